// Which of what was coded is told as a finding. Frames are written for recall: they code what anybody does. A finding
// is a row in the record, and a row that cannot say whose deed or stance it is, or that turns somebody's act upon
// himself because the other side was not understood, helps nobody. The layer "events" keeps everything that was coded.
#pragma once

#include "frames/frame_rules.h"
#include "rapporteur/document.h"

namespace rapporteur::judgement {

/// The confidence of an event that stays in its layer.
inline constexpr float kNoFinding = -1;

/// False for words in a questioner's turn of a transcript: a question asserts nothing.
bool is_asserted(const Document& document, Span words);

/// The source belongs to a state or body. The target is known, or the act is of a kind that needs none (an appeal, a
/// threat, a protest); it is somebody else, or somebody by name, or the act is one of domestic politics (reform, orders
/// to one's own forces). Which acts these are stands in knowledge/events/code-classes.know.
bool is_worth_telling(const Document& document, const frames::FrameRules& rules, const Event& event);

/// Somebody is known or named as its speaker, and what is said is more than a pronoun ("thank you").
bool is_worth_telling(const Document& document, const Statement& statement);

/// Its holder belongs to a state or body, or is a person by name.
bool is_worth_telling(const Document& document, const Position& position);

}  // namespace rapporteur::judgement
