// The description of the interface, made from the table of routes and the fields of findings.
#include "render/json.h"
#include "serve/listing.h"

namespace rapporteur::serve {
namespace {

Json of_type(const char* type) { return {{"type", type}}; }
Json or_null(const char* type) { return {{"type", {type, "null"}}}; }
Json list_of(Json items) { return {{"type", "array"}, {"items", std::move(items)}}; }
Json named(const std::string& schema) { return {{"$ref", "#/components/schemas/" + schema}}; }

/// An object that has all of these and nothing else.
Json object_with(Json properties) {
  Json schema = of_type("object");
  schema["required"] = Json::array();
  for (const auto& [name, property] : properties.items()) schema["required"].push_back(name);
  schema["properties"] = std::move(properties);
  schema["additionalProperties"] = false;
  return schema;
}

Json span_schema() { return {{"type", "array"}, {"items", of_type("integer")}, {"minItems", 2}, {"maxItems", 2}}; }

Json field_schema(const FieldType& field) {
  switch (field.shape) {
    case FieldShape::actors:
      return list_of(of_type("string"));
    case FieldShape::span: {
      Json schema = span_schema();
      schema["type"] = {"array", "null"};
      return schema;
    }
    case FieldShape::spans:
      return list_of(span_schema());
    default:
      return of_type("string");
  }
}

Json finding_properties(FindingKind kind) {
  Json properties;
  properties["kind"] = {{"const", name_of(kind)}};
  properties["report"] = of_type("string");
  properties["span"] = span_schema();
  properties["rule"] = of_type("string");
  properties["confidence"] = or_null("number");
  for (const FieldType& field : fields_of(kind)) properties[std::string(field.name)] = field_schema(field);
  properties["words"] = of_type("string");
  return properties;
}

/// What a person said of a finding stands in it only where somebody did.
Json finding_schema(Json properties) {
  Json schema = object_with(std::move(properties));
  schema["properties"]["verdict"] = named("verdict");
  return schema;
}

Json counts_of(std::span<const std::string_view> names) {
  Json properties;
  for (const std::string_view name : names) properties[std::string(name)] = of_type("integer");
  return properties;
}

std::vector<std::string_view> kinds() {
  std::vector<std::string_view> names;
  for (int kind = 0; kind < kFindingKinds; ++kind) names.push_back(name_of(static_cast<FindingKind>(kind)));
  return names;
}

void add_findings(Json& schemas) {
  Json any = Json::array();
  for (int i = 0; i < kFindingKinds; ++i) {
    const auto kind = static_cast<FindingKind>(i);
    const std::string name(name_of(kind));
    schemas[name] = finding_schema(finding_properties(kind));
    schemas["found_" + name] =
        object_with({{"report", named("report_line")}, {"line", of_type("integer")}, {"finding", named(name)}});
    Json with_line = finding_properties(kind);
    with_line["line"] = of_type("integer");
    any.push_back(finding_schema(std::move(with_line)));
  }
  const Json text = of_type("string");
  schemas["verdict"] =
      object_with({{"said", text}, {"who", text}, {"when", text}, {"why", text}, {"found", or_null("object")}});
  schemas["any_finding"] = {{"oneOf", std::move(any)}};
}

void add_reports(Json& schemas) {
  const Json line = {{"id", of_type("string")},
                     {"date", or_null("string")},
                     {"title", of_type("string")},
                     {"source", of_type("string")}};
  schemas["report_line"] = object_with(line);
  Json hit = line;
  hit["snippet"] = list_of(object_with({{"text", of_type("string")}, {"sought", of_type("boolean")}}));
  schemas["hit"] = object_with(hit);
  Json whole = line;
  for (const char* field : {"address", "language", "text"}) whole[field] = of_type("string");
  whole["findings"] = list_of(named("any_finding"));
  schemas["report"] = object_with(whole);
  schemas["reports"] = object_with({{"reports", list_of(named("report"))}});
}

void add_others(Json& schemas) {
  const Json text = of_type("string"), number = of_type("integer"), texts = list_of(text);
  schemas["talk"] = object_with({{"date", text},
                                 {"status", text},
                                 {"format", text},
                                 {"parties", texts},
                                 {"place", text},
                                 {"words", text},
                                 {"confidence", or_null("number")},
                                 {"rule", text},
                                 {"told", number},
                                 {"in", texts}});
  schemas["talk"]["properties"]["verdict"] = named("verdict");
  schemas["actor"] =
      object_with({{"actor", text}, {"kind", text}, {"code", text}, {"name", text}, {"mentions", number}});
  schemas["person"] = object_with({{"forms", texts}, {"posts", texts}, {"candidates", texts}});
  Json day = counts_of(
      std::vector<std::string_view>{"statement", "event", "meeting", "proposal", "clause", "position", "forecast"});
  day["day"] = or_null("string");
  schemas["day"] = object_with(day);
  Json stances = counts_of(choices_of("stance"));
  stances["actor"] = text;
  stances["all"] = number;
  schemas["stances"] = object_with(stances);
  const Json values = list_of(object_with({{"value", text}, {"count", number}}));
  schemas["facets"] = object_with({{"total", number},
                                   {"expected_right", or_null("number")},
                                   {"judged", {{"type", "object"}, {"additionalProperties", number}}},
                                   {"facets", {{"type", "object"}, {"additionalProperties", values}}}});
  schemas["record"] = object_with({{"program", text},
                                   {"reports", number},
                                   {"first_day", or_null("string")},
                                   {"last_day", or_null("string")},
                                   {"findings", object_with(counts_of(kinds()))},
                                   {"usual_confidence", of_type("number")},
                                   {"may_edit", of_type("boolean")}});
  schemas["place"] = object_with({{"place", text}, {"state", text}, {"meetings", number}});
  schemas["state"] = object_with({{"state", text}, {"acts", number}, {"acted_on", number}, {"party_to", number}});
  schemas["near"] = object_with({{"id", text},
                                 {"date", or_null("string")},
                                 {"title", text},
                                 {"source", text},
                                 {"relation", text},
                                 {"likeness", of_type("number")},
                                 {"words", texts}});
  schemas["issue"] = object_with({{"issue", text}, {"count", number}, {"named", of_type("boolean")}, {"words", texts}});
  schemas["correction"] = object_with({{"id", text},
                                       {"when", text},
                                       {"who", text},
                                       {"act", text},
                                       {"kind", text},
                                       {"report", text},
                                       {"found", Json::object()},
                                       {"given", Json::object()},
                                       {"why", text},
                                       {"state", text}});
  schemas["taken"] = object_with({{"id", text}});
  schemas["said"] = {
      {"type", "object"},
      {"required", {"act", "who"}},
      {"properties",
       {{"act", {{"type", "string"}, {"enum", {"confirm", "reject", "change", "withdraw", "link", "split", "name"}}}},
        {"who", text},
        {"why", text},
        {"finding", named("any_finding")},
        {"set", of_type("object")},
        {"actors", texts},
        {"issue", text},
        {"name", text}}}};
  schemas["openapi"] = of_type("object");
  schemas["error"] = object_with({{"error", object_with({{"where", text}, {"why", text}, {"what to do", text}})}});
}

Json page_schema(const std::string& item) {
  Json schema = object_with({{"total", of_type("integer")},
                             {"returned", of_type("integer")},
                             {"limit", of_type("integer")},
                             {"next", or_null("string")},
                             {"items", list_of(named(item))}});
  schema["properties"]["note"] = of_type("string");
  return schema;
}

Json value_schema(const Parameter& parameter) {
  switch (parameter.shape) {
    case Shape::choice:
      return {{"type", "string"}, {"enum", parameter.choices}};
    case Shape::number:
      return {{"type", "integer"}, {"minimum", 1}, {"maximum", parameter.most}};
    case Shape::confidence:
      return {{"type", "number"}, {"minimum", 0}, {"maximum", 1}, {"default", kUsualConfidence}};
    case Shape::day:
      return {{"type", "string"}, {"pattern", "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"}};
    case Shape::code:
      return {{"type", "string"}, {"pattern", "^[0-9]*$"}};
    default:
      return {{"type", "string"}, {"maxLength", kLongestValue}};
  }
}

Json parameters_of(const Route& route) {
  Json all = Json::array();
  if (route.path.find("{id}") != std::string::npos)
    all.push_back({{"name", "id"},
                   {"in", "path"},
                   {"required", true},
                   {"description", "the report's id"},
                   {"schema", of_type("string")}});
  for (const Parameter& parameter : route.parameters)
    all.push_back({{"name", parameter.name},
                   {"in", "query"},
                   {"description", parameter.about},
                   {"schema", value_schema(parameter)}});
  return all;
}

Json answer_in(const char* type, Json schema) { return {{type, {{"schema", std::move(schema)}}}}; }

Json operation(const Route& route, const std::string& about, Json content) {
  Json error = {{"description", "what was wrong with the question, or why there is no answer"},
                {"content", answer_in("application/json", named("error"))}};
  return {{"get",
           {{"summary", about},
            {"parameters", parameters_of(route)},
            {"responses",
             {{"200", {{"description", "the answer"}, {"content", std::move(content)}}}, {"default", error}}}}}};
}

std::string description() {
  Json api;
  api["openapi"] = "3.1.0";
  api["info"] = {{"title", "Rapporteur's record"},
                 {"version", RAPPORTEUR_VERSION},
                 {"description",
                  "Who met, said, proposed, did and expects what, with the words. Lists come in "
                  "pages that say how many rows there are; `next` is the next page's `cursor`. The "
                  "twins .json, .csv and .jsonl of a list are all of it, streamed."}};
  api["servers"] = Json::array({{{"url", kPrefix}}});
  for (const Route& route : routes()) {
    const std::string& schema = route.content.schema;
    api["paths"][route.path] = operation(
        route, route.about, answer_in("application/json", route.content.is_list ? page_schema(schema) : named(schema)));
    if (!route.content.is_list) continue;
    const bool found = schema.starts_with("found_");  // the twins of findings have them as every other output has
    const Json item = named(found ? schema.substr(std::string_view("found_").size()) : schema);
    api["paths"][route.path + ".json"] =
        operation(route, route.about + "; all of them", answer_in("application/json", list_of(item)));
    api["paths"][route.path + ".jsonl"] =
        operation(route, route.about + "; all of them, one a line", answer_in("application/jsonl", of_type("string")));
    api["paths"][route.path + ".csv"] =
        operation(route, route.about + "; all of them", answer_in("text/csv", of_type("string")));
  }
  api["paths"][std::string(kCorrections)]["post"] = {
      {"summary", "takes down what a person says; only where edits are allowed, with the header Rapporteur-Edit: 1"},
      {"requestBody", {{"required", true}, {"content", answer_in("application/json", named("said"))}}},
      {"responses",
       {{"201",
         {{"description", "it is in the record"}, {"content", answer_in("application/json", named("taken"))}}}}}};
  Json schemas;
  add_findings(schemas);
  add_reports(schemas);
  add_others(schemas);
  api["components"]["schemas"] = std::move(schemas);
  return render::written(api);
}

}  // namespace

const std::string& openapi() {
  static const std::string kDescription = description();
  return kDescription;
}

Result<Answer> answer_openapi(const Ask&) { return Answer{openapi()}; }

}  // namespace rapporteur::serve
