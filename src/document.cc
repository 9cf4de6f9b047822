// The names of the document's enumerations, as their standards and FINDINGS write them, and its few look-ups.
#include "rapporteur/document.h"

#include <algorithm>
#include <array>

namespace rapporteur {
namespace {

template <typename Enum, size_t N>
constexpr std::string_view pick(const std::array<std::string_view, N>& names, Enum value) {
  const auto index = static_cast<size_t>(value);
  return index < N ? names[index] : std::string_view("?");
}

constexpr std::array<std::string_view, kUposCount> kUpos = {"X",     "ADJ",   "ADP",   "ADV", "AUX",  "CCONJ",
                                                            "DET",   "INTJ",  "NOUN",  "NUM", "PART", "PRON",
                                                            "PROPN", "PUNCT", "SCONJ", "SYM", "VERB"};
constexpr std::array<std::string_view, kXposCount> kXpos = {
    "_",   "ADD", "AFX", "CC", "CD",    "DT",    "EX",  "FW",  "HYPH", "IN",  "JJ",   "JJR", "JJS",
    "LS",  "MD",  "NFP", "NN", "NNP",   "NNPS",  "NNS", "PDT", "POS",  "PRP", "PRP$", "RB",  "RBR",
    "RBS", "RP",  "SYM", "TO", "UH",    "VB",    "VBD", "VBG", "VBN",  "VBP", "VBZ",  "WDT", "WP",
    "WP$", "WRB", "GW",  "XX", "-LRB-", "-RRB-", ",",   ".",   ":",    "``",  "''",   "$",   "#"};
constexpr std::array<std::string_view, kDeprelCount> kDeprel = {"_",
                                                                "root",
                                                                "acl",
                                                                "acl:relcl",
                                                                "advcl",
                                                                "advcl:relcl",
                                                                "advmod",
                                                                "amod",
                                                                "appos",
                                                                "aux",
                                                                "aux:pass",
                                                                "case",
                                                                "cc",
                                                                "cc:preconj",
                                                                "ccomp",
                                                                "compound",
                                                                "compound:prt",
                                                                "conj",
                                                                "cop",
                                                                "csubj",
                                                                "csubj:pass",
                                                                "dep",
                                                                "det",
                                                                "det:predet",
                                                                "discourse",
                                                                "dislocated",
                                                                "expl",
                                                                "fixed",
                                                                "flat",
                                                                "goeswith",
                                                                "iobj",
                                                                "list",
                                                                "mark",
                                                                "nmod",
                                                                "nmod:poss",
                                                                "nmod:unmarked",
                                                                "nsubj",
                                                                "nsubj:pass",
                                                                "nummod",
                                                                "obj",
                                                                "obl",
                                                                "obl:agent",
                                                                "obl:unmarked",
                                                                "orphan",
                                                                "parataxis",
                                                                "punct",
                                                                "reparandum",
                                                                "vocative",
                                                                "xcomp"};

}  // namespace

std::string_view name_of(Upos tag) { return pick(kUpos, tag); }
std::string_view name_of(Xpos tag) { return pick(kXpos, tag); }
std::string_view name_of(Deprel relation) { return pick(kDeprel, relation); }
std::string_view name_of(ZoneKind k) {
  return pick(std::array<std::string_view, 5>{"furniture", "title", "dateline", "heading", "quotation mark"}, k);
}
std::string_view name_of(NameClass c) { return pick(std::array<std::string_view, 4>{"PER", "ORG", "LOC", "GROUP"}, c); }
std::string_view name_of(TimeKind k) {
  return pick(std::array<std::string_view, 4>{"DATE", "TIME", "DURATION", "SET"}, k);
}
std::string_view name_of(AnchorKind k) {
  return pick(std::array<std::string_view, 6>{"none", "itself", "publication", "dateline", "other time", "event"}, k);
}
std::string_view name_of(ActorKind k) {
  return pick(
      std::array<std::string_view, 8>{"state", "body", "organ", "office", "person", "group", "unnamed", "joint"}, k);
}
std::string_view name_of(MentionKind k) {
  return pick(std::array<std::string_view, 6>{"name", "title", "demonym", "metonym", "nominal", "pronoun"}, k);
}
std::string_view name_of(Polarity p) {
  return pick(std::array<std::string_view, 3>{"affirmed", "negated", "qualified"}, p);
}
std::string_view name_of(Tense t) {
  return pick(std::array<std::string_view, 4>{"none", "past", "present", "future"}, t);
}
std::string_view name_of(Mood m) {
  return pick(std::array<std::string_view, 5>{"indicative", "obligation", "permission", "future", "possibility"}, m);
}
std::string_view name_of(Standing s) {
  return pick(
      std::array<std::string_view, 7>{"asserted", "reported", "supposed", "asked", "wished", "purposed", "denied"}, s);
}
std::string_view name_of(StatementForm f) {
  return pick(std::array<std::string_view, 3>{"direct", "indirect", "mixed"}, f);
}
std::string_view name_of(EventStatus s) {
  return pick(std::array<std::string_view, 5>{"happened", "scheduled", "demanded", "hypothetical", "denied"}, s);
}
std::string_view name_of(MeetingStatus s) {
  return pick(std::array<std::string_view, 6>{"held", "ongoing", "scheduled", "proposed", "cancelled", "refused"}, s);
}
std::string_view name_of(Modality m) { return pick(std::array<std::string_view, 3>{"must", "must not", "may"}, m); }
std::string_view name_of(Stance s) {
  return pick(std::array<std::string_view, 7>{"support", "oppose", "demand", "reject", "offer", "open", "conditional"},
              s);
}
std::string_view name_of(Outlook o) {
  return pick(std::array<std::string_view, 4>{"positive", "negative", "mixed", "uncertain"}, o);
}

std::string written(const Actor& actor) {
  if (actor.kind == ActorKind::joint) return "";
  if (actor.name.empty()) return actor.code;
  return actor.code + "/" + actor.name;
}

uint32_t Document::sentence_of(uint32_t token) const {
  const auto it = std::upper_bound(sentences.begin(), sentences.end(), token,
                                   [](uint32_t t, const Sentence& sentence) { return t < sentence.end; });
  return it == sentences.end() ? kNone : static_cast<uint32_t>(it - sentences.begin());
}

bool Document::in_furniture(Span span) const {
  return std::any_of(zones.begin(), zones.end(),
                     [&](const Zone& zone) { return zone.kind == ZoneKind::furniture && zone.span.overlaps(span); });
}

}  // namespace rapporteur
