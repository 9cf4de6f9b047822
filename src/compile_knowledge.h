// Compiling knowledge with every room's own tables: what the build does with knowledge/, and the program with an
// overlay.
#pragma once

#include <cstddef>
#include <vector>

#include "rapporteur/result.h"
#include "rules/grammar.h"

namespace rapporteur {

/// The image of these entries. The first error, if there are any.
Result<std::vector<std::byte>> compile_knowledge(std::vector<rules::SourceEntry> entries);

}  // namespace rapporteur
