// Each draft by itself, then what is known only beside the others.
#include "statements/make_statements.h"

#include <algorithm>

#include "statements/among_statements.h"
#include "statements/beside_cue.h"
#include "statements/own_words.h"
#include "text/characters.h"
#include "text/forms.h"

namespace rapporteur::statements {
namespace {

constexpr std::string_view kFirstPerson = "speaker";  ///< the rule of mentions of whoever has the word

class Maker {
 public:
  explicit Maker(const Speech& speech) : s_(speech) {}

  std::vector<Statement> run(const std::vector<Draft>& drafts) {
    std::vector<Statement> statements;
    for (const Draft& draft : drafts) {
      Statement statement = make(draft);
      if (!statement.content.empty()) statements.push_back(std::move(statement));
    }
    std::stable_sort(statements.begin(), statements.end(),
                     [](const Statement& a, const Statement& b) { return a.span.begin < b.span.begin; });
    tell_by_the_others(s_, statements);
    add_unmarked(s_, statements);
    return statements;
  }

 private:
  Statement make(const Draft& draft) const {
    Statement statement;
    for (const Tokens part : draft.content) add_content(part, draft, statement);
    if (statement.content.empty()) return statement;
    statement.form = form_of(draft);
    if (draft.cue.cue != nullptr) {
      statement.cue = s_.d.span_of(draft.cue.first, draft.cue.end);
      statement.cue_token = draft.cue.first;
      statement.rule = draft.cue.cue->rule;
      statement.date = date_of(s_, draft);
      statement.via = via_of(s_, draft);
    }
    if (!draft.speaker.empty()) statement.speaker_span = s_.d.span_of(draft.speaker.first, draft.speaker.end);
    statement.speaker = draft.actor != kNone ? draft.actor : actor_of(draft);
    if (draft.turn != nullptr) statement.speaker_span = statement.cue = draft.turn->label;
    find_author(draft, statement);
    statement.span = cover(statement.cue, statement.speaker_span);
    for (const Span span : statement.content) statement.span = cover(statement.span, span);
    return statement;
  }

  /// Among own words what nobody else says is their author's, and direct.
  void find_author(const Draft& draft, Statement& statement) const {
    const uint32_t token = draft.cue.cue == nullptr ? draft.content.front().first : draft.cue.first;
    const OwnWords* own = s_.own_at(token);
    if (own == nullptr || s_.quotation_of[token] != kNone) return;
    if (is_first_person(draft.speaker_head) || (own->turn == nullptr && is_authors(draft, *own, statement.speaker)))
      statement.speaker = own->actor;
    if (statement.speaker == own->actor) statement.form = StatementForm::direct;
    if (statement.speaker == own->actor && own->turn == nullptr && s_.d.report.date)
      statement.date = to_string(*s_.d.report.date);  // a release is given out on its day
  }

  bool is_authors(const Draft& draft, const OwnWords& own, uint32_t speaker) const {
    return (speaker == kNone && draft.cue.cue == nullptr) || speaks_for(s_.d, own.actor, speaker);
  }

  bool is_first_person(uint32_t token) const {
    const uint32_t mention = token == kNone ? kNone : s_.d.mention_at[token];
    return mention != kNone && s_.d.mentions[mention].rule == kFirstPerson;
  }

  /// Without the outer marks and "that".
  void add_content(Tokens words, const Draft& draft, Statement& statement) const {
    if (const OwnWords* own = draft.cue.cue == nullptr ? nullptr : s_.own_at(draft.cue.first); own != nullptr)
      words.first = std::max(words.first, own->words.first);  // the tree joins a turn to its label
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

  /// The mention at the speaker's head; for a relative pronoun at what it stands for; else the first one that is named
  /// in the words.
  uint32_t actor_of(const Draft& draft) const {
    if (draft.speaker_head == kNone) return kNone;
    if (const uint32_t row = row_of(draft); row != kNone) return row;
    const uint32_t actor = s_.actor_at(draft.speaker_head);
    if (actor == kNone || !is_named(actor)) {
      if (const uint32_t named = named_beside(draft); named != kNone) return named;
    }
    if (actor != kNone) return actor;
    const uint32_t beside = s_.child(draft.speaker_head, Deprel::appos);
    if (beside != kNone) return s_.actor_at(beside);
    const uint32_t of = s_.actor_at(s_.child(draft.speaker_head, Deprel::nmod));
    return of != kNone && (is_part(draft.speaker_head) || is_several(of)) ? of : kNone;
  }

  /// "a group of generals", "a number of envoys".
  bool is_several(uint32_t actor) const {
    return s_.d.actors[actor].plural || s_.d.actors[actor].kind == ActorKind::joint;
  }

  /// "Latvia and Estonia said": all of whom the row of names consists that the speaker's head opens.
  uint32_t row_of(const Draft& draft) const {
    const auto& mentions = s_.d.mentions;
    const auto first = std::partition_point(mentions.begin(), mentions.end(),
                                            [&](const Mention& m) { return m.first < draft.speaker.first; });
    for (auto row = first; row != mentions.end() && row->first <= draft.speaker_head; ++row) {
      const bool whole = row->end > draft.speaker_head && row->end <= draft.speaker.end;
      if (whole && row->actor != kNone && s_.d.actors[row->actor].kind == ActorKind::joint) return row->actor;
    }
    return kNone;
  }

  /// "one of the delegates", "many of them": a word of number stands for some of those after "of".
  bool is_part(uint32_t token) const {
    const Upos tag = s_.upos(token);
    return tag == Upos::NUM || tag == Upos::DET || tag == Upos::PRON || tag == Upos::ADJ;
  }

  bool is_named(uint32_t actor) const {
    const ActorKind kind = s_.d.actors[actor].kind;
    return kind != ActorKind::unnamed && kind != ActorKind::office;
  }

  /// "the ambassador, Hamid Reza Dehghani": a person whose name stands beside the speaker's head.
  uint32_t named_beside(const Draft& draft) const {
    for (uint32_t token = draft.speaker.first; token < draft.speaker.end; ++token) {
      const uint32_t actor = s_.actor_at(token);
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

  const Speech& s_;
};

}  // namespace

std::vector<Statement> make_statements(const Speech& speech, const std::vector<Draft>& drafts) {
  return Maker(speech).run(drafts);
}

}  // namespace rapporteur::statements
