// Stories: reports of the same happening, by the words and names that they share and the days between them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rapporteur/day.h"
#include "rapporteur/report.h"

namespace rapporteur::stories {

/// Why a report stands in its story: the report in it that it is nearest to, and what the two share.
struct Reason {
  uint32_t nearest = 0;
  double likeness = 0;             ///< cosine of the two, less for the days between them
  std::vector<std::string> words;  ///< shared words and names, those that tell most first
};

struct Grouped {
  std::vector<uint32_t> story;                 ///< of each report: the number of the story's first report
  std::vector<std::optional<Reason>> reasons;  ///< of each report but those that stand alone
};

/// Collects reports and groups them all at once. Nothing is kept of a grouping: more reports, and it is made again.
/// Memory is some hundred words a report.
class StoryGroups {
 public:
  void add(const Report& report);

  /// The same reports in any order make the same stories. Average-link clustering over the cosine of tf-idf vectors.
  Grouped group() const;

 private:
  struct Term {
    uint32_t word;
    float weight;
  };
  struct Telling {
    std::string id;
    std::optional<Day> date;
    std::vector<Term> terms;  ///< by word; the weight is the count
  };
  std::vector<std::vector<Term>> vectors() const;
  std::vector<uint32_t> in_order() const;
  uint32_t intern(std::string&& word);
  Reason reason(uint32_t report, uint32_t other, double likeness, const std::vector<std::vector<Term>>& vectors) const;

  std::vector<Telling> tellings_;
  std::unordered_map<std::string, uint32_t> numbers_;
  std::vector<std::string> words_;
  std::vector<uint32_t> reports_with_;  ///< for each word
};

}  // namespace rapporteur::stories
