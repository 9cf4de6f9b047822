// Goes through the bytes until one needs a look, reads the run of such characters together, and copies what stands
// between them.
#include "text/view.h"

#include <algorithm>
#include <array>

#include "rapporteur/document.h"
#include "text/characters.h"
#include "text/entities.h"
#include "text/forms.h"
#include "text/mojibake.h"
#include "text/quotation_marks.h"
#include "text/windows1252.h"

namespace rapporteur::text {
namespace {

/// Bytes of ASCII that are not always read as they are: controls, and what begins an entity, a doubled mark or one that
/// was escaped.
constexpr std::array<bool, 256> kNeedsLook = [] {
  std::array<bool, 256> table = {};
  for (uint32_t byte = 0; byte < 256; ++byte) table[byte] = byte < 0x20 || byte >= 0x7f;
  table['\t'] = table['\n'] = table['\v'] = table['\f'] = false;
  for (const uint8_t begins : {'&', '\'', '`', ',', '<', '>', '\\'}) table[begins] = true;
  return table;
}();

constexpr uint32_t kCarriageReturn = '\r';
constexpr std::string_view kDoubledOpen = "\u2018\u2018";
constexpr uint32_t kLongestEscape = 32;  ///< bytes of a terminal's control sequence

class Viewer {
 public:
  Viewer(std::string_view given, Repairs& repairs) : given_(given), repairs_(repairs) {}

  View run() {
    closes_only_ = given_.find("\u201c") != std::string_view::npos;
    doubled_singles_ = given_.find(kDoubledOpen) != std::string_view::npos;
    const uint32_t first = first_look();
    if (first == size() && !beyond_ascii_) return {};
    if (beyond_ascii_) misreading_ = misreading_by_marks(given_);
    if (!is_misread() && suspect_ && holds_sure_mojibake()) misreading_.page = CodePage::windows1252;
    if (first == size() && !is_misread()) return {};
    if (is_misread()) repairs_.misread_as = name_of(misreading_.page);
    view_.text.reserve(given_.size());
    for (uint32_t at = 0; at < size();) at = at_byte(at);
    copy_to(size());
    if (view_.as_given()) view_.text.clear();
    return std::move(view_);
  }

 private:
  uint32_t size() const { return static_cast<uint32_t>(given_.size()); }
  uint8_t byte(uint32_t at) const { return at < given_.size() ? static_cast<uint8_t>(given_[at]) : 0; }

  // ---- what needs a look ---------------------------------------------------------------------------------------

  /// Where the first character stands that is read otherwise by itself; the text's size if there is none. Notes on the
  /// way whether something may have been misread.
  uint32_t first_look() {
    for (uint32_t at = 0; at < size();) {
      if (!kNeedsLook[byte(at)]) {
        ++at;
        continue;
      }
      const Piece piece = piece_at(at);
      beyond_ascii_ = beyond_ascii_ || byte(at) >= 0x80;
      if (may_begin_mojibake(piece.code) && byte(piece.given.end) >= 0x80) suspect_ = true;
      if (!settled(piece)) return note_suspects(at);
      at = piece.given.end;
    }
    return size();
  }

  /// The rest of the text is read anyway; only what may have been misread is still asked.
  uint32_t note_suspects(uint32_t from) {
    beyond_ascii_ = true;  // or will be, once entities are read
    for (uint32_t at = from; !suspect_ && at + 1 < size(); ++at) {
      suspect_ = byte(at) == 0xc3 && byte(at + 1) >= 0x82 && (byte(at + 2) >= 0x80 || byte(at + 2) == '&');
      suspect_ = suspect_ || (byte(at) == '&' && byte(at + 1) != ' ');
    }
    return from;
  }

  bool is_misread() const { return misreading_.page != CodePage::none; }

  bool holds_sure_mojibake() {
    for (uint32_t at = 0; at < size();) {
      if (byte(at) < 0x80 && byte(at) != '&') {
        ++at;
        continue;
      }
      const uint32_t end = collect(at);
      if (is_surely_mojibake(run_)) return true;
      at = end;
    }
    return false;
  }

