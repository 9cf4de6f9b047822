// rapporteur conflicts: findings that cannot both hold.
#include "answers/contradictions.h"
#include "cli/answering.h"
#include "cli/commands.h"

namespace rapporteur::cli {

void add_conflicts(CLI::App& app, int& status) {
  add_question(app, status,
               {"conflicts", "findings that cannot both hold, inside a report and between reports",
                "Examples:\n"
                "  rapporteur conflicts\n"
                "  rapporteur conflicts --from 2022-01-01 --until 2022-01-31\n"
                "  rapporteur conflicts --by Iran --format jsonl",
                "conflicts", answers::contradictions});
}

}  // namespace rapporteur::cli
