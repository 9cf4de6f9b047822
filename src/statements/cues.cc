// Tables of cues by entry of the image, filled once.
#include "statements/cues.h"

#include <algorithm>

#include "rules/image.h"
#include "text/fold.h"

namespace rapporteur::statements {
namespace {

struct TakesName {
  std::string_view name;
  Takes takes;
};
constexpr TakesName kTakes[] = {{"that-clause", kThatClause},
                                {"quotation", kQuotation},
                                {"to-clause", kToClause},
                                {"object", kObject},
                                {"passive", kPassive}};

Result<void> refuse(const rules::Image& image, uint32_t entry, const rules::ImageValue& value, std::string_view word) {
  std::string where(image.text(image.entry(entry).file));
  where += ":" + std::to_string(value.line) + ":" + std::to_string(value.column);
  return fail(ErrorCode::malformed, where, "a cue cannot take \"" + std::string(word) + "\"",
              "use that-clause, quotation, to-clause, object, passive or \"about WORD\" with a preposition");
}

/// One alternative under `statement`: a name of kTakes, or "with PREPOSITION".
bool read_takes(const rules::Image& image, std::string_view word, Cue& cue) {
  for (const TakesName& known : kTakes) {
    if (known.name != word) continue;
    cue.takes |= known.takes;
    return true;
  }
  if (!word.starts_with("with ")) return false;
  cue.takes |= kPreposition;
  if (const uint32_t id = image.word_id(word.substr(5)); id != 0) cue.prepositions.push_back(id);
  return true;
}

Result<Cue> read_cue(const rules::Image& image, uint32_t entry) {
  Cue cue;
  cue.rule = image.rule(entry);
  cue.manner = image.get(entry, "manner");
  for (const rules::ImageValue& value : image.values(entry)) {
    if (image.text(value.key) != "statement") continue;
    for (const std::string_view word : rules::alternatives(image.text(value.text))) {
      if (!read_takes(image, word, cue)) return tl::unexpected(refuse(image, entry, value, word).error());
    }
  }
  return cue;
}

CueShape shape_of(std::string_view key) {
  return key == "noun" ? CueShape::noun : key == "phrase" ? CueShape::phrase : CueShape::verb;
}

void note_shapes(const rules::Image& image, uint32_t first, uint32_t end, CueRules& rules) {
  if (first == end) return;
  rules.first_value = image.entry(first).first_value;
  for (uint32_t entry = first; entry < end; ++entry) {
    for (const rules::ImageValue& value : image.values(entry)) {
      rules.shape_of_value.push_back(static_cast<uint8_t>(shape_of(image.text(value.key))));
    }
  }
}

bool tagged(const Document& document, uint32_t token) {
  return document.tags[token].xpos != Xpos::none || document.tags[token].upos != Upos::X;
}

bool fits_tag(const Document& document, const CueMatch& match) {
  if (match.shape == CueShape::phrase || !tagged(document, match.first)) return true;
  const Upos upos = document.tags[match.first].upos;
  if (match.shape == CueShape::noun) return upos == Upos::NOUN || upos == Upos::PROPN;
  const Deprel relation = document.heads[match.first].relation;
  return (upos == Upos::VERB || upos == Upos::AUX) && relation != Deprel::amod && relation != Deprel::compound;
}

/// The word ids under a key of the entries of kind `aside`.
std::vector<uint32_t> words_of(const rules::Image& image, std::string_view key) {
  std::vector<uint32_t> ids;
  const auto [first, end] = image.entries_of("aside");
  for (uint32_t entry = first; entry < end; ++entry) {
    for (const std::string_view word : rules::alternatives(image.get(entry, key)))
      ids.push_back(image.word_id(text::fold(word)));
  }
  return ids;
}

}  // namespace

Result<CueRules> load(const rules::Image& image) {
  CueRules rules;
  const auto [first, end] = image.entries_of("frame");
  rules.first_entry = first;
  for (uint32_t entry = first; entry < end; ++entry) {
    auto cue = read_cue(image, entry);
    if (!cue) return tl::unexpected(cue.error());
    rules.cues.push_back(std::move(*cue));
  }
  note_shapes(image, first, end, rules);
  rules.lexicon = &image.lexicon("cues");
  const auto [first_outlet, last_outlet] = image.entries_of("outlet");
  rules.first_outlet = first_outlet;
  for (uint32_t entry = first_outlet; entry < last_outlet; ++entry) rules.outlets.push_back(image.id(entry));
  rules.aside_prepositions = words_of(image, "preposition");
  rules.courtesies = words_of(image, "courtesy");
  rules.first_persons = words_of(image, "first-person");
  rules.occasions = words_of(image, "occasion");
  const auto links = image.entries_of("link");
  const auto linking = [&](std::string_view key) {
    return links.first == links.second ? 0 : image.word_id(image.get(links.first, key));
  };
  rules.that = linking("clause");
  rules.to = linking("infinitive");
  rules.by = linking("agent");
  rules.from = linking("origin");
  rules.as = linking("name");
  return rules;
}

CueMatch match_cue(const Document& document, const CueRules& rules, uint32_t token, uint32_t end) {
  thread_local std::vector<rules::PhraseMatch> found;
  found.clear();
  rules.lexicon->match(document, token, end, found);
  CueMatch best;
  for (const rules::PhraseMatch& phrase : found) {
    CueMatch match;
    match.first = token;
    match.end = phrase.end;
    match.shape = static_cast<CueShape>(rules.shape_of_value[phrase.phrase->value - rules.first_value]);
    match.cue = &rules.cues[phrase.phrase->entry - rules.first_entry];
    if (fits_tag(document, match) && match.end > best.end) best = match;
  }
  return best;
}

}  // namespace rapporteur::statements
