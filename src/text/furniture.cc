// Walks over the page's lines and sentences, tries the patterns whose rarest word stands there, and marks the forms
// that need more than a pattern: titles, headings, pull quotes, brackets in another script. docs/statements.md
// describes them.
#include "text/furniture.h"

#include <algorithm>
#include <bitset>

#include "text/furniture_words.h"

namespace rapporteur::text {
namespace {

using Is = FurnitureElement::Is;
using Fills = FurniturePattern::Fills;
using Words = std::vector<FurnitureWord>;

constexpr size_t kLongest = 120;  ///< words: a caption may be long, a paragraph is no furniture
constexpr size_t kMostHits = 40;  ///< patterns tried on one stretch, so that a page of one word stays linear
constexpr size_t kLongestName = 7;
constexpr size_t kLongestHeading = 10;  ///< words
constexpr size_t kLongestTitle = 30;
constexpr size_t kShortestPullQuote = 8;
constexpr size_t kLongestBracket = 200;  ///< bytes
constexpr size_t kLongestCaption = 60;   ///< words
constexpr size_t kLongestCredit = 10;    ///< words in brackets after a caption
constexpr size_t kLongestInitials = 3;   ///< letters
constexpr size_t kStoppedLines = 4;      ///< paragraphs with a stop for each without: those are the page's exceptions

using States = std::bitset<kLongest + 1>;  ///< numbers of words that a pattern's beginning can have used

/// A stretch of words: a line, or a sentence.
struct Unit {
  size_t first = 0, end = 0;
  size_t size() const { return end - first; }
};

bool is_stop(std::string_view text, const FurnitureWord& word) {
  const char c = text[word.span.begin];
  return word.mark && (c == '.' || c == '!' || c == '?');
}

class Matcher {
 public:
  Matcher(const Words& words, Unit unit) : words_(words), unit_(unit) {}

  /// The states after the whole pattern, or none. Leading marks may be passed over.
  States run(const FurniturePattern& pattern) const {
    States states;
    size_t start = 0;
    states.set(0);
    while (pattern.fills != Fills::opening && start < unit_.size() && word(start).mark) states.set(++start);
    for (const FurnitureElement& element : pattern.elements) {
      states = after(states, element);
      if (states.none()) break;
    }
    return states;
  }

  /// True if the states reach the unit's end but for closing marks.
  bool fills(const States& states) const {
    for (size_t n = unit_.size(); n > 0; --n) {
      if (states.test(n)) return true;
      if (!word(n - 1).mark) return false;
    }
    return false;
  }

 private:
  const FurnitureWord& word(size_t i) const { return words_[unit_.first + i]; }

  States after(const States& states, const FurnitureElement& element) const {
    States next;
    if (element.is == Is::words) return rest_of(states);
    for (size_t i = 0; i < unit_.size(); ++i) {
      if (!states.test(i)) continue;
      if (element.is == Is::name || element.is == Is::capitals) {
        extend(i, element.is, next);
      } else if (fits(word(i), element)) {
        next.set(i + 1);
      }
    }
    return next;
  }

  States rest_of(const States& states) const {
    States next;
    bool reached = false;
    for (size_t i = 0; i < unit_.size(); ++i) {
      reached = reached || states.test(i);
      if (reached) next.set(i + 1);
    }
    return next;
  }

  void extend(size_t from, Is is, States& next) const {
    for (size_t n = 0; n < kLongestName && from + n < unit_.size(); ++n) {
      const FurnitureWord& w = word(from + n);
      if (w.mark || !(is == Is::name ? w.capital : w.upper)) break;
      next.set(from + n + 1);
    }
  }

  static bool fits(const FurnitureWord& word, const FurnitureElement& element) {
    if (element.is == Is::number) return word.number;
    if (element.is == Is::dash) return word.dash;
    if (element.is == Is::initials) return !word.mark && !word.number && word.span.size() <= kLongestInitials;
    return word.hash == element.hash && (word.capital || !element.capital);
  }

  const Words& words_;
  Unit unit_;
};

class Marker {
 public:
  Marker(Document& document, const FurnitureRules& rules)
      : document_(document), rules_(rules), text_(document.text()) {}

  void run() {
    cut_furniture_words(text_, words_);
    find_anchors();
    weigh_lines();
    walk_lines();
    walk_sentences();
    if (!rules_.bracket.empty()) find_brackets();
    settle();
  }

