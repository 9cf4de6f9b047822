// The description is held against the server: every path it names answers as it says, and every route is in it.
#include "serve/route.h"
#include "serve/served.h"

namespace rapporteur {
namespace {

using nlohmann::json;
using testing::Served;

/// What of JSON Schema the description uses. Says where a value breaks its schema; "" if it does not.
class Schemas {
 public:
  explicit Schemas(const json& description) : schemas_(description["components"]["schemas"]) {}

  std::string fault(const json& value, const json& schema, const std::string& where) const {
    if (schema.contains("$ref")) {
      const std::string name = schema["$ref"].get<std::string>().substr(std::string("#/components/schemas/").size());
      return schemas_.contains(name) ? fault(value, schemas_[name], where) : where + ": no schema " + name;
    }
    if (schema.contains("oneOf")) return fault_of_one(value, schema["oneOf"], where);
    if (schema.contains("const") && value != schema["const"]) return where + ": not " + schema["const"].dump();
    if (schema.contains("type") && !is_of(value, schema["type"])) return where + ": no " + schema["type"].dump();
    if (value.is_object()) return fault_of_object(value, schema, where);
    if (!value.is_array()) return "";
    for (size_t i = 0; i < value.size() && schema.contains("items"); ++i) {
      const std::string found = fault(value[i], schema["items"], where + "[" + std::to_string(i) + "]");
      if (!found.empty()) return found;
    }
    return "";
  }

 private:
  static bool is_of(const json& value, const json& type) {
    if (type.is_array())
      return std::any_of(type.begin(), type.end(), [&](const json& one) { return is_of(value, one); });
    return (type == "string" && value.is_string()) || (type == "integer" && value.is_number_integer()) ||
           (type == "number" && value.is_number()) || (type == "boolean" && value.is_boolean()) ||
           (type == "array" && value.is_array()) || (type == "object" && value.is_object()) ||
           (type == "null" && value.is_null());
  }
  std::string fault_of_one(const json& value, const json& choices, const std::string& where) const {
    const auto fits = std::count_if(choices.begin(), choices.end(),
                                    [&](const json& one) { return fault(value, one, where).empty(); });
    return fits == 1 ? "" : where + ": fits " + std::to_string(fits) + " of the choices";
  }
  std::string fault_of_object(const json& value, const json& schema, const std::string& where) const {
    for (const auto& name : schema.value("required", json::array()))
      if (!value.contains(name.get<std::string>())) return where + " lacks " + name.dump();
    const json known = schema.value("properties", json::object());
    for (const auto& [name, one] : value.items()) {
      const json more = schema.value("additionalProperties", json(true));
      if (!known.contains(name) && more == false) return where + " has " + name;
      const json next = known.contains(name) ? known[name] : more.is_object() ? more : json::object();
      if (std::string found = fault(one, next, where + "." + name); !found.empty()) return found;
    }
    return "";
  }

  json schemas_;
};

/// A value that the parameter's schema allows.
std::string example_of(const json& parameter) {
  const json& schema = parameter["schema"];
  if (schema.contains("enum")) return schema["enum"][0];
  if (schema["type"] == "integer" || schema["type"] == "number") return "1";
  return schema.contains("pattern") ? "2022" : "Russia";
}

std::string with_id(std::string path) {
  const size_t at = path.find("{id}");
  return at == std::string::npos ? path : path.replace(at, 4, "geneva");
}

/// Some paths have one parameter that must be there.
std::string needed(const std::string& path) {
  return path.starts_with("/search") ? "words=Russia" : path.starts_with("/near") ? "report=geneva" : "";
}

class OpenApi : public Served {
 protected:
  void SetUp() override {
    Served::SetUp();
    if (IsSkipped()) return;
    description_ = asked("/openapi.json");
  }
  json description_;
};
ON_ALL_STORES(OpenApi);

TEST_P(OpenApi, NamesEveryRouteAndNoOther) {
  std::set<std::string> described, served;
  for (const auto& [path, operation] : description_["paths"].items()) described.insert(path);
  for (const serve::Route& route : serve::routes()) {
    served.insert(route.path);
    for (const char* twin : {".json", ".jsonl", ".csv"})
      if (route.content.is_list) served.insert(route.path + twin);
  }
  EXPECT_EQ(described, served);
  EXPECT_EQ(description_["openapi"], "3.1.0");
}

TEST_P(OpenApi, EveryPathAnswersAsItIsDescribed) {
  const Schemas schemas(description_);
  for (const auto& [path, operation] : description_["paths"].items()) {
    const bool doubtful_too = operation["get"]["parameters"].dump().find("min_confidence") != std::string::npos;
    const auto answer = get("/api/v1" + with_id(path) + "?" + needed(path) + (doubtful_too ? "&min_confidence=0" : ""));
    ASSERT_EQ(answer.status, 200) << path << ": " << answer.body;
    const auto& content = operation["get"]["responses"]["200"]["content"];
    const std::string type = content.begin().key();
    EXPECT_TRUE(answer.get_header_value("Content-Type").starts_with(type)) << path;
    if (type != "application/json") continue;
    const json body = json::parse(answer.body, nullptr, false);
    EXPECT_EQ(schemas.fault(body, content[type]["schema"], path), "");
  }
}

TEST_P(OpenApi, EveryParameterIsTakenAndEveryOtherIsRefused) {
  const Schemas schemas(description_);
  for (const auto& [path, operation] : description_["paths"].items()) {
    const std::string base = "/api/v1" + with_id(path) + "?";
    for (const auto& parameter : operation["get"]["parameters"]) {
      const std::string name = parameter["name"];
      if (parameter["in"] == "path" || name == "cursor" || needed(path).starts_with(name + "=")) continue;
      const auto answer = get(base + name + "=" + example_of(parameter) + "&" + needed(path));
      EXPECT_EQ(answer.status, 200) << path << " " << name << ": " << answer.body;
    }
    const auto answer = get(base + "nonsense=1");
    EXPECT_EQ(answer.status, 400) << path;
    EXPECT_EQ(schemas.fault(json::parse(answer.body, nullptr, false), {{"$ref", "#/components/schemas/error"}}, path),
              "");
  }
}

TEST_P(OpenApi, TheTestSeesWhatBreaksASchema) {
  const Schemas schemas(description_);
  json actor = asked("/actors")["items"][0];
  const json schema = {{"$ref", "#/components/schemas/actor"}};
  EXPECT_EQ(schemas.fault(actor, schema, "actor"), "");
  actor["mentions"] = "three";
  EXPECT_EQ(schemas.fault(actor, schema, "actor"), "actor.mentions: no \"integer\"");
  actor.erase("mentions");
  EXPECT_EQ(schemas.fault(actor, schema, "actor"), "actor lacks \"mentions\"");
  actor["mentions"] = 3;
  actor["more"] = 1;
  EXPECT_EQ(schemas.fault(actor, schema, "actor"), "actor has more");
}

}  // namespace
}  // namespace rapporteur
