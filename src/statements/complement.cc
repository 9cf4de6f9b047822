// One small function for each kind of complement, tried in the order in which they are sure.
#include "statements/complement.h"

#include <algorithm>

#include "statements/speaker.h"

namespace rapporteur::statements {
namespace {

constexpr uint32_t kFarthestThat = 12;  ///< tokens between a cue and its "that"
constexpr int kMostSteps = 12;          ///< from a cue up to the clause that it stands in; deeper is a wrong tree

class Complement {
 public:
  Complement(const Speech& speech, const CueMatch& cue)
      : s_(speech), cue_(cue), sentence_(speech.sentence_at(cue.first)) {}

  Content run() const {
    if (cue_.shape == CueShape::phrase) return rest_of_clause(phrase_words());
    if (cue_.shape == CueShape::noun) return of_noun();
    return of_verb();
  }

 private:
  bool takes(uint32_t what) const { return (cue_.cue->takes & what) != 0; }

  /// The first child of the cue's words outside them that is wanted.
  template <typename Wanted>
  uint32_t find_dependant(Wanted wanted) const {
    uint32_t found = kNone;
    for (uint32_t token = cue_.first; token < cue_.end && found == kNone; ++token)
      found = s_.find_child(token, [&](uint32_t c) { return (c < cue_.first || c >= cue_.end) && wanted(c); });
    return found;
  }

  uint32_t find_relation(Deprel relation) const {
    return find_dependant([&](uint32_t c) { return s_.relation(c) == relation; });
  }

  /// The words below a dependant, cut where they would reach over the cue.
  Tokens beside_cue(uint32_t token) const {
    Tokens words = s_.below(token);
    if (token > cue_.first) words.first = std::max(words.first, cue_.end);
    if (token < cue_.first) words.end = std::min(words.end, cue_.first);
    return words;
  }

  Content trimmed(Tokens words) const {
    words = s_.trimmed(words);
    return words.empty() ? Content{} : Content{words};
  }

  Content below(uint32_t token) const { return trimmed(beside_cue(token)); }

  /// From the leftmost of several dependants after the cue to the rightmost one.
  Content span_of(const std::vector<uint32_t>& tokens) const {
    Tokens words{kNone, 0};
    for (const uint32_t token : tokens) {
      const Tokens part = beside_cue(token);
      words = {std::min(words.first, part.first), std::max(words.end, part.end)};
    }
    return tokens.empty() ? Content{} : trimmed(words);
  }

  bool marked_to(uint32_t verb) const { return s_.has_preposition(verb, {s_.rules.to}); }
  bool has_preposition(uint32_t noun) const { return s_.has_preposition(noun, cue_.cue->prepositions); }
  bool starts_with_that(uint32_t verb) const { return s_.word(s_.below(verb).first) == s_.rules.that; }

  // ---- verbs ----

  Content of_verb() const {
    if (takes(kThatClause)) {
      if (const Tokens aside = interposed(s_, cue_); !aside.empty()) return rest_of_clause(aside);
    }
    Content content;
    if (takes(kThatClause | kQuotation)) content = clause();
    if (content.empty() && takes(kToClause)) content = infinitive();
    if (content.empty() && takes(kThatClause)) content = pushed_in();
    if (!content.empty() || is_only_possible()) return content;
    if (takes(kThatClause)) content = rest_of_sentence();
    return content.empty() ? phrases() : content;
  }

  Content clause() const {
    uint32_t verb = find_dependant([&](uint32_t c) { return s_.relation(c) == Deprel::ccomp && starts_with_that(c); });
    if (verb == kNone) verb = find_relation(Deprel::ccomp);
    if (verb != kNone && marked_to(verb) && takes(kToClause)) return infinitive();
    if (verb != kNone && !marked_to(verb)) return with_antecedent(whole_clause(verb));
    if (const uint32_t hung = that_clause(); hung != kNone) return whole_clause(hung);
    const uint32_t after = find_dependant([&](uint32_t c) {
      return c > cue_.first && s_.relation(c) == Deprel::parataxis && after_colon(s_.below(c).first);
    });
    return after == kNone ? Content{} : below(after);
  }

  /// "a court which he said was a tool": the pronoun, and what it stands for, are part of what is said.
  Content with_antecedent(Content content) const {
    const Predicate* predicate = s_.d.predicate(cue_.first);
    if (content.empty() || predicate == nullptr || s_.relation(cue_.first) != Deprel::acl_relcl) return content;
    const uint32_t noun = s_.head(cue_.first), pronoun = s_.below(cue_.first).first;
    if (noun < pronoun && pronoun < cue_.first && s_.is_relative(pronoun) && predicate->subject != noun)
      content.insert(content.begin(), {s_.below(noun).first, pronoun + 1});
    return content;
  }

