// Numbers words while knowledge is compiled, and views the numbers when it is opened.
#include "rules/wordbook.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace rapporteur::rules {
namespace {

/// In the order of NamedClass.
constexpr std::array kNamedClasses = {
    "preposition", "light",      "occurrence", "aspect",      "polity",    "forces",      "sport",     "market",
    "expected",    "unreal",     "negation",   "condition",   "relative",  "saying",      "domestic",  "agent",
    "comparison",  "quantity",   "shell",      "title",       "between",   "named-after", "any",       "document",
    "land",        "issuing",    "nobody",     "scant",       "failing",   "wishing",     "denying",   "obliging",
    "obligation",  "permission", "future",     "possibility", "question",  "alternative", "perfect",   "doer",
    "receiver",    "contrast",   "party-mark", "body-mark",   "of",        "where",       "whither",   "motion",
    "occasion",    "goal",       "ahead",      "part",        "telephone", "told-future", "definite",  "readout",
    "owners",      "aside",      "faction",    "series",      "visitor",   "promising",   "addressee", "event-noun",
    "reciprocal",  "willing",    "capacity",   "judged-as",   "pursuing",  "aims"};
static_assert(kNamedClasses.size() == kNamedClassCount);

template <typename T>
std::span<const T> table(const Image& image, std::string_view name) {
  const auto bytes = image.section(name);
  return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
}

/// Words to their first form, for a look-up without a search.
std::vector<uint32_t> index_forms(std::span<const WordForm> forms) {
  std::vector<uint32_t> first(forms.back().word + 2, 0);
  for (const WordForm& form : forms) ++first[form.word + 1];
  for (size_t i = 1; i < first.size(); ++i) first[i] += first[i - 1];
  return first;
}

}  // namespace

Result<Wordbook> load_wordbook(const Image& image) {
  Wordbook book;
  book.forms = table<WordForm>(image, "words.forms");
  const auto bits = table<uint32_t>(image, "words.classes");
  if (book.forms.empty() || bits.size() < 2) {
    return fail(ErrorCode::malformed, "words.forms", "the knowledge image holds no words", "compile it again");
  }
  book.class_width = bits[0];
  book.class_bits = bits.subspan(1);
  book.first_form = index_forms(book.forms);
  return book;
}

WordbookBuilder::WordbookBuilder(const std::vector<SourceEntry>& entries, ImageBuilder& image) : image_(image) {
  lemmas_.emplace("", 0);
  for (const char* name : kNamedClasses) class_id(name);
  for (const SourceEntry& entry : entries) {
    if (entry.kind == "irregular") read_irregular(entry);
    if (entry.kind == "words") class_id(entry.id);
  }
  for (const SourceEntry& entry : entries) {
    if (entry.kind == "words") read_class(entry);
  }
}

void WordbookBuilder::read_irregular(const SourceEntry& entry) {
  for (const auto& value : entry.values) {
    for (const auto alternative : alternatives(value.text)) {
      const auto words = words_of(alternative);
      if (words.empty()) continue;
      if (value.key == "double") irregular_.doubling.emplace(words[0]);
      auto& table = value.key == "noun" ? irregular_.nouns : irregular_.verbs;
      if (value.key == "verb" || value.key == "noun")
        table.emplace(words[0], std::vector<std::string>(words.begin() + 1, words.end()));
    }
  }
}

uint16_t WordbookBuilder::class_id(std::string_view name) {
  const auto [it, added] = classes_.try_emplace(std::string(name), static_cast<uint16_t>(classes_.size()));
  if (added) members_.emplace_back();
  return it->second;
}

std::optional<uint16_t> WordbookBuilder::find_class(std::string_view name) const {
  const auto it = classes_.find(name);
  return it == classes_.end() ? std::nullopt : std::optional(it->second);
}

uint16_t WordbookBuilder::lemma(std::string_view word, uint16_t pos) {
  const auto [it, added] = lemmas_.try_emplace(std::string(word), static_cast<uint16_t>(lemmas_.size()));
  uint16_t& known = known_pos_[it->second];
  if ((known & pos) != 0) return it->second;
  known = static_cast<uint16_t>(known | pos);
  const std::vector<std::string> forms = pos == kVerb   ? verb_forms(word, irregular_)
                                         : pos == kNoun ? noun_forms(word, irregular_)
                                                        : std::vector<std::string>{std::string(word)};
  for (const auto& form : forms) forms_.push_back({image_.add_word(form), it->second, pos});
  return it->second;
}

bool WordbookBuilder::is_preposition(std::string_view word) const {
  const auto it = lemmas_.find(word);
  const auto& prepositions = members_[kClassPreposition];
  return it != lemmas_.end() && std::find(prepositions.begin(), prepositions.end(), it->second) != prepositions.end();
}

void WordbookBuilder::read_class(const SourceEntry& entry) {
  const uint16_t id = class_id(entry.id);
  for (const auto& value : entry.values) {
    const uint16_t pos = value.key == "noun" ? kNoun : value.key == "verb" ? kVerb : kOther;
    if (value.key != "noun" && value.key != "verb" && value.key != "other") continue;
    for (const auto alternative : alternatives(value.text)) {
      const auto words = words_of(alternative);
      if (words.empty()) {
        if (!trouble_)
          trouble_ = Error{ErrorCode::malformed, place(entry, value.position), "an empty alternative",
                           "one word between bars"};
        return;
      }
      members_[id].push_back(lemma(words[0], pos));  // "carry out" stands under its verb
    }
  }
}

void WordbookBuilder::write() {
  std::sort(forms_.begin(), forms_.end(), [](const WordForm& a, const WordForm& b) {
    return std::tie(a.word, a.lemma, a.pos) < std::tie(b.word, b.lemma, b.pos);
  });
  image_.add_table("words.forms", forms_);
  const size_t width = (members_.size() + 31) / 32;
  std::vector<uint32_t> bits(1 + width * lemmas_.size());
  bits[0] = static_cast<uint32_t>(width);
  for (size_t c = 0; c < members_.size(); ++c) {
    for (const uint16_t member : members_[c]) bits[1 + member * width + c / 32] |= 1u << (c % 32);
  }
  image_.add_table("words.classes", bits);
}

}  // namespace rapporteur::rules
