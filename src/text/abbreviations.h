// Words that keep their full stop, words that keep their hyphen, and contractions: the tokeniser's three small tables.
#pragma once

#include <string_view>

namespace rapporteur::text {

/// True for a folded word without its full stop that usually keeps it: "mr", "gen", "sept".
bool is_abbreviation(std::string_view folded);

/// True for an abbreviation that stands before a name or number, so that no sentence ends after it: "mr", "gen", "no".
bool is_title_abbreviation(std::string_view folded);

/// True for a folded prefix that UD English leaves joined by its hyphen: "non", "anti", "mid".
bool is_prefix(std::string_view folded);

/// Where a folded word without an apostrophe is cut in two ("cannot" after "can"); 0: it is one word.
unsigned contraction_cut(std::string_view folded);

}  // namespace rapporteur::text
