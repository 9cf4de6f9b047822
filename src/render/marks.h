// What there is to see on a report's text: every layer's spans with what to say of them. `explain` draws them.
#pragma once

#include <functional>
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
/// The doubt's candidates in a line; of very many the first.
std::string candidates_of(const Doubt& doubt);

struct Explained {
  const Document* document = nullptr;
  std::vector<Mark> marks;
  std::vector<Doubt> doubts;
  std::function<std::string(const Finding&)> reasons;  ///< what spoke for a finding and against it; may be empty
};

/// The text in colours, then each finding with its words and the rule that found it.
void write_terminal(const Explained& explained, uint32_t width, bool colour, std::string& out);

/// Takes a piece of a page and empties it.
using TakePiece = std::function<void(std::string& piece)>;

/// The same as one HTML page that needs nothing beside itself, piece by piece. Its size is linear in that of the text
/// and the number of marks: of marks in marks of the same layer the outer few are drawn, and long labels are cut.
void write_page(const Explained& explained, const TakePiece& take);

}  // namespace rapporteur::render