  bool after_colon(uint32_t token) const { return token > 0 && s_.d.word(token - 1) == ":"; }

  /// The clause below `verb`, to the mark or the coordination that ends it: the tree often lets go of its last phrase.
  Content whole_clause(uint32_t verb) const {
    Content content = below(verb);
    if (content.empty() || verb < cue_.first) return content;
    Tokens& words = content.back();
    words.end = to_boundary(words.end);
    while (words.first > cue_.end && opens_clause(words.first - 1)) --words.first;
    return content;
  }

  /// "why", "what", "whether", "that": the tree may have left it outside.
  bool opens_clause(uint32_t token) const {
    const Xpos xpos = s_.xpos(token);
    return xpos == Xpos::WRB || xpos == Xpos::WP || xpos == Xpos::WDT || s_.upos(token) == Upos::SCONJ;
  }

  uint32_t to_boundary(uint32_t end) const {
    while (end < sentence_.end && s_.upos(end) != Upos::CCONJ) {
      const uint32_t q = s_.quotation_of[end];
      if (q != kNone && s_.quotations[q].open == end && s_.quotation_of[cue_.first] != q) {
        end = std::min(s_.quotations[q].end, sentence_.end);
        if (end < sentence_.end && s_.quotations[q].close == end) ++end;
      } else if (s_.is_mark(end)) {
        break;
      } else {
        ++end;
      }
    }
    return end;
  }

  /// A clause with "that" which the tree calls an adverbial, or hangs on the one who is told or on the cue's noun; or
  /// on a noun between the cue and it ("said after the talks that ..."), if "that" is no part of the clause.
  uint32_t that_clause() const {
    uint32_t found = find_dependant([&](uint32_t c) { return is_content_clause(c); });
    for (const Deprel relation : {Deprel::iobj, Deprel::obj}) {
      const uint32_t told = takes(kObject) ? kNone : find_relation(relation);
      if (told == kNone || found != kNone) continue;
      found = s_.find_child(told, [&](uint32_t c) { return is_content_clause(c); });
    }
    if (found != kNone) return found;
    find_dependant([&](uint32_t c) {
      const bool between = s_.relation(c) == Deprel::obl || s_.relation(c) == Deprel::advcl;
      if (between && c >= cue_.end) found = clause_strayed_below(c);
      return found != kNone;
    });
    return found;
  }

  uint32_t clause_strayed_below(uint32_t noun) const {
    uint32_t found = kNone;
    s_.find_child(noun, [&](uint32_t c) {
      const Deprel first = s_.relation(s_.below(c).first);
      if (is_content_clause(c) && (first == Deprel::mark || first == Deprel::det)) found = c;
      if (s_.relation(c) == Deprel::nmod) found = clause_strayed_below(c);
      return found != kNone;
    });
    return found;
  }

  bool is_content_clause(uint32_t verb) const {
    return verb >= cue_.end && is_clausal(verb) && (starts_with_that(verb) || asks_whether(verb));
  }

  bool is_clausal(uint32_t token) const {
    const Deprel relation = s_.relation(token);
    return relation == Deprel::ccomp || relation == Deprel::advcl || relation == Deprel::acl ||
           relation == Deprel::acl_relcl || relation == Deprel::xcomp || relation == Deprel::parataxis;
  }

  /// "asked in Vienna if the talks went on".
  bool asks_whether(uint32_t verb) const {
    return cue_.cue->manner == "question" && s_.in_class(s_.below(verb).first, rules::kClassCondition);
  }

  /// "urged him to resign" with "him".
  Content infinitive() const {
    const uint32_t verb = find_dependant([&](uint32_t c) {
      const Deprel relation = s_.relation(c);
      const bool clause = relation == Deprel::xcomp || relation == Deprel::ccomp || relation == Deprel::advcl ||
                          relation == Deprel::acl;
      return c > cue_.first && clause && marked_to(c);
    });
    if (verb == kNone) return {};
    std::vector<uint32_t> tokens{verb};
    const uint32_t object = find_relation(Deprel::obj);
    if (object != kNone && object > cue_.first && object < verb) tokens.push_back(object);
    const uint32_t addressee =
        find_dependant([&](uint32_t c) { return c > cue_.first && c < verb && has_preposition(c); });
    if (addressee != kNone && takes(kPreposition)) tokens.push_back(addressee);
    return with_patient(span_of(tokens));
  }

  /// "to discuss the plan", "would respond to it": an infinitive or modal without a clause tells what may be said one
  /// day.
  bool is_only_possible() const {
    if (s_.xpos(cue_.first) != Xpos::VB) return false;
    const Predicate* predicate = s_.d.predicate(cue_.first);
    return (predicate != nullptr && predicate->modal != kNone) || s_.child(cue_.first, Deprel::aux) == kNone;
  }

