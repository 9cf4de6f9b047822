// The shared options.
#include "cli/options.h"

#include <CLI/CLI.hpp>
#include <thread>

#include "cli/terminal.h"

namespace rapporteur::cli {
namespace {

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const render::Format& format : render::formats()) names.emplace_back(format.name);
  return names;
}

}  // namespace

void add_db(CLI::App& command, Common& common) {
  command.add_option("--db", common.db, "the record's file")->type_name("FILE")->capture_default_str();
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

void add_threads(CLI::App& command, Common& common) {
  command.add_option("--threads", common.threads, "how many reports to work on at once; 0: as the machine has cores")
      ->type_name("N")
      ->check(CLI::Range(0, 1024))
      ->capture_default_str();
}

void add_format(CLI::App& command, Common& common, const std::string& usual) {
  common.format = usual;
  std::string about = "how to print what was found:";
  for (const std::string& name : format_names()) about += " " + name;
  command.add_option("--format", common.format, about)->type_name("NAME")->capture_default_str();
}

bool take_day(const std::string& option, const std::string& written, std::optional<Day>& day) {
  if (written.empty()) return true;
  day = parse_day(written);
  if (!day) complain(option + ": " + written + " is no day; write it as 2022-01-09");
  return day.has_value();
}

const render::Format* take_format(const std::string& name) {
  const render::Format* format = render::find_format(name);
  if (format == nullptr) complain("--format: " + unknown("format", name, format_names()));
  return format;
}

size_t thread_count(const Common& common) {
  return common.threads > 0 ? common.threads : std::max(1u, std::thread::hardware_concurrency());
}

render::Layout layout_of(const Common& common) { return {terminal_width(), wants_colour(common.colour), std::nullopt}; }

}  // namespace rapporteur::cli
