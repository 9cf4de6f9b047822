// Meetings: who meets in what form, where, when, and whether it happened.
#pragma once

#include <string>
#include <vector>

#include "knowledge.h"
#include "talks/reading.h"

namespace rapporteur::talks {

/// One telling of a meeting; several tellings of the same meeting are merged afterwards.
struct Telling {
  Span span;
  uint32_t token = kNone;  ///< the noun or verb that tells it
  uint32_t sentence = 0;
  std::vector<std::string> codes;  ///< the parties' states and bodies, sorted
  std::vector<uint32_t> persons;   ///< who met in person, where they are named; sorted
  std::string body;                ///< the body that meets; empty: none
  std::string place;
  std::string date;  ///< EDTF
  DayRange days;
  MeetingStatus status = MeetingStatus::held;
  bool call = false;
  bool factions = false;  ///< the parties are factions of one state
  bool spoken = false;    ///< told by a verb of speaking: by telephone or not
  bool series = false;    ///< "the second round"
  bool asserted = false;  ///< the report says that it is, was or will be; else it speaks of it in passing
  RuleName rule;
};

/// Every telling, in the order of the text.
std::vector<Telling> tell_meetings(const Reading& reading, const Knowledge& knowledge);

/// One meeting for each that was told of.
void merge_tellings(Document& document, std::vector<Telling> tellings);

}  // namespace rapporteur::talks
