// Letters come out of the UTF-8 one by one, are reduced, and go into an FNV hash: no string is built.
#include "actors/name_keys.h"

#include <array>
#include <string>

namespace rapporteur::actors {
namespace {

constexpr uint64_t kFnvStart = 14695981039346656037ull;  // FNV-1a, 64 bits
constexpr uint64_t kFnvPrime = 1099511628211ull;
constexpr size_t kLongestName = 48;

/// Base letters of U+00C0 to U+017F.
constexpr std::string_view kBase =
    "aaaaaaaceeeeiiiidnooooo*ouuuuytsaaaaaaaceeeeiiiidnooooo*ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuu"
    "uu"
    "wwyyyzzzzzzs";

/// Writes the word's letters in lower case and without accents; marks and unknown letters are left out.
size_t letters_of(std::string_view word, std::array<char, kLongestName + 2>& out) {
  size_t size = 0;
  for (size_t i = 0; i < word.size() && size < kLongestName; ++i) {
    const auto c = static_cast<unsigned char>(word[i]);
    if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') {
      out[size++] = static_cast<char>(c | 0x20);
    } else if ((c & 0xE0) == 0xC0 && i + 1 < word.size()) {
      const unsigned code = (c & 0x1Fu) << 6 | (static_cast<unsigned char>(word[++i]) & 0x3Fu);
      if (code >= 0xC0 && code - 0xC0 < kBase.size() && kBase[code - 0xC0] != '*') out[size++] = kBase[code - 0xC0];
    }
  }
  out[size] = out[size + 1] = 0;
  return size;
}

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }

struct Reduced {
  char sound = 0;  ///< 0: nothing
  size_t used = 1;
};

/// Digraphs that romanisations exchange with one letter.
Reduced digraph(char a, char b, char c) {
  if (a == 't' && b == 'c' && c == 'h') return {'C', 3};
  if (a == 's' && b == 'c' && c == 'h') return {'S', 3};
  if (b != 'h' || a == 0) return {};
  switch (a) {
    case 'c':
      return {'C', 2};
    case 's':
      return {'S', 2};
    case 'k':
      return {'h', 2};
    case 'z':
      return {'j', 2};
    case 'p':
      return {'f', 2};
    case 'g':
    case 't':
    case 'd':
    case 'b':
    case 'r':
    case 'l':
    case 'n':
    case 'm':
      return {a, 2};
    default:
      return {};
  }
}

char single(char a, char b) {
  switch (a) {
    case 'w':
      return 'v';
    case 'q':
      return 'k';
    case 'c':
      return b == 'e' || b == 'i' || b == 'y' ? 's' : 'k';
    default:
      return a;
  }
}

constexpr char kFront = 'A', kBack = 'O';  ///< the two sounds to which vowels are reduced

/// Calls `take` with each sound of the word; the same sound twice in a row is one.
template <typename Take>
void each_sound(std::string_view word, Take take) {
  std::array<char, kLongestName + 2> letters;
  const size_t size = letters_of(word, letters);
  char last = 0;
  const auto put = [&](char sound) {
    if (sound != last) take(sound);
    last = sound;
  };
  for (size_t i = 0; i < size;) {
    const char a = letters[i], b = letters[i + 1];
    if (is_vowel(a)) {
      put(a == 'o' || a == 'u' ? kBack : kFront);
      ++i;
      if (letters[i] == 'h' && !is_vowel(letters[i + 1])) ++i;  // "Haniyeh", "Saleh": a mute h
      continue;
    }
    const Reduced pair = digraph(a, b, letters[i + 1] != 0 ? letters[i + 2] : '\0');
    if (pair.sound != 0) {
      put(pair.sound);
      i += pair.used;
    } else if (a == 'x') {
      put('k');
      put('s');
      ++i;
    } else {
      put(single(a, b));
      ++i;
    }
  }
}

}  // namespace

uint64_t name_key(std::string_view word) {
  uint64_t hash = kFnvStart;
  bool empty = true;
  each_sound(word, [&](char sound) {
    hash = (hash ^ static_cast<unsigned char>(sound)) * kFnvPrime;
    empty = false;
  });
  return empty ? 0 : hash;
}

bool differ_in_vowels(std::string_view a, std::string_view b) {
  constexpr size_t kFewest = 4;
  const auto consonants = [](std::string_view word) {
    std::string sounds;
    each_sound(word, [&](char sound) {
      if (sound != kFront && sound != kBack) sounds += sound;
    });
    return sounds;
  };
  const std::string some = consonants(a);
  return some.size() >= kFewest && some == consonants(b);
}

bool is_initial_of(std::string_view initial, std::string_view full) {
  if (initial.empty() || full.empty() || initial[0] != full[0]) return false;
  return initial.size() == 1 || (initial.size() == 2 && initial[1] == '.');
}

}  // namespace rapporteur::actors