  /// True if the piece is read as it is whatever is done to its neighbours.
  bool settled(const Piece& piece) const {
    if (piece.given.size() == 1 && piece.code < 0x80) return !is_special(piece);
    if (piece.code > 0x10ffff) return mark_between(piece.code, before(piece), after(piece.given.end)) == piece.code;
    if (byte(piece.given.begin) < 0x80) return false;
    const Form form = form_of(piece.code);
    if (form == Form::mark) return mark_between(piece.code, before(piece), after(piece.given.end)) == piece.code;
    if (form == Form::combining) return composed(before(piece), piece.code) == 0;
    return form == Form::same;
  }

  /// A single byte of ASCII that is not read as it is: a control, a lone carriage return, a grave accent as a mark.
  bool is_special(const Piece& piece) const {
    if (piece.code == kCarriageReturn) return byte(piece.given.end) != '\n';
    if (piece.code == '`') return mark_between('`', before(piece), after(piece.given.end)) != '`';
    return form_of(piece.code) != Form::same;
  }

  uint32_t mark_between(uint32_t code, uint32_t before, uint32_t after) const {
    return read_mark(code, before, after, closes_only_);
  }

  uint32_t before(const Piece& piece) const { return character_before(given_, piece.given.begin).code; }
  /// The next character that says something, entities read.
  uint32_t after(uint32_t at) const {
    while (at < size()) {
      const Piece next = piece_at(at);
      const Form form = next.code > 0x10ffff ? Form::same : form_of(next.code);
      if (form != Form::nothing && form != Form::control) return next.code > 0x10ffff ? byte(at) : next.code;
      at = next.given.end;
    }
    return 0;
  }

  // ---- pieces --------------------------------------------------------------------------------------------------

  Piece piece_at(uint32_t at) const {
    const char c = given_[at];
    if (c == '&') {
      if (const Entity entity = entity_at(given_, at); entity.size != 0)
        return {entity.code, {at, at + entity.size}, false};
    }
    if (c == '\x1b' && byte(at + 1) == '[') return {'\x1b', {at, escape_end(at)}, false};
    if (c == '\\' && (byte(at + 1) == '"' || byte(at + 1) == '\'')) return {byte(at + 1), {at, at + 2}, false};
    if (c == given_[std::min<size_t>(at + 1, given_.size() - 1)] && at + 1 < size()) {
      if (c == '\'') return {kTwoApostrophes, {at, at + 2}, false};
      if (c == '`') return {kTwoAccents, {at, at + 2}, false};
      if (c == ',') return {kTwoCommas, {at, at + 2}, false};
      if (c == '<') return {kTwoLess, {at, at + 2}, false};
      if (c == '>') return {kTwoGreater, {at, at + 2}, false};
    }
    if (doubled_singles_ && given_.substr(at).starts_with(kDoubledOpen)) return {kTwoOpen, {at, at + 6}, false};
    if (doubled_singles_ && given_.substr(at).starts_with("\u2019\u2019")) return {kTwoClose, {at, at + 6}, false};
    const Character character = character_at(given_, at);
    return {character.code, {at, at + character.size}, false};
  }

  /// A terminal's sequence ends with a letter (ECMA-48, 5.4).
  uint32_t escape_end(uint32_t at) const {
    const uint32_t limit = std::min(size(), at + kLongestEscape);
    for (uint32_t end = at + 2; end < limit; ++end) {
      if (byte(end) >= 0x40 && byte(end) < 0x7f) return end + 1;
      if (byte(end) < 0x20 || byte(end) >= 0x7f) break;
    }
    return at + 1;
  }

  /// Puts the pieces of the run that begins at `at` into run_; returns where it ends.
  uint32_t collect(uint32_t at) {
    run_.clear();
    while (at < size() && kNeedsLook[byte(at)]) {
      const Piece piece = piece_at(at);
      if (!run_.empty() && piece.code < 0x80 && piece.given.size() == 1 && !is_special(piece)) break;
      run_.push_back(piece);
      at = piece.given.end;
    }
    return at;
  }

  // ---- reading them --------------------------------------------------------------------------------------------

  uint32_t at_byte(uint32_t at) {
    if (!kNeedsLook[byte(at)]) return at + 1;
    const Piece first = piece_at(at);
    const bool may_be_misread = is_misread() && may_begin_mojibake(first.code, misreading_.page);
    if (!may_be_misread && settled(first)) return first.given.end;
    const uint32_t end = collect(at);
    if (is_misread()) mend_mojibake(run_, misreading_);
    join_pictures();
    for (size_t i = 0; i < run_.size(); ++i) read(i);
    return end;
  }

