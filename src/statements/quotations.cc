// One pass over the tokens with the mark that is open, if any.
#include "statements/quotations.h"

namespace rapporteur::statements {
namespace {

enum class Mark : uint8_t { none, open, close, either };

/// Kinds of marks: a quotation is closed by its own kind only.
enum class Kind : uint8_t { none, straight, curly, angle, low, apostrophes, single_curly, single_straight };

struct Reading {
  Mark mark = Mark::none;
  Kind kind = Kind::none;
};

Reading read_mark(std::string_view word) {
  if (word.empty() || word.size() > 3) return {};
  if (word == "\"") return {Mark::either, Kind::straight};
  if (word == "\u201c") return {Mark::open, Kind::curly};
  if (word == "\u201d") return {Mark::close, Kind::curly};
  if (word == "\u201e" || word == "\u201f") return {Mark::open, Kind::low};
  if (word == "\u00ab") return {Mark::open, Kind::angle};
  if (word == "\u00bb") return {Mark::close, Kind::angle};
  if (word == "``") return {Mark::open, Kind::apostrophes};
  if (word == "''") return {Mark::either, Kind::apostrophes};
  if (word == "\u2018") return {Mark::open, Kind::single_curly};
  if (word == "\u2019") return {Mark::close, Kind::single_curly};
  if (word == "'") return {Mark::either, Kind::single_straight};
  return {};
}

bool is_single(Kind kind) { return kind == Kind::single_curly || kind == Kind::single_straight; }

class Finder {
 public:
  explicit Finder(const Document& document) : d_(document) {}

  std::vector<Quotation> run() {
    note_double_marks();
    for (const Sentence& sentence : d_.sentences) {
      if (sentence.paragraph != paragraph_) leave_paragraph(sentence);
      for (uint32_t token = sentence.first; token < sentence.end; ++token) take(token);
    }
    if (open_) finish(static_cast<uint32_t>(d_.tokens.size()), kNone);
    return std::move(found_);
  }

 private:
  void note_double_marks() {
    for (uint32_t token = 0; token < d_.tokens.size() && !doubles_; ++token) {
      const Kind kind = read_mark(d_.word(token)).kind;
      doubles_ = kind != Kind::none && !is_single(kind);
    }
  }

  bool blank_after(uint32_t token) const {
    return token + 1 >= d_.tokens.size() || d_.tokens[token + 1].space_before ||
           d_.tokens[token + 1].span.begin > d_.tokens[token].span.end;
  }

  bool blank_before(uint32_t token) const { return token == 0 || d_.tokens[token].space_before; }

  /// A mark that can open or close opens after a blank and closes before one; in doubt it does what is due.
  Mark decide(uint32_t token, const Reading& reading) const {
    if (reading.mark != Mark::either) return reading.mark;
    const bool before = blank_before(token), after = blank_after(token);
    if (before && !after) return Mark::open;
    if (!before && after) return Mark::close;
    return open_ ? Mark::close : Mark::open;
  }

  /// Single marks count only where there are no double ones, and an apostrophe is none.
  bool counts(uint32_t token, const Reading& reading) const {
    if (reading.kind == Kind::none) return false;
    if (!is_single(reading.kind)) return true;
    if (doubles_ || d_.tokens[token].joined) return false;
    const Mark mark = decide(token, reading);
    return mark == Mark::open ? !blank_after(token) && !open_ : open_ && is_single(kind_);
  }

  /// "„" is closed by either curly mark.
  bool closes(const Reading& reading) const {
    return reading.kind == kind_ || (kind_ == Kind::low && reading.kind == Kind::curly) ||
           (kind_ == Kind::curly && reading.kind == Kind::straight);
  }

  void take(uint32_t token) {
    const Reading reading = read_mark(d_.word(token));
    if (!counts(token, reading)) return;
    const Mark mark = decide(token, reading);
    if (!open_) {
      if (mark == Mark::open) begin(token, reading.kind);
    } else if (closes(reading) && (mark == Mark::close || (kind_ == Kind::low && reading.kind == Kind::curly))) {
      finish(token, token);
    } else if (reading.kind == kind_ && mark == Mark::open) {
      reopen(token, reading.kind);
    }
  }

  void begin(uint32_t token, Kind kind) {
    open_ = true;
    kind_ = kind;
    current_ = {};
    current_.open = token;
    current_.first = token + 1;
  }

  /// A second opening mark: curly ones may be nested by mistake; a straight one says that a close was lost.
  void reopen(uint32_t token, Kind kind) {
    finish(token, kNone);
    begin(token, kind);
  }

  void finish(uint32_t end, uint32_t close) {
    current_.end = end;
    current_.close = close;
    open_ = false;
    if (current_.end > current_.first) found_.push_back(current_);
  }

  void leave_paragraph(const Sentence& sentence) {
    paragraph_ = sentence.paragraph;
    if (!open_) return;
    finish(sentence.first, kNone);
    const Reading next = read_mark(d_.word(sentence.first));
    if (!found_.empty() && next.kind == kind_ && next.mark != Mark::close) found_.back().continued = true;
  }

  const Document& d_;
  std::vector<Quotation> found_;
  Quotation current_;
  Kind kind_ = Kind::none;
  bool open_ = false;
  bool doubles_ = false;
  uint32_t paragraph_ = kNone;
};

}  // namespace

std::vector<Quotation> find_quotations(const Document& document) { return Finder(document).run(); }

}  // namespace rapporteur::statements
