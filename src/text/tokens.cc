// Words as Universal Dependencies cuts them. Rules over character classes and the tables of spelling; linear in the
// text.
#include "text/tokens.h"

#include <algorithm>

#include "text/characters.h"

namespace rapporteur::text {
namespace {

uint64_t packed_at(std::string_view text, Span span) { return packed(text.substr(span.begin, span.size())); }

/// Cuts one stretch of text without white space.
class Cutter {
 public:
  Cutter(std::string_view text, Span chunk, const Spelling& spelling, std::vector<Token>& tokens)
      : text_(text), chunk_(chunk), spelling_(spelling), tokens_(tokens) {}

  void cut() {
    uint32_t at = chunk_.begin;
    while (at < chunk_.end) at = next(at);
  }

 private:
  /// The character at `at`; nothing (code 0) at the chunk's end.
  Character look(uint32_t at) const { return at < chunk_.end ? character_at(text_, at) : Character{0, 0}; }
  /// The last character of [chunk begin, at).
  Character before(uint32_t at) const {
    if (at <= chunk_.begin) return {0, 0};
    do --at;
    while (at > chunk_.begin && (static_cast<uint8_t>(text_[at]) & 0xc0) == 0x80);
    return character_at(text_, at);
  }

  void put(uint32_t begin, uint32_t end, bool joined = false, bool multiword = false) {
    Token token = token_at(text_, {begin, end});
    token.joined = joined;
    token.multiword = multiword;
    token.space_before = begin == chunk_.begin;
    tokens_.push_back(token);
  }

  uint32_t next(uint32_t at) {
    const Character c = look(at);
    if (is_word_character(c.code)) return next_word(at);
    if (is_apostrophe(c.code)) return next_apostrophe(at);
    if ((c.code == '@' || c.code == '#') && is_letter(look(at + 1).code)) return next_handle(at);
    if (c.code == '+' && is_digit(look(at + 1).code) && at == chunk_.begin) return next_number_after_sign(at);
    if (c.code == '.' && is_letter(look(at + 1).code) && at == chunk_.begin && !is_upper(look(at + 1).code))
      return next_word(at + 1, at);
    if (const uint32_t end = smiley_end(at)) return put(at, end), end;
    if (const uint32_t end = run_end(at); end > at + c.size) return put(at, end), end;
    put(at, at + c.size);
    return at + c.size;
  }

  /// Marks that are one token when repeated or mixed: "...", "--", "?!", "***".
  uint32_t run_end(uint32_t at) const {
    const Character first = look(at);
    const bool asks = first.code == '?' || first.code == '!';
    if (!asks && std::string_view(".-*=_~<>+#`,").find(static_cast<char>(first.code)) == std::string_view::npos &&
        first.code != 0x2026 && first.code != 0x2014)
      return at;
    if (first.code >= 0x80 && first.code != 0x2026 && first.code != 0x2014) return at;
    if (first.code == ',')
      return at + first.size;  // before the loop: a megabyte of commas takes no longer than of words
    uint32_t end = at;
    for (Character c = look(end); end < chunk_.end; c = look(end)) {
      const bool same = c.code == first.code || (asks && (c.code == '?' || c.code == '!'));
      if (!same) break;
      end += c.size;
    }
    if (first.code == '.' && end == at + 1) return at + first.size;
    return end;
  }

  /// A few western smileys that are a chunk's tail or whole: ":)", ";-)", ":(".
  uint32_t smiley_end(uint32_t at) const {
    if (text_[at] != ':' && text_[at] != ';') return 0;
    uint32_t end = at + 1;
    if (look(end).code == '-') ++end;
    const uint32_t mouth = look(end).code;
    if (mouth != ')' && mouth != '(' && !(mouth == 'D' && end + 1 == chunk_.end)) return 0;
    return at == chunk_.begin || end + 1 == chunk_.end ? end + 1 : 0;
  }

  uint32_t next_handle(uint32_t at) {
    uint32_t end = at + 1;
    for (Character c = look(end); is_word_character(c.code) || c.code == '_'; c = look(end)) end += c.size;
    put(at, end);
    return end;
  }

  uint32_t next_number_after_sign(uint32_t at) {
    uint32_t end = at + 1;
    while (is_digit(look(end).code)) ++end;
    put(at, end);
    return end;
  }

  /// An apostrophe that begins a token: "'s" left by a word, "'90s", "''", or a quotation mark.
  uint32_t next_apostrophe(uint32_t at) {
    const Character c = look(at);
    const uint32_t after = at + c.size;
    if (at > chunk_.begin && ends_word(at)) {
      if (const uint32_t end = clitic_end(at)) return put(at, end, true, true), end;
    }
    if (look(after).code == c.code) return put(at, after + c.size), after + c.size;
    if (is_digit(look(after).code) && is_digit(look(after + 1).code) && look(after + 2).code == 's') {
      put(at, after + 3);
      return after + 3;
    }
    put(at, after);
    return after;
  }

  bool ends_word(uint32_t at) const { return is_word_character(before(at).code); }

