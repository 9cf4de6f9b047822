// The tokeniser's tables: sorted numbers, looked up by bisection.
#include "text/spelling.h"

#include <algorithm>
#include <string>

namespace rapporteur::text {
namespace {

constexpr size_t kLongest = 8;  ///< letters that fit the number

}  // namespace

uint64_t packed(std::string_view word) {
  if (word.size() > kLongest) return 0;
  uint64_t number = 0;
  for (const char c : word) {
    const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    number = number << 8 | static_cast<uint8_t>(small);
  }
  return number;
}

bool Spelling::add(std::string_view list, std::string_view word) {
  const std::pair<std::string_view, std::vector<uint64_t>*> lists[] = {
      {"abbreviation", &abbreviations}, {"prefix", &prefixes}, {"unit", &units}, {"no-initial", &no_initials}};
  for (const auto& [name, words] : lists) {
    if (name != list) continue;
    words->push_back(packed(word));
    return true;
  }
  if (list == "contraction") {  // "can not"
    const size_t cut = std::min(word.find(' '), word.size());
    std::string whole(word);
    if (cut < word.size()) whole.erase(cut, 1);
    contractions.emplace_back(packed(whole), cut);
    return true;
  }
  if (list != "clitic") return false;
  const size_t apostrophe = std::min(word.find('\''), word.size());
  const std::string_view tail = word.substr(std::min(apostrophe + 1, word.size()));
  if (apostrophe == 0)
    clitics.push_back(packed(tail));
  else
    negations.emplace_back(packed(word.substr(0, apostrophe)), packed(tail));
  return true;
}

void Spelling::sort() {
  for (auto* list : {&abbreviations, &prefixes, &units, &clitics, &no_initials}) std::sort(list->begin(), list->end());
  std::sort(negations.begin(), negations.end());
  std::sort(contractions.begin(), contractions.end());
}

uint32_t Spelling::contraction_cut(uint64_t word) const {
  const auto found = std::lower_bound(contractions.begin(), contractions.end(), std::pair(word, uint64_t{0}));
  return word != 0 && found != contractions.end() && found->first == word ? static_cast<uint32_t>(found->second) : 0;
}

bool holds(const std::vector<uint64_t>& list, uint64_t word) {
  return word != 0 && std::binary_search(list.begin(), list.end(), word);
}

}  // namespace rapporteur::text
