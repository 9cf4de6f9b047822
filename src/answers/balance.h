// Cooperation and conflict between two sides over time.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace rapporteur::answers {

/// One event, as one report tells it.
struct Deed {
  std::string month;     ///< "2022-01"
  std::string day;       ///< "2022-01-09"; "" if only the month is known
  std::string act;       ///< sides and code: deeds of one act and day are one happening
  double goldstein = 0;  ///< -10 (conflict) to 10 (cooperation)
  uint32_t source = 0;   ///< number of the independent source: a report, or the one that it repeats
};

/// What happened in a month. A happening that several sources tell counts once.
struct Month {
  std::string month;
  uint32_t events = 0;
  uint32_t tellings = 0;     ///< of the events
  uint32_t cooperation = 0;  ///< events above 0 on Goldstein's scale
  uint32_t conflict = 0;     ///< events below 0
  uint32_t sources = 0;
  double mean = 0;  ///< of the events
  /// 95 in 100 of the means over sources drawn anew with replacement lie between these; nothing if one source tells
  /// all.
  std::optional<double> low;
  std::optional<double> high;
};

/// Month by month, in order; months without events are left out. The interval is a percentile bootstrap over sources
/// (Efron and Tibshirani 1993, chapter 13) with a thousand samples and a fixed seed: the same deeds give the same
/// numbers.
std::vector<Month> balance(std::span<const Deed> deeds);

}  // namespace rapporteur::answers
