// Unicode's properties by ICU. Blocks in which every character is read as it is are told first, since nearly all text
// stands there.
#include "text/forms.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include "text/characters.h"

namespace rapporteur::text {
namespace {

/// Letters of the world's larger scripts, without marks, presentation forms or anything else to look at.
bool is_plain_block(uint32_t code) {
  return (code >= 0xc0 && code < 0x132) || (code >= 0x180 && code < 0x1c4) || (code >= 0x386 && code < 0x483) ||
         (code >= 0x48a && code < 0x557) || (code >= 0x5d0 && code < 0x5eb) || (code >= 0x620 && code < 0x64b) ||
         (code >= 0x3041 && code < 0x3099) || (code >= 0x30a1 && code < 0x30fb) || (code >= 0x4e00 && code < 0xa000) ||
         (code >= 0xac00 && code < 0xd7a4);
}

/// General punctuation that is no quotation mark, space or control.
bool is_plain_punctuation(uint32_t code) {
  return (code >= 0x2012 && code < 0x2018) || (code >= 0x2020 && code < 0x2028) || (code >= 0x2030 && code < 0x2032);
}

bool is_mark(uint32_t code) {
  switch (code) {
    case 0xab:    // «
    case 0xbb:    // »
    case 0xb4:    // acute accent
    case 0x2b9:   // modifier prime
    case 0x2ba:   // modifier double prime
    case 0x2bc:   // modifier apostrophe
    case 0x2dd:   // double acute accent
    case 0x55a:   // Armenian apostrophe
    case 0x2032:  // prime
    case 0x2033:  // double prime
    case 0x2035:  // reversed primes
    case 0x2036:
    case 0x2039:  // ‹
    case 0x203a:  // ›
    case 0x275b:  // ornaments
    case 0x275c:
    case 0x275d:
    case 0x275e:
    case 0x276e:
    case 0x276f:
    case 0xa78c:  // saltillo
    case 0xff02:  // full width
    case 0xff07:
      return true;
    default:
      break;
  }
  return (code >= 0x2018 && code < 0x2020) || (code >= 0x3008 && code < 0x3010) || code == 0x2e42 ||
         (code >= 0x27e8 && code < 0x27ec) || (code >= 0x301d && code < 0x3020) || (code >= 0xfe41 && code < 0xfe45) ||
         code == 0xff62 || code == 0xff63 || (code >= 0x1f676 && code < 0x1f679);
}

bool is_control(uint32_t code) {
  if (code < 0x20) return code < '\t' || code > '\r';
  return code >= 0x7f && code < 0xa0 && code != 0x85;
}

/// Compatibility forms that are written instead of the plain one, not beside it.
bool has_plain_form(uint32_t code) {
  const auto c = static_cast<UChar32>(code);
  switch (u_getIntPropertyValue(c, UCHAR_DECOMPOSITION_TYPE)) {
    case U_DT_FONT:
    case U_DT_INITIAL:
    case U_DT_MEDIAL:
    case U_DT_FINAL:
    case U_DT_ISOLATED:
    case U_DT_WIDE:
    case U_DT_NARROW:
    case U_DT_SMALL:
    case U_DT_VERTICAL:
    case U_DT_NOBREAK:
      return true;
    case U_DT_CANONICAL:
      return u_hasBinaryProperty(c, UCHAR_FULL_COMPOSITION_EXCLUSION) != 0;
    case U_DT_CIRCLE:  // letters; figures in circles count points of a list
      return u_hasBinaryProperty(c, UCHAR_ALPHABETIC) != 0;
    case U_DT_COMPAT:  // ligatures, digraphs, Roman numerals; not dots, "™" and accents that stand alone
      return u_isalnum(c) || u_charType(c) == U_LETTER_NUMBER || code == 0x2116;
    default:
      return false;
  }
}

bool is_picture(uint32_t code) {
  constexpr uint32_t kFirst = 0x2190;  // before it "©", "®" and "™"
  const auto c = static_cast<UChar32>(code);
  if (u_charType(c) == U_PRIVATE_USE_CHAR) return true;
  return code >= kFirst &&
         (u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC) || u_hasBinaryProperty(c, UCHAR_EMOJI_PRESENTATION) ||
          u_hasBinaryProperty(c, UCHAR_EMOJI_MODIFIER) || u_hasBinaryProperty(c, UCHAR_REGIONAL_INDICATOR));
}

/// Says nothing by itself, although Unicode shows it: annotation anchors, the place of an object, what encloses keys.
bool is_trace(uint32_t code) {
  return (code >= 0xfff9 && code < 0xfffd) || (code >= 0x20dd && code < 0x20e5 && code != 0x20e1) || code == 0x180e;
}

}  // namespace

Form form_of(uint32_t code) {
  if (code < 0x80) return is_control(code) ? Form::control : Form::same;
  if (is_plain_block(code) || is_plain_punctuation(code)) return Form::same;
  if (is_mark(code)) return Form::mark;
  if (is_control(code)) return Form::control;
  if (code == 0x85 || code == 0x2028 || code == 0x2029) return Form::line;
  const auto c = static_cast<UChar32>(code);
  const int8_t type = u_charType(c);
  if (type == U_SPACE_SEPARATOR || code == 0x2800) return Form::blank;  // Braille without dots
  if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) || is_trace(code)) return Form::nothing;
  if (u_hasBinaryProperty(c, UCHAR_NONCHARACTER_CODE_POINT)) return Form::nothing;
  if (code == 0x2010 || code == 0x2212) return Form::other;
  if (code >= 0x24b6 && code < 0x24ea) return Form::other;  // letters in circles, of which one is an emoji
  if (is_picture(code)) return Form::picture;
  if (type == U_NON_SPACING_MARK) return Form::combining;
  return has_plain_form(code) ? Form::other : Form::same;
}

void append_plain_form(uint32_t code, std::string& out) {
  if (code == 0x2010 || code == 0x2011 || code == 0x2212) {  // hyphens, and the minus in its place
    out += '-';
    return;
  }
  constexpr int32_t kLongest = 32;  // UTF-16 units: the longest decomposition has 18
  static const UNormalizer2* const kForms = [] {
    UErrorCode status = U_ZERO_ERROR;
    return unorm2_getNFKCInstance(&status);
  }();
  UChar given[2], plain[kLongest];
  int32_t units = 0;
  U16_APPEND_UNSAFE(given, units, code);
  UErrorCode status = U_ZERO_ERROR;
  const int32_t length = unorm2_normalize(kForms, given, units, plain, kLongest, &status);
  if (U_FAILURE(status) != 0) return append_character(code, out);
  for (int32_t at = 0; at < length;) {
    UChar32 c = 0;
    U16_NEXT(plain, at, length, c);
    append_character(static_cast<uint32_t>(c), out);
  }
}

uint32_t composed(uint32_t letter, uint32_t mark) {
  static const UNormalizer2* const kForms = [] {
    UErrorCode status = U_ZERO_ERROR;
    return unorm2_getNFCInstance(&status);
  }();
  const UChar32 c = unorm2_composePair(kForms, static_cast<UChar32>(letter), static_cast<UChar32>(mark));
  return c < 0 ? 0 : static_cast<uint32_t>(c);
}

}  // namespace rapporteur::text
