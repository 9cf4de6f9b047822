#include "record/period.h"

namespace rapporteur::record {
namespace {

/// The days that a bound can mean; nothing but days, months and years.
DayRange bound_of(const std::string& written) {
  const bool simple = (written.size() == 4 || written.size() == 7 || written.size() == 10) &&
                      written.find_first_not_of("0123456789-") == std::string::npos;
  return simple ? days_of(written) : DayRange{};
}

Result<void> take_bound(const std::string& option, const std::string& written, std::optional<Day> DayRange::*end,
                        std::optional<Day>& day) {
  if (written.empty()) return {};
  day = bound_of(written).*end;
  if (day) return {};
  return fail(ErrorCode::misused, option, written + " is no day", "write it as 2022-01-09, or 2022-01 or 2022");
}

}  // namespace

Result<void> take_period(const std::string& from, const std::string& until, std::optional<Day>& first,
                         std::optional<Day>& last) {
  if (auto ok = take_bound("--from", from, &DayRange::first, first); !ok) return ok;
  if (auto ok = take_bound("--until", until, &DayRange::last, last); !ok) return ok;
  if (!first || !last || *first <= *last) return {};
  return fail(ErrorCode::misused, "", "--from " + from + " is after --until " + until + ", and nothing lies between",
              "turn them round");
}

}  // namespace rapporteur::record
