// Leaders and those who join them: one pass, with an index of which leaders have which word.
#include "answers/issues.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "text/fold.h"

namespace rapporteur::answers {
namespace {

constexpr size_t kShortest = 3;  // letters of a word without a capital or a figure

bool belongs_to_word(unsigned char c) { return std::isalnum(c) != 0 || c >= 0x80 || c == '-'; }

bool is_marked(std::string_view word) {
  return std::ranges::any_of(word, [](unsigned char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
}

/// Each word once, folded, in the order of the alphabet.
std::vector<std::string> words_of(std::string_view phrase) {
  std::vector<std::string> words;
  for (size_t at = 0; at < phrase.size();) {
    size_t end = at;
    while (end < phrase.size() && belongs_to_word(static_cast<unsigned char>(phrase[end]))) ++end;
    const std::string_view word = phrase.substr(at, end - at);
    if (word.size() >= kShortest || is_marked(word)) words.push_back(text::fold(word));
    at = std::max(end, at + 1);
  }
  std::ranges::sort(words);
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

}  // namespace

bool share_a_word(std::string_view one, std::string_view other) {
  const std::vector<std::string> words = words_of(one);
  return std::ranges::any_of(words_of(other),
                             [&](const std::string& word) { return std::ranges::binary_search(words, word); });
}

Vocabulary::Vocabulary(const std::vector<std::string>& phrases) : phrases_(static_cast<double>(phrases.size())) {
  for (const std::string& phrase : phrases) {
    for (const std::string& word : words_of(phrase)) {
      const auto [it, is_new] = numbers_.try_emplace(word, static_cast<uint32_t>(phrases_with_.size()));
      if (is_new) phrases_with_.push_back(0);
      ++phrases_with_[it->second];
    }
  }
}

Terms Vocabulary::terms_of(std::string_view phrase) const {
  Terms terms;
  double squares = 0;
  for (const std::string& word : words_of(phrase)) {
    const auto it = numbers_.find(word);
    if (it == numbers_.end()) continue;
    const double weight = std::log(1 + phrases_ / phrases_with_[it->second]);
    terms.words.emplace_back(it->second, weight);
    squares += weight * weight;
  }
  std::ranges::sort(terms.words);
  terms.length = std::sqrt(squares);
  return terms;
}

std::vector<uint32_t> telling_words(const Terms& terms, double least) {
  std::vector<std::pair<uint32_t, double>> heaviest = terms.words;
  std::ranges::stable_sort(heaviest, std::greater<>(), [](const auto& word) { return word.second; });
  std::vector<uint32_t> words;
  double left = terms.length * terms.length;
  const double enough = least * least * left;
  for (const auto& [word, weight] : heaviest) {
    if (left < enough) break;
    words.push_back(word);
    left -= weight * weight;
  }
  return words;
}

double likeness(const Terms& one, const Terms& other) {
  double sum = 0;
  size_t shared = 0;
  for (auto a = one.words.begin(), b = other.words.begin(); a != one.words.end() && b != other.words.end();) {
    if (a->first == b->first) {
      sum += a->second * b->second;
      ++shared;
      ++a, ++b;
    } else if (a->first < b->first) {
      ++a;
    } else {
      ++b;
    }
  }
  if (shared == 0 || (shared == 1 && std::max(one.words.size(), other.words.size()) > 1)) return 0;
  return sum / (one.length * other.length);
}

namespace {

/// Phrases that lead issues, and which of them have which word.
class Leaders {
 public:
  explicit Leaders(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

  void add(const std::string& phrase, uint32_t issue) {
    const auto number = static_cast<uint32_t>(issues_.size());
    terms_.push_back(vocabulary_.terms_of(phrase));
    issues_.push_back(issue);
    for (const auto& [word, weight] : terms_.back().words) with_[word].push_back(number);
  }

  /// The issue whose leader the phrase is most like, of as like ones the first; nothing if it is like none.
  std::optional<uint32_t> nearest(const std::string& phrase) const {
    const Terms terms = vocabulary_.terms_of(phrase);
    std::vector<uint32_t> candidates;
    for (const uint32_t word : telling_words(terms, kSameIssue)) {
      const auto there = with_.find(word);
      if (there != with_.end()) candidates.insert(candidates.end(), there->second.begin(), there->second.end());
    }
    std::ranges::sort(candidates);
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
    double best = kSameIssue;
    std::optional<uint32_t> issue;
    for (const uint32_t candidate : candidates) {
      const double like = likeness(terms, terms_[candidate]);
      if (like > best || (like == best && !issue)) best = like, issue = issues_[candidate];
    }
    return issue;
  }

 private:
  const Vocabulary& vocabulary_;
  std::vector<Terms> terms_;
  std::vector<uint32_t> issues_;
  std::unordered_map<uint32_t, std::vector<uint32_t>> with_;
};

/// The numbers of each phrase, the most frequent phrase first.
std::vector<std::pair<std::string, std::vector<size_t>>> by_frequency(const std::vector<std::string>& phrases) {
  std::map<std::string, std::vector<size_t>> alike;
  for (size_t i = 0; i < phrases.size(); ++i) alike[phrases[i]].push_back(i);
  std::vector<std::pair<std::string, std::vector<size_t>>> order(alike.begin(), alike.end());
  std::ranges::stable_sort(order, std::greater<>(), [](const auto& entry) { return entry.second.size(); });
  return order;
}

}  // namespace

Result<std::vector<NamedIssue>> named_issues_of(std::string_view text, const std::string& file) {
  std::vector<NamedIssue> all;
  std::map<std::string, size_t> known;
  size_t line_number = 0;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    at = end + 1;
    ++line_number;
    const bool is_phrase = line.starts_with(' ') || line.starts_with('\t');
    while (!line.empty() && std::isspace(static_cast<unsigned char>(line.front())) != 0) line.remove_prefix(1);
    while (!line.empty() && std::isspace(static_cast<unsigned char>(line.back())) != 0) line.remove_suffix(1);
    if (line.empty() || line.starts_with('#')) continue;
    const std::string where = file + ":" + std::to_string(line_number);
    if (!is_phrase) {
      all.push_back({std::string(line), {}});
      continue;
    }
    if (all.empty())
      return fail(ErrorCode::misused, where, "a phrase without an issue", "name the issue on a line before it");
    const auto [it, is_new] = known.emplace(line, line_number);
    if (!is_new)
      return fail(ErrorCode::misused, where, "the phrase stands on line " + std::to_string(it->second) + " too",
                  "leave it under one issue");
    all.back().phrases.emplace_back(line);
  }
  return all;
}

Issues::Issues(const std::vector<std::string>& phrases, const std::vector<NamedIssue>& named)
    : issues_(phrases.size()) {
  const Vocabulary vocabulary(phrases);
  Leaders leaders(vocabulary);
  std::map<std::string, uint32_t> by_name;
  for (const NamedIssue& issue : named) {
    const auto number = static_cast<uint32_t>(labels_.size());
    labels_.push_back(issue.label);
    for (const std::string& phrase : issue.phrases) {
      by_name[phrase] = number;
      leaders.add(phrase, number);
    }
  }
  for (const auto& [phrase, numbers] : by_frequency(phrases)) {
    const auto named_so = by_name.find(phrase);
    std::optional<uint32_t> issue = named_so == by_name.end() ? leaders.nearest(phrase) : named_so->second;
    if (!issue) {
      issue = static_cast<uint32_t>(labels_.size());
      labels_.push_back(phrase);
      leaders.add(phrase, *issue);
    }
    for (const size_t number : numbers) issues_[number] = *issue;
  }
}

}  // namespace rapporteur::answers
