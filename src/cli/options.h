// Options that several commands have, described once.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rapporteur/day.h"
#include "render/printer.h"

namespace CLI {
class App;
}

namespace rapporteur::cli {

struct Common {
  std::string db = "record.db";
  std::string knowledge;
  std::string colour = "auto";
  std::string format;
  size_t threads = 0;  ///< 0: as many as the machine has
};

void add_db(CLI::App& command, Common& common);
void add_knowledge(CLI::App& command, Common& common);
void add_colour(CLI::App& command, Common& common);
void add_threads(CLI::App& command, Common& common);
void add_format(CLI::App& command, Common& common, const std::string& usual);

/// A day option's value: nothing for "", and wrong use (which is said) for anything but YYYY-MM-DD.
bool take_day(const std::string& option, const std::string& written, std::optional<Day>& day);

/// The format of that name, or nullptr after saying which there are.
const render::Format* take_format(const std::string& name);

size_t thread_count(const Common& common);
render::Layout layout_of(const Common& common);

}  // namespace rapporteur::cli
