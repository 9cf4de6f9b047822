// When something was said and through whom it came, as the words beside its cue tell.
#pragma once

#include <string>
#include <string_view>

#include "statements/speech.h"

namespace rapporteur::statements {

/// The day beside the cue that hangs on no other verb, in EDTF: "said on Monday", "on Monday, he said". Empty if there
/// is none.
std::string date_of(const Speech& speech, const Draft& draft);

/// The outlet beside the cue: "told the BBC", "quoted by RIA News". Empty if there is none.
std::string via_of(const Speech& speech, const Draft& draft);

/// The name of an actor that is an outlet; empty if he is none.
std::string_view outlet_of(const Speech& speech, uint32_t actor);

}  // namespace rapporteur::statements
