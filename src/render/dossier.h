// A dossier to be printed or to be written on.
#pragma once

#include <string>

#include "answers/dossier.h"

namespace rapporteur::render {

/// One page, to read or to print: no script, no font, no picture from elsewhere.
std::string html_of(const answers::Dossier& dossier);
/// GitHub's Markdown.
std::string markdown_of(const answers::Dossier& dossier);

/// Text from outside as Markdown shows it, on one line.
std::string in_markdown(std::string_view text);

}  // namespace rapporteur::render
