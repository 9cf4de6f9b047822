// Paragraph by paragraph: its marks are read, paired, and what pairing leaves over is closed or opened by what stands
// beside it.
#include "statements/quotations.h"

#include <algorithm>

namespace rapporteur::statements {
namespace {

enum class Side : uint8_t { none, open, close, either };

struct Mark {
  uint32_t token = 0;
  Side side = Side::none;
  bool single = false;
};

Mark read_mark(const Document& d, uint32_t token) {
  const std::string_view word = d.word(token);
  if (word.size() > 3) return {};
  if (word == "\"" || word == "''") return {token, Side::either, false};
  if (word == "\u201c" || word == "``") return {token, Side::open, false};
  if (word == "\u201d") return {token, Side::close, false};
  if (word == "\u2018") return {token, Side::open, true};
  if (word == "\u2019") return {token, Side::close, true};
  if (word == "'") return {token, Side::either, true};
  return {};
}

bool blank_before(const Document& d, uint32_t token) { return token == 0 || d.tokens[token].space_before; }
bool blank_after(const Document& d, uint32_t token) {
  return token + 1 >= d.tokens.size() || d.tokens[token + 1].space_before;
}

bool is_one_of(const Document& d, uint32_t token, std::string_view marks) {
  const std::string_view word = d.word(token);
  return word.size() == 1 && marks.find(word[0]) != std::string_view::npos;
}

/// A comma, a question or an exclamation: what stands before the mark that closes words whose speaker follows.
bool ends_speech(const Document& d, uint32_t token) { return is_one_of(d, token, ",?!"); }
bool is_punctuation(const Document& d, uint32_t token) { return is_one_of(d, token, ",.?!;:"); }

/// A stretch of tokens in which marks are paired: a paragraph, or the words of a quotation.
struct Stretch {
  uint32_t first = 0, end = 0;
};

/// Pairs the marks of one kind in a stretch.
class Pairing {
 public:
  Pairing(const Document& document, Stretch stretch, bool single, std::vector<Quotation>& out)
      : d_(document), stretch_(stretch), single_(single), out_(out) {}

  void run(const std::vector<Mark>& marks) {
    count_closes(marks);
    for (size_t i = 0; i < marks.size(); ++i) {
      if (marks[i].single == single_) take(marks[i], closes_after_[i]);
    }
    if (open_) finish(stretch_.end, kNone);
  }

 private:
  /// For each mark how many that only close stand after it, less those that only open.
  void count_closes(const std::vector<Mark>& marks) {
    closes_after_.resize(marks.size());
    int closes = 0;
    for (size_t i = marks.size(); i-- > 0;) {
      closes_after_[i] = closes;
      if (marks[i].single != single_) continue;
      closes += marks[i].side == Side::close ? 1 : marks[i].side == Side::open ? -1 : 0;
      closes = std::max(closes, 0);
    }
  }

  /// A mark that can open or close opens after a blank and closes before one; in doubt it does what is due, unless the
  /// words before it end and those after it go on.
  Side decide(const Mark& mark) const {
    if (mark.side != Side::either) return mark.side;
    const bool before = blank_before(d_, mark.token) || mark.token == stretch_.first;
    const bool after = blank_after(d_, mark.token) || mark.token + 1 == stretch_.end;
    if (before && !after) return Side::open;
    if (!before && after) return Side::close;
    return open_ || lost_its_opening(mark.token) ? Side::close : Side::open;
  }

  void take(const Mark& mark, int closes_after) {
    const Side side = decide(mark);
    if (side == Side::open && !open_) return begin(mark.token);
    if (side == Side::open && mark.side == Side::open && closes_after > depth_ + 1) {
      ++depth_;
    } else if (side == Side::open) {  // the one before was never closed
      finish(mark.token, kNone);
      begin(mark.token);
    } else if (depth_ > 0) {
      --depth_;
    } else if (open_) {
      finish(mark.token, mark.token);
    } else if (!single_ && lost_its_opening(mark.token)) {
      close_sentence(mark.token);
    }
  }

  void begin(uint32_t token) {
    open_ = true;
    depth_ = 0;
    current_ = {};
    current_.open = token;
    current_.first = token + 1;
    current_.single = single_;
  }

