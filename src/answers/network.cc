#include "answers/network.h"

#include <algorithm>
#include <map>
#include <set>

#include "actors/state_names.h"
#include "answers/happenings.h"
#include "answers/stances.h"

namespace rapporteur::answers {
namespace {

/// Makes nodes as they are met.
class Graph {
 public:
  Graph(Network& network, const Knowledge& knowledge) : network_(network), knowledge_(knowledge) {}

  uint32_t actor(const std::string& holder) { return node({holder, actors::name_for(knowledge_, holder), "actor"}); }
  uint32_t issue(const std::string& label) { return node({"issue: " + label, label, "issue"}); }

 private:
  uint32_t node(Node node) {
    const auto [it, is_new] = numbers_.try_emplace(node.id, static_cast<uint32_t>(network_.nodes.size()));
    if (is_new) network_.nodes.push_back(std::move(node));
    return it->second;
  }
  Network& network_;
  const Knowledge& knowledge_;
  std::map<std::string, uint32_t> numbers_;
};

void add_day(const std::string& day, Edge& edge) {
  if (day.empty()) return;
  if (edge.first_day.empty() || day < edge.first_day) edge.first_day = day;
  edge.last_day = std::max(edge.last_day, day);
}

void add_row(const Row& row, Edge& edge) {
  add_day(day_of(row), edge);
  edge.rows.push_back(row);
}

Result<void> count_sources(Sources& sources, Network& network) {
  for (Edge& edge : network.edges) {
    std::set<uint32_t> numbers;
    for (const Row& row : edge.rows) {
      const auto number = sources.number_of(row.report);
      if (!number) return tl::unexpected(number.error());
      numbers.insert(*number);
    }
    edge.sources = static_cast<uint32_t>(numbers.size());
  }
  return {};
}

// ---- positions --------------------------------------------------------------------------------------------------

std::string holder_in(const Row& row) { return holder_of(field(row.finding, "actor")); }
Side side_in(const Row& row) { return side_of(field(row.finding, "stance")); }

/// What one holder says on one issue.
struct Stand {
  std::set<Side> sides;
  std::vector<uint32_t> rows;
};
/// By issue, then by holder.
using Stands = std::map<uint32_t, std::map<std::string, Stand>>;

Stands stands_of(const std::vector<Row>& rows, const Issues& issues) {
  Stands stands;
  for (uint32_t i = 0; i < rows.size(); ++i) {
    const std::string holder = holder_in(rows[i]);
    if (side_in(rows[i]) == Side::none || holder.empty()) continue;
    Stand& stand = stands[issues.of(i)][holder];
    stand.sides.insert(side_in(rows[i]));
    stand.rows.push_back(i);
  }
  return stands;
}

/// Edges between holders, made as pairs are met.
class Pairs {
 public:
  Pairs(const std::vector<Row>& rows, Graph& graph, Network& network) : rows_(rows), graph_(graph), network_(network) {}

  void add(const std::pair<const std::string, Stand>& one, const std::pair<const std::string, Stand>& other,
           const std::string& issue) {
    const std::string sign = one.second.sides == other.second.sides ? "agreement" : "disagreement";
    const uint32_t a = graph_.actor(one.first), b = graph_.actor(other.first);
    const auto [it, is_new] = edges_.try_emplace({a, b, sign}, network_.edges.size());
    if (is_new) network_.edges.push_back({a, b, sign});
    Edge& edge = network_.edges[it->second];
    ++edge.weight;
    edge.about += (edge.about.empty() ? "" : "; ") + issue;
    for (const Stand* stand : {&one.second, &other.second}) {
      for (const uint32_t row : stand->rows) add_row(rows_[row], edge);
    }
  }

