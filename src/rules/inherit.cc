// Follows each chain from its end, so that what is taken over is whole.
#include "rules/inherit.h"

#include <algorithm>
#include <array>
#include <map>

namespace rapporteur::rules {
namespace {

constexpr std::array<std::string_view, 7> kOwn = {"verb", "noun", "adjective", "phrase", "modal", "example", "like"};
constexpr int kLongestChain = 8;

class Heirs {
 public:
  explicit Heirs(std::vector<SourceEntry>& entries) : entries_(entries) {
    for (size_t i = 0; i < entries.size(); ++i) by_id_[{entries[i].kind, entries[i].id}] = i;  // the last one wins
  }

  Result<void> run() {
    for (SourceEntry& entry : entries_) {
      if (auto done = complete(entry, 0); !done) return done;
    }
    return {};
  }

 private:
  Result<void> complete(SourceEntry& entry, int depth) {
    const SourceValue* like = entry.find("like");
    if (like == nullptr) return {};
    const auto found = by_id_.find({entry.kind, like->text});
    const bool circle = depth > kLongestChain || (found != by_id_.end() && &entries_[found->second] == &entry);
    if (found == by_id_.end() || circle) {
      return fail(
          ErrorCode::malformed, place(entry, like->position),
          circle ? "\"" + entry.id + "\" is like itself" : "there is no " + entry.kind + " \"" + like->text + "\"",
          "name another entry of this kind");
    }
    SourceEntry& model = entries_[found->second];
    if (auto done = complete(model, depth + 1); !done) return done;
    std::vector<SourceValue> taken;
    for (const SourceValue& value : model.values) {
      const bool own = std::find(kOwn.begin(), kOwn.end(), value.key) != kOwn.end();
      if (!own && entry.find(value.key) == nullptr) taken.push_back(value);
    }
    entry.values.insert(entry.values.end(), taken.begin(), taken.end());
    return {};
  }

  std::vector<SourceEntry>& entries_;
  std::map<std::pair<std::string, std::string>, size_t> by_id_;
};

}  // namespace

Result<void> inherit(std::vector<SourceEntry>& entries) { return Heirs(entries).run(); }

}  // namespace rapporteur::rules
