// The way through, on one screen: the stages in the order of the data. A stage reads layers that stand above it and
// writes its own.
#include "pipeline.h"

#include <algorithm>
#include <chrono>

#include "actors/resolve_mentions.h"
#include "events/events.h"
#include "frames/find_frames.h"
#include "judgement/judge.h"
#include "knowledge.h"
#include "predicates/find_predicates.h"
#include "reports/language.h"
#include "rules/look_up.h"
#include "statements/find_statements.h"
#include "syntax/analyse.h"
#include "syntax/capitals.h"
#include "syntax/interest.h"
#include "syntax/models.h"
#include "syntax/names.h"
#include "talks/follow_talks.h"
#include "text/furniture.h"
#include "text/sentences.h"
#include "text/tokens.h"
#include "text/view.h"
#include "times/times.h"
#include "verify.h"

namespace rapporteur {
namespace {

// The room `text` knows no knowledge, which is cut with it: what it needs is handed to it here.
void make_view(Document& document, const Knowledge& /*knowledge*/) { text::make_view(document); }

void mark_furniture(Document& document, const Knowledge& knowledge) {
  if (knowledge.furniture) text::mark_furniture(document, *knowledge.furniture);
}

void split_tokens(Document& document, const Knowledge& knowledge) {
  text::split_tokens(document, knowledge.models->spelling);
  rules::look_up_words(document, knowledge.image);
}

void split_sentences(Document& document, const Knowledge& knowledge) {
  text::split_sentences(document, knowledge.models->boundaries);
}

constexpr Stage kStages[] = {
    {"view", kText, kView, make_view},
    {"furniture", kView, kZones, mark_furniture},
    {"tokens", kView, kTokens, split_tokens},
    {"sentences", kTokens, kSentences, split_sentences},
    {"title case", kTokens | kSentences, kCase, syntax::read_title_case},
    {"interest", kTokens | kSentences | kZones, kWanted, syntax::find_interest},
    {"syntax", kTokens | kSentences | kCase | kWanted, kTags | kHeads, syntax::analyse},
    {"names", kTokens | kSentences | kCase, kNames, syntax::find_names},
    {"small letters", kSentences | kWanted | kTags | kNames, kCapitals, syntax::supply_capitals},
    {"times", kZones | kTokens | kSentences | kTags | kCapitals, kTimes, times::find_times},
    {"mentions", kTokens | kNames | kTags | kHeads | kCapitals | kTimes, kMentions, actors::resolve_mentions},
    {"predicates", kHeads | kTimes | kMentions, kPredicates, predicates::find_predicates},
    {"frames", kPredicates | kMentions, kFrames, frames::find_frames},
    {"statements", kHeads | kTimes | kMentions | kPredicates, kStatements, statements::find_statements},
    {"talks", kHeads | kTimes | kMentions | kFrames | kStatements, kTalks, talks::follow_talks},
    {"events", kFrames | kTimes | kMentions | kStatements | kTalks, kEvents, events::code_events},
    {"judgement", kFrames | kStatements | kEvents | kTalks, kJudgement, judgement::judge},
};

bool left_out(const Stage& stage, const PipelineOptions& options) {
  return std::find(options.without.begin(), options.without.end(), stage.name) != options.without.end();
}

/// The layers that have to be made so that `wanted` can be.
uint32_t needed_layers(uint32_t wanted) {
  for (size_t i = std::size(kStages); i-- > 0;) {
    if ((kStages[i].writes & wanted) != 0) wanted |= kStages[i].reads;
  }
  return wanted;
}

}  // namespace

std::span<const Stage> stages() { return kStages; }

Document read_document(Report report, const Knowledge& knowledge, const PipelineOptions& options, Timing* timing) {
  Document document;
  document.report = std::move(report);
  document.eager = options.eager;
  if (!reports::can_read(document.report.language)) return document;
  const uint32_t needed = needed_layers(options.until);
  if (timing != nullptr) timing->nanoseconds.resize(std::size(kStages));
  for (size_t i = 0; i < std::size(kStages); ++i) {
    const Stage& stage = kStages[i];
    if ((stage.writes & needed) == 0 || left_out(stage, options)) continue;
    const auto start = std::chrono::steady_clock::now();
    stage.run(document, knowledge);
    if (timing != nullptr)
      timing->nanoseconds[i] += static_cast<uint64_t>((std::chrono::steady_clock::now() - start).count());
#ifndef NDEBUG
    verify(document, stage);
#endif
  }
  return document;
}

}  // namespace rapporteur
