// The words that introduce speech and thought, out of the frames that have a `statement`: "said", "according to",
// "claim", and what each takes.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "rapporteur/document.h"
#include "rapporteur/result.h"

namespace rapporteur {
struct Knowledge;
namespace rules {
class Image;
class Lexicon;
}  // namespace rules
}  // namespace rapporteur

namespace rapporteur::statements {

/// What a cue's content can be, as bits.
enum Takes : uint32_t {
  kThatClause = 1,    ///< a finite clause, with "that", "whether", a question word or nothing
  kQuotation = 2,     ///< words in quotation marks
  kToClause = 4,      ///< an infinitive; with its object: "urged him to resign"
  kObject = 8,        ///< a noun phrase, with what is said of it: "called him unfit"
  kPreposition = 16,  ///< a noun phrase after one of the entry's prepositions
  kPassive = 32,      ///< the subject of its passive is content: "was described as"
};

enum class CueShape : uint8_t { verb, noun, phrase };

struct Cue {
  uint32_t takes = 0;
  std::string_view manner;             ///< "assertion", "demand", "forecast", …
  std::vector<uint32_t> prepositions;  ///< word ids
  RuleName rule;
};

/// A cue that stands in the text: tokens [first, end), its head first.
struct CueMatch {
  uint32_t first = 0;
  uint32_t end = 0;
  CueShape shape = CueShape::verb;
  const Cue* cue = nullptr;
};

struct CueRules {
  std::vector<Cue> cues;
  uint32_t first_entry = 0;  ///< of kind `frame` in the image: cues[i] is entry first_entry + i
  const rules::Lexicon* lexicon = nullptr;
  std::vector<std::string_view> outlets;  ///< names of the entries of kind `outlet`, from first_outlet on
  uint32_t first_outlet = 0;
  std::vector<uint8_t> shape_of_value;  ///< CueShape by value of the image, counted from first_value
  uint32_t first_value = 0;
  std::vector<uint32_t> aside_prepositions;             ///< word ids: those before when or where something was said
  std::vector<uint32_t> courtesies;                     ///< word ids: "thanks", "welcome"
  std::vector<uint32_t> first_persons;                  ///< word ids: "I", "we", "us"
  std::vector<uint32_t> occasions;                      ///< word ids: "speech", "interview", "week"
  uint32_t that = 0, to = 0, by = 0, from = 0, as = 0;  ///< word ids
};

/// Reads the entries of kind `frame`. The image must outlive the rules. Fails on an unknown word under `statement`.
Result<CueRules> load(const rules::Image& image);

/// The longest cue that begins at `token`, not passing `end`; cue is nullptr if there is none. A form that is a verb
/// and a noun is what its tag says.
CueMatch match_cue(const Document& document, const CueRules& rules, uint32_t token, uint32_t end);

}  // namespace rapporteur::statements
