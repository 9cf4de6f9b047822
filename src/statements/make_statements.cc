// Each draft by itself, then what is known only beside the others.
#include "statements/make_statements.h"

#include <algorithm>

#include "text/characters.h"
#include "text/forms.h"

#include "predicates/circumstances.h"

namespace rapporteur::statements {
namespace {

constexpr uint32_t kWidestClause = 60;  ///< tokens beside a cue that can tell when and through whom
constexpr size_t kNeighbours = 3;       ///< statements around one that can hold what it carries

class Maker {
 public:
  explicit Maker(const Speech& speech) : s_(speech), issuer_(find_issuer()) {}

  std::vector<Statement> run(const std::vector<Draft>& drafts) {
    std::vector<Statement> statements;
    for (const Draft& draft : drafts) {
      Statement statement = make(draft);
      if (!statement.content.empty()) statements.push_back(std::move(statement));
    }
    std::stable_sort(statements.begin(), statements.end(),
                     [](const Statement& a, const Statement& b) { return a.span.begin < b.span.begin; });
    give_to_carried(statements);
    note_reported(statements);
    turn_to_addressees(statements);
    carry_on(statements);
    return statements;
  }

 private:
  Statement make(const Draft& draft) const {
    Statement statement;
    for (const Tokens part : draft.content) add_content(part, draft, statement);
    if (statement.content.empty()) return statement;
    statement.form = s_.released.has(draft.content.front().first) ? StatementForm::direct : form_of(draft);
    if (draft.cue.cue != nullptr) {
      statement.cue = s_.d.span_of(draft.cue.first, draft.cue.end);
      statement.cue_token = draft.cue.first;
      statement.rule = draft.cue.cue->rule;
      statement.date = date_of(draft);
      statement.via = via_of(draft);
    }
    if (!draft.speaker.empty()) statement.speaker_span = s_.d.span_of(draft.speaker.first, draft.speaker.end);
    statement.speaker = actor_of(draft);
    if (statement.speaker == kNone && s_.released.has(draft.content.front().first)) statement.speaker = issuer_;
    statement.span = cover(statement.cue, statement.speaker_span);
    for (const Span span : statement.content) statement.span = cover(statement.span, span);
    return statement;
  }

  /// Without the outer marks and "that".
  void add_content(Tokens words, const Draft& draft, Statement& statement) const {
    while (!words.empty() && is_outer(words.first, draft)) ++words.first;
    while (!words.empty() && is_quotation_mark(words.end - 1)) --words.end;
    if (words.end - words.first > 1 && s_.is_comma(words.end - 1) && follows_picture(words.end - 1)) --words.end;
    if (!words.empty()) statement.content.push_back(s_.d.span_of(words.first, words.end));
  }

  /// A mark, "that", or the preposition by which the cue takes its content: "called [for] calm".
  bool is_outer(uint32_t token, const Draft& draft) const {
    if (is_quotation_mark(token) || s_.is_comma(token)) return true;
    const bool links = s_.relation(token) == Deprel::mark || s_.upos(token) == Upos::SCONJ || is_stray_that(token);
    if (s_.word(token) == s_.rules.that && links) return true;
    if (draft.cue.cue == nullptr || s_.relation(token) != Deprel::case_) return false;
    const uint32_t above = s_.head(s_.head(token));
    const bool governed = draft.cue.first <= above && above < draft.cue.end;
    return governed && s_.word(token) != s_.rules.as && has(draft.cue.cue->prepositions, s_.word(token));
  }

  /// "that" right after the cue and before a noun in the plural or an article cannot be a determiner.
  bool is_stray_that(uint32_t token) const {
    if (token + 1 >= s_.d.tokens.size()) return false;
    return s_.xpos(token + 1) == Xpos::NNS || s_.upos(token + 1) == Upos::DET || s_.upos(token + 1) == Upos::PRON;
  }

  /// A picture stands before the token, which is not read and no part of what is said.
  bool follows_picture(uint32_t token) const {
    const std::string_view given = s_.d.report.text;
    uint32_t at = s_.d.given(s_.d.tokens[token - 1].span).end;
    const uint32_t end = s_.d.given(s_.d.tokens[token].span).begin;
    while (at < end) {
      const text::Character character = text::character_at(given, at);
      if (text::form_of(character.code) == text::Form::picture) return true;
      at += character.size;
    }
    return false;
  }

  bool is_quotation_mark(uint32_t token) const {
    const uint32_t q = s_.quotation_of[token];
    return q != kNone && s_.quotations[q].is_mark(token);
  }

  StatementForm form_of(const Draft& draft) const {
    uint32_t words = 0, quoted = 0;
    for (const Tokens part : draft.content) {
      for (uint32_t token = part.first; token < part.end; ++token) {
        if (s_.is_mark(token) || (token == part.first && s_.word(token) == s_.rules.that)) continue;
        ++words;
        quoted += s_.quotation_of[token] != kNone;
      }
    }
    return quoted == 0 ? StatementForm::indirect : quoted == words ? StatementForm::direct : StatementForm::mixed;
  }