  /// End of "'s", "'re", "'ve", "'ll", "'d", "'m" at an apostrophe, if no letter follows; 0 if none.
  uint32_t clitic_end(uint32_t at) const {
    const uint32_t letters = at + look(at).size;
    for (const uint32_t size : {1u, 2u}) {
      if (letters + size > chunk_.end || is_word_character(look(letters + size).code)) continue;
      if (holds(spelling_.clitics, packed_at(text_, {letters, letters + size}))) return letters + size;
    }
    return 0;
  }

  // ---- words ---------------------------------------------------------------------------------------------------

  uint32_t next_word(uint32_t at, uint32_t begin) {
    const uint32_t end = word_end(at);
    put(begin, end);
    return end;
  }

  uint32_t next_word(uint32_t at) {
    if (const uint32_t end = address_end(at)) return put(at, end), end;
    return put_word(at, with_full_stop(at, word_end(at)));
  }

  /// The part of an address of mail before its sign has at most 64 characters (RFC 5321, 4.5.3.1).
  static bool begins_mail(std::string_view rest) {
    constexpr size_t kLongestPart = 64;
    const size_t limit = std::min(kLongestPart, rest.size());
    size_t sign = 0;
    while (sign < limit && (is_word_character(static_cast<uint8_t>(rest[sign])) ||
                            std::string_view("._-%+").find(rest[sign]) != std::string_view::npos))
      ++sign;
    return sign > 0 && sign + 1 < rest.size() && rest[sign] == '@';
  }

  /// An address of the web or of mail that begins here; 0 if there is none.
  uint32_t address_end(uint32_t at) const {
    const std::string_view rest = text_.substr(at, chunk_.end - at);
    const bool web = rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("www.") ||
                     rest.starts_with("ftp://") || rest.starts_with("mailto:");
    const bool mail = !web && begins_mail(rest);
    if (!web && !mail) return 0;
    uint32_t end = at;
    while (end < chunk_.end) {
      const Character c = look(end);
      const bool outside =
          c.code == '<' || c.code == '>' || c.code == '"' || c.code == ')' || c.code == ']' || c.code >= 0x2018;
      if (outside || (mail && (c.code == ',' || c.code == ';' || c.code == ':'))) break;
      end += c.size;
    }
    while (end > at && std::string_view(".,;:!?'").find(text_[end - 1]) != std::string_view::npos) --end;
    return end;
  }

  /// Where the word that begins at `at` ends: letters and digits, and the marks inside that hold them together.
  uint32_t word_end(uint32_t at) const {
    const uint32_t begin = at;
    while (at < chunk_.end) {
      const Character c = look(at);
      if (is_word_character(c.code) || c.code == '_') {
        if (cuts_number_from_unit(begin, at)) break;
        at += c.size;
      } else if (joins(begin, at)) {
        at += c.size;
      } else {
        break;
      }
    }
    return at;
  }

  /// "10pm", "5km", "300m": a number and its unit are two words. "1990s", "5th", "3D" are one.
  bool cuts_number_from_unit(uint32_t begin, uint32_t at) const {
    if (at == begin || !is_digit(before(at).code) || is_digit(look(at).code)) return false;
    for (uint32_t i = begin; i < at; ++i) {
      if (!is_digit(static_cast<uint8_t>(text_[i])) && text_[i] != '.' && text_[i] != ',' && text_[i] != ':')
        return false;
    }
    uint32_t end = at;
    while (is_letter(look(end).code)) end += look(end).size;
    if (is_digit(look(end).code)) return false;
    return holds(spelling_.units, packed_at(text_, {at, end}));
  }

  /// Whether the mark at `at` holds together what stands left and right of it.
  bool joins(uint32_t begin, uint32_t at) const {
    const Character mark = look(at);
    const uint32_t left = before(at).code;
    const uint32_t right = look(at + mark.size).code;
    if (!is_word_character(right)) return false;
    switch (mark.code) {
      case '.':
        return joins_full_stop(begin, at, left, right);
      case ',':
        return is_digit(left) && is_digit(right);
      case ':':
        return is_digit(left) && is_digit(right);
      case '/':
        return is_digit(left) && is_digit(right);
      case '&':
        return is_upper(left) && is_upper(right);
      case '@':
        return true;
      case '\'':
      case 0x2019:
        return is_letter(left) && is_letter(right) && clitic_end(at) == 0 && !is_not(at);
      case '-':
      case 0x2011:
        return joins_hyphen(begin, at, left, right);
      case 0xad:
        return true;
      default:
        return false;
    }
  }

  /// Whether the apostrophe stands in a word that takes the letter before it along: "n't".
  bool is_not(uint32_t at) const {
    if (at <= chunk_.begin || at + look(at).size >= chunk_.end) return false;
    const uint32_t tail = at + look(at).size;
    uint32_t end = tail;
    while (end < chunk_.end && end - tail <= kLongestTail && is_word_character(look(end).code)) end += look(end).size;
    const std::pair parts(packed_at(text_, {at - 1, at}), packed_at(text_, {tail, end}));
    return std::binary_search(spelling_.negations.begin(), spelling_.negations.end(), parts);
  }

