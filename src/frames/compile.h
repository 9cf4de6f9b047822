// Compiles the entries of knowledge/en/frames/ into the tables of tables.h.
#pragma once

#include <vector>

#include "rapporteur/result.h"
#include "rules/grammar.h"
#include "rules/image.h"

namespace rapporteur::frames {

/// Writes the sections "events.*" and adds every form of every word that frames name to the vocabulary; what begins a
/// frame goes into the lexicon "triggers". Errors name file, line and what was expected. Entries are in image order.
Result<void> write_frames(const std::vector<rules::SourceEntry>& entries, rules::ImageBuilder& image);

}  // namespace rapporteur::frames
