// Reads the lines of forms and walks values along them. A line never goes back, so that the first word that does not
// fit is the one to name.
#include "rules/forms.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "rules/grammar.h"
#include "rules/nearest.h"
#include "rules/values.h"

namespace rapporteur::rules {
namespace {

std::vector<std::string> kinds_of(std::string_view text) {
  std::vector<std::string> kinds;
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find('/', begin), text.size());
    kinds.emplace_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return kinds;
}

std::optional<std::pair<int, int>> range_of(std::string_view text) {
  const size_t dots = text.find("..");
  if (dots == text.npos || !is_integer(text.substr(0, dots)) || !is_integer(text.substr(dots + 2))) return std::nullopt;
  std::pair<int, int> range;
  std::from_chars(text.data(), text.data() + dots, range.first);
  std::from_chars(text.data() + dots + 2, text.data() + text.size(), range.second);
  return range;
}

Result<FormWord> read_word(std::string_view text, const FindSet& find_set) {
  FormWord word;
  word.many = text.size() > 1 && text.ends_with('*');
  word.optional = text.size() > 1 && text.ends_with('?');
  if (word.many || word.optional) text.remove_suffix(1);
  word.text = text;
  if (text.starts_with('@')) {
    const auto* members = find_set(text.substr(1));
    if (members == nullptr)
      return fail(ErrorCode::malformed, "", "no set is called \"" + std::string(text.substr(1)) + "\"",
                  "declare it: \"set " + std::string(text.substr(1)) + "\"");
    word.kind = FormWordKind::one_of;
    word.names = *members;
  } else if (text.starts_with(':')) {
    word.kind = FormWordKind::entry;
    word.names = kinds_of(text.substr(1));
  } else if (text.size() > 2 && text.starts_with('<') && text.ends_with('>')) {
    word.kind = FormWordKind::bracketed;
    word.names = kinds_of(text.substr(1, text.size() - 2));
  } else if (text == "$date" || text == "$number" || text == "$word") {
    word.kind = text == "$date" ? FormWordKind::date : text == "$number" ? FormWordKind::number : FormWordKind::word;
  } else if (text.starts_with('$')) {
    return fail(ErrorCode::malformed, "", "\"" + word.text + "\" means nothing here",
                "expected $date, $number or $word");
  } else if (const auto range = range_of(text)) {
    word.kind = FormWordKind::range;
    word.low = range->first, word.high = range->second;
  }
  return word;
}

class Walk {
 public:
  Walk(const std::vector<FormWord>& line, std::string_view value, const FindIds& find_ids)
      : line_(line), words_(words_of(value)), find_ids_(find_ids) {}

  /// The number of the first word that does not fit; the number of words if all do.
  size_t run() {
    for (size_t i = 0; i < line_.size(); ++i) {
      const FormWord& expected = line_[i];
      const size_t before = taken_;
      while (taken_ < words_.size() && fits(expected, words_[taken_]) && (expected.many || taken_ == before)) ++taken_;
      if (taken_ > before) next_ = expected.many ? i : i + 1;
      if (taken_ == before && !expected.many && !expected.optional) return taken_;
    }
    complete_ = taken_ == words_.size();
    return taken_;
  }
  bool complete() const { return complete_; }

  /// The words that could stand where the walk ended.
  void collect(std::vector<std::string>& expected) const {
    for (size_t i = next_; i < line_.size(); ++i) {
      add(line_[i], expected);
      if (!line_[i].many && !line_[i].optional) return;
    }
  }

 private:
  bool fits(const FormWord& expected, std::string_view word) const {
    switch (expected.kind) {
      case FormWordKind::literal:
        return word == expected.text;
      case FormWordKind::one_of:
        return std::find(expected.names.begin(), expected.names.end(), word) != expected.names.end();
      case FormWordKind::entry:
        return is_id(expected, word);
      case FormWordKind::bracketed:
        return word.size() > 2 && word.starts_with('<') && word.ends_with('>') &&
               is_id(expected, word.substr(1, word.size() - 2));
      case FormWordKind::range:
        return is_in_range(expected, word);
      case FormWordKind::date:
        return is_edtf(word);
      case FormWordKind::number:
        return is_integer(word);
      case FormWordKind::word:
        return !word.starts_with('<');
    }
    return false;
  }

  static bool is_in_range(const FormWord& expected, std::string_view word) {
    const auto number = number_of(word);
    return is_integer(word) && number && *number >= expected.low && *number <= expected.high;
  }

  bool is_id(const FormWord& expected, std::string_view word) const {
    return std::any_of(expected.names.begin(), expected.names.end(),
                       [&](const std::string& kind) { return find_ids_(kind).contains(word); });
  }

  void add(const FormWord& word, std::vector<std::string>& expected) const {
    if (word.kind == FormWordKind::one_of) {
      expected.insert(expected.end(), word.names.begin(), word.names.end());
    } else if (word.kind == FormWordKind::entry || word.kind == FormWordKind::bracketed) {
      const bool angles = word.kind == FormWordKind::bracketed;
      for (const auto& kind : word.names) {
        for (const auto id : find_ids_(kind))
          expected.push_back(angles ? "<" + std::string(id) + ">" : std::string(id));
      }
    } else if (word.kind == FormWordKind::range) {
      expected.push_back("a number from " + std::to_string(word.low) + " to " + std::to_string(word.high));
    } else if (word.kind == FormWordKind::literal) {
      expected.push_back(word.text);
    } else {
      expected.push_back("a " + word.text.substr(1));
    }
  }

  const std::vector<FormWord>& line_;
  std::vector<std::string_view> words_;
  const FindIds& find_ids_;
  size_t taken_ = 0;  ///< words of the value
  size_t next_ = 0;   ///< word of the line that may come next
  bool complete_ = false;
};

}  // namespace

Result<std::vector<FormWord>> read_form_line(std::string_view text, const FindSet& find_set) {
  std::vector<FormWord> line;
  for (const auto word : words_of(text)) {
    auto read = read_word(word, find_set);
    if (!read) return tl::unexpected(read.error());
    line.push_back(std::move(*read));
  }
  return line;
}

Mismatch hold_against(const Form& form, std::string_view value, const FindIds& find_ids) {
  size_t furthest = 0;
  std::vector<std::string> expected;
  for (const auto& line : form.lines) {
    Walk walk(line, value, find_ids);
    const size_t reached = walk.run();
    if (walk.complete()) return {};
    if (reached > furthest) furthest = reached, expected.clear();
    if (reached == furthest) walk.collect(expected);
  }
  std::sort(expected.begin(), expected.end());
  expected.erase(std::unique(expected.begin(), expected.end()), expected.end());
  const auto words = words_of(value);
  const std::string before = furthest == 0 ? "" : " after \"" + std::string(words[furthest - 1]) + "\"";
  if (furthest == words.size()) {
    const size_t end =
        words.empty() ? 0 : static_cast<size_t>(words.back().data() - value.data()) + words.back().size();
    return {true, end, "something is missing" + before, advise("", {expected.begin(), expected.end()})};
  }
  const std::string_view wrong = words[furthest];
  return {true, static_cast<size_t>(wrong.data() - value.data()),
          "\"" + std::string(wrong) + "\" means nothing" + (before.empty() ? " here" : before),
          expected.empty() ? "leave it out" : advise(wrong, {expected.begin(), expected.end()})};
}

}  // namespace rapporteur::rules