  /// "3.5", "U.S.A", "example.org", "file.txt" hold; "end.The" and "end.and" are two sentences run together.
  bool joins_full_stop(uint32_t begin, uint32_t at, uint32_t left, uint32_t right) const {
    if (is_digit(left) || is_digit(right)) return is_digit(left) == is_digit(right) || !is_upper(right);
    uint32_t letters = at;
    while (letters > begin && is_letter(static_cast<uint8_t>(text_[letters - 1]))) --letters;
    if (at - letters == 1) return true;
    if (is_upper(right)) return is_upper(left) && at - letters <= 3 && !is_letter(look(at + 2).code);
    return true;
  }

  bool joins_hyphen(uint32_t begin, uint32_t at, uint32_t left, uint32_t right) const {
    if (is_digit(left) && is_digit(right)) return in_telephone_number(begin, at);
    if (!is_letter(left) || !is_letter(right)) return false;
    return holds(spelling_.prefixes, packed_at(text_, {begin, at}));
  }

  /// "713-853-3989", "345-9945": groups of three or more digits; "1990-1995" and "4-12" are ranges.
  bool in_telephone_number(uint32_t begin, uint32_t at) const {
    uint32_t left = at;
    while (left > begin && is_digit(static_cast<uint8_t>(text_[left - 1]))) --left;
    uint32_t right = at + 1;
    while (right < chunk_.end && is_digit(static_cast<uint8_t>(text_[right]))) ++right;
    const uint32_t before_size = at - left, after_size = right - at - 1;
    if (before_size == 3 && (after_size == 4 || (after_size == 3 && text_[right] == '-'))) return true;
    return look(right).code == '-' && is_digit(look(right + 1).code) && before_size != 4;
  }

  /// Takes the full stop along where it belongs to the word: abbreviations, initials, "U.S.".
  uint32_t with_full_stop(uint32_t begin, uint32_t end) const {
    if (look(end).code != '.' || look(end + 1).code == '.') return end;
    const std::string_view word = text_.substr(begin, end - begin);
    if (word.find('.') != std::string_view::npos) {
      const bool initials =
          word.size() >= 3 && word[word.size() - 2] == '.' && is_letter(static_cast<uint8_t>(word.back()));
      return initials || holds(spelling_.abbreviations, packed(word)) ? end + 1 : end;
    }
    const bool initial =
        word.size() == 1 && is_upper(static_cast<uint8_t>(word[0])) && !holds(spelling_.no_initials, packed(word));
    return initial || holds(spelling_.abbreviations, packed(word)) ? end + 1 : end;
  }

  /// Puts a word, cut where it is a contraction, and returns where the next one begins. A possessive or verb after an
  /// apostrophe is left to next_apostrophe().
  uint32_t put_word(uint32_t begin, uint32_t end) {
    const Character mark = look(end);
    if (is_apostrophe(mark.code) && is_not(end) && end > begin + 1) {
      const uint32_t tail = end + mark.size + 1;
      put(begin, end - 1, false, true);
      put(end - 1, tail, true, true);
      return tail;
    }
    if (const uint32_t cut = spelling_.contraction_cut(packed_at(text_, {begin, end}))) {
      put(begin, begin + cut, false, true);
      put(begin + cut, end, true, true);
      return end;
    }
    if (!is_apostrophe(mark.code)) return put(begin, end), end;
    const bool plural = plural_possessive(begin, end);
    put(begin, end, false, plural || clitic_end(end) != 0);
    if (plural) put(end, end + mark.size, true, true);
    return plural ? end + mark.size : end;
  }

  /// "states'": an apostrophe after an s where no quotation was opened by one.
  bool plural_possessive(uint32_t begin, uint32_t end) const {
    const uint32_t after = end + look(end).size;
    if ((before(end).code | 0x20) != 's' || end - begin < 3) return false;
    return after == chunk_.end;
  }

  static constexpr uint32_t kLongestTail = 2;  ///< letters after an apostrophe that belong to a word before it

  std::string_view text_;
  Span chunk_;
  const Spelling& spelling_;
  std::vector<Token>& tokens_;
};

bool all_upper(std::string_view text, Span span) {
  uint32_t letters = 0;
  for (uint32_t at = span.begin; at < span.end;) {
    const Character c = character_at(text, at);
    if (is_letter(c.code) && !is_upper(c.code)) return false;
    letters += is_letter(c.code);
    at += c.size;
  }
  return letters >= 2;
}

}  // namespace

Token token_at(std::string_view text, Span span) {
  Token token;
  token.span = span;
  token.capital = is_upper(character_at(text, span.begin).code);
  token.upper = token.capital && all_upper(text, span);
  return token;
}

void cut_tokens(std::string_view text, Span span, const Spelling& spelling, std::vector<Token>& tokens) {
  uint32_t at = span.begin;
  while (at < span.end) {
    const Character first = character_at(text, at);
    if (is_space(first.code)) {
      at += first.size;
      continue;
    }
    uint32_t end = at;
    while (end < span.end) {
      const Character c = character_at(text, end);
      if (is_space(c.code)) break;
      end += c.size;
    }
    Cutter(text, {at, end}, spelling, tokens).cut();
    at = end;
  }
}

}  // namespace rapporteur::text
