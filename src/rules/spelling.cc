// Each alternative of each value is a word of the list that its key names.
#include "rules/spelling.h"

#include "rules/grammar.h"
#include "rules/image.h"

namespace rapporteur::rules {
namespace {

constexpr std::string_view kKind = "spelling";

void add_words(std::string_view key, std::string_view words, text::Spelling& spelling) {
  for (const std::string_view word : alternatives(words)) {
    if (!spelling.add(key, word)) return;
  }
}

}  // namespace

text::Spelling read_spelling(const std::vector<SourceEntry>& entries) {
  text::Spelling spelling;
  for (const SourceEntry& entry : entries) {
    if (entry.kind != kKind) continue;
    for (const SourceValue& value : entry.values) add_words(value.key, value.text, spelling);
  }
  spelling.sort();
  return spelling;
}

text::Spelling load_spelling(const Image& image) {
  text::Spelling spelling;
  const auto [first, end] = image.entries_of(kKind);
  for (uint32_t entry = first; entry < end; ++entry) {
    for (const ImageValue& value : image.values(entry))
      add_words(image.text(value.key), image.text(value.text), spelling);
  }
  spelling.sort();
  return spelling;
}

}  // namespace rapporteur::rules
