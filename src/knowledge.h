// What the program knows and did not read in a report: the compiled knowledge and the trained models, opened once and
// shared by all threads, never changed after that.
#pragma once

#include <memory>
#include <string>

#include "rapporteur/result.h"
#include "rules/image.h"

namespace rapporteur {

namespace actors {
struct Registry;
}
namespace times {
struct TimeRules;
}
namespace statements {
struct CueRules;
}
namespace frames {
struct FrameRules;
}
namespace rules {
struct Wordbook;
}
namespace talks {
struct TalkRules;
}
namespace judgement {
class Model;
}
namespace syntax {
struct Models;
}
namespace text {
struct FurnitureRules;
}

/// Each room's tables are made by its own load() out of the image and hang here. Move it, do not copy it: the image may
/// use the bytes in `owned`.
struct Knowledge {
  std::vector<std::byte> owned;  ///< the image's bytes when they are not the embedded ones
  rules::Image image;
  std::shared_ptr<const text::FurnitureRules> furniture;
  std::shared_ptr<const actors::Registry> registry;
  std::shared_ptr<const times::TimeRules> times;
  std::shared_ptr<const statements::CueRules> cues;
  std::shared_ptr<const rules::Wordbook> words;
  std::shared_ptr<const frames::FrameRules> frames;
  std::shared_ptr<const talks::TalkRules> talks;
  std::shared_ptr<const syntax::Models> models;
  std::shared_ptr<const judgement::Model> judgement;
};

/// The knowledge inside this executable; with a folder, that folder's entries added to it or in place of those of the
/// same kind and id.
Result<Knowledge> open_knowledge(const std::string& overlay_folder = "");

}  // namespace rapporteur
