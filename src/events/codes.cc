// Tries a token's frames in their order until one gives a code.
#include "events/codes.h"

namespace rapporteur::events {
namespace {

constexpr size_t kRootDigits = 2;  // of a code of CAMEO
constexpr int kMaxDepth = 4;       // "urged X to agree to stop supporting Y" has three

}  // namespace

using frames::CompositionRow;
using frames::Condition;
using frames::ConditionKind;
using frames::Role;
using frames::RoleKind;

Code ActReader::compose(uint8_t composition, const Code& code) const {
  size_t longest = 0;
  const CompositionRow* best = nullptr;
  for (const CompositionRow& row : r_.compositions) {
    const std::string_view prefix = view(row.prefix);
    if (row.composition != composition || !view(code).starts_with(prefix) || prefix.size() <= longest) continue;
    longest = prefix.size();
    best = &row;
  }
  if (best == nullptr) return {};
  return best->code.empty() ? code : best->code;
}

std::optional<Act> ActReader::read(uint32_t token, size_t& next, int depth) const {
  const auto frames = d_.frames_of(token);
  while (depth <= kMaxDepth && next < frames.size()) {
    Act act;
    act.frame = frames[next++];
    act.code = rule(act).code;
    const bool composed = rule(act).composition != 0 && compose_content(act, depth);
    if (!composed) narrow(act);
    if (!act.code.empty()) return act;
  }
  return std::nullopt;
}

/// Looks for an act in what the frame is about. False if it found none that the composition knows.
bool ActReader::compose_content(Act& act, int depth) const {
  for (const Role& role : r_.roles_of(rule(act).content)) {
    if (role.kind == RoleKind::self) continue;
    const uint32_t head = conditions_.content_of(act.frame, role);
    if (head == kNone || head == act.frame.predicate) continue;
    if (act.content_head == kNone) act.content_head = head;
    size_t next = 0;
    const std::optional<Act> content = read(predicates::core(d_, w_, head), next, depth + 1);
    if (!content) continue;
    if (is_refused_refusal(act, content->code)) {
      act.code = {};
      return true;
    }
    Code about = content->inner.empty() ? content->code : content->inner;
    if (content->frame.arguments.negated()) {
      about = compose(r_.cease, about);
      if (about.empty()) continue;
    }
    const Code code = compose(rule(act).composition, about);
    if (code.empty()) continue;
    act.code = code;
    act.inner = about;
    act.content_head = head;
    return true;
  }
  return false;
}

/// "declined to rule out a visit": nothing is refused.
bool ActReader::is_refused_refusal(const Act& act, const Code& content) const {
  const bool refuses = rule(act).stance == static_cast<uint8_t>(Stance::reject);
  return refuses && view(content).substr(0, kRootDigits) == view(rule(act).code).substr(0, kRootDigits);
}

/// The first "narrower" line that holds gives the code.
void ActReader::narrow(Act& act) const {
  const frames::Rows rows = rule(act).conditions;
  for (const Condition& condition : r_.conditions.subspan(rows.first, rows.count)) {
    if (condition.kind != ConditionKind::narrower || !conditions_.holds(condition, act.frame)) continue;
    act.code = condition.code;
    return;
  }
}

}  // namespace rapporteur::events
