// One function for each command: it adds itself to the program and leaves its exit status.
#pragma once

namespace CLI {
class App;
}

namespace rapporteur::cli {

void add_read(CLI::App& app, int& status);
void add_show(CLI::App& app, int& status);
void add_talks(CLI::App& app, int& status);
void add_timeline(CLI::App& app, int& status);
void add_explain(CLI::App& app, int& status);
void add_actors(CLI::App& app, int& status);
void add_annotate(CLI::App& app, int& status);
void add_balance(CLI::App& app, int& status);
void add_table(CLI::App& app, int& status);
void add_forecasts(CLI::App& app, int& status);
void add_conflicts(CLI::App& app, int& status);
void add_network(CLI::App& app, int& status);
void add_dossier(CLI::App& app, int& status);
void add_outcome(CLI::App& app, int& status);
void add_positions(CLI::App& app, int& status);
void add_stories(CLI::App& app, int& status);
void add_shard(CLI::App& app, int& status);
void add_merge(CLI::App& app, int& status);
void add_export(CLI::App& app, int& status);
void add_import(CLI::App& app, int& status);
void add_check_knowledge(CLI::App& app, int& status);
void add_completion(CLI::App& app, int& status);
void add_correct(CLI::App& app, int& status);
void add_corrections(CLI::App& app, int& status);
void add_serve(CLI::App& app, int& status);
void add_watch(CLI::App& app, int& status);

}  // namespace rapporteur::cli
