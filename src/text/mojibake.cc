// Each character back to the byte that it was taken for; bytes that are a sequence of UTF-8 are the character meant.
#include "text/mojibake.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>

#include "text/characters.h"
#include "text/windows1252.h"

namespace rapporteur::text {
namespace {

constexpr int kMostTimes = 3;  ///< a text misread more often than this is beyond repair

constexpr uint32_t kNoByte = 0x100;

struct PageName {
  CodePage page;
  std::string_view name;
  const char* converter;  ///< ICU's
};
constexpr PageName kPages[] = {
    {CodePage::windows1250, "Windows-1250", "windows-1250"}, {CodePage::windows1251, "Windows-1251", "windows-1251"},
    {CodePage::macintosh, "Mac OS Roman", "macintosh"},      {CodePage::ibm437, "code page 437", "ibm-437"},
    {CodePage::ibm850, "code page 850", "ibm-850"},
};

/// Code points of the bytes 0x80 to 0xff; one that is not assigned is the control of Latin-1, as it comes through.
using PageTable = std::array<uint32_t, 128>;

PageTable read_table(const char* converter) {
  PageTable table;
  for (uint32_t i = 0; i < table.size(); ++i) table[i] = 0x80 + i;
  UErrorCode status = U_ZERO_ERROR;
  UConverter* page = ucnv_open(converter, &status);
  if (U_FAILURE(status) != 0) return table;
  for (uint32_t i = 0; i < table.size(); ++i) {
    const char byte = static_cast<char>(0x80 + i);
    UChar unit[2];
    status = U_ZERO_ERROR;
    const int32_t units = ucnv_toUChars(page, unit, 2, &byte, 1, &status);
    if (U_SUCCESS(status) != 0 && units == 1 && unit[0] != 0xfffd) table[i] = unit[0];
  }
  ucnv_close(page);
  return table;
}

const PageTable& table_of(CodePage page) {
  static const std::array<PageTable, std::size(kPages)> kTables = [] {
    std::array<PageTable, std::size(kPages)> tables;
    std::transform(std::begin(kPages), std::end(kPages), tables.begin(),
                   [](const PageName& named) { return read_table(named.converter); });
    return tables;
  }();
  return kTables[static_cast<size_t>(page) - static_cast<size_t>(CodePage::windows1250)];
}

/// The byte of Windows-1252 that a character was taken for. Bytes without a character there come through as the
/// controls of Latin-1.
uint32_t byte_of(uint32_t code) {
  if (code >= 0x80 && code < 0x100) return code;
  for (uint32_t i = 0; i < kWindows1252.size(); ++i) {
    if (kWindows1252[i] != 0 && kWindows1252[i] == code) return 0x80 + i;
  }
  return kNoByte;
}

uint32_t byte_of(uint32_t code, CodePage page) {
  if (page == CodePage::windows1252) return byte_of(code);
  const PageTable& table = table_of(page);
  const auto* found = std::find(table.begin(), table.end(), code);
  return found == table.end() ? kNoByte : 0x80 + static_cast<uint32_t>(found - table.begin());
}

/// A sequence that begins at run[at].
struct Sequence {
  uint32_t code = 0;
  uint32_t length = 0;  ///< characters that it takes; 0: there is none
};

uint32_t length_of(uint32_t lead) {
  if (lead < 0xc2 || lead > 0xf4) return 0;
  return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

Sequence sequence_at(const std::vector<Piece>& run, size_t at, CodePage page) {
  const uint32_t lead = byte_of(run[at].code, page);
  const uint32_t length = lead < kNoByte ? length_of(lead) : 0;
  if (length == 0 || at + length > run.size()) return {};
  uint32_t code = lead & (0x7fu >> length);
  for (uint32_t i = 1; i < length; ++i) {
    const uint32_t byte = byte_of(run[at + i].code, page);
    if (byte > 0xff || (byte & 0xc0) != 0x80) return {};
    code = code << 6 | (byte & 0x3f);
  }
  constexpr uint32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
  if (code < kLeast[length] || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) return {};
  return {code, length};
}

/// What follows a capital at a word's end as well: closing marks, dashes, dots, a blank.
bool ends_words(uint32_t code) {
  return code == 0x201c || code == 0x201d || code == 0x2018 || code == 0x2019 || code == 0x2013 || code == 0x2014 ||
         code == 0x2026 || code == 0xa0 || code == 0xab || code == 0xbb || code == 0x2039 || code == 0x203a;
}

/// The lead byte and the second one tell: "Ã©" and "â€" stand in no language, "É”" does.
bool is_sure(const std::vector<Piece>& run, size_t at, const Sequence& sequence) {
  const uint32_t lead = run[at].code, second = run[at + 1].code;
  if (lead == 0xc2) return second >= 0xa0 && second < 0xc0;
  if (lead >= 0xc3 && lead <= 0xc5) return !ends_words(second);
  if (lead == 0xe2) return sequence.code >= 0x2000 && sequence.code < 0x2c00 && !ends_words(second);
  if (lead == 0xef) return sequence.code == 0xfeff || sequence.code == 0xfffd;
  if (lead == 0xf0) return sequence.code >= 0x1f000 && sequence.code < 0x20000;
  const size_t next = at + sequence.length;  // other scripts: two of their letters in a row
  return next < run.size() && run[next].code == lead && sequence_at(run, next, CodePage::windows1252).length != 0;
}

/// "â€" whose third byte was lost on the way: what has no character in Windows-1252 is often left out. It closes.
bool has_lost_its_end(const std::vector<Piece>& run, size_t at) {
  return at + 1 < run.size() && run[at].code == 0xe2 && run[at + 1].code == 0x20ac;
}

bool mend_once(std::vector<Piece>& run, CodePage page) {
  size_t kept = 0;
  bool changed = false;
  for (size_t at = 0; at < run.size();) {
    Sequence sequence = sequence_at(run, at, page);
    if (sequence.length == 0 && page == CodePage::windows1252 && has_lost_its_end(run, at)) sequence = {0x201d, 2};
    if (sequence.length == 0) {
      run[kept++] = run[at++];
      continue;
    }
    run[kept++] = {sequence.code, {run[at].given.begin, run[at + sequence.length - 1].given.end}, true};
    at += sequence.length;
    changed = true;
  }
  run.resize(kept);
  return changed;
}

}  // namespace

bool is_surely_mojibake(const std::vector<Piece>& run) {
  for (size_t at = 0; at + 1 < run.size(); ++at) {
    const Sequence sequence = sequence_at(run, at, CodePage::windows1252);
    if (sequence.length != 0 && is_sure(run, at, sequence)) return true;
  }
  return false;
}

bool may_begin_mojibake(uint32_t code, CodePage page) {
  if (page == CodePage::windows1252) return may_begin_mojibake(code);
  const uint32_t byte = code < 0x80 ? kNoByte : byte_of(code, page);
  return byte < kNoByte && length_of(byte) != 0;
}

std::string_view name_of(CodePage page) {
  const auto* found = std::find_if(std::begin(kPages), std::end(kPages), [&](const auto& p) { return p.page == page; });
  return found == std::end(kPages) ? "Windows-1252" : found->name;
}

namespace {

/// What a page made of some text in UTF-8.
std::string misread(std::string_view text, const PageTable& table) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<uint8_t>(c);
    append_character(byte < 0x80 ? byte : table[byte - 0x80], out);
  }
  return out;
}

/// The marks by which a misreading is told: what a page made of one of ‘ ’ “ ” – — …
struct Signs {
  Misreading misreading;
  std::string begin;  ///< what all begin with
  std::vector<std::string> marks;
};

/// Of Windows-1250's marks "â€ś" and "â€ť" are its own; Windows-1252 reads the others as it does.
bool is_own(std::string_view mark, const Misreading& misreading) {
  if (misreading.page != CodePage::windows1250 || misreading.times > 1) return true;
  return mark.ends_with("\u015b") || mark.ends_with("\u0165");
}

Signs signs_of(const Misreading& misreading) {
  Signs signs{misreading, "\xe2\x80", {"‘", "’", "“", "”", "–", "—", "…"}};
  for (int time = 0; time < misreading.times; ++time) {
    signs.begin = misread(signs.begin, table_of(misreading.page));
    for (std::string& mark : signs.marks) mark = misread(mark, table_of(misreading.page));
  }
  std::erase_if(signs.marks, [&](const std::string& mark) { return !is_own(mark, misreading); });
  return signs;
}

}  // namespace

Misreading misreading_by_marks(std::string_view text) {
  static const std::vector<Signs> kSigns = [] {
    std::vector<Signs> all;
    for (int times = kMostTimes; times > 0; --times) {  // "РІР‚вЂњ" holds "вЂњ"
      for (const PageName& named : kPages) all.push_back(signs_of({named.page, times}));
    }
    return all;
  }();
  for (const Signs& signs : kSigns) {
    for (size_t at = text.find(signs.begin); at != std::string_view::npos; at = text.find(signs.begin, at + 1)) {
      const bool found = std::any_of(signs.marks.begin(), signs.marks.end(),
                                     [&](const std::string& mark) { return text.substr(at).starts_with(mark); });
      if (found) return signs.misreading;
    }
  }
  return {};
}

void mend_mojibake(std::vector<Piece>& run, Misreading misreading) {
  const bool often = misreading.page == CodePage::windows1252;
  for (int time = 0; time < (often ? kMostTimes : misreading.times); ++time) {
    if (time > 0 && often && !is_surely_mojibake(run)) return;
    if (!mend_once(run, misreading.page)) return;
  }
}

}  // namespace rapporteur::text
