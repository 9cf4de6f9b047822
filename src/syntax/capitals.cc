// The stages "title case" and "small letters".
#include "syntax/capitals.h"

#include <algorithm>
#include <vector>

#include "knowledge.h"
#include "rapporteur/document.h"
#include "rules/wordbook.h"
#include "syntax/features.h"
#include "syntax/models.h"
#include "text/characters.h"

namespace rapporteur::syntax {
namespace {

constexpr uint32_t kFewest = 3;    ///< longer words of a line in title case
constexpr uint32_t kMost = 40;     ///< tokens of one
constexpr uint32_t kShortest = 4;  ///< letters that make a word longer: shorter ones stay small ("in", "the")

class TitleCase {
 public:
  TitleCase(Document& document, const Knowledge& knowledge)
      : d_(document),
        models_(*knowledge.models),
        words_(*knowledge.words),
        actors_(knowledge.image.lexicon("actors")) {}

  void read(const Sentence& sentence) {
    if (!is_title(sentence)) return;
    mark_listed(sentence);
    mark_registered(sentence);
    for (uint32_t t = sentence.first; t < sentence.end; ++t) {
      Token& token = d_.tokens[t];
      const bool known = models_.parser.encoder.tables.row_of(keys_[t - sentence.first]) != 0 ||
                         words_.lemma(token, rules::kAnyPos) != 0;
      if (known && !token.upper && !named_[t - sentence.first]) token.capital = false;
    }
  }

 private:
  bool is_title(const Sentence& sentence) const {
    if (sentence.end - sentence.first > kMost) return false;
    uint32_t longer = 0;
    for (uint32_t t = sentence.first; t < sentence.end; ++t) {
      const Token& token = d_.tokens[t];
      const bool letters = text::is_letter(text::character_at(d_.text(), token.span.begin).code);
      if (!letters || token.joined || token.span.size() < kShortest) continue;
      if (!token.capital) return false;
      ++longer;
    }
    return longer >= kFewest && !ends_in_full_stop(sentence);
  }

  /// Behind it may be quotation marks.
  bool ends_in_full_stop(const Sentence& sentence) const {
    uint32_t t = sentence.end;
    while (t > sentence.first && text::is_closing(text::character_at(d_.text(), d_.tokens[t - 1].span.begin).code)) --t;
    return t > sentence.first && d_.word(t - 1) == ".";
  }

  /// What the lists of names have: a word of a name, a phrase that is one.
  void mark_listed(const Sentence& sentence) {
    keys_.clear();
    for (uint32_t t = sentence.first; t < sentence.end; ++t) keys_.push_back(word_key(d_.folded_word(t)));
    mark_words(models_.names.lists, keys_, marks_);
    named_.clear();
    for (const ListMark& mark : marks_) named_.push_back(mark.word != 0 || mark.phrase != 0);
  }

  /// What the registry has only with a capital.
  void mark_registered(const Sentence& sentence) {
    for (uint32_t t = sentence.first; t < sentence.end;) {
      const rules::PhraseMatch match = actors_.longest(d_, t, sentence.end);
      if (match.phrase == nullptr || match.phrase->capitals == 0) {
        ++t;
        continue;
      }
      for (; t < match.end; ++t) named_[t - sentence.first] = true;
    }
  }

  Document& d_;
  const Models& models_;
  const rules::Wordbook& words_;
  const rules::Lexicon& actors_;
  std::vector<uint64_t> keys_;  ///< of the sentence's words
  std::vector<ListMark> marks_;
  std::vector<bool> named_;  ///< whether a word of the sentence belongs to a name
};

/// A sentence of some words, none with a capital: its letters do not tell what is a name.
bool is_in_small_letters(const Document& document, const Sentence& sentence) {
  constexpr uint32_t kSomeWords = 4;
  return sentence.end - sentence.first >= kSomeWords &&
         std::none_of(document.tokens.begin() + sentence.first, document.tokens.begin() + sentence.end,
                      [](const Token& token) { return token.capital; });
}

}  // namespace

void read_title_case(Document& document, const Knowledge& knowledge) {
  TitleCase title_case(document, knowledge);
  for (const Sentence& sentence : document.sentences) title_case.read(sentence);
}

void supply_capitals(Document& document, const Knowledge& /*knowledge*/) {
  size_t next = 0;
  for (const Sentence& sentence : document.sentences) {
    const bool small = sentence.wanted && is_in_small_letters(document, sentence);
    for (uint32_t t = sentence.first; small && t < sentence.end; ++t)
      document.tokens[t].capital = document.tags[t].upos == Upos::PROPN;
    for (; next < document.names.size() && document.names[next].first < sentence.end; ++next) {
      const Name& name = document.names[next];
      for (uint32_t t = name.first; small && t < name.end; ++t) document.tokens[t].capital = true;
    }
  }
}

}  // namespace rapporteur::syntax