  /// Where the tree hangs the clause elsewhere: the words from the cue, or from "that" soon after it, to the sentence's
  /// end, if the cue has its subject right before it and a finite verb follows that can be the clause's.
  Content rest_of_sentence() const {
    if (find_relation(Deprel::obj) != kNone || s_.is_passive(cue_.first) || nominal_before(s_, cue_.first).empty())
      return {};
    uint32_t first = cue_.end;
    for (uint32_t token = cue_.end; token < std::min(cue_.end + kFarthestThat, sentence_.end); ++token) {
      if (s_.word(token) == s_.rules.that && s_.upos(token) == Upos::SCONJ) first = token;
    }
    if (first >= sentence_.end || (s_.word(first) != s_.rules.that && !opens_bare_clause(first))) return {};
    const Content content = trimmed({first, sentence_.end});
    return !content.empty() && has_finite_verb(content.front()) ? content : Content{};
  }

  bool opens_bare_clause(uint32_t token) const {
    return is_nominal(s_, token) || opens_clause(token) || s_.relation(token) == Deprel::expl;
  }

  bool has_finite_verb(Tokens words) const {
    for (uint32_t token = words.first + 1; token < words.end && !s_.is_comma(token); ++token) {
      if (s_.is_finite(token) || s_.xpos(token) == Xpos::MD) return true;
    }
    return false;
  }

  // ---- the cue's clause is put into or after what is said ----

  Content pushed_in() const {
    const Deprel relation = s_.relation(cue_.first);
    if (relation != Deprel::parataxis && relation != Deprel::discourse) return {};
    if (find_relation(Deprel::obj) != kNone && !takes(kQuotation)) return {};
    return rest_of_clause(s_.below(cue_.first));
  }

  Tokens phrase_words() const {
    const uint32_t speaker = speaker_head(s_, cue_);
    return {cue_.first, speaker == kNone ? cue_.end : std::max(cue_.end, s_.below(speaker).end)};
  }

  /// The clause that holds `words`, without them.
  Content rest_of_clause(Tokens words) const {
    const Tokens clause = clause_around(words);
    Content content;
    for (const Tokens part : {Tokens{clause.first, std::min(clause.end, words.first)},
                              Tokens{std::max(clause.first, words.end), clause.end}}) {
      const Tokens kept = s_.trimmed(part);
      if (!kept.empty() && !only_marks_or_links(kept)) content.push_back(kept);
    }
    return content;
  }

  /// "and", "but" alone are no content.
  bool only_marks_or_links(Tokens words) const {
    while (!words.empty() && (s_.is_mark(words.first) || s_.relation(words.first) == Deprel::cc)) ++words.first;
    return words.empty();
  }

  /// The sentence, or the coordinated main clause in which the words stand.
  Tokens clause_around(Tokens words) const {
    uint32_t token = cue_.shape == CueShape::phrase ? speaker_head(s_, cue_) : cue_.first;
    Tokens clause = sentence_;
    for (int step = 0; token != kNone && step < kMostSteps; ++step, token = s_.head(token)) {
      if (s_.relation(token) != Deprel::conj || !has_subject(token) || words.has(token)) continue;
      clause = s_.below(token);
      break;
    }
    return token == kNone ? clause : without_other_clauses(clause, token);
  }

  bool has_subject(uint32_t token) const {
    return s_.find_child(token, [&](uint32_t c) { return predicates::is_subject(s_.relation(c)); }) != kNone;
  }

  /// Without the clauses that are coordinated after the one in which the cue stands, if it stands before them.
  Tokens without_other_clauses(Tokens clause, uint32_t root) const {
    const uint32_t other = s_.find_child(root, [&](uint32_t c) {
      return s_.relation(c) == Deprel::conj && has_subject(c) && s_.below(c).first > cue_.end;
    });
    if (other != kNone) clause.end = std::min(clause.end, s_.below(other).first);
    return clause;
  }

  // ---- noun phrases ----

  /// The object, what is said of it, and the prepositions that the cue takes.
  Content phrases() const {
    std::vector<uint32_t> tokens;
    find_dependant([&](uint32_t c) {
      if (c > cue_.first && is_phrase_content(c)) tokens.push_back(c);
      return false;
    });
    Content content = span_of(tokens);
    if (!content.empty() && takes(kObject)) fit_object(content.back());
    if (cue_.cue->manner == "description" && is_somebody(content)) return {};
    return takes(kPassive) || (takes(kObject) && has_agent()) ? with_patient(content) : content;
  }

  /// "called Scholz", "called Scholz and the president": somebody is named, and nothing that he is said to be.
  bool is_somebody(const Content& content) const {
    if (content.size() != 1 || find_relation(Deprel::iobj) != kNone || find_relation(Deprel::xcomp) != kNone)
      return false;
    Tokens words = content.front();
    if (s_.upos(words.first) == Upos::DET) ++words.first;
    for (uint32_t t = words.first; t < words.end; ++t) {
      const uint32_t m = s_.d.mention_at[t];
      if (m != kNone && s_.d.mentions[m].first <= words.first && s_.d.mentions[m].end >= words.end) return true;
    }
    return false;
  }

