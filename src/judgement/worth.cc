// Conditions measured on keyed reports: of events without a known source one in forty is in a key, of those whose
// target is the source's own state and nobody by name one in ten (docs/reading.md).
#include "judgement/worth.h"

#include <algorithm>

namespace rapporteur::judgement {
namespace {

using frames::CodeClass;

bool is_pronoun(const Document& document, Span words) {
  const auto& tokens = document.tokens;
  const auto token =
      std::partition_point(tokens.begin(), tokens.end(), [&](const Token& t) { return t.span.begin < words.begin; });
  return token != tokens.end() && token->span == words &&
         document.tags[static_cast<size_t>(token - tokens.begin())].upos == Upos::PRON;
}

bool has_code(const Document& document, uint32_t actor) {
  return actor != kNone && !document.actors[actor].code.empty();
}

}  // namespace

bool is_asserted(const Document& document, Span words) {
  const auto behind = std::partition_point(document.turns.begin(), document.turns.end(),
                                           [&](const Turn& turn) { return turn.label.begin <= words.begin; });
  if (behind == document.turns.begin() || !std::prev(behind)->asks) return true;
  const Turn& turn = *std::prev(behind);
  return turn.first < turn.end && document.tokens[turn.end - 1].span.end <= words.begin;
}

bool is_worth_telling(const Document& document, const frames::FrameRules& rules, const Event& event) {
  if (!has_code(document, event.source)) return false;
  if (!has_code(document, event.target)) return rules.is(CodeClass::alone, event.cameo);
  const Actor &source = document.actors[event.source], &target = document.actors[event.target];
  return source.code != target.code || !target.name.empty() || rules.is(CodeClass::own_affair, event.cameo);
}

bool is_worth_telling(const Document& document, const Statement& statement) {
  if (statement.speaker == kNone && statement.speaker_span.empty()) return false;
  return statement.content.size() != 1 || !is_pronoun(document, statement.content.front());
}

bool is_worth_telling(const Document& document, const Position& position) {
  if (position.actor == kNone) return false;
  const Actor& holder = document.actors[position.actor];
  return !holder.code.empty() || holder.kind == ActorKind::person || holder.kind == ActorKind::group;
}

}  // namespace rapporteur::judgement
