// SPDX-License-Identifier: Apache-2.0
// What a person says of what the program found. It is kept apart from the findings, signed, and outlives a new reading
// of the report (docs/record.md).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rapporteur {

/// What makes a report the same report: SHA-256 over its source, date, title and text. Where it lies does not matter.
using ReportKey = std::array<uint8_t, 32>;

enum class Act : uint8_t {
  confirm,   ///< of a finding: it is right
  reject,    ///< it is wrong
  change,    ///< it is right but for some fields
  add,       ///< the program missed it
  link,      ///< two names are one actor's
  split,     ///< they are not
  name,      ///< an issue is called so
  withdraw,  ///< what was said before no longer holds
};
std::string_view name_of(Act act);
std::optional<Act> act_of(std::string_view name);

/// Who says something, when and why.
struct Signature {
  std::string who;
  std::string why;   ///< "" if no reason is given
  std::string made;  ///< in UTC, "2022-01-10T09:30:00.000000Z"; "": now
};

/// What was said, as the record keeps it.
struct Correction {
  std::string id;                   ///< a hash of all the rest
  std::optional<ReportKey> report;  ///< nothing where it is about actors or issues
  std::string kind;                 ///< of the finding; "actor" or "issue"
  Act act = Act::confirm;
  std::string found;  ///< the program's finding with its confidence or two actors, as JSON; or an issue's words
  std::string given;  ///< the fields that are otherwise, as JSON; an issue's name; "" if nothing is said instead
  Signature said;
};

/// What has become of it.
struct KeptCorrection {
  Correction correction;
  std::string report;  ///< the report's id; "" if the record has not read it, or it is about actors or issues
  std::string state;   ///< "in force", "superseded" by a later one, "kept" though the program no longer finds it,
                       ///< "without effect": the program no longer finds what was rejected
};

}  // namespace rapporteur
