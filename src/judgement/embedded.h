// The model file inside the executable.
#pragma once

#include <string_view>

namespace rapporteur::judgement {

std::string_view embedded_model();

}  // namespace rapporteur::judgement