 private:
  void find_anchors() {
    for (uint32_t i = 0; i < words_.size(); ++i) {
      const uint32_t hash = words_[i].hash;
      if ((rules_.filter[(hash >> 6) & 63] >> (hash & 63) & 1) == 0) continue;
      auto it = std::lower_bound(rules_.anchors.begin(), rules_.anchors.end(), std::pair(hash, 0u));
      for (; it != rules_.anchors.end() && it->first == hash; ++it) hits_.push_back({i, it->second});
    }
  }

  /// Whether the page's paragraphs end with a stop, but for a few.
  void weigh_lines() {
    size_t stopped = 0, open = 0;
    for (size_t first = 0, i = 0; i < words_.size(); ++i) {
      if (!words_[i].line_end) continue;
      const Unit line{first, i + 1};
      if (line.size() > kLongestHeading) ++(ends_open(line) ? open : stopped);
      first = i + 1;
    }
    stopped_page_ = stopped >= kStoppedLines * open;
  }

  void walk_lines() {
    size_t hit = 0;
    bool begun = false;
    for (size_t first = 0; first < words_.size();) {
      size_t end = first + 1;
      while (!words_[end - 1].line_end) ++end;
      const Unit line{first, end};
      if (!try_patterns(line, true, hit) && !try_caption(line)) try_forms(line, begun);
      begun = begun || is_prose(line);
      first = end;
    }
  }

  void walk_sentences() {
    size_t hit = 0;
    for (size_t first = 0; first < words_.size();) {
      size_t end = first + 1;
      while (!ends_sentence(first, end - 1)) ++end;
      if (!try_patterns({first, end}, false, hit)) try_caption({first, end});
      first = end;
    }
  }

  bool is(size_t i, char mark) const { return words_[i].mark && text_[words_[i].span.begin] == mark; }

  /// True if the sentence that begins at `first` ends with word `i`: at a stop, or at the bracket that it opened with.
  bool ends_sentence(size_t first, size_t i) const {
    if (words_[i].blank_after) return true;
    if (!words_[i].space_after || i + 1 >= words_.size()) return i + 1 >= words_.size();
    if (is(i, ')') && is(first, '(') && words_[i + 1].capital) return true;
    if (is_abbreviation(i)) return false;
    const bool stop = is_stop(text_, words_[i]) || (words_[i].mark && i > 0 && is_stop(text_, words_[i - 1]));
    return stop && (words_[i + 1].capital || words_[i + 1].mark || words_[i + 1].number);
  }

  /// True if word `i` is the point of an initial ("J. Smith", "the U.S. envoy") or of a month before its day.
  bool is_abbreviation(size_t i) const {
    if (i == 0 || !is(i, '.') || words_[i - 1].space_after) return false;
    if (words_[i + 1].number) return is_month(words_[i - 1]);
    return words_[i - 1].capital && words_[i - 1].span.size() == 1;
  }

  bool is_month(const FurnitureWord& word) const { return word.capital && holds(rules_.months, word); }

  static bool holds(const std::vector<uint32_t>& hashes, const FurnitureWord& word) {
    return std::binary_search(hashes.begin(), hashes.end(), word.hash);
  }

  /// Tries the patterns of lines or of sentences whose words stand in `unit`; `hit` moves past it.
  bool try_patterns(Unit unit, bool lines, size_t& hit) {
    bool found = try_unanchored(unit, lines);
    size_t tried = 0;
    for (; hit < hits_.size() && hits_[hit].word < unit.end; ++hit) {
      const FurniturePattern& pattern = rules_.patterns[hits_[hit].pattern];
      if ((pattern.fills == Fills::line) != lines || found || ++tried > kMostHits) continue;
      found = try_pattern(unit, pattern);
    }
    return found;
  }

  /// Openings without a word of their own, as datelines are: only where a paragraph begins.
  bool try_unanchored(Unit unit, bool lines) {
    if (lines || !words_[unit.first].capital || !begins_line(unit)) return false;
    for (auto it = rules_.anchors.begin(); it != rules_.anchors.end() && it->first == 0; ++it) {
      if (try_pattern(unit, rules_.patterns[it->second])) return true;
    }
    return false;
  }

