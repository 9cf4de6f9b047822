// Compiles checked entries into an image: characters, entries, vocabulary, the tries of the lexicons, the subjects'
// tables.
#include <algorithm>
#include <bit>
#include <cstring>

#include "rules/image.h"
#include "rules/layout.h"
#include "rules/spelling.h"
#include "text/fold.h"
#include "text/tokens.h"

namespace rapporteur::rules {
namespace {

constexpr uint32_t kLongestPhrase = 16;  // Phrase::capitals has 16 bits

template <typename T>
std::vector<std::byte> bytes_of(const std::vector<T>& rows) {
  const auto view = std::as_bytes(std::span<const T>(rows));
  return {view.begin(), view.end()};
}

/// The trie of one lexicon, grown phrase by phrase and then laid out in tables.
class TrieBuilder {
 public:
  void add(const std::vector<uint32_t>& words, const Phrase& payload) {
    uint32_t node = 0;
    for (const uint32_t word : words) {
      const auto [it, added] = arcs_.try_emplace({node, word}, static_cast<uint32_t>(phrases_.size()));
      if (added) phrases_.emplace_back();
      node = it->second;
    }
    phrases_[node].push_back(payload);
  }

  void write(const std::string& name, ImageBuilder& image) const {
    const size_t size = std::bit_ceil(arcs_.size() * 2 + 2);
    std::vector<Lexicon::Arc> table(size, Lexicon::Arc{0, 0, 0, 0});
    for (const auto& [key, next] : arcs_) {
      size_t slot = arc_slot(key.first, key.second) & (size - 1);
      while (table[slot].next != 0) slot = (slot + 1) & (size - 1);
      table[slot] = {key.first, key.second, next, 0};
    }
    std::vector<Lexicon::Node> nodes;
    std::vector<Phrase> flat;
    for (const auto& phrases : phrases_) {
      nodes.push_back({static_cast<uint32_t>(flat.size()), static_cast<uint32_t>(phrases.size())});
      flat.insert(flat.end(), phrases.begin(), phrases.end());
    }
    image.add_table("lexicon/" + name + "/arcs", table);
    image.add_table("lexicon/" + name + "/nodes", nodes);
    image.add_table("lexicon/" + name + "/phrases", flat);
  }

