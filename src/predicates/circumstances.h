// When and where what a predicate tells happens: which time and which place of its sentence belong to it.
#pragma once

#include <string>

#include "rapporteur/document.h"
#include "rules/wordbook.h"

namespace rapporteur::predicates {

/// A noun or verb that tells something, and the tokens [first, end) that may tell its circumstances.
struct Scope {
  uint32_t anchor = kNone;
  uint32_t verb = kNone;  ///< that carries the noun; the anchor itself where it is one; kNone: none
  uint32_t first = 0;
  uint32_t end = 0;
  bool elliptic = false;  ///< its verb stands outside: all that stands in its tokens belongs to it
};

/// The expression of time that a token is part of; nullptr: none. Binary search.
const Time* time_at(const Document& document, uint32_t token);

/// The verb, or the noun or adjective that is told of a subject, under which a token stands; kNone: none.
uint32_t carrier_of(const Document& document, uint32_t token);

/// A predicate with its carrier and its whole sentence.
Scope scope_of(const Document& document, uint32_t predicate);

/// Index of the day or stretch of days that belongs to what is told, into Document::times: the nearest that the tree
/// does not hang on another verb; kNone: none. Durations and sets do not count.
uint32_t time_of(const Document& document, const Scope& scope);

/// The place as the registry writes it, or else the name after "in" as the report writes it; "" for none. The nearest
/// where something is, the goal of a journey, or the place that a relative clause describes.
std::string place_of(const Document& document, const rules::Wordbook& words, const Scope& scope);

/// A time's EDTF in whole days: what is only a part of a day becomes the day; "" where it is no stretch in the
/// calendar.
std::string day_edtf(const Time& time);

/// The EDTF day or stretch of the time that belongs to a predicate in its sentence; "": none.
std::string date_of(const Document& document, uint32_t predicate);

}  // namespace rapporteur::predicates
