// rapporteur forecasts: what was expected by whom, and what became of it.
#include "answers/foreseen.h"
#include "cli/answering.h"
#include "cli/commands.h"

namespace rapporteur::cli {

void add_forecasts(CLI::App& app, int& status) {
  add_question(app, status,
               {"forecasts", "who expects what by when, and what became of it where the record shows it",
                "Examples:\n"
                "  rapporteur forecasts\n"
                "  rapporteur forecasts --by Ryabkov\n"
                "  rapporteur forecasts --about talks --from 2022 --format jsonl",
                "forecasts", answers::foreseen});
}

}  // namespace rapporteur::cli