  static bool is_form(const Piece& piece, Form form) { return piece.code <= 0x10ffff && form_of(piece.code) == form; }

  /// Pictures in a row, with the joiners and selectors that belong to them, are one.
  void join_pictures() {
    size_t kept = 0;
    for (const Piece& piece : run_) {
      const bool joins = is_form(piece, Form::picture) || is_form(piece, Form::nothing);
      if (joins && kept > 0 && is_form(run_[kept - 1], Form::picture))
        run_[kept - 1].given.end = piece.given.end;
      else
        run_[kept++] = piece;
    }
    run_.resize(kept);
  }

  /// Copies what stands before `at` as it was given.
  void copy_to(uint32_t at) {
    view_.text.append(given_.substr(copied_, at - copied_));
    copied_ = at;
  }

  /// Reads the piece as `spelling`, unless that is what was given.
  void put(const Piece& piece, std::string_view spelling) {
    if (given_.substr(piece.given.begin, piece.given.size()) == spelling) return;
    copy_to(piece.given.begin);
    const auto begin = static_cast<uint32_t>(view_.text.size());
    view_.text.append(spelling);
    view_.changes.push_back({{begin, static_cast<uint32_t>(view_.text.size())}, piece.given});
    copied_ = piece.given.end;
  }

  void put_code(const Piece& piece, uint32_t code) {
    spelling_.clear();
    append_character(code, spelling_);
    put(piece, spelling_);
  }

  void read(size_t i) {
    const Piece& piece = run_[i];
    const bool entity = !piece.mended && byte(piece.given.begin) == '&' && piece.given.size() > 1;
    repairs_.entities += entity;
    repairs_.misread += piece.mended;
    if (piece.code > 0x10ffff) return read_pair(i);
    uint32_t code = piece.code;
    if (code == '`') return put_code(piece, mark_between(code, last(piece), next(i)));
    if (code == kCarriageReturn) return put_code(piece, entity || byte(piece.given.end) != '\n' ? '\n' : '\r');
    switch (form_of(code)) {
      case Form::same:
        return put_code(piece, code);
      case Form::nothing:
        repairs_.invisible += !piece.mended && code != 0xfe0f;  // which tells how a sign is drawn
        return put(piece, "");
      case Form::control:
        return read_control(i);
      case Form::blank:
        return put(piece, " ");
      case Form::line:
        return put(piece, "\n");
      case Form::picture:
        return read_picture(i);
      case Form::mark:
        return put_code(piece, mark_between(code, last(piece), next(i)));
      case Form::combining:
        return combine(piece);
      case Form::other:
        spelling_.clear();
        append_plain_form(code, spelling_);
        return put(piece, spelling_);
    }
  }

  void read_pair(size_t i) {
    const uint32_t read_as = mark_between(run_[i].code, last(run_[i]), next(i));
    if (read_as <= 0x10ffff) put_code(run_[i], read_as);
  }

  /// The controls of Latin-1 are Windows-1252's characters where they have one; else they say nothing.
  void read_control(size_t i) {
    Piece& piece = run_[i];
    ++repairs_.controls;
    const uint32_t meant = piece.code >= 0x80 && piece.code < 0xa0 ? kWindows1252[piece.code - 0x80] : 0;
    if (meant == 0) return put(piece, "");
    piece.code = meant;
    if (form_of(meant) == Form::mark) return put_code(piece, mark_between(meant, last(piece), next(i)));
    put_code(piece, meant);
  }

  /// Nothing, or a blank where it parts words; the blank before it goes with it where a mark follows ("win 🎉,").
  void read_picture(size_t i) {
    Piece piece = run_[i];
    const uint32_t right = next(i);
    const bool mark_follows = right == ',' || right == '.' || right == '!' || right == '?' || right == ';' ||
                              (is_closing(right) && right != '"' && right != '\'');
    if (mark_follows && copied_ < piece.given.begin && byte(piece.given.begin - 1) == ' ') --piece.given.begin;
    put(piece, stands_alone(i) ? "" : " ");
  }

  /// No blank has to part the words on both sides of a picture: one is there.
  bool stands_alone(size_t i) const {
    const uint32_t left = last(run_[i]), right = next(i);
    return left == 0 || is_space(left) || right == 0 || is_space(right);
  }

