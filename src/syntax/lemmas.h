// Lemmas: a form and its tag to the dictionary's form, by a table of exceptions and rules over endings.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "rapporteur/document.h"
#include "syntax/model_file.h"

namespace rapporteur::syntax {

/// How a lemma is made of a form: take `strip` bytes off the end, put `size` characters there.
struct LemmaScript {
  uint32_t text = 0;  ///< into the script's characters
  uint8_t size = 0;
  uint8_t strip = 0;
  uint8_t keeps_case = 0;  ///< made of the form as it stands, not of its folded form
  uint8_t reserved = 0;
};

/// 0: no capital; 1: begins with one; 2: all capitals.
uint32_t lemma_shape(const Token& token);

inline constexpr uint32_t kLongestEnding = 5;

/// Keys of the two tables. Never 0.
uint64_t exception_key(std::string_view folded, Xpos xpos, uint32_t shape);
uint64_t ending_key(std::string_view folded, uint32_t length, Xpos xpos, uint32_t shape);

class Lemmatiser {
 public:
  bool load(const ModelFile& file);
  /// Appends the lemma of a form to `lemmas`.
  void append(std::string_view form, std::string_view folded, Xpos xpos, uint32_t shape, std::string& lemmas) const;

 private:
  struct Table {
    std::span<const uint64_t> keys;  ///< open addressing; 0: free
    std::span<const uint16_t> scripts;

    int find(uint64_t key) const;
  };
  int script_of(std::string_view folded, Xpos xpos, uint32_t shape) const;

  Table exceptions_, endings_;
  std::span<const LemmaScript> scripts_;
  std::span<const char> characters_;
};

}  // namespace rapporteur::syntax
