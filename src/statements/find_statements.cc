// The steps in order: quotations, cues, direct speech, what the other cues govern, and the statements out of it.
#include "statements/find_statements.h"

#include <algorithm>

#include "knowledge.h"
#include "statements/complement.h"
#include "statements/direct.h"
#include "statements/pull_quotes.h"
#include "statements/reading.h"
#include "statements/settle.h"
#include "statements/speaker.h"

namespace rapporteur::statements {
namespace {

constexpr std::string_view kReleasedText = "furniture released-text";  ///< the entry whose zones enclose it
constexpr uint32_t kLongestSpeaker = 25;                               ///< tokens
constexpr uint32_t kLongestSignature = 6;                              ///< tokens before a colon

class Finder {
 public:
  Finder(const Document& document, const CueRules& rules) : r_(document, rules) {}

  std::vector<Draft> run() {
    r_.quotations = find_quotations(r_.d);
    note_quotations();
    for (const Sentence& sentence : r_.d.sentences) find_cues(sentence);
    drafts_ = find_direct(r_);
    add_indirect();
    add_after_colons();
    add_released();
    for (Draft& draft : drafts_) find_speaker(draft);
    return std::move(drafts_);
  }

  const Reading& reading() const { return r_; }

 private:
  void note_quotations() {
    for (uint32_t i = 0; i < r_.quotations.size(); ++i) {
      const Quotation& q = r_.quotations[i];
      const uint32_t end = q.close == kNone ? q.end : q.close + 1;
      for (uint32_t token = q.open; token < end; ++token) r_.quotation_of[token] = i;
    }
  }

  void find_cues(const Sentence& sentence) {
    const size_t before = r_.cues.size();
    for (uint32_t token = sentence.first; token < sentence.end; ++token) {
      if (r_.word(token) == 0) continue;
      const CueMatch match = match_cue(r_.d, r_.rules, token, sentence.end);
      if (match.cue == nullptr) continue;
      r_.cues.push_back(match);
      token = match.end - 1;
    }
    if (r_.cues.size() > before) r_.tree.measure(sentence);
  }

  void add_indirect() {
    std::vector<uint32_t> used;
    for (const Draft& draft : drafts_) used.push_back(draft.cue.cue == nullptr ? kNone : draft.cue.first);
    std::sort(used.begin(), used.end());
    const std::vector<bool> in_speech = words_of_speech();
    for (const CueMatch& cue : r_.cues) {
      if (std::binary_search(used.begin(), used.end(), cue.first) || !r_.tree.parsed(cue.first) || in_speech[cue.first])
        continue;
      Draft draft;
      draft.cue = cue;
      draft.content = complement_of(r_, cue, r_.d.sentences[r_.d.sentence_of(cue.first)]);
      for (Tokens& part : draft.content) widen_to_quotation(part, cue);
      if (!draft.content.empty() &&
          (cue.shape != CueShape::noun || speaker_head(r_, cue) != kNone || is_clause(draft))) {
        drafts_.push_back(std::move(draft));
      }
    }
  }

  /// "Guterres: Talks must go on": a person's name, a colon, and words that nothing else has taken.
  void add_after_colon(const Sentence& sentence) {
    const uint32_t limit = std::min(sentence.first + kLongestSignature, sentence.end);
    uint32_t colon = sentence.first;
    while (colon < limit && r_.d.word(colon) != ":") ++colon;
    if (colon == sentence.first || colon + 3 >= sentence.end || colon == limit || !is_person({sentence.first, colon}))
      return;
    Draft draft;
    draft.content.push_back({colon + 1, sentence.end});
    draft.speaker = {sentence.first, colon};
    draft.speaker_head = colon - 1;
    drafts_.push_back(std::move(draft));
  }

  /// A text between "Begin Text" and "End Text" is its issuer's, sentence by sentence.
  void find_released() {
    uint32_t begin = kNone;
    for (const Zone& zone : r_.d.zones) {
      if (zone.rule != kReleasedText) continue;
      const std::string_view word = r_.d.words(zone.span).substr(0, 5);
      if (word == "Begin") begin = zone.span.end;
      if (word.starts_with("End") && begin != kNone) r_.released = {token_from(begin), token_from(zone.span.begin)};
    }
  }

  uint32_t token_from(uint32_t byte) const {
    const auto& tokens = r_.d.tokens;
    const auto it = std::lower_bound(tokens.begin(), tokens.end(), byte,
                                     [](const Token& t, uint32_t b) { return t.span.begin < b; });
    return static_cast<uint32_t>(it - tokens.begin());
  }

  void add_released() {
    find_released();
    if (r_.released.empty()) return;
    std::vector<bool> told(r_.d.tokens.size());
    for (const Draft& draft : drafts_) {
      if (draft.cue.cue != nullptr) told[draft.cue.first] = true;
    }
    for (const Sentence& sentence : r_.d.sentences) {
      if (!r_.released.contains({sentence.first, sentence.end})) continue;
      const auto begin = told.begin() + sentence.first, end = told.begin() + sentence.end;
      if (std::find(begin, end, true) != end) continue;
      Draft draft;
      draft.content.push_back(r_.trimmed({sentence.first, sentence.end}));
      if (!draft.content.front().empty()) drafts_.push_back(std::move(draft));
    }
  }

