// The way through: the list of stages, and running a report along it.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "rapporteur/document.h"

namespace rapporteur {

struct Knowledge;

enum Layer : uint32_t {
  kText = 1,
  kZones = 2,
  kSentences = 4,
  kTokens = 8,
  kTags = 16,
  kHeads = 32,
  kNames = 64,
  kTimes = 128,
  kMentions = 256,
  kStatements = 512,
  kEvents = 1024,
  kTalks = 2048,
  kWanted = 4096,
  kPredicates = 8192,
  kFrames = 16384,
  kView = 32768,
  kJudgement = 65536,
  kCase = 131072,      ///< capitals of headlines that tell no name
  kCapitals = 262144,  ///< capitals that small letters lack
};

struct Stage {
  std::string_view name;
  uint32_t reads;   ///< layers that must be there
  uint32_t writes;  ///< the layer it fills
  void (*run)(Document&, const Knowledge&);
};

/// All stages, in order.
std::span<const Stage> stages();

struct PipelineOptions {
  bool eager = false;                     ///< tag and parse every sentence, not only where a stage could find something
  std::vector<std::string_view> without;  ///< names of stages to leave out
  uint32_t until = 0xffffffff;            ///< layers that are asked for: stages that none of them needs are left out
};

/// Nanoseconds spent in each of stages().
struct Timing {
  std::vector<uint64_t> nanoseconds;
};

/// Runs the report through the stages. In debug builds each stage's layers are verified after it ran.
Document read_document(Report report, const Knowledge& knowledge, const PipelineOptions& options = {},
                       Timing* timing = nullptr);

}  // namespace rapporteur
