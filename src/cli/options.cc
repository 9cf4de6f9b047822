// The shared options.
#include "cli/options.h"

#include <CLI/CLI.hpp>
#include <thread>

#include "cli/terminal.h"
#include "record/period.h"
#include "record/place.h"

namespace rapporteur::cli {
namespace {

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const render::Format& format : render::formats()) names.emplace_back(format.name);
  return names;
}

std::function<void()> wait_note(const std::string& db) {
  return [db] {
    complain(record::printable(db) + ": another program is writing to the record; waiting for its turn to end");
  };
}

}  // namespace

CLI::Validator whole_number(uint64_t most) {
  const auto check = [most](const std::string& typed) -> std::string {
    const bool digits = !typed.empty() && typed.find_first_not_of("0123456789") == std::string::npos;
    if (digits && typed.size() <= 18 && std::stoull(typed) <= most) return "";
    return "\"" + typed + "\" is not in the range; give a whole number from 0 to " + std::to_string(most);
  };
  return {check, "", "whole number"};
}

CLI::Validator filled() {
  const auto check = [](const std::string& typed) -> std::string {
    return typed.empty() ? "\"\" says nothing; give a value or leave it out" : "";
  };
  return {check, "", "filled"};
}

void add_db(CLI::App& command, Common& common) {
  command.add_option("--db", common.db, "the record: a file, or the postgresql:// address of a database")
      ->type_name("RECORD")
      ->capture_default_str();
}

void add_knowledge(CLI::App& command, Common& common) {
  command.add_option("--knowledge", common.knowledge, "a folder of *.know files laid over the built-in ones")
      ->type_name("DIR");
}

void add_colour(CLI::App& command, Common& common) {
  command.add_option("--color", common.colour, "when to use colours: auto, always or never")
      ->type_name("WHEN")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->capture_default_str();
}

void add_min_confidence(CLI::App& command, float& least) {
  command.add_option("--min-confidence", least, "only what the program is as sure of, 0 to 1; 0: all that was found")
      ->type_name("X")
      ->check(CLI::Range(0.0, 1.0))
      ->capture_default_str();
}

void add_threads(CLI::App& command, Common& common) {
  command.add_option("--threads", common.threads, "how many reports to work on at once; 0: as the machine has cores")
      ->type_name("N")
      ->check(whole_number(1024))
      ->capture_default_str();
}

namespace {

void add_format_of(CLI::App& command, Common& common, const std::string& usual, std::string about) {
  common.format = usual;
  for (const std::string& name : format_names()) about += " " + name;
  command.add_option("--format", common.format, about)->type_name("NAME")->capture_default_str();
}

}  // namespace

void add_format(CLI::App& command, Common& common, const std::string& usual) {
  add_format_of(command, common, usual, "how to print what was found:");
}

void add_own_format(CLI::App& command, Common& common, const std::string& own) {
  add_format_of(command, common, own, "how to print it: " + own);
}

bool take_day(const std::string& option, const std::string& written, std::optional<Day>& day) {
  if (written.empty()) return true;
  day = parse_day(written);
  if (!day) complain(option + ": " + written + " is no day; write it as 2022-01-09");
  return day.has_value();
}

bool take_period(const std::string& from, const std::string& until, std::optional<Day>& first,
                 std::optional<Day>& last) {
  const auto ok = record::take_period(from, until, first, last);
  if (!ok) complain(ok.error());
  return ok.has_value();
}

const render::Format* take_format(const std::string& name) {
  const render::Format* format = render::find_format(name);
  if (format == nullptr) complain("--format: " + unknown("format", name, format_names()));
  return format;
}

Result<Record> open_to_look(const std::string& db) {
  return Record::open(db, Record::Use::look, {Patience().most, wait_note(db)});
}

Result<Record> open_to_write(const std::string& db, std::chrono::seconds most) {
  return Record::open(db, Record::Use::write, {most, wait_note(db)});
}

size_t thread_count(const Common& common) {
  return common.threads > 0 ? common.threads : std::max(1u, std::thread::hardware_concurrency());
}

render::Layout layout_of(const Common& common) {
  return {terminal_width(), wants_colour(common.colour), std::nullopt, {}};
}

}  // namespace rapporteur::cli
