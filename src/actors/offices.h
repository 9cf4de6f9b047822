// Offices that lead a state or body, and who held them on a day.
#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/day.h"
#include "rapporteur/document.h"
#include "rules/image.h"

namespace rapporteur::actors {

/// The `leading-office` entries. Their holders need no introduction.
class LeadingOffices {
 public:
  void add(std::string_view offices, std::string_view over, bool heads);
  /// Which entry, from 1, has the case-folded office: one of its words alone, or with the name of its state or body
  /// after a word of `over` ("president of ukraine"). 0: none.
  uint8_t number_of(std::string_view office, std::span<const std::string> names = {}) const;
  /// True if the holder leads the whole state or body.
  bool heads(uint8_t number) const { return number > 0 && entries_[number - 1].heads; }

  static LeadingOffices load(const rules::Image& image);

 private:
  struct Entry {
    std::set<std::string, std::less<>> offices;
    std::vector<std::string> over;
    bool heads = false;
  };
  std::vector<Entry> entries_;
};

/// A tenure of a leading office. Rows of the image's table "actors.offices", sorted by key.
struct OfficeRow {
  uint64_t key = 0;  ///< of the code
  int32_t from = 0;  ///< days since 1970-01-01, as in HolderRow
  int32_t to = 0;
  uint32_t entry = kNone;
  uint32_t office = 0;  ///< its number in LeadingOffices
};

/// The key of a code in that table.
uint64_t key_of_code(std::string_view code);

/// Finds tenures by state or body, office and day.
class Offices {
 public:
  Offices() = default;
  explicit Offices(const rules::Image& image);

  /// Who held an office on a day: entries of the registry, one for each person. Empty if the office is no leading one.
  std::vector<Candidate> held(const rules::Image& image, std::string_view code, std::string_view office, Day day) const;
  /// True if the state or body has, or had, a leading office that goes by the title's last word: the United States have
  /// a president and a secretary of state, but no prime minister and no foreign minister.
  bool exists(const rules::Image& image, std::string_view code, std::string_view title) const;
  const LeadingOffices& leading() const { return leading_; }

 private:
  std::span<const OfficeRow> rows_of(std::string_view code) const;

  LeadingOffices leading_;
  std::span<const OfficeRow> rows_;
};

}  // namespace rapporteur::actors
