// Who agrees with whom, and who works with or against whom: a graph whose edges say of what sign they are.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "answers/answer.h"
#include "answers/issues.h"

namespace rapporteur {
struct Knowledge;
}

namespace rapporteur::answers {

struct Node {
  std::string id;     ///< "RUS", "/analysts"; of an issue "issue: " and its label
  std::string label;  ///< "Russia"
  std::string kind;   ///< "actor", "issue"
};

/// Agreement, disagreement; in favour, against, neither; cooperation, conflict, neutral.
struct Edge {
  uint32_t from = 0;
  uint32_t to = 0;
  std::string sign;
  uint32_t weight = 0;              ///< issues or events behind it
  uint32_t sources = 0;             ///< independent ones: reports that repeat another are none
  std::string first_day, last_day;  ///< of what is behind it, ISO; "" where none has a day
  std::string about;                ///< the issues, or the event's code and name
  std::vector<Row> rows;            ///< the findings behind it
};

struct Network {
  bool directed = false;
  std::string method;
  std::vector<Node> nodes;
  std::vector<Edge> edges;
};

enum class NetworkOf : uint8_t { positions, events };
enum class EdgeFor : uint8_t { all, statement };  ///< one for all findings of a pair and sign, or one for each finding

/// Of positions, one edge for all: two holders agree on an issue that both stand for or both stand against, and
/// disagree where one stands for it and the other against it; who was on both sides of it has no edge there. One for
/// each: holder to issue. Of events that happened: source to target, by the sign of the code on Goldstein's scale.
/// `named`: issues as the user calls them.
Result<Network> network_of(const Record& record, const Knowledge& knowledge, Query query, NetworkOf what, EdgeFor edges,
                           const std::vector<NamedIssue>& named = {});

/// The edges as entries, the weightiest first.
Answer answer_of(const Network& network);

}  // namespace rapporteur::answers
