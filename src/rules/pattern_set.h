// Many token patterns as one automaton: a deterministic one tells which patterns match from an atom on, and the matched
// pattern's own program then tells which atom fills which slot. docs/times.md describes the tables.
#pragma once

#include <array>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rules/atoms.h"
#include "rules/image.h"
#include "rules/pattern.h"

namespace rapporteur::rules {

/// A word of a class and what it stands for: "june" is 6 in the class "month". Several words ("a.m.") are not split.
struct ClassWord {
  std::string word;  ///< with a capital: only so
  int32_t value = 0;
};

struct WordClass {
  std::string name;
  std::vector<ClassWord> words;
};

struct PatternSource {
  std::string text;
  std::string where;    ///< for errors
  uint32_t number = 0;  ///< what a match tells, such as the index of its entry
};

struct NamedPart {
  std::string name;
  std::string text;
};

/// Everything one automaton is made of. Parts may use parts that stand anywhere.
struct PatternSources {
  std::vector<std::string> slots;
  std::vector<WordClass> classes;
  std::vector<NamedPart> parts;
  std::vector<PatternSource> patterns;
};

/// Compiles the patterns and writes their tables into the image as sections "NAME.…".
Result<void> write_patterns(const PatternSources& sources, std::string_view name, ImageBuilder& builder);

/// What a matched pattern's slots hold.
struct Captures {
  static constexpr int32_t kEmpty = std::numeric_limits<int32_t>::min();
  std::array<int32_t, kMaxSlots> values;  ///< the number, or the word's value in its class; kEmpty: nothing
  std::array<uint32_t, kMaxSlots> atoms;  ///< which atom; kNone
  uint32_t at = 0;                        ///< where the match began, with what must stand before
  uint32_t first = 0;                     ///< the expression: atoms [first, end), without what must stand around it
  uint32_t end = 0;
};

struct PatternMatch {
  uint32_t pattern = 0;  ///< index into the patterns, in the order of their sources
  uint32_t end = 0;      ///< atom after the last, what must stand after it included
};

/// The tables as they lie in the image.
class PatternSet {
 public:
  struct Arc {
    uint32_t key, next;
  };
  struct Accept {
    uint32_t first, count;
  };
  struct WordSymbol {
    uint32_t word;
    uint16_t plain, capital;
  };
  struct WordValue {
    uint32_t word;
    uint32_t word_class;
    int32_t value;
  };
  struct Sizes {
    uint32_t symbols, states, mask, reserved;
  };
  struct Room {
    std::vector<uint32_t> seen;
    uint32_t round = 0;
  };  ///< of one thread, used again

  /// Opens what write_patterns wrote under this name. Uses the image's bytes where they lie.
  static Result<PatternSet> open(const Image& image, std::string_view name);

  /// The symbol of an atom: what the patterns can tell of it.
  uint32_t symbol(const Atom& atom) const;

  /// Appends every pattern that matches from atom `at` on, shorter ones first; those of one end in the order of their
  /// sources. `symbols` are those of the atoms. Takes as many steps as the longest match has atoms.
  void match(std::span<const Atom> atoms, std::span<const uint16_t> symbols, uint32_t at,
             std::vector<PatternMatch>& matches) const;

  /// Fills the slots of a match. Steps: at most the match's atoms times the pattern's instructions.
  Captures capture(std::span<const Atom> atoms, std::span<const uint16_t> symbols, uint32_t at, PatternMatch match,
                   Room& room) const;

  uint32_t number(uint32_t pattern) const { return numbers_[pattern]; }
  /// The number of a class; nothing if no class has that name.
  std::optional<uint32_t> word_class(std::string_view name) const;
  /// What a word stands for in a class; nothing if it is not in it.
  std::optional<int32_t> value(uint32_t word, uint32_t word_class) const;
  /// Nothing starts with such a symbol: match() would find nothing.
  bool starts(uint16_t symbol) const { return starts_[symbol] != 0; }

 private:
  struct Walk;
  uint32_t next(uint32_t state, uint32_t letter) const;
  bool holds(uint16_t predicate, uint16_t symbol) const {
    return predicates_of_[symbol * row_ + predicate / 64] >> (predicate % 64) & 1;
  }
  int32_t value_of(const Atom& atom, uint16_t predicate) const;

  Sizes sizes_{};
  size_t row_ = 0;
  std::span<const Arc> arcs_;
  std::span<const Accept> accepts_;
  std::span<const uint32_t> accepted_;
  std::span<const Instruction> instructions_;
  std::span<const uint32_t> program_starts_;
  std::span<const uint32_t> numbers_;
  std::span<const uint64_t> predicates_of_;
  std::span<const uint32_t> predicate_classes_;
  std::span<const int32_t> cuts_;
  std::span<const uint16_t> number_symbols_;
  std::span<const WordValue> values_;
  std::span<const Text> class_names_;
  std::vector<WordSymbol> words_;  ///< by word id: made when opened, so that a token costs one look-up
  std::vector<uint8_t> starts_;
  std::vector<std::string> names_;
};

}  // namespace rapporteur::rules
