// A feature is known by a 64-bit number (FNV-1a of kind, name and value), so that looking it up makes no text.
#include "judgement/model.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>

#include "judgement/embedded.h"

namespace rapporteur::judgement {
namespace {

uint64_t mixed(uint64_t hash, std::string_view text) {
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return hash;
}

uint64_t key_of(std::string_view kind, std::string_view name, std::string_view value) {
  return mixed(mixed(mixed(mixed(mixed(0xcbf29ce484222325, kind), "\t"), name), "="), value);
}

}  // namespace

Result<Model> Model::parse(std::string_view lines, std::string_view where) {
  Model model;
  for (size_t number = 1; !lines.empty(); ++number) {
    const size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    if (line.empty() || line.front() == '#') continue;
    const size_t first = line.find('\t'), second = line.rfind('\t');
    const size_t sign = first == line.npos ? line.npos : line.find('=', first);
    float value = 0;
    const char* last = line.data() + line.size();
    if (sign == line.npos || second <= first || sign > second || !finding_kind(line.substr(0, first)) ||
        std::from_chars(line.data() + second + 1, last, value).ptr != last)
      return fail(ErrorCode::malformed, std::string(where) + ":" + std::to_string(number),
                  "this is no weight of a judgement", "make the model again with training/train_judgement.py");
    model.weights_.push_back({key_of(line.substr(0, first), line.substr(first + 1, sign - first - 1),
                                     line.substr(sign + 1, second - sign - 1)),
                              value});
  }
  std::ranges::sort(model.weights_, {}, &Weight::key);
  return model;
}

float Model::weight(FindingKind kind, const Feature& feature) const {
  const uint64_t key = key_of(name_of(kind), feature.name, feature.value);
  const auto it = std::ranges::lower_bound(weights_, key, {}, &Weight::key);
  return it == weights_.end() || it->key != key ? 0.0F : it->value;
}

float Model::confidence(FindingKind kind, std::span<const Feature> features) const {
  float sum = 0;
  for (const Feature& feature : features) sum += weight(kind, feature);
  return 1.0F / (1.0F + std::exp(-sum));
}

Result<Model> load(const rules::Image&) { return Model::parse(embedded_model(), "judgement.model"); }

}  // namespace rapporteur::judgement
