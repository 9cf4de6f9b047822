// Between what people type and read ("Russia") and what the record keeps ("RUS").
#pragma once

#include <string>
#include <string_view>

namespace rapporteur {
struct Knowledge;
}

namespace rapporteur::actors {

/// The code of the state that the knowledge calls so, in any capitals; what was typed if it calls none so.
std::string code_for(const Knowledge& knowledge, std::string_view typed);

/// "Russia" for "RUS", "Sergei Ryabkov" for "RUS/Sergei Ryabkov", "OSCE" for "OSCE".
std::string name_for(const Knowledge& knowledge, std::string_view written);

}  // namespace rapporteur::actors
