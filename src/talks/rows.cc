// Walks over the sentences once and keeps the line that leads.
#include "talks/rows.h"

#include <algorithm>

namespace rapporteur::talks {
namespace {

constexpr uint32_t kLongestName = 14;  ///< tokens of a line that only names who speaks below: "The Security Council,"
constexpr std::string_view kBullets[] = {"-", "*", "\u2022", "\u2013", "\u2014", "\u25aa", "\u00b7", "\u25cf"};

bool is_mark(const Document& document, uint32_t token) { return document.tags[token].upos == Upos::PUNCT; }

bool is_number(const Document& document, uint32_t token) {
  const std::string_view word = document.word(token);
  return word.size() <= 2 && std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Tokens of the bullet or number with which a sentence begins; 0: none.
uint32_t bullet_length(const Document& document, const Sentence& sentence) {
  const uint32_t at = sentence.first;
  if (at + 2 >= sentence.end) return 0;
  for (const std::string_view bullet : kBullets) {
    if (document.word(at) == bullet) return 1;
  }
  const std::string_view next = document.word(at + 1);
  if (is_number(document, at) && (next == "." || next == ")")) return 2;
  return document.word(at) == "(" && document.word(at + 2) == ")" ? 3 : 0;
}

bool ends_with(const Document& document, const Sentence& sentence, std::string_view mark) {
  return sentence.end > sentence.first && document.word(sentence.end - 1) == mark;
}

/// "The ministers", "The Security Council,": a subject whose verbs stand in the points below.
bool is_subject_alone(const Document& document, const Sentence& sentence) {
  if (sentence.end - sentence.first > kLongestName || ends_with(document, sentence, ".")) return false;
  bool named = false;
  for (uint32_t i = sentence.first; i < sentence.end; ++i) {
    if (document.tags[i].upos == Upos::VERB || document.tags[i].upos == Upos::AUX) return false;
    named = named || document.mention_at[i] != kNone;
  }
  return named;
}

}  // namespace

std::vector<uint32_t> leads_of(const Document& document) {
  std::vector<uint32_t> leads(document.sentences.size(), kNone);
  uint32_t lead = kNone;
  bool goes_on = false;  // the last point ended with a semicolon
  for (uint32_t s = 0; s < document.sentences.size(); ++s) {
    const Sentence& sentence = document.sentences[s];
    const bool open = ends_with(document, sentence, ";");
    const bool item = lead != kNone && (bullet_length(document, sentence) > 0 || open || goes_on);
    goes_on = item && open;
    if (item) {
      leads[s] = lead;
    } else if (ends_with(document, sentence, ":") || is_subject_alone(document, sentence)) {
      lead = s;
    } else if (!ends_with(document, sentence, ",")) {
      lead = kNone;  // a recital ("Deeply concerned by …,") leaves it
    }
  }
  return leads;
}

uint32_t first_word(const Document& document, uint32_t s) {
  const Sentence& sentence = document.sentences[s];
  uint32_t at = sentence.first + bullet_length(document, sentence);
  while (at + 1 < sentence.end && is_mark(document, at)) ++at;
  return at;
}

}  // namespace rapporteur::talks
