// The layer "text": the report as it was taken out of its page or file, before anything is understood of it.
#include <nlohmann/json.hpp>

#include "render/layers.h"

namespace rapporteur::render {

void write_text(const Document& document, std::string& out) {
  const Report& report = document.report;
  nlohmann::ordered_json row = {{"id", report.id}, {"text", report.text}};
  const auto add = [&row](const char* key, const std::string& value) {
    if (!value.empty()) row[key] = value;
  };
  add("date", report.date ? to_string(*report.date) : "");
  add("title", report.title);
  add("source", report.source);
  add("url", report.address);
  add("language", report.language);
  out.append(row.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)).append("\n");
}

}  // namespace rapporteur::render
