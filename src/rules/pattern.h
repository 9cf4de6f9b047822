// Token patterns: the language of `match` lines in knowledge files, parsed into a small program of instructions.
// docs/times.md is its reference. pattern_set.h compiles many programs into one automaton.
//
//   word            that word, any case; written with a capital it must have one
//   , - / '         that mark; a word or mark written without a space before it must be attached in the text too
//   \( \)           a mark that otherwise has a meaning
//   <month>         a word of the class "month"; <month:month2> keeps it in the slot "month2"
//   <cardinal 1..31>  a number in a range, in figures or words; also <numeral> (words
//                   only), <ordinal>, <digits>, <digits2>, <digits4>, <plural>,
//                   <decimal>, <any>
//   <part=3>        nothing in the text: writes 3 into the slot "part"
//   {part}          a named part, written elsewhere
//   [a b] (a | b)   perhaps; either
//   a << b >> c     only b is the expression, a and c are what must stand before and after it
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/result.h"

namespace rapporteur::rules {

/// A word or class that one atom is tested for.
struct Predicate {
  enum class Kind : uint8_t { word, word_class, cardinal, numeral, ordinal, digits, plural, decimal, any };
  Kind kind = Kind::any;
  std::string name;      ///< the word, or the class; of cardinal, numeral and ordinal the class that holds their words
  bool capital = false;  ///< words: must begin with a capital
  uint16_t figures = 0;  ///< digits: how many; 0: any
  int32_t low = -999999999;
  int32_t high = 999999999;
  auto operator<=>(const Predicate&) const = default;
};

struct Instruction {
  enum class Op : uint8_t { test, split, jump, begin, end, set, accept };
  Op op = Op::test;
  bool attached = false;   ///< test: no space before the atom
  uint16_t predicate = 0;  ///< test
  uint16_t slot = 0;       ///< test, set: 0 keeps nothing, else slot number + 1
  uint32_t a = 0;          ///< split: tried first; jump: where to; set: the value; accept: the pattern's number
  uint32_t b = 0;          ///< split: tried next
};

inline constexpr size_t kMaxSlots = 64;

/// Turns pattern texts into instructions. All programs share one vector; starts[i] is where pattern i begins.
class PatternCompiler {
 public:
  explicit PatternCompiler(std::vector<std::string> slots) : slots_(std::move(slots)) {}

  /// Declares a word class, so that patterns may name it.
  void add_class(std::string_view name) { classes_.emplace(name, 0); }
  void add_part(std::string_view name, std::string_view text) { parts_.emplace(name, text); }
  /// Errors name `where` and the column's words; `number` is what `accept` tells.
  Result<void> add_pattern(std::string_view text, uint32_t number, const std::string& where);

  std::vector<Instruction> instructions;
  std::vector<Predicate> predicates;
  std::vector<uint32_t> starts;

 private:
  friend struct PatternParser;
  std::vector<std::string> slots_;
  std::map<std::string, int, std::less<>> classes_;
  std::map<std::string, std::string, std::less<>> parts_;
  std::map<Predicate, uint16_t> predicate_numbers_;
};

}  // namespace rapporteur::rules
