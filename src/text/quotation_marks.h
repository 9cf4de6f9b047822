// Quotation marks of every typography as the two that the layers know: “…” and, of single ones, ‘…’.
#pragma once

#include <cstdint>

namespace rapporteur::text {

/// Marks that are written with two characters, as codes beyond Unicode's.
enum PairedMark : uint32_t {
  kTwoApostrophes = 0x110001,  ///< ''
  kTwoAccents,                 ///< ``
  kTwoCommas,                  ///< ,,
  kTwoLess,                    ///< <<
  kTwoGreater,                 ///< >>
  kTwoOpen,                    ///< ‘‘
  kTwoClose,                   ///< ’’
};

/// How a mark is to be read between two characters (0: the text's end): many typographies use one sign for opening in
/// one language and for closing in another (»so« and «so», „so“ and “so”), and only the blanks beside it tell. Gives
/// “, ”, ‘, ’, the straight marks where neither side tells, or the code itself where it is no quotation mark (the prime
/// of an angle); for a pair of commas or angles that is none, the pair.
/// `closes_only`: the text has “, so that its ” never opens, as it does in Swedish.
uint32_t read_mark(uint32_t code, uint32_t before, uint32_t after, bool closes_only);

}  // namespace rapporteur::text