  void finish(uint32_t end, uint32_t close) {
    current_.end = end;
    current_.close = close;
    open_ = false;
    if (current_.end > current_.first) out_.push_back(current_);
  }

  /// "… searched, " the minister said."
  bool lost_its_opening(uint32_t token) const {
    if (token == stretch_.first || token + 1 >= stretch_.end || !ends_speech(d_, token - 1)) return false;
    return !d_.tokens[token + 1].capital || blank_after(d_, token);
  }

  /// The words since the sentence's begin, or since the quotation before.
  void close_sentence(uint32_t token) {
    uint32_t first = std::max(d_.sentences[d_.sentence_of(token)].first, stretch_.first);
    if (first == token) first = std::max(d_.sentences[d_.sentence_of(token - 1)].first, stretch_.first);
    if (!out_.empty() && out_.back().single == single_) first = std::max(first, out_.back().end + 1);
    if (first >= token) return;
    current_ = {};
    current_.open = current_.first = first;
    finish(token, token);
  }

  const Document& d_;
  Stretch stretch_;
  bool single_;
  std::vector<Quotation>& out_;
  std::vector<int> closes_after_;
  Quotation current_;
  bool open_ = false;
  int depth_ = 0;  ///< quotations in the same marks inside the open one
};

/// Single marks of a stretch: an apostrophe is none, and what closes stands where words end. A plural's apostrophe
/// ("the ministers' talks") looks like a close: one beside a comma or stop is sure, else the last one counts.
class SinglePairs {
 public:
  SinglePairs(const Document& document, std::vector<Quotation>& out) : d_(document), out_(out) {}

  /// `sure_only`: only those whose close stands beside a mark.
  void run(const std::vector<Mark>& marks, Stretch stretch, bool sure_only) {
    for (size_t i = 0; i < marks.size();) {
      if (!opens(marks[i], stretch)) {
        ++i;
        continue;
      }
      const size_t close = close_of(marks, i, stretch, sure_only);
      if (close == marks.size()) {
        ++i;
        continue;
      }
      Quotation quotation;
      quotation.open = marks[i].token;
      quotation.first = quotation.open + 1;
      quotation.end = quotation.close = marks[close].token;
      quotation.single = true;
      out_.push_back(quotation);
      i = close + 1;
    }
  }

 private:
  bool opens(const Mark& mark, Stretch stretch) const {
    if (!mark.single || mark.side == Side::close || d_.tokens[mark.token].joined) return false;
    const bool outside = blank_before(d_, mark.token) || mark.token == stretch.first || !is_word(mark.token - 1);
    return outside && !blank_after(d_, mark.token) && mark.token + 1 < stretch.end;
  }

  bool is_word(uint32_t token) const {
    return read_mark(d_, token).side == Side::none && !is_punctuation(d_, token) && !is_one_of(d_, token, "([-");
  }

  bool closes(const Mark& mark, uint32_t first, Stretch stretch) const {
    if (!mark.single || mark.side == Side::open || d_.tokens[mark.token].joined || mark.token <= first) return false;
    return !blank_before(d_, mark.token) &&
           (mark.token + 1 >= stretch.end || blank_after(d_, mark.token) || !is_word(mark.token + 1));
  }

  bool is_sure(uint32_t token, Stretch stretch) const {
    if (is_punctuation(d_, token - 1)) return true;
    return token + 1 < stretch.end && !blank_after(d_, token) && !is_word(token + 1);
  }

  size_t close_of(const std::vector<Mark>& marks, size_t open, Stretch stretch, bool sure_only) const {
    size_t found = marks.size();
    for (size_t i = open + 1; i < marks.size() && !opens(marks[i], stretch); ++i) {
      if (!closes(marks[i], marks[open].token + 1, stretch)) continue;
      if (is_sure(marks[i].token, stretch)) return i;
      if (!sure_only) found = i;
    }
    return found;
  }

  const Document& d_;
  std::vector<Quotation>& out_;
};

class Finder {
 public:
  explicit Finder(const Document& document) : d_(document) {}

