// Reads knowledge/en/furniture/ into patterns, each hung on its rarest word.
#include "rules/furniture.h"

#include <algorithm>

#include "rules/grammar.h"
#include "rules/image.h"
#include "text/furniture_words.h"

namespace rapporteur::rules {
namespace {

using text::cut_furniture_words;
using text::furniture_hash;
using text::FurnitureElement;
using text::FurniturePattern;
using text::FurnitureRules;
using text::FurnitureWord;
using Is = FurnitureElement::Is;
using Fills = FurniturePattern::Fills;

struct ClassName {
  std::string_view name;
  Is is;
};
constexpr ClassName kClasses[] = {{"Name", Is::name},     {"CAPITALS", Is::capitals}, {"words", Is::words},
                                  {"number", Is::number}, {"dash", Is::dash},         {"initials", Is::initials}};

struct FillsName {
  std::string_view key;
  Fills fills;
};
constexpr FillsName kFills[] = {
    {"line", Fills::line}, {"sentence", Fills::sentence}, {"opening", Fills::opening}, {"closing", Fills::closing}};

/// The element of the class `name`; Is::word if there is no such class.
FurnitureElement element_of_class(std::string_view name) {
  for (const ClassName& known : kClasses) {
    if (known.name == name) return {known.is, false, 0};
  }
  return {};
}

FurnitureElement element_of_word(const FurnitureWord& word) { return {Is::word, word.capital, word.hash}; }

/// False if the pattern names a class that does not exist.
bool read_elements(std::string_view pattern, std::vector<FurnitureElement>& elements) {
  while (!pattern.empty()) {
    const size_t open = pattern.find('<');
    std::vector<FurnitureWord> words;
    cut_furniture_words(pattern.substr(0, open), words);
    for (const FurnitureWord& word : words) elements.push_back(element_of_word(word));
    if (open == pattern.npos) return true;
    const size_t close = pattern.find('>', open);
    if (close == pattern.npos) return false;
    elements.push_back(element_of_class(pattern.substr(open + 1, close - open - 1)));
    if (elements.back().is == Is::word) return false;
    pattern.remove_prefix(close + 1);
  }
  return true;
}

/// The hash of the pattern's longest word: rare enough to look no further when it is not there. 0 if an opening has
/// none: it is tried at the beginning of each line.
uint32_t anchor_of(std::string_view pattern, Fills fills) {
  std::vector<FurnitureWord> words;
  std::string plain;
  bool inside = false;
  for (const char c : pattern) {
    inside = c == '<' || (inside && c != '>');
    plain += inside || c == '>' ? ' ' : c;
  }
  cut_furniture_words(plain, words);
  const auto longest = std::max_element(words.begin(), words.end(), [](const auto& a, const auto& b) {
    return a.span.size() * !a.mark < b.span.size() * !b.mark;
  });
  return longest == words.end() || (longest->mark && fills == Fills::opening) ? 0 : longest->hash;
}

ZoneKind zone_of(std::string_view name) {
  return name == "dateline" ? ZoneKind::dateline : name == "heading" ? ZoneKind::heading : ZoneKind::furniture;
}

class Loader {
 public:
  explicit Loader(const Image& image) : image_(image) {}

  Result<FurnitureRules> run() {
    const auto [first, end] = image_.entries_of("furniture");
    for (uint32_t entry = first; entry < end; ++entry) {
      if (auto read = read_entry(entry); !read) return tl::unexpected(read.error());
    }
    std::sort(rules_.anchors.begin(), rules_.anchors.end());
    for (auto* hashes : {&rules_.offices, &rules_.months, &rules_.poses, &rules_.helpers})
      std::sort(hashes->begin(), hashes->end());
    rules_.filter.assign(64, 0);
    for (const auto& [hash, pattern] : rules_.anchors) rules_.filter[(hash >> 6) & 63] |= uint64_t{1} << (hash & 63);
    return std::move(rules_);
  }

 private:
  Result<void> read_entry(uint32_t entry) {
    note_form(image_.get(entry, "form"), image_.rule(entry));
    for (const ImageValue& value : image_.values(entry)) {
      const std::string_view key = image_.text(value.key);
      if (key == "office") add_words(image_.text(value.text), rules_.offices);
      if (key == "month") add_words(image_.text(value.text), rules_.months);
      if (key == "pose") add_words(image_.text(value.text), rules_.poses);
      if (key == "helper") add_words(image_.text(value.text), rules_.helpers);
      for (const FillsName& fills : kFills) {
        if (fills.key != key) continue;
        if (auto added = add_patterns(entry, value, fills.fills); !added) return added;
      }
    }
    return {};
  }

  void note_form(std::string_view form, RuleName rule) {
    if (form == "pull-quote") rules_.pull_quote = rule;
    if (form == "heading") rules_.heading = rule;
    if (form == "title") rules_.title = rule;
    if (form == "bracket") rules_.bracket = rule;
    if (form == "caption") rules_.caption = rule;
    if (form == "unstopped") rules_.unstopped = rule;
  }

  static void add_words(std::string_view text, std::vector<uint32_t>& hashes) {
    for (const std::string_view word : alternatives(text)) hashes.push_back(furniture_hash(word));
  }

  Result<void> add_patterns(uint32_t entry, const ImageValue& value, Fills fills) {
    for (const std::string_view text : alternatives(image_.text(value.text))) {
      FurniturePattern pattern;
      pattern.fills = fills;
      pattern.zone = zone_of(image_.get(entry, "zone"));
      pattern.rule = image_.rule(entry);
      if (!read_elements(text, pattern.elements) || pattern.elements.empty()) return refuse(entry, value, text);
      rules_.anchors.emplace_back(anchor_of(text, fills), static_cast<uint32_t>(rules_.patterns.size()));
      rules_.patterns.push_back(std::move(pattern));
    }
    return {};
  }

  Result<void> refuse(uint32_t entry, const ImageValue& value, std::string_view text) const {
    std::string where(image_.text(image_.entry(entry).file));
    where += ":" + std::to_string(value.line) + ":" + std::to_string(value.column);
    return fail(ErrorCode::malformed, where, "the pattern \"" + std::string(text) + "\" has an unknown class of words",
                "use <Name>, <CAPITALS>, <words>, <number>, <dash> or <initials>");
  }

  const Image& image_;
  FurnitureRules rules_;
};

}  // namespace

Result<FurnitureRules> load_furniture(const Image& image) { return Loader(image).run(); }

}  // namespace rapporteur::rules
