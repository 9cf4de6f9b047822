// The list of layer formats.
#include "render/layers.h"

#include <algorithm>

#include "describe.h"
#include "pipeline.h"

namespace rapporteur::render {
namespace {

constexpr LayerFormat kFormats[] = {
    {"events", kEvents, write_events},
    {"findings", 0xffffffff, write_findings},
    {"judgement", 0xffffffff, write_judgement},
    {"lines", 0xffffffff, write_lines},
    {"mentions", kMentions, write_mentions},
    {"names", kNames, write_names},
    {"predicates", kPredicates | kFrames, write_predicates},
    {"statements", kStatements, write_statements},
    {"syntax", kTags | kHeads, write_conllu},
    {"text", kText, write_text},
    {"times", kTimes, write_times},
};

}  // namespace

std::span<const LayerFormat> layer_formats() { return kFormats; }

const LayerFormat* find_layer_format(std::string_view name) {
  const auto it =
      std::find_if(std::begin(kFormats), std::end(kFormats), [&](const LayerFormat& f) { return f.name == name; });
  return it == std::end(kFormats) ? nullptr : it;
}

void write_lines(const Document& document, std::string& out) {
  out.append("# ").append(document.report.id).append("\n");
  for (const std::string& line : describe(document)) out.append(line).append("\n");
}

}  // namespace rapporteur::render
