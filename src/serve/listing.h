// Lists: a page of them, or all of them in one of the twins' forms.
#pragma once

#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "serve/route.h"

namespace rapporteur::serve {

using Json = nlohmann::ordered_json;

/// A list whose rows are objects with the same fields, taken from it batch by batch.
struct Listing {
  uint64_t total = 0;
  std::vector<std::string> columns;  ///< of the CSV twin: the fields
  std::function<Result<std::vector<Json>>(uint64_t skip, uint64_t most)> take;
};

/// A list whose rows are all there.
Listing listing_of(std::vector<std::string> columns, std::vector<Json> rows);

/// The list in the form that was asked for.
Result<Answer> answer_listing(const Ask& ask, Listing listing);

/// A page of a list: {"total","returned","limit","next","items"}, and a word on why it is empty, if there is one.
std::string page_of(const Ask& ask, uint64_t total, std::vector<Json> items, const std::string& next,
                    const std::string& note = "");

/// How many rows a page has; `usual` if nothing was said.
uint64_t limit_of(const Ask& ask, uint64_t usual = kUsualPage);

/// A cursor: a place in a list, bound to the question that the list answers.
std::string cursor_for(const Ask& ask, const std::string& place);
/// The place in the cursor that was given, "" if none was; an error for one of another question or none at all.
Result<std::string> place_in(const Ask& ask);

/// {"id","date","title","source"}
Json json_of(const RecordedReport& report);

/// The query that narrows as the parameters say.
Result<Query> query_of(const Ask& ask, FindingKind kind);
Result<void> take_period(const Ask& ask, std::optional<Day>& from, std::optional<Day>& until);

}  // namespace rapporteur::serve
