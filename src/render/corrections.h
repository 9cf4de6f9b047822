// What persons said, for people and other programs.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "rapporteur/correction.h"

namespace rapporteur::render {

/// {"id","when","who","act","kind","report","found","given","why","state"}
nlohmann::ordered_json object_of(const KeptCorrection& kept);

/// "2022-01-10 09:30  Ada  reject position geneva:7  in force: he quotes another"
std::string line_of(const KeptCorrection& kept);

}  // namespace rapporteur::render
