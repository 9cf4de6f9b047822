// One small function for each kind of complement, tried in the order in which they are sure.
#include "statements/complement.h"

#include <algorithm>

#include "statements/speaker.h"

namespace rapporteur::statements {
namespace {

using Content = std::vector<Tokens>;

constexpr uint32_t kFarthestThat = 12;  ///< tokens between a cue and its "that"

class Complement {
 public:
  Complement(const Reading& reading, const CueMatch& cue, const Sentence& sentence)
      : r_(reading), cue_(cue), sentence_{sentence.first, sentence.end} {}

  Content run() const {
    if (cue_.shape == CueShape::phrase) return rest_of_clause(phrase_words());
    if (cue_.shape == CueShape::noun) return of_noun();
    return of_verb();
  }

 private:
  bool takes(uint32_t what) const { return (cue_.cue->takes & what) != 0; }

  template <typename Accept>
  uint32_t find_child(Accept accept) const {
    uint32_t found = kNone;
    for (uint32_t token = cue_.first; token < cue_.end; ++token) {
      r_.tree.children(token, [&](uint32_t c) {
        if (found == kNone && (c < cue_.first || c >= cue_.end) && accept(c)) found = c;
      });
    }
    return found;
  }

  uint32_t find_relation(Deprel relation) const {
    return find_child([&](uint32_t c) { return r_.relation(c) == relation; });
  }

  /// The words below a dependant, cut where they would reach over the cue.
  Content below(uint32_t token) const {
    Tokens words = r_.tree.below(token);
    if (token > cue_.first) words.first = std::max(words.first, cue_.end);
    if (token < cue_.first) words.end = std::min(words.end, cue_.first);
    words = r_.trimmed(words);
    return words.empty() ? Content{} : Content{words};
  }

  /// From the leftmost of several dependants after the cue to the rightmost one.
  Content span_of(const std::vector<uint32_t>& tokens) const {
    Tokens words{kNone, 0};
    for (const uint32_t token : tokens) {
      words.first = std::min(words.first, std::max(r_.tree.below(token).first, cue_.end));
      words.end = std::max(words.end, r_.tree.below(token).end);
    }
    if (tokens.empty()) return {};
    words = r_.trimmed(words);
    return words.empty() ? Content{} : Content{words};
  }

  bool marked_to(uint32_t verb) const {
    bool found = false;
    r_.tree.children(
        verb, [&](uint32_t c) { found = found || (r_.relation(c) == Deprel::mark && r_.word(c) == r_.rules.to); });
    return found;
  }

  Content of_verb() const {
    if (takes(kThatClause | kQuotation)) {
      if (const Tokens aside = interposed(r_, cue_, sentence_); !aside.empty() && takes(kThatClause))
        return rest_of_clause(aside);
      if (Content content = clause(); !content.empty()) return content;
    }
    if (takes(kToClause)) {
      if (Content content = infinitive(); !content.empty()) return content;
    }
    if (takes(kThatClause)) {
      if (Content content = pushed_in(); !content.empty()) return content;
    }
    if (is_only_possible()) return {};
    if (takes(kThatClause)) {
      if (Content content = rest_of_sentence(); !content.empty()) return content;
    }
    return phrases();
  }

  /// Where the tree hangs the clause elsewhere: the words from the cue, or from "that" soon after it, to the sentence's
  /// end, if the cue has its subject right before it and a finite verb follows that can be the clause's.
  Content rest_of_sentence() const {
    if (find_relation(Deprel::obj) != kNone || is_passive(r_, cue_.first) ||
        nominal_before(r_, cue_.first, sentence_.first).empty())
      return {};
    uint32_t first = cue_.end;
    for (uint32_t token = cue_.end; token < std::min(cue_.end + kFarthestThat, sentence_.end); ++token) {
      if (r_.word(token) == r_.rules.that && r_.upos(token) == Upos::SCONJ) first = token;
    }
    const bool that = first < sentence_.end && r_.word(first) == r_.rules.that;
    if (first >= sentence_.end || (!that && !opens_bare_clause(first))) return {};
    const Tokens words = r_.trimmed({first, sentence_.end});
    return has_finite_verb(words) ? Content{words} : Content{};
  }

  bool opens_bare_clause(uint32_t token) const {
    return is_nominal(r_, token) || opens_clause(token) || r_.relation(token) == Deprel::expl;
  }

