// rapporteur table: what is on the table, clause by clause, and who says what to it.
#include "answers/on_table.h"
#include "cli/answering.h"
#include "cli/commands.h"

namespace rapporteur::cli {

void add_table(CLI::App& app, int& status) {
  add_question(app, status,
               {"table", "what is on the table: proposals clause by clause, and each actor's stance on them",
                "Examples:\n"
                "  rapporteur table\n"
                "  rapporteur table --by Russia --from 2021-12-01\n"
                "  rapporteur table --about missiles --format csv > table.csv",
                "proposals or clauses", answers::on_table});
}

}  // namespace rapporteur::cli
