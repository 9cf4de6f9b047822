// Finds verbs of proposing and adopting whose object is a text, a plan or a deed.
#include "talks/proposals.h"

#include <algorithm>

#include "predicates/circumstances.h"
#include "talks/parties.h"
#include "talks/phrases.h"

namespace rapporteur::talks {
namespace {

class ProposalFinder {
 public:
  explicit ProposalFinder(const Reading& reading) : r_(reading) {}

  std::vector<ToldProposal> run() {
    for (const Predicate& predicate : r_.document.predicates) {
      for (const Frame& frame : r_.document.frames_of(predicate.token)) {
        if (r_.rule(frame).proposal == frames::Putting::none) continue;
        consider(frame);
        break;
      }
    }
    drop_repeats();
    return std::move(proposals_);
  }

 private:
  void consider(const Frame& frame) {
    const uint32_t verb = frame.predicate;
    const Predicate* carrier = carrier_of(r_, frame);
    if (carrier == nullptr || !is_told(*carrier) || carrier->mood != Mood::indicative || carrier->modal != kNone)
      return;
    if (frame.arguments.polarity != Polarity::affirmed || r_.document.in_furniture(r_.document.tokens[verb].span))
      return;
    const Range object = object_of(frame);
    if (object.empty() || !is_proposable(frame, object)) return;
    const std::vector<uint32_t> doers = doers_of(r_, frame);
    if (codes_of(r_.document, doers).empty()) return;
    Proposal proposal;
    proposal.proposers = doers;
    proposal.addressees = addressees_of(frame);
    proposal.instrument = words_of(r_, object);
    proposal.date = date_of(verb);
    proposal.span = cover(r_.document.tokens[verb].span, span_of(r_, object));
    if (const uint32_t subject = frame.arguments.subject;
        subject != kNone && r_.sentence_at(subject) == r_.sentence_at(verb)) {
      proposal.span = cover(proposal.span, span_of(r_, within_statement(r_, verb, r_.subtree(subject))));
    }
    proposal.rule = frame.rule;
    proposals_.push_back({std::move(proposal), r_.rule(frame).proposal == frames::Putting::adopt});
  }

  /// The object in the tree; where it names no text or plan, the words around the first one that does.
  Range object_of(const Frame& frame) const {
    uint32_t object = frame.arguments.object;
    if (object == kNone) object = frame.arguments.complement;
    if (object != kNone) {
      Range words = r_.subtree(object);
      if (object < frame.predicate) words.end = std::min(words.end, frame.predicate);
      words = trimmed(r_, within_statement(r_, object, words));
      if (is_proposable(frame, words)) return words;
    }
    return around_instrument(frame);
  }

  Range around_instrument(const Frame& frame) const {
    const uint32_t next = frame.predicate + 1;
    const Range rest = within_statement(r_, frame.predicate, {next, r_.sentence_range(frame.predicate).end});
    const Hit* instrument = r_.first_hit(CueKind::instrument, {next, rest.end});
    if (instrument == nullptr) return {};
    uint32_t first = instrument->range.first;
    for (; first > next; --first) {
      const Upos tag = r_.document.tags[first - 1].upos;
      const bool inside = tag == Upos::DET || tag == Upos::ADJ || tag == Upos::NOUN || tag == Upos::NUM;
      if (!inside || r_.mention_at(first - 1) != kNone) break;
    }
    for (uint32_t i = next; i < first; ++i) {
      if (r_.is_full_verb(i) || r_.document.word(i) == ",") return {};
    }
    const Range tree = r_.subtree(instrument->token);
    return trimmed(r_, {first, std::clamp(tree.end, instrument->range.end, rest.end)});
  }

  /// A text or a plan must be named near the head of the object; a proposed deed ("proposed holding …") needs nothing
  /// else where the frame knows a content.
  bool is_proposable(const Frame& frame, Range object) const {
    const Range near{object.first, std::min(object.end, object.first + 8)};
    const Hit* instrument = r_.first_hit(CueKind::instrument, near);
    if (r_.rule(frame).proposal == frames::Putting::adopt) return instrument != nullptr && instrument->cue.sort == 0;
    const bool deed =
        frame.arguments.object == kNone && frame.arguments.complement != kNone && r_.rule(frame).composition != 0;
    return instrument != nullptr || deed;
  }

  /// "to NATO", "NATO a deal": by the tree, else the names right after the verb's "to".
  std::vector<uint32_t> addressees_of(const Frame& frame) const {
    std::vector<Filler> fillers;
    const auto take = [&](uint32_t token) {
      fillers.clear();
      r_.roles.sides().find(token, fillers);
      return !codes_of(r_.document, actors_of(r_, fillers)).empty();
    };
    if (frame.arguments.iobj != kNone && take(frame.arguments.iobj))
      return with_row(actors_of(r_, fillers), frame.arguments.iobj);
    for (const Oblique& oblique : r_.document.obliques_of(frame.arguments)) {
      const bool to = oblique.head != kNone && r_.words.in_class(oblique.preposition, rules::kClassReceiver);
      if (to && take(oblique.head)) return with_row(actors_of(r_, fillers), oblique.head);
    }
    const uint32_t next = frame.predicate + 1;
    if (next < r_.sentence_range(frame.predicate).end && r_.in(next, rules::kClassReceiver)) return with_row({}, next);
    return {};
  }

  /// Adds the names that follow, joined by commas and "and".
  std::vector<uint32_t> with_row(std::vector<uint32_t> actors, uint32_t token) const {
    uint32_t end = token + 1;
    const auto goes_on = [&](uint32_t i) {
      const Upos tag = r_.document.tags[i].upos;
      return r_.mention_at(i) != kNone || tag == Upos::CCONJ || tag == Upos::DET || r_.document.word(i) == ",";
    };
    while (end < r_.sentence_range(token).end && goes_on(end)) ++end;
    for (const uint32_t actor : actors_in(r_, {token, end})) {
      if (std::find(actors.begin(), actors.end(), actor) == actors.end()) actors.push_back(actor);
    }
    return actors;
  }

  /// A headline tells in short what the text tells in full: of two tellings by the same, where the instrument of one
  /// begins with that of the other, the longer stays.
  void drop_repeats() {
    const auto shorter = [&](const ToldProposal& told) {
      return std::any_of(proposals_.begin(), proposals_.end(), [&](const ToldProposal& other) {
        if (&other == &told || told.adopted != other.adopted || told.proposal.proposers != other.proposal.proposers)
          return false;
        const std::string &few = told.proposal.instrument, &many = other.proposal.instrument;
        return few.size() < many.size() && many.find(few) != std::string::npos;
      });
    };
    std::vector<ToldProposal> kept;
    for (const ToldProposal& told : proposals_) {
      if (!shorter(told)) kept.push_back(told);
    }
    proposals_ = std::move(kept);
  }

  std::string date_of(uint32_t verb) const {
    const Range range = within_statement(r_, verb, r_.sentence_range(verb));
    const uint32_t time = predicates::time_of(r_.document, {verb, verb, range.first, range.end, /*elliptic=*/false});
    return time == kNone ? "" : predicates::day_edtf(r_.document.times[time]);
  }

  const Reading& r_;
  std::vector<ToldProposal> proposals_;
};

}  // namespace

std::vector<ToldProposal> find_proposals(const Reading& reading) { return ProposalFinder(reading).run(); }

}  // namespace rapporteur::talks