  std::vector<Quotation> run() {
    for (uint32_t token = 0; token < d_.tokens.size() && !doubles_; ++token) {
      const Mark mark = read_mark(d_, token);
      doubles_ = mark.side != Side::none && !mark.single;
    }
    for (size_t i = 0; i < d_.sentences.size();) {
      size_t end = i + 1;
      while (end < d_.sentences.size() && d_.sentences[end].paragraph == d_.sentences[i].paragraph) ++end;
      paragraph({d_.sentences[i].first, d_.sentences[end - 1].end});
      i = end;
    }
    for (Quotation& quotation : found_) {
      if (quotation.close == kNone && !quotation.continued) close_before_speaker(quotation);
      if (is_name(quotation)) quotation.kind = QuotationKind::name;
    }
    return std::move(found_);
  }

 private:
  void paragraph(Stretch stretch) {
    note_continuation(stretch);
    marks_.clear();
    bool doubles = false;
    for (uint32_t token = stretch.first; token < stretch.end; ++token) {
      const Mark mark = read_mark(d_, token);
      if (mark.side == Side::none) continue;
      marks_.push_back(mark);
      doubles = doubles || !mark.single;
    }
    if (marks_.empty()) return;
    if (!doubles) return SinglePairs(d_, found_).run(marks_, stretch, doubles_);
    if (!doubles_stand_inside(stretch)) Pairing(d_, stretch, false, found_).run(marks_);
  }

  /// 'They told us "never" again,' he said: the double marks are the inner ones.
  bool doubles_stand_inside(Stretch stretch) {
    const size_t before = found_.size();
    if (marks_.front().single) SinglePairs(d_, found_).run(marks_, stretch, true);
    size_t at = before;
    for (const Mark& mark : marks_) {
      if (mark.single) continue;
      while (at < found_.size() && found_[at].close < mark.token) ++at;
      if (at < found_.size() && found_[at].open < mark.token) continue;
      found_.resize(before);
      return false;
    }
    return found_.size() > before;
  }

  /// The paragraph opens with the mark that the one before left open.
  void note_continuation(Stretch stretch) {
    if (found_.empty() || found_.back().close != kNone || found_.back().end != stretch.first) return;
    const Mark mark = read_mark(d_, stretch.first);
    found_.back().continued = !mark.single && (mark.side == Side::open || mark.side == Side::either);
  }

  // ---- marks that were lost ------------------------------------------------------------------------------------

  Deprel relation(uint32_t token) const { return token < d_.heads.size() ? d_.heads[token].relation : Deprel::none; }

  /// "We have no quarrel, the minister added.": what is said hangs on a verb after the comma, or that verb beside it.
  bool is_said_by(uint32_t verb, uint32_t comma, uint32_t first) const {
    if (relation(verb) == Deprel::parataxis && d_.heads[verb].head < comma) return true;
    for (uint32_t child = d_.heads[verb].first_child; child != kNone && child < comma;
         child = d_.heads[child].next_sibling) {
      const Deprel how = relation(child);
      if (child >= first && (how == Deprel::ccomp || how == Deprel::parataxis)) return true;
    }
    return false;
  }

  void close_before_speaker(Quotation& quotation) const {
    constexpr uint32_t kLongest = 16;  // tokens that say who spoke, where and when
    const Sentence& sentence = d_.sentences[d_.sentence_of(quotation.end - 1)];
    const uint32_t first = std::max(quotation.first, sentence.first);
    if (relation(first) == Deprel::none) return;
    for (uint32_t comma = quotation.end; comma-- > first + 1 && quotation.end - comma <= kLongest;) {
      if (!ends_speech(d_, comma)) continue;
      for (uint32_t token = comma + 1; token < quotation.end; ++token) {
        const bool verb = d_.tags[token].upos == Upos::VERB;
        if (!verb || !is_said_by(token, comma, first)) continue;
        quotation.end = comma + 1;
        return;
      }
    }
  }

  // ---- names ---------------------------------------------------------------------------------------------------

  bool is_tagged(uint32_t token) const { return token < d_.tags.size() && d_.tags[token].xpos != Xpos::none; }

  bool has_verb(uint32_t first, uint32_t end) const {
    return std::any_of(d_.tags.begin() + first, d_.tags.begin() + end,
                       [](const Tag& tag) { return tag.upos == Upos::VERB || tag.upos == Upos::AUX; });
  }

