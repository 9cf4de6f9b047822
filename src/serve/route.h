// What can be asked over HTTP. One table of routes is the server's, the description's (OpenAPI) and the tests'.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/record.h"

namespace rapporteur {
struct Knowledge;
}

namespace rapporteur::serve {

/// What a parameter's value looks like.
enum class Shape : uint8_t {
  words,       ///< any text
  actor,       ///< a state's name, a code, part of a name
  day,         ///< a day, month or year
  code,        ///< digits
  choice,      ///< one of Parameter::choices
  number,      ///< a whole number from 1 to Parameter::most
  confidence,  ///< 0 to 1
  cursor,      ///< `next` of a page
};

struct Parameter {
  std::string name;
  Shape shape = Shape::words;
  std::string about;
  std::vector<std::string> choices = {};
  uint64_t most = 0;
};

/// How an answer is written: a page of JSON, or all of a list, streamed.
enum class Form : uint8_t { page, json, csv, jsonl };

/// A question whose parameters have been checked against its route.
struct Ask {
  const Record& record;
  const Knowledge& knowledge;
  std::string path;  ///< the route's, and so its kind
  std::optional<FindingKind> kind;
  Form form = Form::page;
  std::string id;                             ///< what stands in the path for {id}
  std::map<std::string, std::string> values;  ///< what was given
  bool may_edit = false;                      ///< corrections are taken

  std::string value(const std::string& name) const {
    const auto it = values.find(name);
    return it == values.end() ? "" : it->second;
  }
};

/// Takes a piece of the answer; false once nobody reads any more.
using Write = std::function<bool(const std::string& piece)>;

struct Answer {
  std::string body;                                    ///< if `stream` is empty
  std::function<Result<void>(const Write&)> stream{};  ///< writes the answer piece by piece
  std::optional<uint64_t> total{};                     ///< rows without a limit, where it is a list
};

/// How an answer's JSON is built, by the names of the description's schemas.
struct Content {
  std::string schema;    ///< of the answer, or of a list's items
  bool is_list = false;  ///< items on pages, with the twins .json, .csv and .jsonl
};

struct Route {
  std::string path;  ///< behind /api/v1: "/findings/statements", "/reports/{id}"
  std::string about;
  std::vector<Parameter> parameters;
  Content content;
  std::optional<FindingKind> kind;
  Result<Answer> (*answer)(const Ask&);
};

inline constexpr std::string_view kPrefix = "/api/v1";
inline constexpr uint64_t kUsualPage = 50;      ///< rows on a page, if `limit` says nothing
inline constexpr uint64_t kLongestPage = 1000;  ///< `limit` at most
inline constexpr size_t kLongestValue = 500;    ///< bytes of one parameter

const std::vector<Route>& routes();

/// A path taken apart.
struct Found {
  const Route* route = nullptr;
  Form form = Form::page;
  std::string id;
};

/// The route of a path (behind the prefix, decoded), or an error with the nearest one.
Result<Found> find_route(std::string_view path);

/// Checks what was given against the route: unknown names, values of another shape, the same name twice.
Result<std::map<std::string, std::string>> check(const Route& route,
                                                 const std::multimap<std::string, std::string>& given);

/// Where corrections are sent to.
inline constexpr std::string_view kCorrections = "/corrections";

/// Takes down what a person says in a body of JSON (docs/serve.md); the correction's id.
Result<std::string> take_correction(Record& record, const std::string& body);

/// The interface in OpenAPI 3.1, as JSON.
const std::string& openapi();

/// {"error":{"where","why","what to do"}}
std::string written(const Error& error);

// The answers.
Result<Answer> answer_findings(const Ask& ask);
Result<Answer> answer_facets(const Ask& ask);
Result<Answer> answer_reports(const Ask& ask);
Result<Answer> answer_report(const Ask& ask);
Result<Answer> answer_search(const Ask& ask);
Result<Answer> answer_talks(const Ask& ask);
Result<Answer> answer_actors(const Ask& ask);
Result<Answer> answer_persons(const Ask& ask);
Result<Answer> answer_days(const Ask& ask);
Result<Answer> answer_stances(const Ask& ask);
Result<Answer> answer_places(const Ask& ask);
Result<Answer> answer_states(const Ask& ask);
Result<Answer> answer_near(const Ask& ask);
Result<Answer> answer_issues(const Ask& ask);
Result<Answer> answer_corrections(const Ask& ask);
Result<Answer> answer_record(const Ask& ask);
Result<Answer> answer_openapi(const Ask& ask);

}  // namespace rapporteur::serve
