// The functions of matching.h in SQLite's SQL.
#include <sqlite3.h>

#include "record/matching.h"
#include "record/sqlite.h"

namespace rapporteur::record {
namespace {

std::string_view argument(sqlite3_value* value) {
  const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(value));
  return text == nullptr ? std::string_view() : std::string_view(text, static_cast<size_t>(sqlite3_value_bytes(value)));
}

/// A function of two texts.
template <bool (*holds)(std::string_view, std::string_view)>
void tell(sqlite3_context* context, int, sqlite3_value** arguments) {
  sqlite3_result_int(context, holds(argument(arguments[0]), argument(arguments[1])));
}

void tell_paragraph(sqlite3_context* context, int, sqlite3_value** arguments) {
  const std::string_view lines =
      paragraph(argument(arguments[0]), sqlite3_value_int64(arguments[1]), sqlite3_value_int64(arguments[2]));
  sqlite3_result_text(context, lines.data(), static_cast<int>(lines.size()), SQLITE_TRANSIENT);
}

}  // namespace

void add_functions(sqlite3* handle) {
  const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC;
  const auto add = [&](const char* name, int arguments, auto* function) {
    sqlite3_create_function(handle, name, arguments, flags, nullptr, function, nullptr, nullptr);
  };
  add("has_words", 2, tell<has_words>);
  add("names_actor", 2, tell<is_named>);
  add("is_written", 2, tell<is_written>);
  add("paragraph", 3, tell_paragraph);
}

}  // namespace rapporteur::record