  bool has_finite_verb(Tokens words) const {
    for (uint32_t token = words.first + 1; token < words.end && !r_.is_comma(token); ++token) {
      const Xpos xpos = r_.xpos(token);
      if (xpos == Xpos::VBZ || xpos == Xpos::VBP || xpos == Xpos::VBD || xpos == Xpos::MD) return true;
    }
    return false;
  }

  /// "to discuss the plan", "would respond to it": an infinitive or modal without a clause tells what may be said one
  /// day.
  bool is_only_possible() const {
    if (r_.xpos(cue_.first) != Xpos::VB) return false;
    bool possible = r_.tree.child(cue_.first, Deprel::aux) == kNone;
    r_.tree.children(cue_.first, [&](uint32_t c) { possible = possible || r_.xpos(c) == Xpos::MD; });
    return possible;
  }

  Content clause() const {
    const uint32_t verb = find_relation(Deprel::ccomp);
    if (verb != kNone && !(marked_to(verb) && !takes(kToClause)))
      return marked_to(verb) ? infinitive() : whole_clause(verb);
    if (const uint32_t hung = that_clause(); hung != kNone) return whole_clause(hung);
    const uint32_t after =
        find_child([&](uint32_t c) { return c > cue_.first && r_.relation(c) == Deprel::parataxis; });
    if (after != kNone && after_colon(after)) return below(after);
    return {};
  }

  /// The clause below `verb`, to the mark or the coordination that ends it: the tree often lets go of its last phrase.
  Content whole_clause(uint32_t verb) const {
    Content content = below(verb);
    if (content.empty() || verb < cue_.first) return content;
    content.back().end = to_boundary(content.back().end);
    while (content.back().first > cue_.end && opens_clause(content.back().first - 1)) --content.back().first;
    return content;
  }

  /// "why", "what", "whether", "that": the tree may have left it outside.
  bool opens_clause(uint32_t token) const {
    const Xpos xpos = r_.xpos(token);
    return xpos == Xpos::WRB || xpos == Xpos::WP || xpos == Xpos::WDT || r_.upos(token) == Upos::SCONJ;
  }

  uint32_t to_boundary(uint32_t end) const {
    while (end < sentence_.end && r_.upos(end) != Upos::CCONJ) {
      const uint32_t q = r_.quotation_of[end];
      if (q != kNone && r_.quotations[q].open == end && r_.quotation_of[cue_.first] != q) {
        end = std::min(r_.quotations[q].end, sentence_.end);
        if (end < sentence_.end && r_.quotations[q].close == end) ++end;
      } else if (r_.is_mark(end)) {
        break;
      } else {
        ++end;
      }
    }
    return end;
  }

  bool after_colon(uint32_t token) const {
    const uint32_t first = r_.tree.below(token).first;
    return first > 0 && r_.d.word(first - 1) == ":";
  }

  /// "urged him to resign" with "him".
  Content infinitive() const {
    const uint32_t verb = find_child([&](uint32_t c) {
      const Deprel relation = r_.relation(c);
      const bool clause = relation == Deprel::xcomp || relation == Deprel::ccomp || relation == Deprel::advcl ||
                          relation == Deprel::acl;
      return c > cue_.first && clause && marked_to(c);
    });
    if (verb == kNone) return {};
    std::vector<uint32_t> tokens{verb};
    const uint32_t object = find_relation(Deprel::obj);
    if (object != kNone && object > cue_.first && object < verb) tokens.push_back(object);
    const uint32_t addressee = find_child([&](uint32_t c) { return c > cue_.first && c < verb && has_preposition(c); });
    if (addressee != kNone && takes(kPreposition)) tokens.push_back(addressee);
    return span_of(tokens);
  }

  /// The cue's clause stands in or after what it says: all of the clause above but the cue's own words.
  Content pushed_in() const {
    const Deprel relation = r_.relation(cue_.first);
    if (relation != Deprel::parataxis && relation != Deprel::discourse) return {};
    if (find_relation(Deprel::obj) != kNone && !takes(kQuotation)) return {};
    return rest_of_clause(r_.tree.below(cue_.first));
  }

  /// The clause that holds `words`, without them.
  Content rest_of_clause(Tokens words) const {
    const Tokens clause = clause_around(words);
    Content content;
    for (const Tokens part : {Tokens{clause.first, std::min(clause.end, words.first)},
                              Tokens{std::max(clause.first, words.end), clause.end}}) {
      const Tokens kept = r_.trimmed(part);
      if (!kept.empty() && !only_marks_or_links(kept)) content.push_back(kept);
    }
    return content;
  }

