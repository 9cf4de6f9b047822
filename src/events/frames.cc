// Loads the tables out of the image.
#include "events/frames.h"

#include <algorithm>

namespace rapporteur::events {
namespace {

template <typename T>
std::span<const T> table(const rules::Image& image, std::string_view name) {
  const auto bytes = image.section(name);
  return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
}

/// Words to their first form, for a look-up without a search.
std::vector<uint32_t> index_forms(std::span<const Form> forms) {
  std::vector<uint32_t> first(forms.back().word + 2, 0);
  for (const Form& form : forms) ++first[form.word + 1];
  for (size_t i = 1; i < first.size(); ++i) first[i] += first[i - 1];
  return first;
}

}  // namespace

Result<FrameRules> load(const rules::Image& image) {
  FrameRules r;
  r.forms = table<Form>(image, "events.forms");
  r.ranges = table<Range>(image, "events.ranges");
  r.patterns = table<Pattern>(image, "events.patterns");
  r.frames = table<Frame>(image, "events.frames");
  r.roles = table<Role>(image, "events.roles");
  r.conditions = table<Condition>(image, "events.conditions");
  r.compositions = table<CompositionRow>(image, "events.compositions");
  r.modals = table<Modal>(image, "events.modals");
  const auto bits = table<uint32_t>(image, "events.classes");
  if (r.forms.empty() || bits.empty() || bits.size() != 1 + bits[0] * r.ranges.size()) {
    return fail(ErrorCode::malformed, "events.forms", "the knowledge image holds no frames", "compile it again");
  }
  r.class_width = bits[0];
  r.class_bits = bits.subspan(1);
  r.first_form = index_forms(r.forms);
  const auto [first, end] = image.entries_of("composition");
  for (uint32_t i = first; i < end; ++i) {
    if (image.id(i) == "cease") r.cease = static_cast<uint8_t>(i - first + 1);
  }
  for (const Frame& frame : r.frames) r.rule_names.push_back(image.rule(frame.entry));
  return r;
}

}  // namespace rapporteur::events