  bool has_finite_verb(uint32_t first, uint32_t end) const {
    return std::any_of(d_.tags.begin() + first, d_.tags.begin() + end, [](const Tag& tag) {
      return tag.upos == Upos::VERB && (tag.xpos == Xpos::VBD || tag.xpos == Xpos::VBZ || tag.xpos == Xpos::VBP);
    });
  }

  /// Behind a name, the sentence's first comma, and a word or two that call it something: 'Bout, dubbed "…"', 'alias
  /// "…"'. A verb right after that comma is a participle, whatever its tag: its subject would have no comma.
  bool is_dubbed(const Quotation& quotation, const Sentence& sentence) const {
    constexpr uint32_t kMostWords = 3;
    uint32_t comma = sentence.first;
    while (comma < quotation.open && !is_one_of(d_, comma, ",")) ++comma;
    const uint32_t words = quotation.open - comma;
    if (comma == sentence.first || words < 2 || words > kMostWords + 1) return false;
    if (d_.tags[comma - 1].upos != Upos::PROPN || has_finite_verb(sentence.first, comma)) return false;
    const Upos calls = d_.tags[comma + 1].upos;
    const bool names = calls == Upos::PROPN || calls == Upos::PRON || calls == Upos::DET;
    return !names && d_.tags[comma + 1].xpos != Xpos::NNS && !has_finite_verb(comma + 2, quotation.open);
  }

  /// A few words without a verb behind a name and a comma, behind a participle ("nicknamed") or a preposition ("known
  /// as"), where the sentence goes on with its verb; or between the two halves of a name.
  bool is_name(const Quotation& quotation) const {
    constexpr uint32_t kLongestName = 6;  // tokens, with a comma
    const uint32_t after = quotation.close == kNone ? kNone : quotation.close + 1;
    if (after == kNone || after >= d_.tokens.size() || quotation.open == quotation.first) return false;
    if (quotation.end - quotation.first > kLongestName || !is_tagged(quotation.first)) return false;
    const Sentence& sentence = d_.sentences[d_.sentence_of(quotation.open)];
    if (quotation.open == sentence.first || after >= sentence.end || has_verb(quotation.first, quotation.end))
      return false;
    const uint32_t before = quotation.open - 1;
    const bool own_comma = ends_speech(d_, quotation.end - 1);
    if (d_.tags[before].upos == Upos::PROPN && d_.tags[after].upos == Upos::PROPN && !own_comma) return true;
    if (!has_verb(after, sentence.end)) return false;
    if (is_dubbed(quotation, sentence)) return own_comma || is_one_of(d_, after, ",");
    if (has_finite_verb(sentence.first, quotation.open)) return false;
    const bool beside_name =
        is_one_of(d_, before, ",") && before > sentence.first && d_.tags[before - 1].upos == Upos::PROPN;
    const bool called = d_.tags[before].xpos == Xpos::VBN || d_.tags[before].upos == Upos::ADP;
    return (beside_name || called) && (own_comma || is_one_of(d_, after, ","));
  }

  const Document& d_;
  std::vector<Quotation> found_;
  std::vector<Mark> marks_;
  bool doubles_ = false;
};

}  // namespace

std::vector<Quotation> find_quotations(const Document& document) { return Finder(document).run(); }

std::vector<Quotation> find_inner_quotations(const Document& document, const std::vector<Quotation>& outer) {
  std::vector<Quotation> inner;
  std::vector<Mark> marks;
  for (uint32_t i = 0; i < outer.size(); ++i) {
    const Stretch stretch{outer[i].first, outer[i].end};
    marks.clear();
    for (uint32_t token = stretch.first; token < stretch.end; ++token) {
      if (const Mark mark = read_mark(document, token); mark.side != Side::none) marks.push_back(mark);
    }
    const size_t before = inner.size();
    Pairing(document, stretch, false, inner).run(marks);
    if (!outer[i].single) SinglePairs(document, inner).run(marks, stretch, false);
    std::sort(inner.begin() + static_cast<long>(before), inner.end(),
              [](const Quotation& a, const Quotation& b) { return a.open < b.open; });
    for (size_t at = before; at < inner.size(); ++at) inner[at].within = i;
  }
  return inner;
}

}  // namespace rapporteur::statements
