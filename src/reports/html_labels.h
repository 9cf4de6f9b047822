// What the class names, ids and roles of a page's elements say of their contents.
#pragma once

#include <string_view>

namespace rapporteur::reports {

enum class Hint : unsigned char {
  none,
  article,    ///< the article's text
  doubtful,   ///< furniture, unless much of the page's text stands in it
  furniture,  ///< furniture, unless almost all of the page's text stands in it
};

/// The hint in a label (Node::label): names in lower case with blanks between them.
Hint hint_of(std::string_view label);

}  // namespace rapporteur::reports
