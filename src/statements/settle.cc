// Each draft by itself, then what is known only beside the others.
#include "statements/settle.h"

#include <algorithm>

namespace rapporteur::statements {
namespace {

constexpr uint32_t kWidestClause = 60;  ///< tokens beside a cue that can tell when and through whom
constexpr size_t kNeighbours = 3;       ///< statements around one that can hold what it carries

class Settler {
 public:
  explicit Settler(const Reading& reading)
      : r_(reading), mention_of_(reading.d.tokens.size(), kNone), time_of_(reading.d.tokens.size(), kNone) {
    note_mentions();
    note_times();
    issuer_ = find_issuer();
  }

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
    carry_on(statements);
    return statements;
  }

 private:
  /// A token belongs to the mention that it is the head of, the longest of one actor; else to the longest that holds
  /// it.
  void note_mentions() {
    for (uint32_t m = 0; m < r_.d.mentions.size(); ++m) {
      const Mention& mention = r_.d.mentions[m];
      for (uint32_t token = mention.first; token < mention.end; ++token) {
        const uint32_t other = mention_of_[token];
        if (other == kNone || (r_.d.mentions[other].head != token && length(mention) > length(r_.d.mentions[other])))
          mention_of_[token] = m;
      }
      const uint32_t headed = mention_of_[mention.head];
      const bool taken = headed != m && headed != kNone && r_.d.mentions[headed].head == mention.head &&
                         is_of_one(r_.d.mentions[headed]);
      if (!taken) mention_of_[mention.head] = m;
    }
  }

  bool is_of_one(const Mention& mention) const {
    return mention.actor != kNone && r_.d.actors[mention.actor].kind != ActorKind::joint;
  }

  static uint32_t length(const Mention& mention) { return mention.end - mention.first; }

  void note_times() {
    for (uint32_t t = 0; t < r_.d.times.size(); ++t) {
      for (uint32_t token = r_.d.times[t].first; token < r_.d.times[t].end; ++token) time_of_[token] = t;
    }
  }

  Statement make(const Draft& draft) const {
    Statement statement;
    for (const Tokens part : draft.content) add_content(part, draft, statement);
    if (statement.content.empty()) return statement;
    statement.form = r_.released.has(draft.content.front().first) ? StatementForm::direct : form_of(draft);
    if (draft.cue.cue != nullptr) {
      statement.cue = r_.d.span_of(draft.cue.first, draft.cue.end);
      statement.cue_token = draft.cue.first;
      statement.rule = draft.cue.cue->rule;
      statement.date = date_of(draft);
      statement.via = via_of(draft);
    }
    if (!draft.speaker.empty()) statement.speaker_span = r_.d.span_of(draft.speaker.first, draft.speaker.end);
    statement.speaker = actor_of(draft);
    if (statement.speaker == kNone && r_.released.has(draft.content.front().first)) statement.speaker = issuer_;
    statement.span = cover(statement.cue, statement.speaker_span);
    for (const Span span : statement.content) statement.span = cover(statement.span, span);
    return statement;
  }

  /// Without the outer marks and "that".
  void add_content(Tokens words, const Draft& draft, Statement& statement) const {
    while (!words.empty() && is_outer(words.first, draft)) ++words.first;
    while (!words.empty() && is_quotation_mark(words.end - 1)) --words.end;
    if (!words.empty()) statement.content.push_back(r_.d.span_of(words.first, words.end));
  }

  /// A mark, "that", or the preposition by which the cue takes its content: "called [for] calm".
  bool is_outer(uint32_t token, const Draft& draft) const {
    if (is_quotation_mark(token) || r_.is_comma(token)) return true;
    const bool links = r_.relation(token) == Deprel::mark || r_.upos(token) == Upos::SCONJ || is_stray_that(token);
    if (r_.word(token) == r_.rules.that && links) return true;
    if (draft.cue.cue == nullptr || r_.relation(token) != Deprel::case_) return false;
    const auto& taken = draft.cue.cue->prepositions;
    const uint32_t above = r_.tree.head(r_.tree.head(token));
    const bool governed = draft.cue.first <= above && above < draft.cue.end;
    return governed && r_.word(token) != r_.rules.as &&
           std::find(taken.begin(), taken.end(), r_.word(token)) != taken.end();
  }

  /// "that" right after the cue and before a noun in the plural or an article cannot be a determiner.
  bool is_stray_that(uint32_t token) const {
    if (token + 1 >= r_.d.tokens.size()) return false;
    return r_.xpos(token + 1) == Xpos::NNS || r_.upos(token + 1) == Upos::DET || r_.upos(token + 1) == Upos::PRON;
  }

  bool is_quotation_mark(uint32_t token) const {
    const uint32_t q = r_.quotation_of[token];
    return q != kNone && r_.quotations[q].is_mark(token);
  }

  StatementForm form_of(const Draft& draft) const {
    uint32_t words = 0, quoted = 0;
    for (const Tokens part : draft.content) {
      for (uint32_t token = part.first; token < part.end; ++token) {
        if (r_.is_mark(token) || (token == part.first && r_.word(token) == r_.rules.that)) continue;
        ++words;
        quoted += r_.quotation_of[token] != kNone;
      }
    }
    return quoted == 0 ? StatementForm::indirect : quoted == words ? StatementForm::direct : StatementForm::mixed;
  }

