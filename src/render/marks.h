// What there is to see on a report's text: every layer's spans with what to say of them. `explain` draws them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/document.h"
#include "render/words.h"

namespace rapporteur::render {

struct Mark {
  Span span;  ///< in bytes
  Style style = Style::plain;
  std::string_view layer;  ///< "actor", "time", …: also its class in HTML
  std::string label;       ///< "RUS/Sergei Ryabkov · name", "DATE 2022-01-13"
  std::string_view rule;
};

/// All marks, wider ones first where they begin at the same byte.
std::vector<Mark> marks_of(const Document& document);

/// A doubtful link: a mention that could be several actors.
struct Doubt {
  Span span;
  std::string actor;                    ///< as it was resolved
  std::vector<std::string> candidates;  ///< "state GEO 60%"
};
struct Explained {
  const Document* document = nullptr;
  std::vector<Mark> marks;
  std::vector<Doubt> doubts;
};

/// The text in colours, then each finding with its words and the rule that found it.
void write_terminal(const Explained& explained, uint32_t width, bool colour, std::string& out);

/// The same as one HTML page that needs nothing beside itself.
void write_page(const Explained& explained, std::string& out);

}  // namespace rapporteur::render
