// Opens a compiled image and answers from it without copying.
#include "rules/image.h"

#include <algorithm>
#include <cstring>

#include "rules/layout.h"

namespace rapporteur::rules {
namespace {

template <typename T>
std::span<const T> as_table(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
}

Result<std::map<std::string, std::span<const std::byte>, std::less<>>> read_sections(std::span<const std::byte> bytes) {
  const auto bad = [](std::string why) {
    return fail(ErrorCode::foreign, "knowledge image", std::move(why), "build the program again");
  };
  ImageHeader header;
  if (bytes.size() < sizeof header) return bad("too short");
  std::memcpy(&header, bytes.data(), sizeof header);
  if (std::memcmp(header.magic, kMagic, sizeof kMagic) != 0) return bad("not an image of this version");
  if (header.size != bytes.size()) return bad("truncated");
  if (header.section_count > (bytes.size() - sizeof header) / sizeof(SectionHeader))
    return bad("damaged table of sections");
  std::map<std::string, std::span<const std::byte>, std::less<>> sections;
  for (uint32_t i = 0; i < header.section_count; ++i) {
    SectionHeader section;
    std::memcpy(&section, bytes.data() + sizeof header + i * sizeof section, sizeof section);
    const bool inside = section.offset <= bytes.size() && section.size <= bytes.size() - section.offset;
    if (!inside || section.name_size > sizeof section.name) return bad("a section lies outside");
    sections.emplace(std::string(section.name, section.name_size), bytes.subspan(section.offset, section.size));
  }
  return sections;
}

}  // namespace

Result<Image> Image::open(std::span<const std::byte> bytes) {
  auto sections = read_sections(bytes);
  if (!sections) return tl::unexpected(sections.error());
  Image image;
  image.sections_ = std::move(*sections);
  image.chars_ = reinterpret_cast<const char*>(image.section("chars").data());
  image.entries_ = as_table<ImageEntry>(image.section("entries"));
  image.values_ = as_table<ImageValue>(image.section("values"));
  image.words_ = as_table<Text>(image.section("words"));
  image.vocabulary_ = as_table<uint32_t>(image.section("vocabulary"));
  constexpr std::string_view kLexicon = "lexicon/", kArcs = "/arcs";
  for (const auto& [name, arcs] : image.sections_) {
    if (!name.starts_with(kLexicon) || !name.ends_with(kArcs)) continue;
    const std::string stem = name.substr(0, name.size() - kArcs.size());
    image.lexicons_.emplace(stem.substr(kLexicon.size()),
                            Lexicon(arcs, image.section(stem + "/nodes"), image.section(stem + "/phrases")));
  }
  return image;
}

std::pair<uint32_t, uint32_t> Image::entries_of(std::string_view wanted) const {
  const auto begin =
      std::lower_bound(entries_.begin(), entries_.end(), wanted,
                       [&](const ImageEntry& entry, std::string_view kind) { return text(entry.kind) < kind; });
  const auto end = std::upper_bound(begin, entries_.end(), wanted, [&](std::string_view kind, const ImageEntry& entry) {
    return kind < text(entry.kind);
  });
  return {static_cast<uint32_t>(begin - entries_.begin()), static_cast<uint32_t>(end - entries_.begin())};
}

std::optional<uint32_t> Image::find(std::string_view kind, std::string_view id) const {
  const auto [first, end] = entries_of(kind);
  for (uint32_t i = first; i < end; ++i) {
    if (this->id(i) == id) return i;
  }
  return std::nullopt;
}

std::string_view Image::get(uint32_t entry, std::string_view key) const {
  for (const ImageValue& value : values(entry)) {
    if (text(value.key) == key) return text(value.text);
  }
  return {};
}

std::vector<std::string_view> Image::all(uint32_t entry, std::string_view key) const {
  std::vector<std::string_view> texts;
  for (const ImageValue& value : values(entry)) {
    if (text(value.key) == key) texts.push_back(text(value.text));
  }
  return texts;
}

uint32_t Image::word_id(std::string_view folded) const {
  if (vocabulary_.empty()) return 0;
  const auto mask = static_cast<uint32_t>(vocabulary_.size() - 1);
  for (uint32_t slot = word_hash(folded.data(), folded.size()) & mask; vocabulary_[slot] != 0;
       slot = (slot + 1) & mask) {
    if (text(words_[vocabulary_[slot] - 1]) == folded) return vocabulary_[slot];
  }
  return 0;
}

const Lexicon& Image::lexicon(std::string_view name) const {
  static const Lexicon kEmpty;
  const auto it = lexicons_.find(name);
  return it == lexicons_.end() ? kEmpty : it->second;
}

std::span<const std::byte> Image::section(std::string_view name) const {
  const auto it = sections_.find(name);
  return it == sections_.end() ? std::span<const std::byte>() : it->second;
}

std::vector<SourceEntry> entries_of(const Image& image) {
  std::vector<SourceEntry> entries;
  for (uint32_t i = 0; i < image.entry_count(); ++i) {
    const ImageEntry& entry = image.entry(i);
    SourceEntry& source = entries.emplace_back();
    source = {
        std::string(image.kind(i)), std::string(image.id(i)), std::string(image.text(entry.file)), {entry.line, 1}, {}};
    for (const ImageValue& value : image.values(i)) {
      source.values.push_back({std::string(image.text(value.key)),
                               std::string(image.text(value.text)),
                               {value.line, value.column},
                               {value.line, 3}});
    }
  }
  return entries;
}

}  // namespace rapporteur::rules
