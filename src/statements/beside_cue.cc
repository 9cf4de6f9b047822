// Walks over the words of the cue's own clause.
#include "statements/beside_cue.h"

#include <algorithm>

#include "predicates/circumstances.h"
#include "statements/speaker.h"

namespace rapporteur::statements {
namespace {

constexpr uint32_t kWidestClause = 60;  ///< tokens beside a cue that can tell when and through whom

/// The verb whose clause tells when and through whom: "quoted" of "TASS quoted him as saying".
uint32_t telling_verb(const Speech& s, uint32_t cue) {
  const uint32_t above = s.head(cue);
  return above != kNone && quoted_person(s, above) != kNone ? above : cue;
}

/// Visits the words of the cue's own clause: what hangs on it and is neither said nor the speaker.
template <typename Visit>
void beside_cue(const Speech& s, const Draft& draft, Visit visit) {
  const Tokens clause = s.below(telling_verb(s, draft.cue.first));
  const uint32_t first = std::max(clause.first, draft.cue.first > kWidestClause ? draft.cue.first - kWidestClause : 0);
  const uint32_t end = std::min(clause.end, draft.cue.end + kWidestClause);
  for (uint32_t token = first; token < end; ++token) {
    const auto skip =
        std::find_if(draft.content.begin(), draft.content.end(), [&](Tokens part) { return part.has(token); });
    if (skip != draft.content.end()) {
      token = skip->end - 1;
    } else if (!draft.speaker.has(token)) {
      visit(token);
    }
  }
}

/// "Speaking on Monday, he said" is not of another verb.
bool is_of_other_verb(const Speech& s, uint32_t token, const CueMatch& cue) {
  while (token != kNone && s.parsed(token)) {
    if (token >= cue.first && token < cue.end) return false;
    const bool beside =
        s.relation(token) == Deprel::advcl && s.child(token, Deprel::nsubj) == kNone && token < cue.first;
    if (s.upos(token) == Upos::VERB && !beside) return true;
    token = s.head(token);
  }
  return false;
}

}  // namespace

// What has gone on since 1994 is not when it was said.
std::string date_of(const Speech& s, const Draft& draft) {
  std::string date;
  beside_cue(s, draft, [&](uint32_t token) {
    const Time* time = date.empty() ? predicates::time_at(s.d, token) : nullptr;
    if (time == nullptr || time->kind != TimeKind::date || time->edtf.find("..") != std::string::npos) return;
    if (!is_of_other_verb(s, token, draft.cue)) date = time->edtf;
  });
  return date;
}

std::string_view outlet_of(const Speech& s, uint32_t actor) {
  const uint32_t entry = actor == kNone ? kNone : s.d.actors[actor].entry;
  const uint32_t index = entry - s.rules.first_outlet;
  return entry != kNone && entry >= s.rules.first_outlet && index < s.rules.outlets.size() ? s.rules.outlets[index]
                                                                                           : std::string_view();
}

std::string via_of(const Speech& s, const Draft& draft) {
  std::string_view via;
  beside_cue(s, draft, [&](uint32_t token) {
    if (via.empty()) via = outlet_of(s, s.actor_at(token));
  });
  return std::string(via);
}

}  // namespace rapporteur::statements
