// One function for each command: it adds itself to the program and leaves its exit status.
#pragma once

namespace CLI {
class App;
}

namespace rapporteur::cli {

void add_annotate(CLI::App& app, int& status);
void add_check_knowledge(CLI::App& app, int& status);

}  // namespace rapporteur::cli
