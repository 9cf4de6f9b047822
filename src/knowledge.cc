// Opens the embedded image, lays an overlay over it, and has each room load its tables.
#include "knowledge.h"

#include <iterator>

#include "actors/registry.h"
#include "compile_knowledge.h"
#include "embedded.h"
#include "frames/frame_rules.h"
#include "judgement/model.h"
#include "rules/furniture.h"
#include "rules/wordbook.h"
#include "statements/cues.h"
#include "syntax/models.h"
#include "talks/talk_rules.h"
#include "times/time_rules.h"
#include "times/times.h"

namespace rapporteur {
namespace {

/// Has a room make its tables.
template <typename Tables, typename Load>
Result<void> load_room(std::shared_ptr<const Tables>& tables, Load load, const rules::Image& image) {
  auto loaded = load(image);
  if (!loaded) return tl::unexpected(loaded.error());
  tables = std::make_shared<const Tables>(std::move(*loaded));
  return {};
}

Result<void> load_rooms(Knowledge& knowledge) {
  const rules::Image& image = knowledge.image;
  if (auto done = load_room(knowledge.furniture, rules::load_furniture, image); !done) return done;
  if (auto done = load_room(knowledge.cues, statements::load, image); !done) return done;
  if (auto done = load_room(knowledge.times, times::load, image); !done) return done;
  if (auto done = load_room(knowledge.talks, talks::load, image); !done) return done;
  if (auto done = load_room(knowledge.registry, actors::load, image); !done) return done;
  if (auto done = load_room(knowledge.words, rules::load_wordbook, image); !done) return done;
  if (auto done = load_room(knowledge.frames, frames::load, image); !done) return done;
  if (auto done = load_room(knowledge.models, syntax::load_models, image); !done) return done;
  if (auto done = load_room(knowledge.judgement, judgement::load, image); !done) return done;
  return {};
}

Result<void> use_overlay(Knowledge& knowledge, const std::string& folder) {
  auto overlay = rules::read_folder(folder);
  if (!overlay) return tl::unexpected(overlay.error());
  std::vector<rules::SourceEntry> entries = rules::entries_of(knowledge.image);
  std::move(overlay->begin(), overlay->end(), std::back_inserter(entries));
  auto bytes = compile_knowledge(std::move(entries));
  if (!bytes) return tl::unexpected(bytes.error());
  knowledge.owned = std::move(*bytes);
  auto image = rules::Image::open(knowledge.owned);
  if (!image) return tl::unexpected(image.error());
  knowledge.image = std::move(*image);
  return {};
}

}  // namespace

Result<Knowledge> open_knowledge(const std::string& overlay_folder) {
  auto image = rules::Image::open(embedded_image());
  if (!image) return tl::unexpected(image.error());
  Knowledge knowledge;
  knowledge.image = std::move(*image);
  if (!overlay_folder.empty()) {
    if (auto used = use_overlay(knowledge, overlay_folder); !used) return tl::unexpected(used.error());
  }
  if (auto loaded = load_rooms(knowledge); !loaded) return tl::unexpected(loaded.error());
  return knowledge;
}

}  // namespace rapporteur
