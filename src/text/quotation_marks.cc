// One row for each sign: what it is where the blanks beside it do not tell.
#include "text/quotation_marks.h"

#include "text/characters.h"

namespace rapporteur::text {
namespace {

constexpr uint32_t kOpen = 0x201c, kClose = 0x201d, kSingleOpen = 0x2018, kSingleClose = 0x2019;

/// Nothing of a word before: a quotation may open.
bool is_outside(uint32_t code) {
  return code == 0 || is_space(code) || code == '-' || (code >= 0x2010 && code < 0x2016) || code == '/' ||
         code == 0xbf || code == 0xa1 || is_opening(code);
}

/// What can stand after a mark that closes.
bool is_after_close(uint32_t code) {
  if (code == 0 || is_space(code) || is_closing(code)) return true;
  return code < 0x80 ? !is_word_character(code) && code != '(' && code != '[' : !is_letter(code) && !is_opening(code);
}

enum class Side : uint8_t { open, close, neither };

Side side_of(uint32_t before, uint32_t after) {
  const bool left = is_outside(before);
  if (left && !is_after_close(after)) return Side::open;
  if (!left && is_after_close(after)) return Side::close;
  return Side::neither;
}

/// What a sign is by itself, and whether it is single.
struct Sign {
  Side usual = Side::neither;
  bool single = false;
};

Sign sign_of(uint32_t code) {
  switch (code) {
    case 0x201c:
    case 0x201e:
    case 0x201f:
    case 0xab:
    case 0x2e42:
    case 0x27ea:
    case 0x300a:
    case 0x300c:
    case 0x301d:
    case 0xfe41:
    case 0xff62:
    case 0x275d:
    case 0x1f676:
    case 0x1f678:
    case kTwoAccents:
    case kTwoCommas:
    case kTwoOpen:
      return {Side::open, false};
    case 0x201d:
    case kTwoClose:
    case 0xbb:
    case 0x27eb:
    case 0x300b:
    case 0x300d:
    case 0x301e:
    case 0x301f:
    case 0xfe42:
    case 0xff63:
    case 0x275e:
    case 0x1f677:
      return {Side::close, false};
    case 0x2018:
    case 0x201a:
    case 0x201b:
    case 0x2039:
    case 0x276e:
    case 0x27e8:
    case 0x3008:
    case 0x300e:
    case 0xfe43:
    case 0x275b:
    case '`':
      return {Side::open, true};
    case 0x2019:
    case 0x203a:
    case 0x276f:
    case 0x27e9:
    case 0x3009:
    case 0x300f:
    case 0xfe44:
    case 0x275c:
    case 0xb4:
      return {Side::close, true};
    default:
      return {};
  }
}

/// Signs that look like an apostrophe and are used for it.
bool is_apostrophe_sign(uint32_t code) {
  return code == '`' || code == 0xb4 || code == 0x2b9 || code == 0x2bc || code == 0x55a || code == 0xa78c ||
         code == 0xff07 || code == 0x2032 || code == 0x2035 || code == 0x2018 || code == 0x201b;
}

bool is_double_sign(uint32_t code) {
  return code == kTwoApostrophes || code == 0xff02 || code == 0x2ba || code == 0x2dd || code == 0x2033 ||
         code == 0x2036;
}

uint32_t written(Side side, bool single) {
  if (single) return side == Side::open ? kSingleOpen : kSingleClose;
  return side == Side::open ? kOpen : kClose;
}

}  // namespace

uint32_t read_mark(uint32_t code, uint32_t before, uint32_t after, bool closes_only) {
  const bool inside_word = is_word_character(before) && is_word_character(after);
  if (is_apostrophe_sign(code) && inside_word) return is_digit(before) && code == 0x2032 ? code : '\'';
  if (code == 0x2019) return code;  // an apostrophe far more often than a mark that opens
  if ((code == 0x2032 || code == 0x2033) && is_digit(before)) return code;  // minutes and seconds, feet and inches
  const Side side = side_of(before, after);
  if (code == 0x201a && side == Side::neither && !is_space(before) && is_space(after)) return ',';
  if (code == kTwoLess) return side == Side::open ? kOpen : code;
  if (code == kTwoGreater) return side == Side::close ? kClose : code;
  if (code == kTwoCommas) return side == Side::open && is_word_character(after) ? kOpen : code;
  if (is_double_sign(code)) return side == Side::neither ? '"' : written(side, false);
  if (code == kClose && side == Side::open && (closes_only || !is_upper(after))) return code;
  const Sign sign = sign_of(code);
  if (sign.usual == Side::neither) return is_apostrophe_sign(code) ? '\'' : code;
  if (code == '`' && side == Side::neither) return code;
  return written(side == Side::neither ? sign.usual : side, sign.single);
}

}  // namespace rapporteur::text
