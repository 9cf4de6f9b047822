// GraphML, and what an edge's values are.
#include "render/files.h"
#include "render/harmless.h"
#include "render/network_values.h"
#include "render/words.h"

namespace rapporteur::render {
namespace {

constexpr std::string_view kHead =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
    "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
    "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
    "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n"
    "  <key id=\"label\" for=\"node\" attr.name=\"label\" attr.type=\"string\"/>\n"
    "  <key id=\"kind\" for=\"node\" attr.name=\"kind\" attr.type=\"string\"/>\n"
    "  <key id=\"method\" for=\"graph\" attr.name=\"method\" attr.type=\"string\"/>\n";

std::string data(std::string_view key, const std::string& value) {
  return value.empty() ? "" : "<data key=\"" + std::string(key) + "\">" + value + "</data>";
}

void add_line(const std::string& text, bool first, std::string& all) {
  if (!first) all += "&#10;";
  all += in_xml(line_of(text));
}

std::string date_of(const answers::Row& row) {
  const std::string own = answers::field(row.finding, "date");
  return own.empty() ? row.report.date : own;
}

}  // namespace

std::string in_xml(std::string_view text) { return harmless(text, Surface::page); }

std::vector<std::string> values_of(const answers::Edge& edge) {
  std::string findings, dates, confidence, words;
  for (size_t i = 0; i < edge.rows.size(); ++i) {
    const answers::Row& row = edge.rows[i];
    add_line(answers::id_of(row.finding), i == 0, findings);
    add_line(date_of(row), i == 0, dates);
    add_line(certainty(row.finding), i == 0, confidence);
    add_line(row.finding.words, i == 0, words);
  }
  return {edge.sign,
          std::to_string(edge.weight),
          std::to_string(edge.sources),
          edge.first_day,
          edge.last_day,
          in_xml(line_of(edge.about)),
          findings,
          dates,
          confidence,
          words};
}

std::string graphml_of(const answers::Network& network) {
  std::string out(kHead);
  for (const auto& [name, type] : kEdgeValues)
    out.append("  <key id=\"")
        .append(name)
        .append("\" for=\"edge\" attr.name=\"")
        .append(name)
        .append("\" attr.type=\"")
        .append(type)
        .append("\"/>\n");
  out += std::string("  <graph id=\"network\" edgedefault=\"") + (network.directed ? "directed" : "undirected") +
         "\">\n    " + data("method", in_xml(network.method)) + "\n";
  for (size_t i = 0; i < network.nodes.size(); ++i) {
    const answers::Node& node = network.nodes[i];
    out += "    <node id=\"" + in_xml(line_of(node.id)) + "\">" + data("label", in_xml(line_of(node.label))) +
           data("kind", node.kind) + "</node>\n";
  }
  for (size_t i = 0; i < network.edges.size(); ++i) {
    const answers::Edge& edge = network.edges[i];
    out += "    <edge id=\"e" + std::to_string(i) + "\" source=\"" + in_xml(line_of(network.nodes[edge.from].id)) +
           "\" target=\"" + in_xml(line_of(network.nodes[edge.to].id)) + "\">";
    const std::vector<std::string> values = values_of(edge);
    for (size_t value = 0; value < values.size(); ++value) out += data(kEdgeValues[value].name, values[value]);
    out += "</edge>\n";
  }
  return out + "  </graph>\n</graphml>\n";
}

}  // namespace rapporteur::render
