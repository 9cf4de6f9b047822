// Changes to sentences with names before they are learned from.
#include "name_changes.h"

#include <cctype>
#include <utility>

#include "text/fold.h"
#include "text/tokens.h"

namespace training {

using namespace rapporteur;

namespace {

const Words& any(const std::vector<Words>& choices, std::mt19937& random) { return choices[random() % choices.size()]; }

Words joined(std::initializer_list<Words> parts) {
  Words all;
  for (const Words& part : parts) all.insert(all.end(), part.begin(), part.end());
  return all;
}

std::string made_acronym(std::mt19937& random) {
  std::string letters;
  for (int n = 2 + draw(random, 4); n > 0; --n) letters += static_cast<char>('A' + draw(random, 26));
  return letters;
}

/// A name that some organisation could have.
Words made_organisation(const Lists& lists, std::mt19937& random) {
  const Words surname = {any(lists.persons, random).back()};
  const Words& place = any(lists.places, random);
  const auto part = [&](const char* kind) -> const Words& { return any(lists.parts.at(kind), random); };
  switch (draw(random, 9)) {
    case 0:
      return joined({place, part("middle"), part("head")});
    case 1:
      return joined({place, part("head")});
    case 2:
      return joined({{"Ministry", "of"}, part("topic")});
    case 3:
      return joined({{"University", "of"}, place});
    case 4:
      return joined({part("middle"), part("head")});
    case 5:
      return joined({surname, part("company")});
    case 6:
      return joined({part("middle"), part("head"), {"of"}, place});
    case 7:
      return any(lists.organisations, random);
    default:
      return {made_acronym(random)};
  }
}

Words made_place(const Lists& lists, std::mt19937& random) {
  if (draw(random, 3) > 0) return any(lists.places, random);
  const Words surname = {any(lists.persons, random).back()};
  return draw(random, 3) == 0 ? surname : joined({surname, any(lists.parts.at("kind"), random)});
}

/// What stands in the place of the words from `first` to `end`, a name of that class.
Words instead_of(const NameSentence& sentence, size_t first, size_t end, NameClass name_class, const Lists& lists,
                 std::mt19937& random) {
  constexpr int kPersons = 40, kPlaces = 20, kOrganisations = 25;  ///< percent
  const size_t size = end - first;
  if (name_class == NameClass::PER && size <= 3 && draw(random, 100) < kPersons) {
    const Words& other = any(lists.persons, random);
    return size == 1 ? Words{other.back()} : other;
  }
  if (name_class == NameClass::LOC && size <= 3 && draw(random, 100) < kPlaces) return made_place(lists, random);
  if (name_class == NameClass::ORG && draw(random, 100) < kOrganisations) return made_organisation(lists, random);
  return {sentence.words.begin() + long(first), sentence.words.begin() + long(end)};
}

void change_case(std::string& word, Capitals capitals) {
  for (size_t i = 0; i < word.size(); ++i) {
    const auto byte = static_cast<unsigned char>(word[i]);
    if (byte >= 0x80) continue;
    if (capitals == Capitals::none) word[i] = static_cast<char>(std::tolower(byte));
    if (capitals == Capitals::all || (capitals == Capitals::initials && i == 0))
      word[i] = static_cast<char>(std::toupper(byte));
  }
}

/// "U.S." cut into letters and stops, as some texts come; any other word whole.
Words cut_initials(const std::string& word, std::mt19937& random) {
  constexpr int kCut = 25;  ///< percent
  const bool initials = word.size() >= 4 && word.size() % 2 == 0 && std::isupper(static_cast<unsigned char>(word[0])) &&
                        word[1] == '.' && word.back() == '.' && word[3] == '.';
  if (!initials || draw(random, 100) >= kCut) return {word};
  Words letters;
  for (const char c : word) letters.emplace_back(1, c);
  return letters;
}

}  // namespace

int draw(std::mt19937& random, int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); }

NameSentence with_other_names(const NameSentence& sentence, const Lists& lists, std::mt19937& random) {
  constexpr int kTitles = 10;  ///< percent of persons
  NameSentence changed;
  changed.weight = sentence.weight;
  const auto put = [&](const std::string& word, int label) {
    changed.words.push_back(word);
    changed.labels.push_back(label);
  };
  for (size_t t = 0; t < sentence.words.size();) {
    const int label = sentence.labels[t];
    if (label == 0) {
      put(sentence.words[t++], 0);
      continue;
    }
    size_t end = t + 1;
    while (end < sentence.words.size() && sentence.labels[end] == label + 1 && sentence.labels[end] % 2 == 0) ++end;
    const auto name_class = static_cast<NameClass>((label - 1) / 2);
    if (name_class == NameClass::PER && draw(random, 100) < kTitles)
      for (const std::string& word : any(lists.parts.at("title"), random)) put(word, 0);
    const Words words = instead_of(sentence, t, end, name_class, lists, random);
    bool first = true;
    for (const std::string& word : words)
      for (const std::string& part : cut_initials(word, random)) put(part, label + !std::exchange(first, false));
    t = end;
  }
  return changed;
}

Document document_of(const NameSentence& sentence, Capitals capitals) {
  Document document;
  std::vector<Span> spans;
  for (std::string word : sentence.words) {
    change_case(word, capitals);
    if (!spans.empty()) document.report.text += ' ';
    const auto begin = static_cast<uint32_t>(document.report.text.size());
    document.report.text += word;
    spans.push_back({begin, static_cast<uint32_t>(document.report.text.size())});
  }
  document.folded = text::fold(document.report.text);
  for (const Span span : spans) document.tokens.push_back(text::token_at(document.report.text, span));
  return document;
}

}  // namespace training