 private:
  const std::vector<Row>& rows_;
  Graph& graph_;
  Network& network_;
  std::map<std::tuple<uint32_t, uint32_t, std::string>, size_t> edges_;
};

void agree_and_disagree(const std::vector<Row>& rows, const Issues& issues, Graph& graph, Network& network) {
  Pairs pairs(rows, graph, network);
  size_t on_both_sides = 0;
  for (auto& [issue, holders] : stands_of(rows, issues)) {
    on_both_sides += std::erase_if(holders, [](const auto& holder) { return holder.second.sides.size() > 1; });
    for (auto one = holders.begin(); one != holders.end(); ++one) {
      for (auto other = std::next(one); other != holders.end(); ++other) pairs.add(*one, *other, issues.label(issue));
    }
  }
  network.method =
      "Two agree on an issue that both are for (support, offer, open) or both against (oppose, reject), and disagree "
      "where one is for it and one against; weight: issues. Phrases that share most of their telling words are one "
      "issue. Left out: demands and conditions, which are neither, and " +
      std::to_string(on_both_sides) + " stands of one actor on both sides of an issue.";
}

void stand_on_issues(const std::vector<Row>& rows, const Issues& issues, Graph& graph, Network& network) {
  static constexpr const char* kSigns[] = {"neither", "in favour", "against"};
  for (uint32_t i = 0; i < rows.size(); ++i) {
    const std::string holder = holder_in(rows[i]);
    if (holder.empty()) continue;
    const std::string& issue = issues.label(issues.of(i));
    Edge edge{graph.actor(holder), graph.issue(issue), kSigns[static_cast<size_t>(side_in(rows[i]))], 1};
    edge.about = issue;
    add_row(rows[i], edge);
    network.edges.push_back(std::move(edge));
  }
  network.method =
      "An edge for each position, from who holds it to the issue: in favour (support, offer, open), against (oppose, "
      "reject), or neither (demand, conditional). Phrases that share most of their telling words are one issue.";
}

Result<void> of_positions(const Record& record, const Query& query, EdgeFor edges, const std::vector<NamedIssue>& named,
                          Graph& graph, Network& network) {
  const auto rows = rows_of(record, query);
  if (!rows) return tl::unexpected(rows.error());
  std::vector<std::string> phrases;
  for (const Row& row : *rows) phrases.push_back(field(row.finding, "issue"));
  const Issues issues(phrases, named);
  edges == EdgeFor::all ? agree_and_disagree(*rows, issues, graph, network)
                        : stand_on_issues(*rows, issues, graph, network);
  network.directed = edges == EdgeFor::statement;
  return {};
}

// ---- events -----------------------------------------------------------------------------------------------------

Result<void> of_events(const Record& record, const Knowledge& knowledge, Query query, EdgeFor edges, Sources& sources,
                       Graph& graph, Network& network) {
  query.fields.push_back({"status", "happened"});
  const auto rows = rows_of(record, query);
  if (!rows) return tl::unexpected(rows.error());
  const auto happenings = happenings_of(*rows, sources);
  if (!happenings) return tl::unexpected(happenings.error());
  std::map<std::tuple<std::string, std::string, std::string, std::string>, size_t> known;
  size_t open = 0;
  for (const Happening& happening : *happenings) {
    const std::string source = holder_of(happening.source), target = holder_of(happening.target);
    if (source.empty() || target.empty()) {
      ++open;
      continue;
    }
    const CodeFacts facts = facts_of(knowledge, happening.cameo);
    const std::string sign = facts.goldstein > 0 ? "cooperation" : facts.goldstein < 0 ? "conflict" : "neutral";
    const std::string own = edges == EdgeFor::all ? "" : happening.id;
    const auto [it, is_new] = known.try_emplace({source, target, sign, own}, network.edges.size());
    if (is_new) network.edges.push_back({graph.actor(source), graph.actor(target), sign});
    Edge& edge = network.edges[it->second];
    ++edge.weight;
    if (!own.empty()) edge.about = happening.cameo + " " + facts.name;
    for (const uint32_t telling : happening.tellings) add_row((*rows)[telling], edge);
  }
  network.directed = true;
  network.method =
      "Events that happened, from who does it to whom: cooperation above 0 on Goldstein's scale of their codes, "
      "conflict below, neutral at 0; weight: events, the same act on the same day being one. Left out: " +
      std::to_string(open) + " with a side that could not be resolved.";
  return {};
}

}  // namespace

Result<Network> network_of(const Record& record, const Knowledge& knowledge, Query query, NetworkOf what, EdgeFor edges,
                           const std::vector<NamedIssue>& named) {
  Network network;
  Graph graph(network, knowledge);
  Sources sources(record);
  query.kind = what == NetworkOf::positions ? FindingKind::position : FindingKind::event;
  auto ok = what == NetworkOf::positions ? of_positions(record, query, edges, named, graph, network)
                                         : of_events(record, knowledge, query, edges, sources, graph, network);
  if (ok) ok = count_sources(sources, network);
  if (!ok) return tl::unexpected(ok.error());
  std::ranges::stable_sort(network.edges, std::greater<>(), &Edge::weight);
  network.method += " Sources: reports, those that repeat another left out.";
  return network;
}

Answer answer_of(const Network& network) {
  Answer answer;
  answer.method = network.method;
  answer.columns = {"from", "to", "sign", "weight", "sources", "first_day", "last_day", "about"};
  const std::string between = network.directed ? " -> " : " - ";
  for (const Edge& edge : network.edges) {
    const Node &from = network.nodes[edge.from], &to = network.nodes[edge.to];
    const std::string weight = std::to_string(edge.weight), sources = std::to_string(edge.sources);
    Entry entry;
    entry.head = from.label + between + to.label + " · " + edge.sign + " " + weight + ", " + sources +
                 (edge.sources == 1 ? " source" : " sources");
    if (!edge.about.empty() && to.kind != "issue") entry.head += ": " + edge.about;
    entry.values = {from.id, to.id, edge.sign, weight, sources, edge.first_day, edge.last_day, edge.about};
    for (const Row& row : edge.rows) {
      const bool position = row.finding.kind == FindingKind::position;
      entry.sentences.push_back(
          {position ? field(row.finding, "actor") + " " + field(row.finding, "stance") : field(row.finding, "cameo"),
           row});
    }
    answer.add(std::move(entry));
  }
  return answer;
}

}  // namespace rapporteur::answers