  /// "and", "but" alone are no content.
  bool only_marks_or_links(Tokens words) const {
    for (uint32_t token = words.first; token < words.end; ++token) {
      if (!r_.is_mark(token) && r_.relation(token) != Deprel::cc) return false;
    }
    return true;
  }

  /// The sentence, or the coordinated main clause in which the words stand.
  Tokens clause_around(Tokens words) const {
    uint32_t token = cue_.shape == CueShape::phrase ? speaker_head(r_, cue_) : cue_.first;
    Tokens clause = sentence_;
    for (int step = 0; token != kNone && step < 12; ++step) {
      const uint32_t above = r_.tree.head(token);
      if (r_.relation(token) == Deprel::conj && above != kNone && is_clause(token) && !words.has(token)) {
        clause = r_.tree.below(token);
        break;
      }
      token = above;
    }
    return without_other_clauses(clause, token);
  }

  bool is_clause(uint32_t token) const {
    return r_.tree.child(token, Deprel::nsubj) != kNone || r_.tree.child(token, Deprel::nsubj_pass) != kNone;
  }

  /// Without the clauses that are coordinated after the one in which the cue stands, if it stands before them.
  Tokens without_other_clauses(Tokens clause, uint32_t root) const {
    if (root == kNone) return clause;
    r_.tree.children(root, [&](uint32_t c) {
      if (r_.relation(c) == Deprel::conj && is_clause(c) && r_.tree.below(c).first > cue_.end)
        clause.end = std::min(clause.end, r_.tree.below(c).first);
    });
    return clause;
  }

  /// Noun phrases: the object, what is said of it, and the prepositions that the cue takes.
  Content phrases() const {
    const bool passive = is_passive(r_, cue_.first);
    std::vector<uint32_t> tokens;
    r_.tree.children(cue_.first, [&](uint32_t c) {
      if (c > cue_.first && is_phrase_content(c)) tokens.push_back(c);
    });
    for (uint32_t token = cue_.first + 1; token < cue_.end; ++token) {
      r_.tree.children(token, [&](uint32_t c) {
        if (c >= cue_.end && is_phrase_content(c)) tokens.push_back(c);
      });
    }
    Content content = span_of(tokens);
    if (!content.empty() && takes(kObject)) settle_object(content.back());
    const uint32_t subject = r_.tree.child(cue_.first, Deprel::nsubj_pass);
    if (passive && takes(kPassive) && subject != kNone && subject < cue_.first) {
      const Content before = below(subject);
      content.insert(content.begin(), before.begin(), before.end());
    }
    return content;
  }

  /// Takes in the prepositional phrases that follow at once, but for those of time and place of saying; leaves out a
  /// clause that is only added after a comma.
  void settle_object(Tokens& words) const {
    for (uint32_t token = words.first + 1; token + 1 < words.end; ++token) {
      if (r_.is_comma(token) && (r_.xpos(token + 1) == Xpos::WDT || r_.xpos(token + 1) == Xpos::WP)) words.end = token;
    }
    for (uint32_t next = words.end; next < sentence_.end; next = words.end) {
      const uint32_t noun = phrase_at(next);
      if (noun == kNone) break;
      words.end = r_.tree.below(noun).end;
    }
    words = r_.trimmed(words);
  }

  /// The head of the phrase that begins with the preposition at `token`, if it hangs on the cue and belongs to the
  /// content.
  uint32_t phrase_at(uint32_t token) const {
    const uint32_t noun = r_.relation(token) == Deprel::case_ ? r_.tree.head(token) : kNone;
    if (noun == kNone || noun < token || r_.tree.head(noun) != cue_.first || r_.tree.below(noun).first != token)
      return kNone;
    return is_aside(token, noun) ? kNone : noun;
  }

  /// When or where it was said: after one of some prepositions a name, a number, a day or an occasion ("in a speech").
  bool is_aside(uint32_t preposition, uint32_t noun) const {
    const auto has = [](const std::vector<uint32_t>& words, uint32_t word) {
      return word != 0 && std::find(words.begin(), words.end(), word) != words.end();
    };
    if (!has(r_.rules.aside_prepositions, r_.word(preposition))) return false;
    return r_.upos(noun) == Upos::PROPN || r_.upos(noun) == Upos::NUM || has(r_.rules.occasions, r_.word(noun));
  }