  uint32_t actor_at(uint32_t token) const {
    const uint32_t mention = mention_of_[token];
    return mention == kNone ? kNone : r_.d.mentions[mention].actor;
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
    const uint32_t above = r_.tree.head(draft.cue.first);
    if (r_.relation(draft.cue.first) == Deprel::acl_relcl && above != kNone && is_relative(draft.speaker_head))
      return actor_at(above);
    const uint32_t beside = r_.tree.child(draft.speaker_head, Deprel::appos);
    const uint32_t of = is_part(draft.speaker_head) ? r_.tree.child(draft.speaker_head, Deprel::nmod) : kNone;
    return beside != kNone ? actor_at(beside) : of == kNone ? kNone : actor_at(of);
  }

  /// "one of the delegates", "many of them": a word of number stands for some of those after "of".
  bool is_part(uint32_t token) const {
    const Upos tag = r_.upos(token);
    return tag == Upos::NUM || tag == Upos::DET || tag == Upos::PRON || tag == Upos::ADJ;
  }

  /// Who issued a released text: the state or body that its title names first, else the first one named before it.
  uint32_t find_issuer() const {
    if (r_.released.empty()) return kNone;
    for (const Mention& mention : r_.d.mentions) {
      if (mention.first >= r_.released.first) break;
      const uint32_t actor = mention.actor;
      if (actor != kNone && !mention.place && !r_.d.actors[actor].code.empty() && is_named(actor)) return actor;
    }
    return kNone;
  }

  bool is_named(uint32_t actor) const {
    const ActorKind kind = r_.d.actors[actor].kind;
    return kind != ActorKind::unnamed && kind != ActorKind::office;
  }

  /// "the ambassador, Hamid Reza Dehghani": a person whose name stands beside the speaker's head.
  uint32_t named_beside(const Draft& draft) const {
    for (uint32_t token = draft.speaker.first; token < draft.speaker.end; ++token) {
      const uint32_t mention = mention_of_[token];
      if (mention == kNone || r_.d.mentions[mention].actor == kNone) continue;
      const Actor& actor = r_.d.actors[r_.d.mentions[mention].actor];
      if (actor.kind == ActorKind::person && stands_beside(r_.d.mentions[mention].head, draft.speaker_head))
        return r_.d.mentions[mention].actor;
    }
    return kNone;
  }

  /// True if the way up from `token` to `head` is apposition, coordination and parts of names only.
  bool stands_beside(uint32_t token, uint32_t head) const {
    for (int step = 0; step < 6 && token != kNone && token != head; ++step) {
      const Deprel relation = r_.relation(token);
      const bool beside = relation == Deprel::appos || relation == Deprel::flat || relation == Deprel::compound ||
                          relation == Deprel::conj || relation == Deprel::list || relation == Deprel::nmod_unmarked;
      if (!beside) return false;
      token = r_.tree.head(token);
    }
    return token == head;
  }

  bool is_relative(uint32_t token) const { return r_.xpos(token) == Xpos::WP || r_.xpos(token) == Xpos::WDT; }

  /// Visits the words of the cue's own clause: what hangs on it and is neither said nor the speaker.
  template <typename Visit>
  void beside_cue(const Draft& draft, Visit visit) const {
    const Tokens clause = r_.tree.below(draft.cue.first);
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
      const uint32_t time = time_of_[token];
      if (!date.empty() || time == kNone || r_.d.times[time].kind != TimeKind::date) return;
      if (r_.d.times[time].edtf.find("..") == std::string::npos && !is_of_other_verb(token, draft.cue))
        date = r_.d.times[time].edtf;
    });
    return date;
  }

  /// "Speaking on Monday, he said" is not of another verb.
  bool is_of_other_verb(uint32_t token, const CueMatch& cue) const {
    while (token != kNone && r_.tree.parsed(token)) {
      if (token >= cue.first && token < cue.end) return false;
      const bool beside =
          r_.relation(token) == Deprel::advcl && r_.tree.child(token, Deprel::nsubj) == kNone && token < cue.first;
      if (r_.upos(token) == Upos::VERB && !beside) return true;
      token = r_.tree.head(token);
    }
    return false;
  }

  std::string_view outlet_of(uint32_t actor) const {
    const uint32_t entry = actor == kNone ? kNone : r_.d.actors[actor].entry;
    const uint32_t index = entry - r_.rules.first_outlet;
    return entry != kNone && entry >= r_.rules.first_outlet && index < r_.rules.outlets.size() ? r_.rules.outlets[index]
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
        if (k == i || !statements[i].content.front().contains(statements[k].cue) || statements[k].cue.empty()) continue;
        if (statements[k].via.empty()) statements[k].via = outlet;
        carries[i] = true;
      }
    }
    keep_others(carries, statements);
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

  const Reading& r_;
  uint32_t issuer_ = kNone;           ///< of Reading::released
  std::vector<uint32_t> mention_of_;  ///< by token
  std::vector<uint32_t> time_of_;     ///< by token
};

}  // namespace

std::vector<Statement> settle(const Reading& reading, const std::vector<Draft>& drafts) {
  return Settler(reading).run(drafts);
}

}  // namespace rapporteur::statements
