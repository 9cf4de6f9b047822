#include "record/search_words.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "text/characters.h"

namespace rapporteur::record {
namespace {

constexpr size_t kLongestWord = 2046;
constexpr size_t kMostPlaces = 255;       // of one word
constexpr uint32_t kLastPlace = 16383;    // later ones count as this
constexpr size_t kMostBytes = 1'000'000;  // of words and their places; PostgreSQL's end is 1,048,575

bool belongs_to_word(uint32_t code) {
  if (code < 0x80) return (code >= '0' && code <= '9') || ((code | 32) >= 'a' && (code | 32) <= 'z');
  return u_isalnum(static_cast<UChar32>(code)) != 0 || u_charType(static_cast<UChar32>(code)) == U_PRIVATE_USE_CHAR;
}

bool is_accent(uint32_t code) { return code >= 0x300 && u_charType(static_cast<UChar32>(code)) == U_NON_SPACING_MARK; }

/// The letter without its accents; letters whose parts are not accents stay whole.
uint32_t without_accents(uint32_t code) {
  constexpr int kLongest = 8;
  UChar parts[kLongest];
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* canonical = unorm2_getNFDInstance(&status);
  const int32_t size = unorm2_getDecomposition(canonical, static_cast<UChar32>(code), parts, kLongest, &status);
  if (U_FAILURE(status) != 0 || size < 2) return code;
  for (int32_t i = 1; i < size; ++i) {
    if (!is_accent(parts[i])) return code;
  }
  return parts[0];
}

/// Hands over each word, folded, until it returns false.
template <typename Take>
void each_word(std::string_view text, const Take& take) {
  std::string word;
  for (uint32_t at = 0; at < text.size();) {
    const text::Character character = text::character_at(text, at);
    at += character.size;
    if (belongs_to_word(character.code)) {
      if (character.code < 0x80)
        word +=
            static_cast<char>(character.code >= 'A' && character.code <= 'Z' ? character.code | 32 : character.code);
      else
        text::append_character(
            static_cast<uint32_t>(u_foldCase(static_cast<UChar32>(without_accents(character.code)), 0)), word);
    } else if (!word.empty() && !is_accent(character.code)) {
      take(word);
      word.clear();
    }
  }
  if (!word.empty()) take(word);
}

struct Places {
  std::string written;  ///< "1A,7,9"
  size_t count = 0;
};

class Vector {
 public:
  void add(std::string_view text, std::string_view weight) {
    each_word(text, [&](const std::string& word) { add_word(word, weight); });
    ++place_;  // no phrase runs from a title into its text
  }

  /// In the order of first places, so that the same report gives the same bytes.
  std::string written() const {
    std::string out;
    for (const auto* word : order_) {
      out.append(out.empty() ? "'" : " '").append(word->first).append("':").append(word->second.written);
    }
    return out;
  }

 private:
  void add_word(const std::string& word, std::string_view weight) {
    ++place_;
    if (word.size() > kLongestWord) return;
    auto found = words_.find(word);
    if (found == words_.end()) {
      constexpr size_t kOfAWord = 8;
      if (bytes_ + word.size() + kOfAWord > kMostBytes) return;
      bytes_ += word.size() + kOfAWord;
      found = words_.emplace(word, Places{}).first;
      order_.push_back(&*found);
    }
    Places& places = found->second;
    if (places.count == kMostPlaces || (places.count > 0 && bytes_ + 2 > kMostBytes)) return;
    bytes_ += 2;
    places.written.append(places.count++ == 0 ? "" : ",").append(std::to_string(std::min(place_, kLastPlace)));
    places.written.append(weight);
  }

  std::unordered_map<std::string, Places> words_;
  std::vector<const std::pair<const std::string, Places>*> order_;
  uint32_t place_ = 0;
  size_t bytes_ = 0;
};

}  // namespace

std::string search_words(std::string_view title, std::string_view text) {
  Vector vector;
  vector.add(title, "A");
  vector.add(text, "");
  return vector.written();
}

std::string words_to_search(std::string_view wanted) {
  std::string query;
  for (size_t at = 0; at < wanted.size();) {
    const size_t end = std::min(wanted.find(' ', at), wanted.size());
    std::string phrase;
    each_word(wanted.substr(at, end - at), [&](const std::string& word) {
      phrase.append(phrase.empty() ? "'" : " <-> '").append(word).append("'");
    });
    if (!phrase.empty()) query.append(query.empty() ? "" : " & ").append(phrase).append(":*");
    at = end + 1;
  }
  return query;
}

}  // namespace rapporteur::record
