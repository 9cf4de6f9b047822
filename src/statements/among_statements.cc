// One rule after the other, over the statements in the order of the text.
#include "statements/among_statements.h"

#include <algorithm>

#include "statements/beside_cue.h"
#include "statements/own_words.h"

namespace rapporteur::statements {
namespace {

constexpr size_t kNeighbours = 3;  ///< statements around one that can hold what it carries

bool holds(const Statement& outer, const Statement& inner) {
  if (inner.cue.empty()) return false;
  return std::any_of(outer.content.begin(), outer.content.end(), [&](Span part) { return part.contains(inner.cue); });
}

/// "…, Reuters reported": the other's cue is part of what it says; "quoted by Reuters as saying": both say the same.
bool carries_words(const Statement& carrier, const Statement& other) {
  if (holds(carrier, other)) return true;
  const bool same = carrier.content.front().begin == other.content.front().begin;
  return same && !other.cue.empty() && other.speaker != kNone && other.speaker != carrier.speaker;
}

void keep_others(const std::vector<bool>& spare, std::vector<Statement>& statements) {
  size_t kept = 0;
  for (size_t i = 0; i < statements.size(); ++i) {
    if (spare[i]) continue;
    if (kept != i) statements[kept] = std::move(statements[i]);
    ++kept;
  }
  statements.resize(kept);
}

/// "X said Y, reported Reuters": Reuters carried what X said, and says nothing of its own.
void give_to_carried(const Speech& s, std::vector<Statement>& statements) {
  std::vector<bool> carries(statements.size());
  for (size_t i = 0; i < statements.size(); ++i) {
    const std::string_view outlet = outlet_of(s, statements[i].speaker);
    if (outlet.empty()) continue;
    const size_t last = std::min(statements.size(), i + kNeighbours + 1);
    for (size_t k = i >= kNeighbours ? i - kNeighbours : 0; k < last; ++k) {
      if (k == i || !carries_words(statements[i], statements[k])) continue;
      if (statements[k].via.empty()) statements[k].via = outlet;
      carries[i] = true;
    }
  }
  keep_others(carries, statements);
}

/// Marks the statements that stand inside another's content. Where that one has no speaker ("it was reported that X
/// said"), the inner one stands for both.
void note_reported(std::vector<Statement>& statements) {
  std::vector<bool> spare(statements.size());
  for (size_t i = 0; i < statements.size(); ++i) {
    const size_t last = std::min(statements.size(), i + kNeighbours + 1);
    for (size_t k = i >= kNeighbours ? i - kNeighbours : 0; k < last; ++k) {
      if (k == i || !holds(statements[k], statements[i])) continue;
      if (statements[k].speaker_span.empty() && statements[k].speaker == kNone) {
        spare[k] = true;
      } else {
        statements[i].reported = true;
      }
    }
  }
  keep_others(spare, statements);
}

/// In a transcript's turn its speaker's own cues tell nothing beside the turn itself, and a question asserts nothing.
void note_turns(const Speech& s, std::vector<Statement>& statements) {
  for (Statement& statement : statements) {
    const OwnWords* own = statement.cue_token == kNone ? nullptr : s.own_at(statement.cue_token);
    if (own == nullptr || own->turn == nullptr) continue;
    if (own->turn->asks || speaks_for(s.d, own->actor, statement.speaker)) statement.reported = true;
  }
}

bool is_answer(const Speech& s, const Statement& statement) {
  const auto cue = std::lower_bound(s.cues.begin(), s.cues.end(), statement.cue_token,
                                    [](const CueMatch& c, uint32_t token) { return c.first < token; });
  if (cue == s.cues.end() || cue->first != statement.cue_token || cue->cue->manner != "answer") return false;
  const Predicate* predicate = s.d.predicate(cue->first);
  const uint32_t mention =
      predicate == nullptr || predicate->subject == kNone ? kNone : s.d.mention_at[predicate->subject];
  return mention != kNone && s.d.mentions[mention].kind == MentionKind::pronoun;
}

/// The person that the cue's verb has as its object, beside what is said.
uint32_t addressee_of(const Speech& s, const Statement& statement) {
  const Predicate* predicate = statement.cue_token == kNone ? nullptr : s.d.predicate(statement.cue_token);
  if (predicate == nullptr) return kNone;
  for (const uint32_t head : {predicate->iobj, predicate->object}) {
    const uint32_t actor = s.actor_at(head);
    if (actor != kNone && s.d.actors[actor].kind == ActorKind::person && actor != statement.speaker) return actor;
  }
  return kNone;
}

/// "he" cannot be a woman.
bool may_be_one(const Speech& s, uint32_t actor, uint32_t other) {
  const Gender one = s.d.actors[actor].gender, same = s.d.actors[other].gender;
  return one == Gender::unknown || same == Gender::unknown || one == same;
}

/// "X asked Y … “…,” he answered": an answer under a pronoun is that of whoever was spoken to.
void turn_to_addressees(const Speech& s, std::vector<Statement>& statements) {
  for (size_t i = 1; i < statements.size(); ++i) {
    const Statement& before = statements[i - 1];
    Statement& here = statements[i];
    if (here.speaker == kNone || here.speaker != before.speaker || !is_answer(s, here)) continue;
    const uint32_t spoken_to = addressee_of(s, before);
    if (spoken_to != kNone && may_be_one(s, spoken_to, here.speaker)) here.speaker = spoken_to;
  }
}

/// The same speaker goes on on the same occasion.
void carry_on(std::vector<Statement>& statements) {
  for (size_t i = 1; i < statements.size(); ++i) {
    const Statement& before = statements[i - 1];
    Statement& here = statements[i];
    if (here.speaker == kNone || here.speaker != before.speaker) continue;
    if (here.date.empty()) here.date = before.date;
    if (here.via.empty()) here.via = before.via;
  }
}

}  // namespace

void tell_by_the_others(const Speech& speech, std::vector<Statement>& statements) {
  give_to_carried(speech, statements);
  note_reported(statements);
  note_turns(speech, statements);
  turn_to_addressees(speech, statements);
  carry_on(statements);
}

}  // namespace rapporteur::statements
