// Options that several commands have, described once.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rapporteur/day.h"
#include "rapporteur/record.h"
#include "render/printer.h"

namespace CLI {
class App;
class Validator;
}  // namespace CLI

namespace rapporteur::cli {

inline constexpr uint64_t kLongestList = 1'000'000'000;  ///< what --limit takes at most

struct Common {
  std::string db = "record.db";
  std::string knowledge;
  std::string colour = "auto";
  std::string format;
  size_t threads = 0;  ///< 0: as many as the machine has
};

/// The check of an option that takes a whole number.
CLI::Validator whole_number(uint64_t most);
/// The check of an option or argument that takes words: not "", which a shell makes of a variable that is not set and
/// which would widen a question without a word.
CLI::Validator filled();

void add_db(CLI::App& command, Common& common);
void add_knowledge(CLI::App& command, Common& common);
void add_colour(CLI::App& command, Common& common);
void add_min_confidence(CLI::App& command, float& least);
void add_threads(CLI::App& command, Common& common);
void add_format(CLI::App& command, Common& common, const std::string& usual);
/// --format for a command that has a form of its own, which is the usual one.
void add_own_format(CLI::App& command, Common& common, const std::string& own);

/// A day option's value: nothing for "", and wrong use (which is said) for anything but YYYY-MM-DD.
bool take_day(const std::string& option, const std::string& written, std::optional<Day>& day);

/// A period's first and last day: days, months ("2022-01") or years ("2022"), "" for open. Wrong use, which is said,
/// for anything else and for a period that ends before it begins.
bool take_period(const std::string& from, const std::string& until, std::optional<Day>& first,
                 std::optional<Day>& last);

/// The format of that name, or nullptr after saying which there are.
const render::Format* take_format(const std::string& name);

/// Opens the record to look into it, and says so if another program makes it wait.
Result<Record> open_to_look(const std::string& db);
/// To write: waits at most so long for another program's turn to end.
Result<Record> open_to_write(const std::string& db, std::chrono::seconds most);

size_t thread_count(const Common& common);
render::Layout layout_of(const Common& common);

}  // namespace rapporteur::cli
