// What a person says, out of the body of a request. He names a finding by all that he was shown of it.
#include <algorithm>

#include "render/json.h"
#include "serve/listing.h"

namespace rapporteur::serve {
namespace {

tl::unexpected<Error> wrong(std::string where, std::string why, std::string advice) {
  return fail(ErrorCode::misused, std::move(where), std::move(why), std::move(advice));
}

std::string text_in(const Json& body, const char* name) {
  return body.contains(name) && body[name].is_string() ? body[name].get<std::string>() : std::string();
}

/// The same span and fields, whoever found them.
bool is_same(const Json& shown, const Finding& finding) {
  const Json row = render::object_of(finding, false);
  if (shown.value("span", Json()) != row["span"]) return false;
  const auto fields = fields_of(finding.kind);
  return std::all_of(fields.begin(), fields.end(), [&](const FieldType& field) {
    const std::string name(field.name);
    return shown.value(name, Json()) == row[name];
  });
}

Result<FoundFinding> finding_in(const Record& record, const Json& shown) {
  const auto kind = finding_kind(text_in(shown, "kind"));
  if (!kind) return wrong("finding", "it has no kind", "send a finding as /findings/… shows it");
  Query query;
  query.kind = *kind;
  query.report = text_in(shown, "report");
  query.verdict = kAnyVerdict;
  auto page = record.page(query, std::nullopt);
  if (!page) return tl::unexpected(page.error());
  for (FoundFinding& one : page->findings) {
    const bool is_replaced = one.finding.verdict && one.finding.verdict->word == "replaced";
    if (!is_replaced && is_same(shown, one.finding)) return std::move(one);
  }
  return fail(ErrorCode::not_found, "finding", "the record has it no more, or not like this",
              "load the list again: the report may have been read anew");
}

Result<std::string> relate(Record& record, Act act, const Json& actors, const Signature& said) {
  const bool two = actors.is_array() && actors.size() == 2 && actors[0].is_string() && actors[1].is_string();
  if (!two) return wrong("actors", "they are no two names", "send two names as findings write them");
  return record.relate(act, actors[0], actors[1], said);
}

}  // namespace

Result<std::string> take_correction(Record& record, const std::string& text) {
  const Json body = Json::parse(text, nullptr, false);
  if (!body.is_object()) return wrong("body", "it is no JSON object", "send {\"act\":…,\"who\":…,\"finding\":{…}}");
  const auto act = act_of(text_in(body, "act"));
  if (!act)
    return wrong("act", "there is no act of that name", "confirm, reject, change, withdraw, link, split or name");
  const Signature said{text_in(body, "who"), text_in(body, "why"), ""};
  auto id = [&]() -> Result<std::string> {
    if (body.contains("actors")) return relate(record, *act, body["actors"], said);
    if (body.contains("issue")) return record.name_issue(*act, text_in(body, "issue"), text_in(body, "name"), said);
    if (!body.contains("finding")) return wrong("finding", "nothing is said of what", "send finding, actors or issue");
    const auto found = finding_in(record, body["finding"]);
    if (!found) return tl::unexpected(found.error());
    return record.correct(*found, *act, body.contains("set") ? body["set"].dump() : "", said);
  }();
  if (!id) {
    record.roll_back();
    return id;
  }
  if (auto ok = record.commit(); !ok) return tl::unexpected(ok.error());
  return id;
}

}  // namespace rapporteur::serve
