// Each character back to the byte that it was taken for; bytes that are a sequence of UTF-8 are the character meant.
#include "text/mojibake.h"

#include <algorithm>

#include "text/windows1252.h"

namespace rapporteur::text {
namespace {

constexpr int kMostTimes = 3;  ///< a text misread more often than this is beyond repair

/// The byte of Windows-1252 that a character was taken for; 0x100: none. Bytes without a character there come through
/// as the controls of Latin-1.
uint32_t byte_of(uint32_t code) {
  if (code >= 0x80 && code < 0x100) return code;
  for (uint32_t i = 0; i < kWindows1252.size(); ++i) {
    if (kWindows1252[i] != 0 && kWindows1252[i] == code) return 0x80 + i;
  }
  return 0x100;
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

Sequence sequence_at(const std::vector<Piece>& run, size_t at) {
  const uint32_t lead = byte_of(run[at].code);
  const uint32_t length = lead < 0x100 ? length_of(lead) : 0;
  if (length == 0 || at + length > run.size()) return {};
  uint32_t code = lead & (0x7fu >> length);
  for (uint32_t i = 1; i < length; ++i) {
    const uint32_t byte = byte_of(run[at + i].code);
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
  return next < run.size() && run[next].code == lead && sequence_at(run, next).length != 0;
}

/// "â€" whose third byte was lost on the way: what has no character in Windows-1252 is often left out. It closes.
bool has_lost_its_end(const std::vector<Piece>& run, size_t at) {
  return at + 1 < run.size() && run[at].code == 0xe2 && run[at + 1].code == 0x20ac;
}

bool mend_once(std::vector<Piece>& run) {
  size_t kept = 0;
  bool changed = false;
  for (size_t at = 0; at < run.size();) {
    Sequence sequence = sequence_at(run, at);
    if (sequence.length == 0 && has_lost_its_end(run, at)) sequence = {0x201d, 2};
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
    const Sequence sequence = sequence_at(run, at);
    if (sequence.length != 0 && is_sure(run, at, sequence)) return true;
  }
  return false;
}

void mend_mojibake(std::vector<Piece>& run) {
  if (!mend_once(run)) return;
  for (int time = 1; time < kMostTimes && is_surely_mojibake(run); ++time) mend_once(run);
}

}  // namespace rapporteur::text
