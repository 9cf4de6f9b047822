// All that a record has on an actor, an issue or a negotiation, with its sources.
#pragma once

#include <string>
#include <vector>

#include "answers/answer.h"
#include "answers/coverage.h"

namespace rapporteur {
struct Knowledge;
}

namespace rapporteur::answers {

/// What a dossier is on. One name: an actor; two: what they have with each other; none: an issue alone.
struct Subject {
  std::vector<std::string> who;  ///< as Query::by, at most two
  std::string about;             ///< as Query::about
  std::optional<Day> from;
  std::optional<Day> until;
  float min_confidence = kUsualConfidence;
  uint64_t limit = 100;  ///< entries of each section; 0: all
};

struct Section {
  std::string title;
  Answer answer;
};

/// A report that is cited, and which earlier one of them it repeats, if it does.
struct Cited {
  RecordedReport report;
  std::string address;
  std::optional<size_t> repeats;  ///< number in Dossier::sources
};

struct Dossier {
  std::string title;
  std::string scope;              ///< the period, how sure, how many reports the record has
  std::vector<Section> sections;  ///< those without entries too: that nothing was found is told
  std::vector<Cited> sources;     ///< in the order in which they are cited first
  std::vector<DayRange> unread;   ///< days of which the record has no report

  /// A cited report's number in `sources`.
  size_t number_of(const RecordedReport& report) const;
};

Result<Dossier> dossier_of(const Record& record, const Knowledge& knowledge, const Subject& subject);

}  // namespace rapporteur::answers