  /// The character before the piece, as it is read.
  uint32_t last(const Piece& piece) const {
    if (copied_ < piece.given.begin) return character_before(given_, piece.given.begin).code;
    return character_before(view_.text, static_cast<uint32_t>(view_.text.size())).code;
  }

  /// The character after run_[i] that says something.
  uint32_t next(size_t i) const {
    while (++i < run_.size()) {
      if (run_[i].code > 0x10ffff) return byte(run_[i].given.begin);
      const Form form = form_of(run_[i].code);
      if (form == Form::picture || form == Form::blank) return ' ';
      if (form != Form::nothing && form != Form::control) return run_[i].code;
    }
    return after(run_.back().given.end);
  }

  /// A mark over a letter, written after it.
  void combine(const Piece& piece) {
    const uint32_t letter = last(piece), whole = composed(letter, piece.code);
    if (whole == 0) return put_code(piece, piece.code);
    if (copied_ < piece.given.begin) {
      Piece both = piece;
      both.given.begin -= character_before(given_, piece.given.begin).size;
      return put_code(both, whole);
    }
    Change& change = view_.changes.back();  // the letter was itself read otherwise
    if (change.read.empty()) return put_code(piece, piece.code);
    view_.text.resize(view_.text.size() - character_before(view_.text, change.read.end).size);
    append_character(whole, view_.text);
    change.read.end = static_cast<uint32_t>(view_.text.size());
    change.given.end = copied_ = piece.given.end;
  }

  std::string_view given_;
  Repairs& repairs_;
  View view_;
  std::vector<Piece> run_;
  std::string spelling_;
  uint32_t copied_ = 0;  ///< bytes of the given text that are in the view already
  bool suspect_ = false, beyond_ascii_ = false;
  Misreading misreading_;
  bool closes_only_ = false;      ///< the text has “
  bool doubled_singles_ = false;  ///< the text writes ‘‘ for “
};

void add_count(uint32_t count, std::string_view one, std::string_view many, std::string& list) {
  if (count == 0) return;
  list.append(list.empty() ? "" : ", ").append(std::to_string(count)).append(" ").append(count == 1 ? one : many);
}

}  // namespace

std::string Repairs::note() const {
  std::string list;
  add_count(entities, "HTML entity", "HTML entities", list);
  const std::string page(misread_as);
  add_count(misread, "character of UTF-8 that was misread as " + page,
            "characters of UTF-8 that were misread as " + page, list);
  add_count(controls, "control character", "control characters", list);
  add_count(invisible, "invisible character", "invisible characters", list);
  return "put right before reading: " + list;
}

View view_of(std::string_view given, Repairs& repairs) { return Viewer(given, repairs).run(); }

void make_view(Document& document) {
  Repairs repairs;
  document.view = view_of(document.report.text, repairs);
  if (!repairs.none()) document.report.notes.push_back(repairs.note());
}

}  // namespace rapporteur::text

namespace rapporteur {

Span View::given(Span read) const {
  if (changes.empty()) return read;
  // Before the first change bytes are the same; after one they are as far from its end.
  const auto after_begin = std::upper_bound(changes.begin(), changes.end(), read.begin,
                                            [](uint32_t at, const Change& change) { return at < change.read.begin; });
  Span given = read;
  if (after_begin != changes.begin()) {
    const Change& change = *std::prev(after_begin);
    given.begin = read.begin < change.read.end ? change.given.begin : change.given.end + (read.begin - change.read.end);
  }
  if (read.empty()) return {given.begin, given.begin};
  const auto after_end = std::lower_bound(changes.begin(), changes.end(), read.end,
                                          [](const Change& change, uint32_t at) { return change.read.begin < at; });
  if (after_end != changes.begin()) {
    const Change& change = *std::prev(after_end);
    given.end = read.end <= change.read.end ? change.given.end : change.given.end + (read.end - change.read.end);
  }
  return given;
}

uint32_t View::read(uint32_t given) const {
  const auto after = std::upper_bound(changes.begin(), changes.end(), given,
                                      [](uint32_t at, const Change& change) { return at < change.given.begin; });
  if (after == changes.begin()) return given;
  const Change& change = *std::prev(after);
  return given < change.given.end ? change.read.begin : change.read.end + (given - change.given.end);
}

}  // namespace rapporteur
