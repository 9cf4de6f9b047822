// The stage: hands the report to the linker.
#include "actors/resolve_mentions.h"

#include "actors/linker.h"

namespace rapporteur::actors {

void resolve_mentions(Document& document, const Knowledge& knowledge) { Linker(document, knowledge).run(); }

}  // namespace rapporteur::actors
