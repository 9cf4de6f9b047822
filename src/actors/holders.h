// Who held which office when: the registry's tenures, found by a word of the person's name.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/day.h"
#include "rapporteur/document.h"
#include "rules/image.h"

namespace rapporteur::actors {

/// Somebody in an office from one day to another. Rows of the image's table "actors.tenures", in the order of entries.
struct Tenure {
  uint32_t entry = kNone;  ///< the `holder` entry
  uint32_t person = 0;     ///< the same number: the same person, in whatever spelling, office and body
  int32_t from = 0;        ///< days since 1970-01-01; INT32_MIN: open
  int32_t to = 0;          ///< INT32_MAX: open
  rules::Text code;
  rules::Text office;   ///< case-folded
  uint8_t gender = 0;   ///< Gender
  uint8_t leading = 0;  ///< number of the leading office; 0: none
  uint16_t reserved = 0;
};

/// A word of a holder's name. Rows of the image's table "actors.names", sorted by key.
struct NameRow {
  uint64_t key = 0;     ///< name_key of the word
  rules::Text name;     ///< the whole name, as the registry writes it
  uint32_t tenure = 0;  ///< in the table of tenures
  uint32_t called = 0;  ///< 1: the word alone is used for the person, as last names are
};

bool is_in_office(const Tenure& tenure, Day day);

/// What a report tells of a person whom the registry may know.
struct Sought {
  std::span<const uint64_t> keys;      ///< of the name's words, in their order; an initial has its letter's
  std::span<const std::string> words;  ///< the same, case-folded
  std::string_view code;               ///< empty: not told
  std::string_view title;              ///< case-folded; empty: not told
  uint8_t leading = 0;                 ///< number of the leading office that the title is; 0: none
  std::optional<Day> day;              ///< of the report
};

struct Found {
  const Tenure* tenure = nullptr;     ///< nullptr: nobody, or several whom nothing tells apart
  std::vector<Candidate> candidates;  ///< of several
};

/// The gender of a given name that holders of one gender only bear. Rows of the table "actors.given", sorted by key.
struct GivenName {
  uint64_t key = 0;    ///< name_key
  uint8_t gender = 0;  ///< Gender
  uint8_t reserved[7] = {};
};

class Holders {
 public:
  Holders() = default;
  explicit Holders(const rules::Image& image);

  /// The person of the registry whom the report means. `image` is the one that the table is from.
  Found find(const rules::Image& image, const Sought& sought) const;
  /// Tenures of leading offices whose holders the word alone is used for: by its key, and those that had begun on the
  /// day, if one is given.
  std::vector<const Tenure*> leaders(uint64_t key, std::optional<Day> day) const;
  /// Of a given name, by its key; unknown if both have it, or nobody in the registry.
  Gender gender_of(uint64_t given_name) const;

 private:
  std::span<const Tenure> tenures_;
  std::span<const NameRow> names_;
  std::span<const GivenName> given_names_;
};

/// Compiles the `holder` entries into the tables.
Result<void> write_holders(const std::vector<rules::SourceEntry>& entries, rules::ImageBuilder& image);

}  // namespace rapporteur::actors