  /// "was demanded by Peru"; "was claimed by the flood" says nothing.
  bool has_agent() const {
    const Predicate* predicate = s_.d.predicate(cue_.first);
    const bool told = predicate != nullptr && predicate->passive && predicate->subject != kNone;
    return told && s_.d.mention_at[predicate->subject] != kNone;
  }

  /// What is done to stands before the passive: "Serbia was urged to …", "the ruling was described as …".
  Content with_patient(Content content) const {
    const Predicate* predicate = s_.d.predicate(cue_.first);
    if (predicate == nullptr || !predicate->passive || !predicate->own_subject) return content;
    const uint32_t patient = predicates::surface_subject(*predicate);
    if (patient >= cue_.first) return content;
    const Content before = below(patient);
    content.insert(content.begin(), before.begin(), before.end());
    return content;
  }

  /// Takes in the prepositional phrases that follow at once, but for those of time and place of saying; leaves out a
  /// clause that is only added after a comma.
  void fit_object(Tokens& words) const {
    for (uint32_t token = words.first + 1; token + 1 < words.end; ++token) {
      if (s_.is_comma(token) && (s_.xpos(token + 1) == Xpos::WDT || s_.xpos(token + 1) == Xpos::WP)) words.end = token;
    }
    for (uint32_t next = words.end; next < sentence_.end; next = words.end) {
      const uint32_t noun = phrase_at(next);
      if (noun == kNone) break;
      words.end = s_.below(noun).end;
    }
    words = s_.trimmed(words);
  }

  /// The head of the phrase that begins with the preposition at `token`, if it hangs on the cue and belongs to the
  /// content.
  uint32_t phrase_at(uint32_t token) const {
    const uint32_t noun = s_.relation(token) == Deprel::case_ ? s_.head(token) : kNone;
    if (noun == kNone || noun < token || s_.head(noun) != cue_.first || s_.below(noun).first != token) return kNone;
    return is_aside(token, noun) ? kNone : noun;
  }

  /// When or where it was said: after one of some prepositions a name, a number, a day or an occasion ("in a speech").
  bool is_aside(uint32_t preposition, uint32_t noun) const {
    if (!has(s_.rules.aside_prepositions, s_.word(preposition))) return false;
    return s_.upos(noun) == Upos::PROPN || s_.upos(noun) == Upos::NUM || has(s_.rules.occasions, s_.word(noun));
  }

  bool is_phrase_content(uint32_t c) const {
    switch (s_.relation(c)) {
      case Deprel::obj:
      case Deprel::ccomp:
        return takes(kObject);
      case Deprel::xcomp:
        return takes(kObject) && !marked_to(c);
      case Deprel::obl:
      case Deprel::nmod:
      case Deprel::advcl:
        return takes(kPreposition) && has_preposition(c);
      default:
        return false;
    }
  }

  // ---- nouns ----

  /// A clause with "that" or "to"; a phrase after a preposition is what the noun is about, not what is said.
  Content of_noun() const {
    const uint32_t clause = find_dependant([&](uint32_t c) {
      const Deprel relation = s_.relation(c);
      if (c < cue_.first) return false;
      const bool that =
          starts_with_that(c) && (relation == Deprel::acl || relation == Deprel::ccomp || is_no_relative(c));
      return that ? takes(kThatClause) : relation == Deprel::acl && marked_to(c) && takes(kToClause);
    });
    return clause == kNone ? Content{} : below(clause);
  }

  /// Called a relative clause by the tree, but its "that" is no pronoun; or what is said of who is named by a noun, in
  /// a tense of its own ("rumours that the king had died"), as relative clauses about something said seldom are.
  bool is_no_relative(uint32_t verb) const {
    if (s_.relation(verb) != Deprel::acl_relcl) return false;
    if (s_.upos(s_.below(verb).first) == Upos::SCONJ) return true;
    const uint32_t noun = s_.find_child(
        verb, [&](uint32_t c) { return predicates::is_subject(s_.relation(c)) && s_.upos(c) != Upos::PRON; });
    const uint32_t auxiliary =
        s_.find_child(verb, [&](uint32_t c) { return s_.relation(c) == Deprel::aux || s_.relation(c) == Deprel::cop; });
    return noun != kNone && auxiliary != kNone;
  }

  const Speech& s_;
  const CueMatch& cue_;
  Tokens sentence_;
};

}  // namespace

Content complement_of(const Speech& speech, const CueMatch& cue) { return Complement(speech, cue).run(); }

}  // namespace rapporteur::statements
