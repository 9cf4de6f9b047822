// Where the SQL of the stores differs. All else is written once, in the SQL that both understand.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace rapporteur::record {

struct Dialect {
  int64_t first_version;  ///< of the schema that records in this store had first

  // ---- tables ----
  std::string_view row_number;  ///< the type of a table's own number, which counts by itself
  std::string_view number, text, bytes;
  std::string_view table_end;  ///< what follows a table's columns
  std::string_view keyed_end;  ///< the same for one that is found by its key alone
  std::string_view words;      ///< makes report_words, the index of the reports' words, and all else that queries use
  std::string (*version)(int64_t version);  ///< marks the database as a record of this version

  // ---- what tables there are ----
  std::string_view tables_of_reports;  ///< names of the tables with a column `report`, but `reports` and `report_words`
  std::string_view columns_of;  ///< of the table ?1: name, whether of bytes, of numbers, and an actor's; in order

  // ---- queries ----
  /// The elements of a list (a JSON array in a column) as a table `name` with the column `value`.
  std::string (*elements)(const std::string& column, const std::string& name);
  std::string_view report_of_words;                ///< number of the report whose words the row `w` of report_words has
  std::string (*match)(const std::string& value);  ///< condition that the row `w` has the words
  std::string (*words_to_match)(std::string_view wanted);  ///< the value for match(): each word begins one of the row's
  /// A piece of a report `r` around the words ?1 that `w` matches; they stand between the characters 1 and 2.
  std::string_view snippet;
  std::string_view best_first;  ///< order of reports that match ?1
  /// What stands in report_words, where triggers do not do it; nullptr where they do.
  std::string (*words_of)(std::string_view title, std::string_view text);
};

}  // namespace rapporteur::record
