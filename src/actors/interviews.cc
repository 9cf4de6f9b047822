// Interviews: who is interviewed, and which paragraphs are his answers where no labels say so.
#include <algorithm>

#include "actors/passes.h"

namespace rapporteur::actors {
namespace {

constexpr uint32_t kObjectReach = 6;      ///< tokens: "interviews the site's founder, X"
constexpr uint32_t kSpeakerReach = 4;     ///< sentences back to whom a text calls its interview
constexpr size_t kFewestQuestions = 3;    ///< paragraphs
constexpr double kLeastQuestions = 0.15;  ///< of the paragraphs that follow the first

bool is_person_or_persons(const Linking& l, uint32_t actor) {
  const auto person = [&](uint32_t a) { return l.cast[a].kind == ActorKind::person; };
  const auto& members = l.cast[actor].members;
  return person(actor) || (!members.empty() && std::all_of(members.begin(), members.end(), person));
}

/// "interviews X and Y", "an interview with X": who stands behind the word; kNone: nobody near.
uint32_t behind(const Linking& l, uint32_t word) {
  const Mention* found = nullptr;
  for (size_t m = l.first_mention; m < l.d.mentions.size(); ++m) {
    const Mention& mention = l.d.mentions[m];
    const bool near = mention.end > word + 1 && mention.first <= word + kObjectReach;
    if (!near || mention.actor == kNone || !is_person_or_persons(l, mention.actor)) continue;
    const bool longer = found != nullptr && mention.first == found->first && mention.end > found->end;
    if (found == nullptr || mention.first < found->first || longer) found = &mention;
  }
  return found == nullptr ? kNone : found->actor;
}

/// "In an interview with a paper X said", "X was interviewed": the person last the subject of a sentence.
uint32_t subject_near(const Linking& l) {
  const auto& traces = l.cast.traces();
  for (size_t i = traces.size(); i-- > 0 && traces[i].sentence + kSpeakerReach >= l.sentence;) {
    if (traces[i].subject && !traces[i].adjective && is_person_or_persons(l, traces[i].actor)) return traces[i].actor;
  }
  return kNone;
}

/// The token behind the paragraph that the sentence opens.
uint32_t end_of_paragraph(const Linking& l, size_t sentence) {
  const uint32_t paragraph = l.d.sentences[sentence].paragraph;
  while (sentence + 1 < l.d.sentences.size() && l.d.sentences[sentence + 1].paragraph == paragraph) ++sentence;
  return l.d.sentences[sentence].end;
}

bool ends_in_question(const Linking& l, size_t sentence) { return l.d.word(end_of_paragraph(l, sentence) - 1) == "?"; }

/// From the paragraph that the walk is at, questions and what is no question take turns.
bool takes_turns(const Linking& l) {
  size_t paragraphs = 0, questions = 0;
  for (size_t s = l.sentence; s < l.d.sentences.size(); ++s) {
    const bool opens = s == l.sentence || l.d.sentences[s].paragraph != l.d.sentences[s - 1].paragraph;
    if (!opens || l.d.sentences[s].first == l.d.sentences[s].end) continue;
    ++paragraphs;
    questions += ends_in_question(l, s) ? 1 : 0;
  }
  return questions >= kFewestQuestions &&
         static_cast<double>(questions) >= kLeastQuestions * static_cast<double>(paragraphs);
}

}  // namespace

void find_interviewee(Linking& l) {
  if (l.interviewee != kNone || l.in_turns) return;
  for (uint32_t t = l.first; t < l.end && l.interviewee == kNone; ++t) {
    if (!l.is(t, kInterview)) continue;
    l.interviewee = behind(l, t);
    if (l.interviewee == kNone) l.interviewee = subject_near(l);
  }
}

/// True if the paragraph begins a turn of an interview without labels.
bool begin_unlabelled_turn(Linking& l, bool& asks) {
  if (l.interviewee == kNone || (l.in_turns && !l.unlabelled) || l.first == l.end) return false;
  asks = ends_in_question(l, l.sentence);
  l.unlabelled = l.unlabelled || (asks && takes_turns(l));
  return l.unlabelled;
}

}  // namespace rapporteur::actors
