// Who agrees with whom, in a record that can be checked by hand.
#include "answers/network.h"

#include "answers/made.h"
#include "support.h"

namespace rapporteur::answers {
namespace {

using testing::knowledge;

/// Edges as "RUS-USA disagreement 1", in their order.
std::string edges_of(const Network& network) {
  std::string all;
  for (const Edge& edge : network.edges)
    all += network.nodes[edge.from].id + (network.directed ? ">" : "-") + network.nodes[edge.to].id + " " + edge.sign +
           " " + std::to_string(edge.weight) + "\n";
  return all;
}

class NetworkTest : public ::testing::Test {
 protected:
  NetworkTest() {
    made_.position("a", "2022-01-10", "RUS/Sergei Lavrov", "the grain deal", "oppose");
    made_.position("b", "2022-01-11", "UKR", "the grain deal", "support");
    made_.position("c", "2022-01-12", "TUR", "the grain deal", "offer");
    made_.position("d", "2022-01-13", "TUR", "new sanctions on oil", "reject");
    made_.position("e", "2022-01-14", "UKR", "new sanctions on oil", "demand");
    made_.position("f", "2022-01-15", "RUS", "new sanctions on oil", "oppose");
    made_.position("g", "2022-01-15", "DEU", "new sanctions on oil", "support");
    made_.position("h", "2022-01-16", "DEU", "new sanctions on oil", "oppose");
    made_.position("i", "2022-01-16", "", "new sanctions on oil", "oppose");
    made_.event("a", "2022-01-10", "RUS/Sergei Lavrov", "UKR", "111", "2022-01-10", "happened");
    made_.event("b", "2022-01-11", "RUS", "UKR", "112", "2022-01-11", "happened");
    made_.event("c", "2022-01-12", "TUR", "UKR", "057", "2022-01-12", "happened");
    made_.event("d", "2022-01-12", "TUR", "UKR", "057", "2022-01-12", "happened");
    made_.event("e", "2022-01-12", "TUR", "UKR", "057", "2022-01-13", "scheduled");
    made_.event("f", "2022-01-12", "", "UKR", "190", "2022-01-13", "happened");
  }
  Network network(NetworkOf what, EdgeFor edges, const std::string& by = "") {
    Query query;
    query.by = by;
    return network_of(made_.record(), knowledge(), query, what, edges).value();
  }
  testing::MadeRecord made_;
};

TEST_F(NetworkTest, AgreementAndDisagreementAreNamedOnEdges) {
  const Network found = network(NetworkOf::positions, EdgeFor::all);
  EXPECT_FALSE(found.directed);
  std::string edges = edges_of(found);
  EXPECT_NE(edges.find("RUS-TUR disagreement 1"), std::string::npos) << edges;
  EXPECT_NE(edges.find("RUS-UKR disagreement 1"), std::string::npos) << edges;
  EXPECT_NE(edges.find("TUR-UKR agreement 1"), std::string::npos) << edges;
  EXPECT_NE(edges.find("RUS-TUR agreement 1"), std::string::npos) << "on another issue they agree: " << edges;
  EXPECT_EQ(edges.find("DEU"), std::string::npos) << "it stood on both sides of its issue: " << edges;
  EXPECT_EQ(found.edges.size(), 4u) << edges;
  EXPECT_NE(found.method.find("1 stands of one actor on both sides"), std::string::npos) << found.method;
  for (const Edge& edge : found.edges) {
    EXPECT_EQ(edge.rows.size(), 2u) << "each edge has the sentences behind it";
    EXPECT_EQ(edge.sources, 2u);
  }
}

TEST_F(NetworkTest, ByStatementEachPositionIsAnEdge) {
  const Network found = network(NetworkOf::positions, EdgeFor::statement);
  EXPECT_EQ(found.edges.size(), 8u) << "all but the one whose holder nobody knows";
  EXPECT_NE(edges_of(found).find("UKR>issue: new sanctions on oil neither 1"), std::string::npos) << edges_of(found);
  EXPECT_NE(edges_of(found).find("TUR>issue: the grain deal in favour 1"), std::string::npos);
}

TEST_F(NetworkTest, EventsCooperateOrConflict) {
  const Network found = network(NetworkOf::events, EdgeFor::all);
  EXPECT_EQ(edges_of(found), "RUS>UKR conflict 2\nTUR>UKR cooperation 1\n") << "two tell of one act";
  EXPECT_EQ(found.edges[1].sources, 2u);
  EXPECT_EQ(found.edges[0].first_day, "2022-01-10");
  EXPECT_EQ(found.edges[0].last_day, "2022-01-11");
  EXPECT_NE(found.method.find("1 with a side"), std::string::npos) << found.method;
  EXPECT_EQ(network(NetworkOf::events, EdgeFor::statement).edges.size(), 3u);
}

TEST_F(NetworkTest, AnswersAreItsEdges) {
  const Answer answer = answer_of(network(NetworkOf::events, EdgeFor::all));
  EXPECT_EQ(answer.total, 2u);
  EXPECT_EQ(answer.entries[0].head, "Russia -> Ukraine · conflict 2, 2 sources");
  EXPECT_EQ(answer.entries[0].values.size(), answer.columns.size());
}

}  // namespace
}  // namespace rapporteur::answers