  bool try_pattern(Unit unit, const FurniturePattern& pattern) {
    const bool opening = pattern.fills == Fills::opening;
    if (pattern.zone == ZoneKind::dateline && !begins_line(unit)) return false;
    if (pattern.fills == Fills::closing && unit.end != words_.size()) return false;
    if (unit.size() > kLongest && !opening) return false;
    Unit tried = unit;
    tried.end = std::min(tried.end, tried.first + (opening ? kLongestTitle : kLongest));
    const Matcher matcher(words_, tried);
    const States states = matcher.run(pattern);
    if (opening) return states.any() && mark(unit.first, unit.first + first_of(states), pattern.zone, pattern.rule);
    return matcher.fills(states) && mark(unit.first, unit.end, pattern.zone, pattern.rule);
  }

  bool begins_line(Unit unit) const { return unit.first == 0 || words_[unit.first - 1].line_end; }

  static size_t first_of(const States& states) {
    size_t n = 0;
    while (!states.test(n)) ++n;
    return n;
  }

  bool mark(size_t first, size_t end, ZoneKind kind, RuleName rule) {
    Zone zone;
    zone.span = {words_[first].span.begin, words_[end - 1].span.end};
    zone.kind = kind;
    zone.rule = rule;
    document_.zones.push_back(zone);
    return true;
  }

  bool ends_open(Unit line) const {
    const FurnitureWord& last = words_[line.end - 1];
    return !last.mark;
  }

  bool is_prose(Unit line) const { return line.size() > 6 && !ends_open(line); }

  /// Titles, headings and pull quotes: lines without a stop at their end. `begun`: running text stands above.
  void try_forms(Unit line, bool begun) {
    if (!ends_open(line) || line.size() > kLongestTitle || line.end == words_.size()) {
      if (begun && line.size() <= kLongestTitle && ends_in_office(line)) {
        mark(line.first, line.end, ZoneKind::furniture, rules_.pull_quote);
      } else if (begun && ends_open(line) && line.size() <= kLongestCaption && is_unstopped_caption(line)) {
        mark(line.first, line.end, ZoneKind::furniture, rules_.unstopped);
      }
      return;
    }
    if (begun && ends_in_office(line)) {
      mark(line.first, line.end, ZoneKind::furniture, rules_.pull_quote);
    } else if (begun && is_unstopped_caption(line)) {
      mark(line.first, line.end, ZoneKind::furniture, rules_.unstopped);
    } else if (begun && line.size() <= kLongestHeading && words_[line.first].capital && !rules_.heading.empty()) {
      mark(line.first, line.end, ZoneKind::heading, rules_.heading);
    } else if (!begun && !rules_.title.empty() && words_[line.end - 1].line_end) {
      mark(line.first, line.end, ZoneKind::title, rules_.title);
    }
  }

  /// A long line of its own without a stop, on a page whose paragraphs have one: what stands under a picture.
  bool is_unstopped_caption(Unit line) const {
    return stopped_page_ && !rules_.unstopped.empty() && line.size() > kLongestHeading && words_[line.first].capital &&
           words_[line.end - 1].blank_after;
  }

  bool names_office(const FurnitureWord& word) const { return holds(rules_.offices, word); }

  // ---- captions ----

  /// What a picture shows, told in the present with the day on which it was taken: "Envoys shake hands in Oslo, May 3,
  /// 2021."
  bool try_caption(Unit unit) {
    if (rules_.caption.empty() || unit.size() > kLongestCaption || !words_[unit.first].capital) return false;
    const size_t end = without_credit(unit);
    return ends_in_day({unit.first, end}) && is_one_sentence(unit) && shows_something({unit.first, end}) &&
           mark(unit.first, unit.end, ZoneKind::furniture, rules_.caption);
  }

  bool is_one_sentence(Unit unit) const {
    for (size_t i = unit.first; i + 1 < unit.end; ++i) {
      if (ends_sentence(unit.first, i)) return false;
    }
    return true;
  }

  /// The end without marks and without a bracket that names whose picture it is.
  size_t without_credit(Unit unit) const {
    size_t end = unit.end;
    const auto pass_marks = [&] {
      while (end > unit.first && words_[end - 1].mark && !is(end - 1, ']') && !is(end - 1, ')')) --end;
    };
    pass_marks();
    if (end == unit.first || !(is(end - 1, ']') || is(end - 1, ')'))) return end;
    for (size_t n = 1; n <= kLongestCredit && end > unit.first + n; ++n) {
      if (!is(end - n, '[') && !is(end - n, '(')) continue;
      end -= n;
      pass_marks();
      return end;
    }
    return end;
  }

