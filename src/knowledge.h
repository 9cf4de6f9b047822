// What the program knows and did not read in a report: the compiled knowledge and the trained models, opened once and shared
// by all threads, never changed after that.
#pragma once

#include <memory>
#include <string>

#include "rapporteur/result.h"
#include "rules/image.h"

namespace rapporteur {

namespace actors { struct Registry; }
namespace times { struct TimeRules; }
namespace statements { struct CueRules; }
namespace events { struct FrameRules; }
namespace talks { struct TalkRules; }
namespace syntax { struct Models; }

/// Each room's tables are made by its own load() out of the image and hang here.
struct Knowledge {
  Knowledge();
  ~Knowledge();
  Knowledge(Knowledge&&) noexcept;
  Knowledge& operator=(Knowledge&&) noexcept;

  std::vector<std::byte> owned;  ///< the image's bytes when they are not the embedded ones
  rules::Image image;
  std::unique_ptr<actors::Registry> registry;
  std::unique_ptr<times::TimeRules> times;
  std::unique_ptr<statements::CueRules> cues;
  std::unique_ptr<events::FrameRules> frames;
  std::unique_ptr<talks::TalkRules> talks;
  std::unique_ptr<syntax::Models> models;
};

/// The knowledge inside this executable; with a folder, that folder's entries added to it or in place of those of the same
/// kind and id.
Result<Knowledge> open_knowledge(const std::string& overlay_folder = "");

}  // namespace rapporteur