  uint32_t actor_at(uint32_t token) const {
    const uint32_t mention = token == kNone ? kNone : s_.d.mention_at[token];
    return mention == kNone ? kNone : s_.d.mentions[mention].actor;
  }

  /// The mention at the speaker's head; for a relative pronoun at what it stands for; else the first one that is named
  /// in the words.
  uint32_t actor_of(const Draft& draft) const {
    if (draft.speaker_head == kNone) return kNone;
    const uint32_t actor = actor_at(draft.speaker_head);
    if (actor == kNone || !is_named(actor)) {
      if (const uint32_t named = named_beside(draft); named != kNone) return named;
    }
    if (actor != kNone) return actor;
    const uint32_t beside = s_.child(draft.speaker_head, Deprel::appos);
    const uint32_t of = is_part(draft.speaker_head) ? s_.child(draft.speaker_head, Deprel::nmod) : kNone;
    return actor_at(beside != kNone ? beside : of);
  }

  /// "one of the delegates", "many of them": a word of number stands for some of those after "of".
  bool is_part(uint32_t token) const {
    const Upos tag = s_.upos(token);
    return tag == Upos::NUM || tag == Upos::DET || tag == Upos::PRON || tag == Upos::ADJ;
  }

  /// Who issued a released text: the state or body that its title names first, else the first one named before it.
  uint32_t find_issuer() const {
    if (s_.released.empty()) return kNone;
    for (const Mention& mention : s_.d.mentions) {
      if (mention.first >= s_.released.first) break;
      const uint32_t actor = mention.actor;
      if (actor != kNone && !mention.place && !s_.d.actors[actor].code.empty() && is_named(actor)) return actor;
    }
    return kNone;
  }

  bool is_named(uint32_t actor) const {
    const ActorKind kind = s_.d.actors[actor].kind;
    return kind != ActorKind::unnamed && kind != ActorKind::office;
  }

  /// "the ambassador, Hamid Reza Dehghani": a person whose name stands beside the speaker's head.
  uint32_t named_beside(const Draft& draft) const {
    for (uint32_t token = draft.speaker.first; token < draft.speaker.end; ++token) {
      const uint32_t actor = actor_at(token);
      if (actor == kNone || s_.d.actors[actor].kind != ActorKind::person) continue;
      if (stands_beside(s_.d.mentions[s_.d.mention_at[token]].head, draft.speaker_head)) return actor;
    }
    return kNone;
  }

  /// True if the way up from `token` to `head` is apposition, coordination and parts of names only.
  bool stands_beside(uint32_t token, uint32_t head) const {
    for (int step = 0; step < 6 && token != kNone && token != head; ++step) {
      const Deprel relation = s_.relation(token);
      const bool beside = relation == Deprel::appos || relation == Deprel::flat || relation == Deprel::compound ||
                          relation == Deprel::conj || relation == Deprel::list || relation == Deprel::nmod_unmarked;
      if (!beside) return false;
      token = s_.head(token);
    }
    return token == head;
  }

