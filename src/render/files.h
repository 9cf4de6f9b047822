// Files that other programs open. One file here for each.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "answers/happenings.h"
#include "answers/network.h"
#include "rapporteur/report.h"

namespace rapporteur {
struct Knowledge;
}

namespace rapporteur::render {

/// A GraphML document (graphml.graphdrawing.org). Edges have their sign by name, weight, sources, days, issues and the
/// words of each finding behind them, with its report and confidence.
std::string graphml_of(const answers::Network& network);
/// The same as GEXF 1.2 (gexf.net), which Gephi opens.
std::string gexf_of(const answers::Network& network);

/// Events with what a file says of the reports that tell them.
struct EventFile {
  const Knowledge& knowledge;
  const std::vector<answers::Row>& rows;
  const std::vector<answers::Happening>& happenings;
  const std::map<int64_t, Report>& reports;  ///< by number in the record
};

/// GDELT 2's table of events, tab-separated and without a head, as GDELT has it; of those that happened alone, since it
/// has no column for others. What is not known is left empty: nothing there is a default.
std::string gdelt_events(const EventFile& file);
/// GDELT 2's table of mentions: a line for each telling. Confidence in hundredths; offsets in characters, -1 where the
/// text does not say; Extras has the words.
std::string gdelt_mentions(const EventFile& file);
/// Events under PLOVER's labels, modes and contexts, one JSON object a line (docs/plover.schema.json); those whose code
/// PLOVER has no label for are left out.
std::string plover_lines(const EventFile& file);

}  // namespace rapporteur::render