  void add_after_colons() {
    std::vector<bool> taken(r_.d.tokens.size());
    for (const Draft& draft : drafts_) {
      for (const Tokens part : draft.content) taken[part.first] = true;
    }
    for (const Sentence& sentence : r_.d.sentences) {
      const auto begin = taken.begin() + sentence.first, end = taken.begin() + sentence.end;
      if (std::find(begin, end, true) == end) add_after_colon(sentence);
    }
  }

  bool is_person(Tokens words) const {
    const auto& names = r_.d.names;
    const auto name = std::lower_bound(names.begin(), names.end(), words.first,
                                       [](const Name& n, uint32_t token) { return n.end <= token; });
    return name != names.end() && name->name_class == NameClass::PER && words.has(name->first) &&
           name->end == words.end;
  }

  /// A noun's content that is more than a phrase: it begins with "that" or "to".
  bool is_clause(const Draft& draft) const {
    const uint32_t first = draft.content.front().first;
    return r_.relation(first) == Deprel::mark || r_.word(first) == r_.rules.that;
  }

  /// What ends or begins inside a quotation takes in all of it.
  void widen_to_quotation(Tokens& part, const CueMatch& cue) const {
    const uint32_t last = r_.quotation_of[part.end - 1], first = r_.quotation_of[part.first];
    if (r_.quotation_of[cue.first] != kNone) return;
    if (last != kNone) part.end = std::max(part.end, r_.quotations[last].end);
    if (first != kNone && r_.quotations[first].first > cue.first)
      part.first = std::min(part.first, r_.quotations[first].first);
  }

  /// By token: quoted in direct speech, where a cue is part of what is said.
  std::vector<bool> words_of_speech() const {
    std::vector<bool> quoted(r_.d.tokens.size());
    for (const Draft& draft : drafts_) {
      for (const Tokens part : draft.content) {
        for (uint32_t token = part.first; token < part.end; ++token) quoted[token] = r_.quotation_of[token] != kNone;
      }
    }
    return quoted;
  }

  void find_speaker(Draft& draft) const {
    if (draft.cue.cue == nullptr) return;
    const Sentence& sentence = r_.d.sentences[r_.d.sentence_of(draft.cue.first)];
    if (draft.cue.shape == CueShape::verb) {
      const Tokens aside = interposed(r_, draft.cue, {sentence.first, sentence.end});
      if (!aside.empty() && aside.first == draft.cue.first) return use_as_speaker(draft, {draft.cue.end, aside.end});
      if (!aside.empty()) return use_as_speaker(draft, nominal_before(r_, draft.cue.first, sentence.first));
    }
    draft.speaker_head = speaker_head(r_, draft.cue, draft.content);
    if (in_content(draft, draft.speaker_head)) draft.speaker_head = kNone;
    draft.speaker = speaker_words(r_, draft.speaker_head, draft.cue, draft.content);
    const bool active = draft.cue.shape == CueShape::verb && !is_passive(r_, draft.cue.first);
    if (draft.speaker.empty() && active) find_speaker_beside(draft);
  }

  static bool in_content(const Draft& draft, uint32_t token) {
    return std::any_of(draft.content.begin(), draft.content.end(), [&](Tokens part) { return part.has(token); });
  }

  /// Where the tree has lost the subject: the words between what is said and the cue, or those after the cue.
  void find_speaker_beside(Draft& draft) const {
    const Sentence& sentence = r_.d.sentences[r_.d.sentence_of(draft.cue.first)];
    Tokens words = nominal_before(r_, draft.cue.first, sentence.first);
    const bool said_before = !draft.content.empty() && draft.content.front().end <= draft.cue.first;
    if (words.empty() && said_before) words = between(draft, sentence);
    if (words.empty() && said_before) words = {draft.cue.end, phrase_end(draft.cue.end, sentence.end)};
    if (!words.empty() && !in_content(draft, words.first)) use_as_speaker(draft, words);
  }

  /// What stands between the words said and the cue after them: a name, an office, a relative clause.
  Tokens between(const Draft& draft, const Sentence& sentence) const {
    uint32_t first = sentence.first;
    for (const Tokens part : draft.content) {
      if (part.end <= draft.cue.first) first = std::max(first, part.end);
    }
    const Tokens words = r_.trimmed({first, draft.cue.first});
    return words.end - words.first <= kLongestSpeaker ? words : Tokens{};
  }

  /// The next mark.
  uint32_t phrase_end(uint32_t token, uint32_t end) const {
    while (token < end && !r_.is_mark(token)) ++token;
    return token;
  }

  void use_as_speaker(Draft& draft, Tokens words) const {
    draft.speaker = r_.trimmed(words);
    draft.speaker_head = draft.speaker.empty() ? kNone : head_of(draft.speaker);
  }

  uint32_t head_of(Tokens words) const {
    for (uint32_t token = words.first; token < words.end; ++token) {
      const uint32_t above = r_.tree.head(token);
      if (above == kNone || !words.has(above)) return token;
    }
    return words.end - 1;
  }

  Reading r_;
  std::vector<Draft> drafts_;
};

}  // namespace

void find_statements(Document& document, const Knowledge& knowledge) {
  if (!knowledge.cues || document.tokens.empty()) return;
  Finder finder(document, *knowledge.cues);
  const std::vector<Draft> drafts = finder.run();
  document.statements = settle(finder.reading(), drafts);
  add_pull_quotes(document, knowledge);
}

}  // namespace rapporteur::statements