  /// Visits the words of the cue's own clause: what hangs on it and is neither said nor the speaker.
  template <typename Visit>
  void beside_cue(const Draft& draft, Visit visit) const {
    const Tokens clause = s_.below(draft.cue.first);
    const uint32_t first =
        std::max(clause.first, draft.cue.first > kWidestClause ? draft.cue.first - kWidestClause : 0);
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

  /// The first day beside the cue that hangs on no other verb: "said on Monday", "on Monday, he said". What has gone on
  /// since 1994 is not when it was said.
  std::string date_of(const Draft& draft) const {
    std::string date;
    beside_cue(draft, [&](uint32_t token) {
      const Time* time = date.empty() ? predicates::time_at(s_.d, token) : nullptr;
      if (time == nullptr || time->kind != TimeKind::date || time->edtf.find("..") != std::string::npos) return;
      if (!is_of_other_verb(token, draft.cue)) date = time->edtf;
    });
    return date;
  }

  /// "Speaking on Monday, he said" is not of another verb.
  bool is_of_other_verb(uint32_t token, const CueMatch& cue) const {
    while (token != kNone && s_.parsed(token)) {
      if (token >= cue.first && token < cue.end) return false;
      const bool beside =
          s_.relation(token) == Deprel::advcl && s_.child(token, Deprel::nsubj) == kNone && token < cue.first;
      if (s_.upos(token) == Upos::VERB && !beside) return true;
      token = s_.head(token);
    }
    return false;
  }

  std::string_view outlet_of(uint32_t actor) const {
    const uint32_t entry = actor == kNone ? kNone : s_.d.actors[actor].entry;
    const uint32_t index = entry - s_.rules.first_outlet;
    return entry != kNone && entry >= s_.rules.first_outlet && index < s_.rules.outlets.size() ? s_.rules.outlets[index]
                                                                                               : std::string_view();
  }

  /// The outlet beside the cue: "told the BBC", "quoted by RIA News".
  std::string via_of(const Draft& draft) const {
    std::string_view via;
    beside_cue(draft, [&](uint32_t token) {
      if (via.empty()) via = outlet_of(actor_at(token));
    });
    return std::string(via);
  }

  /// "X said Y, reported Reuters": Reuters carried what X said, and says nothing of its own.
  void give_to_carried(std::vector<Statement>& statements) const {
    std::vector<bool> carries(statements.size());
    for (size_t i = 0; i < statements.size(); ++i) {
      const std::string_view outlet = outlet_of(statements[i].speaker);
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

  /// "…, Reuters reported": the other's cue is part of what it says; "quoted by Reuters as saying": both say the same.
  static bool carries_words(const Statement& carrier, const Statement& other) {
    if (holds(carrier, other)) return true;
    const bool same = carrier.content.front().begin == other.content.front().begin;
    return same && !other.cue.empty() && other.speaker != kNone && other.speaker != carrier.speaker;
  }

  /// Marks the statements that stand inside another's content. Where that one has no speaker ("it was reported that X
  /// said"), the inner one stands for both.
  static void note_reported(std::vector<Statement>& statements) {
    std::vector<bool> spare(statements.size());
    for (size_t i = 0; i < statements.size(); ++i) {
      const size_t last = std::min(statements.size(), i + kNeighbours + 1);
      for (size_t k = i >= kNeighbours ? i - kNeighbours : 0; k < last; ++k) {
        if (k == i || !holds(statements[k], statements[i])) continue;
        if (statements[k].speaker_span.empty()) {
          spare[k] = true;
        } else {
          statements[i].reported = true;
        }
      }
    }
    keep_others(spare, statements);
  }

  static bool holds(const Statement& outer, const Statement& inner) {
    if (inner.cue.empty()) return false;
    return std::any_of(outer.content.begin(), outer.content.end(), [&](Span part) { return part.contains(inner.cue); });
  }

  static void keep_others(const std::vector<bool>& spare, std::vector<Statement>& statements) {
    size_t kept = 0;
    for (size_t i = 0; i < statements.size(); ++i) {
      if (spare[i]) continue;
      if (kept != i) statements[kept] = std::move(statements[i]);
      ++kept;
    }
    statements.resize(kept);
  }

  /// "X asked Y … “…,” he answered": an answer under a pronoun is that of whoever was spoken to.
  void turn_to_addressees(std::vector<Statement>& statements) const {
    for (size_t i = 1; i < statements.size(); ++i) {
      const Statement& before = statements[i - 1];
      Statement& here = statements[i];
      if (here.speaker == kNone || here.speaker != before.speaker || !is_answer(here)) continue;
      const uint32_t spoken_to = addressee_of(before);
      if (spoken_to != kNone && may_be_one(spoken_to, here.speaker)) here.speaker = spoken_to;
    }
  }

  bool is_answer(const Statement& statement) const {
    const auto cue = std::lower_bound(s_.cues.begin(), s_.cues.end(), statement.cue_token,
                                      [](const CueMatch& c, uint32_t token) { return c.first < token; });
    if (cue == s_.cues.end() || cue->first != statement.cue_token || cue->cue->manner != "answer") return false;
    const Predicate* predicate = s_.d.predicate(cue->first);
    const uint32_t mention =
        predicate == nullptr || predicate->subject == kNone ? kNone : s_.d.mention_at[predicate->subject];
    return mention != kNone && s_.d.mentions[mention].kind == MentionKind::pronoun;
  }

  /// The person that the cue's verb has as its object, beside what is said.
  uint32_t addressee_of(const Statement& statement) const {
    const Predicate* predicate = s_.d.predicate(statement.cue_token);
    if (predicate == nullptr) return kNone;
    for (const uint32_t head : {predicate->iobj, predicate->object}) {
      const uint32_t actor = actor_at(head);
      if (actor != kNone && s_.d.actors[actor].kind == ActorKind::person && actor != statement.speaker) return actor;
    }
    return kNone;
  }

  /// "he" cannot be a woman.
  bool may_be_one(uint32_t actor, uint32_t other) const {
    const Gender one = s_.d.actors[actor].gender, same = s_.d.actors[other].gender;
    return one == Gender::unknown || same == Gender::unknown || one == same;
  }

  /// The same speaker goes on on the same occasion.
  static void carry_on(std::vector<Statement>& statements) {
    for (size_t i = 1; i < statements.size(); ++i) {
      const Statement& before = statements[i - 1];
      Statement& here = statements[i];
      if (here.speaker == kNone || here.speaker != before.speaker) continue;
      if (here.date.empty()) here.date = before.date;
      if (here.via.empty()) here.via = before.via;
    }
  }

  const Speech& s_;
  const uint32_t issuer_;  ///< of Speech::released
};

}  // namespace

std::vector<Statement> make_statements(const Speech& speech, const std::vector<Draft>& drafts) {
  return Maker(speech).run(drafts);
}

}  // namespace rapporteur::statements
