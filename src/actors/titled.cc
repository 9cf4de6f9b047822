// Who has the word in a text by what its title says: "Statement by President X on Y".
#include <algorithm>

#include "actors/name_keys.h"
#include "actors/passes.h"
#include "rules/grammar.h"
#include "text/fold.h"

namespace rapporteur::actors {
namespace {

constexpr size_t kMostBefore = 3;   ///< words before the preposition: "Opening Remarks as Delivered by"
constexpr size_t kMostOfName = 4;   ///< words
constexpr size_t kMostOfTitle = 8;  ///< words of an office and a name

/// A title's words, with what of the marks at their ends parts them from the next.
struct TitleWord {
  std::string_view text;
  uint64_t bits = 0;
  bool capital = false;
  bool last = false;  ///< a mark follows
};

std::vector<TitleWord> words_of_title(const Linking& l) {
  constexpr std::string_view kMarks = ",;:()\"";
  const std::string_view title = l.d.report.title;
  std::vector<TitleWord> words;
  for (size_t at = 0; at < title.size();) {
    const size_t end = std::min(title.find(' ', at), title.size());
    std::string_view text = title.substr(at, end - at);
    at = end + 1;
    TitleWord word;
    while (!text.empty() && kMarks.find(text.back()) != kMarks.npos) text.remove_suffix(1), word.last = true;
    if (text.empty()) continue;
    const std::string folded = text::fold(text);
    Token token;
    token.word = l.image.word_id(folded);
    word.text = text;
    word.bits = l.words.bits(token);
    word.capital = folded != text;
    words.push_back(word);
  }
  return words;
}

bool is_joint(const Linking& l) {
  const std::string title = text::fold(l.d.report.title);
  const auto [first, end] = l.image.entries_of("nominal");
  for (uint32_t e = first; e < end; ++e) {
    if (nominal_sort(l.image, e) != NominalSort::joint_document) continue;
    for (const std::string_view form : rules::alternatives(l.image.get(e, "form"))) {
      if (title.starts_with(form)) return true;
    }
  }
  return false;
}

/// The words of the title that say whose text it is: those with a capital behind "Statement by".
std::vector<TitleWord> issuer_words(const Linking& l) {
  const std::vector<TitleWord> all = words_of_title(l);
  size_t at = 0;
  while (at < all.size() && at <= kMostBefore && (all[at].bits & kAuthored) == 0) ++at;
  if (at + 1 >= all.size() || at > kMostBefore) return {};
  const uint64_t bits = all[++at].bits;
  const bool from = (bits & kWayPreposition) != 0 && (bits & kHomePreposition) != 0;
  if (!from && (bits & (kAgentPreposition | kOwnerPreposition)) == 0) return {};
  std::vector<TitleWord> issuer;
  for (++at; at < all.size() && issuer.size() < kMostOfTitle; ++at) {
    if (issuer.empty() && (all[at].bits & kDefinite) != 0) continue;
    if (!all[at].capital) break;
    issuer.push_back(all[at]);
    if (all[at].last) break;
  }
  return issuer;
}

std::string joined(std::span<const TitleWord> words) {
  std::string text;
  for (const TitleWord& word : words) text.append(text.empty() ? "" : " ").append(word.text);
  return text;
}

/// Somebody of the publisher whom the registry knows by that name and office; kNone if it does not.
uint32_t official(Linking& l, const std::string& office, std::span<const TitleWord> name) {
  std::vector<std::string> words;
  std::vector<uint64_t> keys;
  for (const TitleWord& word : name) {
    words.push_back(text::fold(word.text));
    keys.push_back(name_key(words.back()));
  }
  const uint8_t leading = l.registry.offices.leading().number_of(office);
  const Found found = l.registry.holders.find(l.image, {keys, words, l.home, office, leading, l.d.report.date});
  if (found.tenure == nullptr || (name.size() == 1 && (leading == 0 || found.tenure->leading != leading))) return kNone;
  return l.people.introduce({joined(name), l.home, office, Gender::unknown, true});
}

/// Whom the words name: an office and a name, or an office alone that the publisher has.
uint32_t issuer_named(Linking& l, std::span<const TitleWord> words) {
  for (size_t first = 0; first < words.size(); ++first) {
    const std::string office = text::fold(joined(words.first(first)));
    for (size_t end = std::min(words.size(), first + kMostOfName); end > first; --end) {
      if (first == 0 && end == 1) continue;  // one word without an office
      const uint32_t actor = official(l, office, words.subspan(first, end - first));
      if (actor != kNone) return actor;
    }
  }
  const std::string office = text::fold(joined(words));
  if (!l.registry.offices.exists(l.image, l.home, office)) return kNone;
  return l.cast.named(ActorKind::office, l.home, office, false);
}

}  // namespace

void find_titled_author(Linking& l) {
  if (l.home.empty() || l.d.report.title.empty() || l.d.tokens.empty() || is_joint(l)) return;
  const std::vector<TitleWord> words = issuer_words(l);
  if (words.empty()) return;
  l.voice = issuer_named(l, words);
  if (l.voice != kNone) l.d.turns.push_back({0, 0, Span{}, l.voice, false, false, false});
}

}  // namespace rapporteur::actors
