// The tokeniser's three small tables. They follow the tokenisation of UD English, which the models are trained on; they
// stand here and not in knowledge/ because knowledge itself is cut with them when it is compiled.
#include "text/abbreviations.h"

#include <algorithm>
#include <array>
#include <utility>

namespace rapporteur::text {
namespace {

using namespace std::string_view_literals;

/// Sorted: looked up by bisection.
constexpr std::array kTitles = {
    "adm"sv,  "amb"sv, "brig"sv, "capt"sv, "cmdr"sv,   "col"sv,  "cpl"sv, "dr"sv,   "drs"sv, "fr"sv, "ft"sv,   "gen"sv,
    "gov"sv,  "hon"sv, "lt"sv,   "maj"sv,  "messrs"sv, "mlle"sv, "mme"sv, "mr"sv,   "mrs"sv, "ms"sv, "mt"sv,   "pres"sv,
    "prof"sv, "pvt"sv, "rep"sv,  "reps"sv, "rev"sv,    "sec"sv,  "sen"sv, "sens"sv, "sgt"sv, "st"sv, "supt"sv,
};
constexpr std::array kOthers = {
    "al"sv,   "apr"sv,  "approx"sv, "assn"sv, "attn"sv, "aug"sv,  "ave"sv,  "blvd"sv, "bros"sv,  "cf"sv,
    "cia"sv,  "co"sv,   "corp"sv,   "dec"sv,  "dept"sv, "dist"sv, "div"sv,  "ed"sv,   "eds"sv,   "est"sv,
    "etc"sv,  "ext"sv,  "feb"sv,    "fig"sv,  "figs"sv, "fri"sv,  "govt"sv, "hwy"sv,  "inc"sv,   "jan"sv,
    "jr"sv,   "jul"sv,  "jun"sv,    "ltd"sv,  "mon"sv,  "nos"sv,  "nov"sv,  "oct"sv,  "op"sv,    "ph.d"sv,
    "pp"sv,   "rd"sv,   "sept"sv,   "sep"sv,  "sq"sv,   "sr"sv,   "thu"sv,  "thur"sv, "thurs"sv, "tue"sv,
    "tues"sv, "univ"sv, "vol"sv,    "vols"sv, "vs"sv,   "wed"sv,
};
constexpr std::array kPrefixes = {
    "anti"sv,  "bi"sv,    "co"sv,    "counter"sv, "cross"sv, "de"sv,    "e"sv,      "ex"sv,     "extra"sv,
    "hyper"sv, "inter"sv, "intra"sv, "macro"sv,   "mega"sv,  "micro"sv, "mid"sv,    "mini"sv,   "multi"sv,
    "neo"sv,   "non"sv,   "pan"sv,   "post"sv,    "pre"sv,   "pro"sv,   "pseudo"sv, "psycho"sv, "quasi"sv,
    "re"sv,    "semi"sv,  "socio"sv, "sub"sv,     "super"sv, "trans"sv, "ultra"sv,  "un"sv,     "uni"sv,
};
constexpr std::array<std::pair<std::string_view, unsigned>, 25> kContractions = {{
    {"aint", 2},  {"arent", 3}, {"cannot", 3}, {"cant", 2},    {"couldnt", 5},  {"didnt", 3}, {"doesnt", 4},
    {"dont", 2},  {"dunno", 2}, {"gimme", 3},  {"gonna", 3},   {"gotta", 3},    {"hasnt", 3}, {"havent", 4},
    {"im", 1},    {"isnt", 2},  {"ive", 1},    {"outta", 3},   {"shouldnt", 6}, {"thats", 4}, {"wanna", 3},
    {"wasnt", 3}, {"whats", 4}, {"wont", 2},   {"wouldnt", 5},
}};

template <typename Table>
bool holds(const Table& table, std::string_view word) {
  return std::find(table.begin(), table.end(), word) != table.end();
}

}  // namespace

bool is_title_abbreviation(std::string_view folded) { return folded.size() <= 6 && holds(kTitles, folded); }

bool is_abbreviation(std::string_view folded) {
  return folded.size() <= 6 && (holds(kTitles, folded) || holds(kOthers, folded));
}

bool is_prefix(std::string_view folded) { return folded.size() <= 7 && holds(kPrefixes, folded); }

unsigned contraction_cut(std::string_view folded) {
  if (folded.size() < 2 || folded.size() > 8) return 0;
  const auto found = std::lower_bound(kContractions.begin(), kContractions.end(), folded,
                                      [](const auto& entry, std::string_view word) { return entry.first < word; });
  return found != kContractions.end() && found->first == folded ? found->second : 0;
}

}  // namespace rapporteur::text