  bool is_phrase_content(uint32_t c) const {
    switch (r_.relation(c)) {
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

  bool has_preposition(uint32_t noun) const {
    const auto& wanted = cue_.cue->prepositions;
    bool found = false;
    r_.tree.children(noun, [&](uint32_t c) {
      const bool links = r_.relation(c) == Deprel::case_ || r_.relation(c) == Deprel::mark;
      found = found || (links && std::find(wanted.begin(), wanted.end(), r_.word(c)) != wanted.end());
    });
    return found;
  }

  /// A clause with "that" or "to"; a phrase after a preposition is what the noun is about, not what is said.
  Content of_noun() const {
    const uint32_t clause = find_child([&](uint32_t c) {
      const Deprel relation = r_.relation(c);
      const bool that = marked_that(c) && (relation == Deprel::acl || relation == Deprel::ccomp || is_that_relative(c));
      return c > cue_.first &&
             (that ? takes(kThatClause) : relation == Deprel::acl && marked_to(c) && takes(kToClause));
    });
    return clause == kNone ? Content{} : below(clause);
  }

  /// Called a relative clause by the tree, but its "that" is no pronoun; or what is said of who is named by a noun, in
  /// a tense of its own ("rumours that the king had died"), as relative clauses about something said seldom are.
  bool is_that_relative(uint32_t verb) const {
    if (r_.relation(verb) != Deprel::acl_relcl) return false;
    if (r_.upos(r_.tree.below(verb).first) == Upos::SCONJ) return true;
    bool noun = false, auxiliary = false;
    r_.tree.children(verb, [&](uint32_t c) {
      const bool subject = r_.relation(c) == Deprel::nsubj || r_.relation(c) == Deprel::nsubj_pass;
      noun = noun || (subject && r_.upos(c) != Upos::PRON);
      auxiliary = auxiliary || r_.relation(c) == Deprel::aux || r_.relation(c) == Deprel::cop;
    });
    return noun && auxiliary;
  }

  bool is_content_clause(uint32_t verb) const {
    return verb >= cue_.end && is_clausal(verb) && (marked_that(verb) || asks_whether(verb));
  }

  /// A clause with "that" which the tree calls an adverbial, or hangs on the one who is told or on the cue's noun; or
  /// on a noun between the cue and it ("said after the talks that ..."), if "that" is no part of the clause.
  uint32_t that_clause() const {
    uint32_t found = find_child([&](uint32_t c) { return is_content_clause(c); });
    for (const Deprel relation : {Deprel::iobj, Deprel::obj}) {
      const uint32_t told = takes(kObject) ? kNone : find_relation(relation);
      if (told == kNone || found != kNone) continue;
      r_.tree.children(told, [&](uint32_t c) {
        if (found == kNone && is_content_clause(c)) found = c;
      });
    }
    find_child([&](uint32_t c) {
      const bool between = r_.relation(c) == Deprel::obl || r_.relation(c) == Deprel::advcl;
      if (found == kNone && between && c >= cue_.end) found = clause_strayed_below(c);
      return found != kNone;
    });
    return found;
  }

  uint32_t clause_strayed_below(uint32_t noun) const {
    uint32_t found = kNone;
    r_.tree.children(noun, [&](uint32_t c) {
      if (found != kNone) return;
      const Deprel first = r_.relation(r_.tree.below(c).first);
      if (is_content_clause(c) && (first == Deprel::mark || first == Deprel::det)) found = c;
      if (r_.relation(c) == Deprel::nmod) found = clause_strayed_below(c);
    });
    return found;
  }

  /// "asked in Vienna if the talks went on".
  bool asks_whether(uint32_t verb) const {
    const std::string_view first = r_.d.folded_word(r_.tree.below(verb).first);
    return cue_.cue->manner == "question" && (first == "if" || first == "whether");
  }

  bool is_clausal(uint32_t token) const {
    const Deprel relation = r_.relation(token);
    return relation == Deprel::ccomp || relation == Deprel::advcl || relation == Deprel::acl ||
           relation == Deprel::acl_relcl || relation == Deprel::xcomp || relation == Deprel::parataxis;
  }

  bool marked_that(uint32_t verb) const {
    const Tokens words = r_.tree.below(verb);
    return words.first < words.end && r_.word(words.first) == r_.rules.that;
  }

  Tokens phrase_words() const {
    const uint32_t speaker = speaker_head(r_, cue_);
    Tokens words{cue_.first, cue_.end};
    if (speaker == kNone) return words;
    words.end = std::max(words.end, r_.tree.below(speaker).end);
    return words;
  }

  const Reading& r_;
  const CueMatch& cue_;
  Tokens sentence_;
};

}  // namespace

std::vector<Tokens> complement_of(const Reading& reading, const CueMatch& cue, const Sentence& sentence) {
  return Complement(reading, cue, sentence).run();
}

}  // namespace rapporteur::statements
