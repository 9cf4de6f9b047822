// The word book: which lemmas a word form may belong to, and which classes of words a lemma is in. Compiled from the
// entries `words` and `irregular` and from whatever lemmas other knowledge names; the rooms that read trees ask it
// instead of comparing words.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/document.h"
#include "rapporteur/result.h"
#include "rules/grammar.h"
#include "rules/image.h"
#include "rules/inflect.h"

namespace rapporteur::rules {

enum Pos : uint16_t { kNoun = 1, kVerb = 2, kAdjective = 4, kOther = 8, kAnyPos = 0xffff };

/// A word form and one lemma it may belong to. Sorted by word.
struct WordForm {
  uint32_t word;
  uint16_t lemma;
  uint16_t pos;
};

/// Classes that code asks about, in the order of kNamedClasses in wordbook.cc. Knowledge says which words they hold.
enum NamedClass : uint16_t {
  kClassPreposition,
  kClassLight,
  kClassOccurrence,
  kClassAspect,
  kClassPolity,
  kClassForces,
  kClassSport,
  kClassMarket,
  kClassExpected,
  kClassUnreal,
  kClassNegation,
  kClassCondition,
  kClassRelative,
  kClassSaying,
  kClassDomestic,
  kClassAgent,
  kClassComparison,
  kClassQuantity,
  kClassShell,
  kClassTitle,
  kClassBetween,
  kClassNamedAfter,
  kClassAny,
  kClassDocument,
  kClassLand,
  kClassIssuing,
  kClassNobody,
  kClassScant,
  kClassFailing,
  kClassWishing,
  kClassDenying,
  kClassObliging,
  kClassObligation,
  kClassPermission,
  kClassFuture,
  kClassPossibility,
  kClassQuestion,
  kClassAlternative,
  kClassPerfect,
  kClassDoer,
  kClassReceiver,
  kClassContrast,
  kClassPartyMark,
  kClassBodyMark,
  kClassOf,
  kClassWhere,
  kClassWhither,
  kClassMotion,
  kClassOccasion,
  kClassGoal,
  kClassAhead,
  kClassPart,
  kClassTelephone,
  kClassToldFuture,
  kClassDefinite,
  kClassReadout,
  kClassOwners,
  kClassAside,
  kClassFaction,
  kClassSeries,
  kClassVisitor,
  kClassPromising,
  kClassAddressee,
  kClassEventNoun,
  kClassReciprocal,
  kClassWilling,
  kClassCapacity,
  kClassJudgedAs,
  kClassPursuing,
  kClassAims,
  kNamedClassCount,
};

struct Wordbook {
  std::span<const WordForm> forms;
  std::span<const uint32_t> class_bits;  ///< rows of `class_width` words, one a lemma
  uint32_t class_width = 0;
  std::vector<uint32_t> first_form;  ///< by word id: index into forms

  /// The lemma that a token's form has as one of the parts of speech in `pos`; 0 if the book has none. Where a form
  /// belongs to several ("found"), `which` counts them.
  uint16_t lemma(const Token& token, uint16_t pos, uint32_t which = 0) const {
    if (token.word + 1 >= first_form.size()) return 0;
    for (uint32_t i = first_form[token.word]; i < first_form[token.word + 1]; ++i) {
      if ((forms[i].pos & pos) != 0 && which-- == 0) return forms[i].lemma;
    }
    return 0;
  }
  bool in_class(uint16_t lemma, uint16_t word_class) const {
    return lemma != 0 && (class_bits[lemma * class_width + word_class / 32] >> (word_class % 32) & 1) != 0;
  }
  /// True if any reading of the token belongs to the class.
  bool in_class(const Token& token, uint16_t word_class) const {
    if (token.word + 1 >= first_form.size()) return false;
    for (uint32_t i = first_form[token.word]; i < first_form[token.word + 1]; ++i) {
      if (in_class(forms[i].lemma, word_class)) return true;
    }
    return false;
  }
};

/// Views the tables in the image. Fails if the image was compiled without words.
Result<Wordbook> load_wordbook(const Image& image);

/// Numbers lemmas and classes while knowledge is compiled.
class WordbookBuilder {
 public:
  WordbookBuilder(const std::vector<SourceEntry>& entries, ImageBuilder& image);

  /// The first thing wrong in an entry `words`; none: all is well.
  const std::optional<Error>& trouble() const { return trouble_; }

  /// The lemma's number, added with all its forms as that part of speech if new.
  uint16_t lemma(std::string_view word, uint16_t pos);
  /// The number of a class; nullopt if no entry declares it.
  std::optional<uint16_t> find_class(std::string_view name) const;
  const std::vector<uint16_t>& members(uint16_t word_class) const { return members_[word_class]; }
  bool is_preposition(std::string_view word) const;
  /// A lemma becomes a member of a class that code asks about.
  void add_member(NamedClass word_class, uint16_t lemma) { members_[word_class].push_back(lemma); }
  const Irregular& irregular() const { return irregular_; }
  size_t lemma_count() const { return lemmas_.size(); }

  /// Writes the tables "words.forms" and "words.classes".
  void write();

 private:
  void read_irregular(const SourceEntry& entry);
  void read_class(const SourceEntry& entry);
  uint16_t class_id(std::string_view name);

  ImageBuilder& image_;
  std::optional<Error> trouble_;
  Irregular irregular_;
  std::map<std::string, uint16_t, std::less<>> lemmas_;
  std::map<uint16_t, uint16_t> known_pos_;
  std::map<std::string, uint16_t, std::less<>> classes_;
  std::vector<std::vector<uint16_t>> members_;
  std::vector<WordForm> forms_;
};

}  // namespace rapporteur::rules
