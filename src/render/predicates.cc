// The layer "predicates": one object a document, with each predicate's arguments and how it stands; offsets in code
// points.
#include "render/predicates.h"

#include <nlohmann/json.hpp>

#include "render/layers.h"
#include "text/points.h"

namespace rapporteur::render {
namespace {

using nlohmann::ordered_json;

class Writer {
 public:
  explicit Writer(const Document& document) : d_(document), points_(document) {}

  ordered_json row() const {
    ordered_json predicates = ordered_json::array();
    for (const Predicate& predicate : d_.predicates) predicates.push_back(told(predicate));
    return {{"id", d_.report.id}, {"predicates", std::move(predicates)}};
  }

 private:
  ordered_json place(uint32_t token) const {
    if (token == kNone) return nullptr;
    const Span span = points_.of(d_.tokens[token].span);
    return {span.begin, span.end};
  }

  ordered_json told(const Predicate& p) const {
    ordered_json row = {
        {"token", place(p.token)},   {"word", d_.word(p.token)},        {"subject", place(p.subject)},
        {"object", place(p.object)}, {"iobj", place(p.iobj)},           {"complement", place(p.complement)},
        {"passive", p.passive},      {"polarity", name_of(p.polarity)}, {"tense", name_of(p.tense)},
        {"mood", name_of(p.mood)},   {"standing", name_of(p.standing)}, {"by", place(p.by)}};
    ordered_json obliques = ordered_json::array(), frames = ordered_json::array();
    for (const Oblique& oblique : d_.obliques_of(p)) {
      if (oblique.head != kNone) obliques.push_back(place(oblique.head));
    }
    for (const Frame& frame : d_.frames_of(p.token)) frames.push_back(frame.rule);
    row["obliques"] = std::move(obliques);
    row["frames"] = std::move(frames);
    return row;
  }

  const Document& d_;
  const text::CodePoints points_;
};

}  // namespace

void write_predicates(const Document& document, std::string& out) {
  out.append(Writer(document).row().dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)).append("\n");
}

std::string predicate_behind(const Document& document, const Finding& finding) {
  const text::CodePoints points(document);
  for (const Frame& frame : document.frames) {
    const Predicate* p = frame.rule == finding.rule ? document.predicate(frame.predicate) : nullptr;
    if (p == nullptr || !finding.span.contains(points.of(document.tokens[p->token].span))) continue;
    const auto word = [&](const char* role, uint32_t token) {
      return token == kNone ? std::string()
                            : std::string(", ") + role + " \"" + std::string(document.word(token)) + "\"";
    };
    return "\"" + std::string(document.word(p->token)) + "\"" + word("subject", frame.arguments.subject) +
           word("object", frame.arguments.object) + (p->passive ? ", passive" : "") + ", " +
           std::string(name_of(frame.arguments.polarity)) + ", " + std::string(name_of(p->standing)) +
           word("by", p->by);
  }
  return "";
}

}  // namespace rapporteur::render
