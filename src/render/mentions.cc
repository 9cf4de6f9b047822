// The layer "mentions": one object a document, offsets in code points; what refers to the same actor has its number.
#include <nlohmann/json.hpp>

#include "render/json.h"
#include "render/layers.h"
#include "text/points.h"

namespace rapporteur::render {

void write_mentions(const Document& document, std::string& out) {
  const text::CodePoints points(document);
  nlohmann::json mentions = nlohmann::json::array(), actors = nlohmann::json::array();
  for (const Mention& mention : document.mentions) {
    const Span span = points.of(mention.span);
    nlohmann::json actor = nullptr;
    if (mention.actor != kNone) actor = mention.actor;
    mentions.push_back({span.begin, span.end, actor, mention.place});
  }
  for (const Actor& actor : document.actors) actors.push_back(written(actor));
  const nlohmann::ordered_json row = {{"id", document.report.id}, {"actors", actors}, {"mentions", mentions}};
  out.append(written(row)).append("\n");
}

}  // namespace rapporteur::render