  /// "February 13, 2021", "Feb. 13, 2021", "13 February 2021".
  bool ends_in_day(Unit unit) const {
    if (unit.size() < 6 || !is_year(words_[unit.end - 1])) return false;
    size_t at = unit.end - 1;
    bool day = false, month = false;
    for (size_t n = 0; n < 5 && at > unit.first; ++n) {
      const FurnitureWord& word = words_[--at];
      if (word.mark) continue;
      if (word.number && !day) {
        day = true;
      } else if (is_month(word) && !month) {
        month = true;
      } else {
        break;
      }
    }
    return day && month;
  }

  static bool is_year(const FurnitureWord& word) { return word.number && word.span.size() == 4; }

  /// True if a verb of showing stands in it and nothing is said.
  bool shows_something(Unit unit) const {
    bool shows = false;
    for (size_t i = unit.first; i < unit.end; ++i) {
      if (is(i, '"') || text_.substr(words_[i].span.begin, 3) == "\u201c") return false;
      const bool helped = i > unit.first && holds(rules_.helpers, words_[i - 1]);
      shows = shows || (i > unit.first && !words_[i].capital && !helped && holds(rules_.poses, words_[i]));
    }
    return shows;
  }

  /// True if the line is words and then a name of two capitals or more with an office after it.
  bool ends_in_office(Unit line) const {
    if (rules_.pull_quote.empty() || line.size() < kShortestPullQuote || !ends_open(line)) return false;
    size_t at = line.end, offices = 0, first_office = line.end;
    while (at > line.first && (words_[at - 1].capital || words_[at - 1].dash || words_[at - 1].span.size() <= 3)) {
      --at;
      if (words_[at].capital && names_office(words_[at])) ++offices, first_office = at;
    }
    while (at < line.end && !words_[at].capital) ++at;
    size_t names = 0;
    for (size_t i = at; i < first_office; ++i) names += words_[i].capital;
    return offices > 0 && names >= 2 && at - line.first >= kShortestPullQuote / 2;
  }

  /// Square brackets that hold letters, none of them Latin.
  void find_brackets() {
    for (size_t open = text_.find('['); open != text_.npos; open = text_.find('[', open + 1)) {
      const size_t close = text_.substr(open, kLongestBracket).find(']');
      if (close == text_.npos) continue;
      const std::string_view inside = text_.substr(open + 1, close - 1);
      if (!is_other_script(inside)) continue;
      document_.zones.push_back({{static_cast<uint32_t>(open), static_cast<uint32_t>(open + close + 1)},
                                 ZoneKind::furniture,
                                 rules_.bracket});
    }
  }

  /// Letters from U+0370 on (bytes 0xcd to 0xe1, 0xe3 and above in UTF-8: not the general punctuation), and no ASCII
  /// ones.
  static bool is_other_script(std::string_view inside) {
    bool other = false;
    for (const char c : inside) {
      const auto byte = static_cast<unsigned char>(c);
      if ((byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z')) return false;
      other = other || (byte >= 0xcd && byte != 0xe2);
    }
    return other;
  }

  /// Puts the zones in the order of the text and drops those inside an earlier one; a pattern outdoes a form.
  void settle() {
    auto& zones = document_.zones;
    std::stable_sort(zones.begin(), zones.end(), [](const Zone& a, const Zone& b) {
      if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
      if (a.span.end != b.span.end) return a.span.end > b.span.end;
      return a.kind != ZoneKind::title && b.kind == ZoneKind::title;
    });
    size_t kept = 0;
    for (const Zone& zone : zones) {
      if (kept > 0 && zone.span.begin < zones[kept - 1].span.end) continue;
      zones[kept++] = zone;
    }
    zones.resize(kept);
  }

  struct Hit {
    uint32_t word, pattern;
  };

  Document& document_;
  const FurnitureRules& rules_;
  std::string_view text_;
  Words words_;
  std::vector<Hit> hits_;
  bool stopped_page_ = false;  ///< its paragraphs end with a stop, but for a few
};

}  // namespace

void mark_furniture(Document& document, const FurnitureRules& rules) { Marker(document, rules).run(); }

}  // namespace rapporteur::text