 private:
  std::map<std::pair<uint32_t, uint32_t>, uint32_t> arcs_;
  std::vector<std::vector<Phrase>> phrases_ = std::vector<std::vector<Phrase>>(1);
};

Result<void> check_all(const Schema& schema, const std::vector<SourceEntry>& entries) {
  const std::vector<Error> errors = check_entries(schema, entries);
  if (!errors.empty()) return tl::unexpected(errors.front());
  return {};
}

/// Sends the phrases of every key that the schema gives a lexicon there.
void add_phrases(const Schema& schema, const std::vector<SourceEntry>& entries, ImageBuilder& image) {
  uint32_t value_index = 0;
  for (uint32_t e = 0; e < entries.size(); ++e) {
    const KindType* kind = schema.find(entries[e].kind);
    for (const auto& value : entries[e].values) {
      const KeyType* key = kind != nullptr ? kind->find(value.key) : nullptr;
      if (key != nullptr && !key->lexicon.empty()) {
        uint32_t alternative = 0;
        for (const auto phrase : alternatives(value.text)) {
          image.add_phrase(key->lexicon, phrase, e, value_index, alternative++);
        }
      }
      ++value_index;
    }
  }
}

}  // namespace

uint32_t ImageBuilder::add_word(std::string_view word) {
  std::string buffer;
  const std::string folded = text::fold(word);
  const auto [it, added] =
      word_ids.try_emplace(std::string(text::vocabulary_form(folded, buffer)), static_cast<uint32_t>(words.size() + 1));
  if (added) words.push_back(it->first);
  return it->second;
}

void ImageBuilder::add_phrase(std::string_view lexicon, std::string_view phrase, uint32_t entry, uint32_t value,
                              uint32_t alternative) {
  lexicons.try_emplace(std::string(lexicon))
      .first->second.push_back({std::string(phrase), {entry, value, alternative, 0, 0, 0, 0}});
}

void ImageBuilder::add_section(std::string_view name, std::span<const std::byte> bytes) {
  sections.insert_or_assign(std::string(name), std::vector<std::byte>(bytes.begin(), bytes.end()));
}

Text ImageBuilder::add_text(std::string_view text) {
  if (const auto it = texts.find(text); it != texts.end()) return it->second;
  const Text added{static_cast<uint32_t>(chars.size()), static_cast<uint32_t>(text.size())};
  chars.append(text);
  return texts.emplace(std::string(text), added).first->second;
}

namespace {

void write_lexicons(ImageBuilder& image, const text::Spelling& spelling) {
  for (auto& [name, pending] : image.lexicons) {
    TrieBuilder trie;
    for (auto& [phrase, payload] : pending) {
      std::vector<Token> tokens;
      text::cut_tokens(phrase, {0, static_cast<uint32_t>(phrase.size())}, spelling, tokens);
      if (tokens.empty() || tokens.size() > kLongestPhrase) continue;
      std::vector<uint32_t> words;
      payload.length = static_cast<uint16_t>(tokens.size());
      for (size_t i = 0; i < tokens.size(); ++i) {
        words.push_back(image.add_word(std::string_view(phrase).substr(tokens[i].span.begin, tokens[i].span.size())));
        payload.capitals = static_cast<uint16_t>(payload.capitals | (tokens[i].capital ? 1u << i : 0));
        payload.uppers = static_cast<uint16_t>(payload.uppers | (tokens[i].upper ? 1u << i : 0));
      }
      trie.add(words, payload);
    }
    trie.write(name, image);
  }
}

void write_entries(const std::vector<SourceEntry>& entries, ImageBuilder& image) {
  std::vector<ImageEntry> rows;
  std::vector<ImageValue> values;
  for (const auto& entry : entries) {
    const Text rule = image.add_text(entry.kind + " " + entry.id);
    const Text id{rule.offset + rule.size - static_cast<uint32_t>(entry.id.size()),
                  static_cast<uint32_t>(entry.id.size())};  // the rule's end: ids are many and long
    rows.push_back({image.add_text(entry.kind), id, image.add_text(entry.file), entry.position.line,
                    static_cast<uint32_t>(values.size()), static_cast<uint32_t>(entry.values.size()), rule});
    for (const auto& value : entry.values) {
      values.push_back(
          {image.add_text(value.key), image.add_text(value.text), value.position.line, value.position.column});
    }
  }
  image.add_table("entries", rows);
  image.add_table("values", values);
}

void write_vocabulary(ImageBuilder& image) {
  const size_t size = std::bit_ceil(image.words.size() * 2 + 2);
  std::vector<uint32_t> table(size, 0);
  std::vector<Text> words;
  for (const auto& word : image.words) {
    words.push_back(image.add_text(word));
    size_t slot = word_hash(word.data(), word.size()) & (size - 1);
    while (table[slot] != 0) slot = (slot + 1) & (size - 1);
    table[slot] = static_cast<uint32_t>(words.size());
  }
  image.add_table("words", words);
  image.add_table("vocabulary", table);
}

}  // namespace

std::vector<std::byte> ImageBuilder::finish(const std::vector<SourceEntry>& entries) {
  write_lexicons(*this, read_spelling(entries));
  write_entries(entries, *this);
  write_vocabulary(*this);
  add_section("chars", std::as_bytes(std::span<const char>(chars)));
  std::vector<std::byte> bytes(sizeof(ImageHeader) + sections.size() * sizeof(SectionHeader));
  size_t at = sizeof(ImageHeader);
  for (const auto& [name, content] : sections) {
    bytes.resize((bytes.size() + 7) / 8 * 8);
    SectionHeader section{static_cast<uint32_t>(name.size()), 0, bytes.size(), content.size(), {}};
    std::memcpy(section.name, name.data(), std::min(name.size(), sizeof section.name));
    std::memcpy(bytes.data() + at, &section, sizeof section);
    at += sizeof section;
    bytes.insert(bytes.end(), content.begin(), content.end());
  }
  ImageHeader header{{}, static_cast<uint32_t>(sections.size()), 0, bytes.size()};
  std::memcpy(header.magic, kMagic, sizeof kMagic);
  std::memcpy(bytes.data(), &header, sizeof header);
  return bytes;
}

Result<std::vector<std::byte>> compile_image(std::vector<SourceEntry> entries,
                                             const std::vector<SectionWriter>& writers) {
  keep_last(entries);
  const auto schema = read_schema(entries);
  if (!schema) return tl::unexpected(schema.error());
  if (auto checked = check_all(*schema, entries); !checked) return tl::unexpected(checked.error());
  ImageBuilder image;
  add_phrases(*schema, entries, image);
  for (const auto& writer : writers) {
    if (auto written = writer(entries, image); !written) return tl::unexpected(written.error());
  }
  return image.finish(entries);
}

}  // namespace rapporteur::rules
