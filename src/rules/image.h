// Compiled knowledge: one block of bytes that is mapped or embedded and used where it lies. docs/knowledge-image.md
// describes it byte by byte.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/document.h"
#include "rapporteur/result.h"
#include "rules/grammar.h"
#include "rules/lexicon.h"
#include "rules/schema.h"

namespace rapporteur::rules {

/// A stretch of the image's characters.
struct Text {
  uint32_t offset = 0;
  uint32_t size = 0;
};

struct ImageValue {
  Text key;
  Text text;
  uint32_t line = 0;
  uint32_t column = 0;
};

struct ImageEntry {
  Text kind;
  Text id;
  Text file;
  uint32_t line = 0;
  uint32_t first_value = 0;
  uint32_t value_count = 0;
  Text rule;  ///< "kind id"
};

class Image {
 public:
  /// Uses the bytes where they lie: they must outlive the image and be aligned to 8. Refuses a damaged or foreign
  /// block.
  static Result<Image> open(std::span<const std::byte> bytes);

  uint32_t entry_count() const { return static_cast<uint32_t>(entries_.size()); }
  const ImageEntry& entry(uint32_t index) const { return entries_[index]; }
  /// Indices of a kind's entries, [first, end), in the order of their files.
  std::pair<uint32_t, uint32_t> entries_of(std::string_view kind) const;
  std::optional<uint32_t> find(std::string_view kind, std::string_view id) const;

  std::string_view text(Text text) const { return {chars_ + text.offset, text.size}; }
  std::string_view kind(uint32_t entry) const { return text(entries_[entry].kind); }
  std::string_view id(uint32_t entry) const { return text(entries_[entry].id); }
  /// "kind id", the name that findings carry.
  RuleName rule(uint32_t entry) const { return text(entries_[entry].rule); }
  std::span<const ImageValue> values(uint32_t entry) const {
    return values_.subspan(entries_[entry].first_value, entries_[entry].value_count);
  }
  const ImageValue& value(uint32_t index) const { return values_[index]; }
  /// The first value of a key; "" if the entry has none.
  std::string_view get(uint32_t entry, std::string_view key) const;
  /// Every value of a key.
  std::vector<std::string_view> all(uint32_t entry, std::string_view key) const;

  /// The id of a case-folded word; 0 if no phrase or pattern has it.
  uint32_t word_id(std::string_view folded) const;
  /// Never null: a lexicon that no entry feeds is empty.
  const Lexicon& lexicon(std::string_view name) const;
  /// A subject's own tables; empty if it wrote none.
  std::span<const std::byte> section(std::string_view name) const;

 private:
  const char* chars_ = nullptr;
  std::span<const ImageEntry> entries_;
  std::span<const ImageValue> values_;
  std::span<const uint32_t> vocabulary_;  ///< open addressing: index into words_ plus 1; 0: free
  std::span<const Text> words_;           ///< word id minus 1
  std::map<std::string, std::span<const std::byte>, std::less<>> sections_;
  std::map<std::string, Lexicon, std::less<>> lexicons_;
};

/// Collects what a subject wants in the image beside the entries themselves. Handed to each SectionWriter.
class ImageBuilder {
 public:
  /// The id of a word, added to the vocabulary if new. Folded here.
  uint32_t add_word(std::string_view word);
  /// Adds a phrase to a lexicon beside those that the schema sends there. Tokenised as reports are.
  void add_phrase(std::string_view lexicon, std::string_view phrase, uint32_t entry, uint32_t value,
                  uint32_t alternative);
  /// Writes a subject's table; name it after the subject ("actors.tenures").
  void add_section(std::string_view name, std::span<const std::byte> bytes);
  template <typename T>
  void add_table(std::string_view name, const std::vector<T>& rows) {
    add_section(name, std::as_bytes(std::span<const T>(rows)));
  }
  /// Puts characters into the image's pool, once for equal ones.
  Text add_text(std::string_view text);
  /// Lays everything out as one block.
  std::vector<std::byte> finish(const std::vector<SourceEntry>& entries);

  struct Pending {
    std::string phrase;
    Phrase payload;
  };
  std::vector<std::string> words;  ///< id minus 1
  std::map<std::string, uint32_t, std::less<>> word_ids;
  std::map<std::string, std::vector<Pending>, std::less<>> lexicons;
  std::map<std::string, std::vector<std::byte>, std::less<>> sections;
  std::string chars;
  std::map<std::string, Text, std::less<>> texts;
};

/// A subject's chance to compile its own tables. Entries are in image order: index here = index in the image.
using SectionWriter = std::function<Result<void>(const std::vector<SourceEntry>&, ImageBuilder&)>;

/// The entries that an image was compiled from, in its order.
std::vector<SourceEntry> entries_of(const Image& image);

/// Checks entries against the schema among them and compiles them. Entries come out grouped by kind, in file order
/// inside a kind. Of several entries of the same kind and id the last wins, whole (that is how an overlay corrects).
/// The first error, if there are any; check_entries() tells all.
Result<std::vector<std::byte>> compile_image(std::vector<SourceEntry> entries,
                                             const std::vector<SectionWriter>& writers);

}  // namespace rapporteur::rules
