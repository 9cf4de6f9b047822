// GEXF 1.2, for Gephi.
#include "render/files.h"
#include "render/network_values.h"
#include "render/words.h"

namespace rapporteur::render {
namespace {

constexpr std::string_view kWeight = "weight";

std::string attributes_of_edges() {
  std::string out = "    <attributes class=\"edge\">\n";
  for (size_t i = 0; i < std::size(kEdgeValues); ++i) {
    const auto& [name, type] = kEdgeValues[i];
    if (name == kWeight) continue;
    out += "      <attribute id=\"" + std::to_string(i) + "\" title=\"" + std::string(name) + "\" type=\"" +
           (type == "int" ? "integer" : std::string(type)) + "\"/>\n";
  }
  return out + "    </attributes>\n";
}

std::string values_in(const answers::Edge& edge) {
  const std::vector<std::string> values = values_of(edge);
  std::string out = "<attvalues>";
  for (size_t i = 0; i < values.size(); ++i) {
    if (kEdgeValues[i].name != kWeight && !values[i].empty())
      out += "<attvalue for=\"" + std::to_string(i) + "\" value=\"" + values[i] + "\"/>";
  }
  return out + "</attvalues>";
}

}  // namespace

std::string gexf_of(const answers::Network& network) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<gexf xmlns=\"http://www.gexf.net/1.2draft\" version=\"1.2\">\n"
      "  <meta><creator>Rapporteur</creator><description>" +
      in_xml(network.method) + "</description></meta>\n  <graph mode=\"static\" defaultedgetype=\"" +
      (network.directed ? "directed" : "undirected") +
      "\">\n    <attributes class=\"node\">\n      <attribute id=\"kind\" title=\"kind\" type=\"string\"/>\n"
      "    </attributes>\n" +
      attributes_of_edges() + "    <nodes>\n";
  for (const answers::Node& node : network.nodes)
    out += "      <node id=\"" + in_xml(line_of(node.id)) + "\" label=\"" + in_xml(line_of(node.label)) +
           "\"><attvalues><attvalue for=\"kind\" value=\"" + node.kind + "\"/></attvalues></node>\n";
  out += "    </nodes>\n    <edges>\n";
  for (size_t i = 0; i < network.edges.size(); ++i) {
    const answers::Edge& edge = network.edges[i];
    out += "      <edge id=\"" + std::to_string(i) + "\" source=\"" + in_xml(line_of(network.nodes[edge.from].id)) +
           "\" target=\"" + in_xml(line_of(network.nodes[edge.to].id)) + "\" label=\"" + edge.sign + "\" weight=\"" +
           std::to_string(edge.weight) + "\">" + values_in(edge) + "</edge>\n";
  }
  return out + "    </edges>\n  </graph>\n</gexf>\n";
}

}  // namespace rapporteur::render
