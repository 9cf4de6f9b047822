// The steps in order: quotations, cues, direct speech, what the other cues govern, and the statements out of it.
#include "statements/find_statements.h"

#include <algorithm>

#include "knowledge.h"
#include "predicates/polarity.h"
#include "statements/complement.h"
#include "statements/direct.h"
#include "statements/inner.h"
#include "statements/make_statements.h"
#include "statements/own_words.h"
#include "statements/pull_quotes.h"
#include "statements/speaker.h"
#include "statements/speech.h"

namespace rapporteur::statements {
namespace {

constexpr uint32_t kLongestSignature = 6;  ///< tokens before a colon

class Finder {
 public:
  Finder(const Document& document, const Knowledge& knowledge) : s_(document, *knowledge.cues, *knowledge.words) {}

  std::vector<Draft> run() {
    s_.quotations = find_quotations(s_.d);
    note_quotations(s_);
    s_.own = find_own_words(s_);
    for (const Sentence& sentence : s_.d.sentences) find_cues(sentence);
    drafts_ = find_direct(s_);
    add_indirect();
    add_after_colons();
    for (Draft& draft : find_inner(s_)) drafts_.push_back(std::move(draft));
    for (Draft& draft : drafts_) {
      if (draft.cue.cue != nullptr) find_speaker(s_, draft);
    }
    drafts_.erase(
        std::remove_if(drafts_.begin(), drafts_.end(), [&](const Draft& draft) { return is_of_nobody(draft); }),
        drafts_.end());
    add_own_words(s_, drafts_);
    return std::move(drafts_);
  }

  const Speech& speech() const { return s_; }

 private:
  /// "Nobody said", "hardly any minister said"; "experience shows": a bare noun that names no one.
  bool is_of_nobody(const Draft& draft) const {
    const uint32_t head = draft.speaker_head;
    if (draft.cue.cue == nullptr || draft.cue.shape != CueShape::verb || head == kNone) return false;
    const Predicate* predicate = s_.d.predicate(draft.cue.first);
    if (predicate != nullptr && predicates::polarity_of_subject(s_.d, s_.words, *predicate) != Polarity::affirmed)
      return true;
    const auto scant = [&](uint32_t c) { return c < head && s_.in_class(c, rules::kClassScant); };
    if (s_.find_child(draft.cue.first, scant) != kNone) return true;
    if (s_.xpos(head) != Xpos::NN || s_.d.mention_at[head] != kNone) return false;
    return s_.find_child(head, [&](uint32_t c) { return c < head && s_.relation(c) != Deprel::punct; }) == kNone;
  }

  void find_cues(const Sentence& sentence) {
    for (uint32_t token = sentence.first; token < sentence.end; ++token) {
      if (s_.word(token) == 0) continue;
      const CueMatch match = match_cue(s_.d, s_.rules, token, sentence.end);
      if (match.cue == nullptr) continue;
      s_.cues.push_back(match);
      token = match.end - 1;
    }
  }

  void add_indirect() {
    std::vector<uint32_t> used;
    for (const Draft& draft : drafts_) used.push_back(draft.cue.cue == nullptr ? kNone : draft.cue.first);
    std::sort(used.begin(), used.end());
    const std::vector<bool> in_speech = words_of_speech();
    for (const CueMatch& cue : s_.cues) {
      if (std::binary_search(used.begin(), used.end(), cue.first) || !s_.parsed(cue.first) || in_speech[cue.first])
        continue;
      if (quoted_person(s_, cue.first) != kNone) continue;  // "saying" tells it
      Draft draft;
      draft.cue = cue;
      draft.content = complement_of(s_, cue);
      for (Tokens& part : draft.content) widen_to_quotation(part, cue);
      std::erase_if(draft.content, [&](Tokens part) { return is_quoted_name(part); });
      if (!draft.content.empty() &&
          (cue.shape != CueShape::noun || speaker_head(s_, cue) != kNone || is_clause(draft))) {
        drafts_.push_back(std::move(draft));
      }
    }
  }

  /// 'Bout, dubbed "the Merchant of Death"': nobody said that.
  bool is_quoted_name(Tokens part) const {
    const uint32_t quotation = s_.quotation_of[part.first];
    return quotation != kNone && quotation == s_.quotation_of[part.end - 1] &&
           s_.quotations[quotation].kind == QuotationKind::name;
  }

  /// "Guterres: Talks must go on": a person's name, a colon, and words that nothing else has taken.
  void add_after_colon(const Sentence& sentence) {
    const uint32_t limit = std::min(sentence.first + kLongestSignature, sentence.end);
    uint32_t colon = sentence.first;
    while (colon < limit && s_.d.word(colon) != ":") ++colon;
    if (colon == sentence.first || colon + 3 >= sentence.end || colon == limit || !is_person({sentence.first, colon}) ||
        s_.own_at(colon + 1) != nullptr)
      return;
    Draft draft;
    draft.content.push_back({colon + 1, sentence.end});
    draft.speaker = {sentence.first, colon};
    draft.speaker_head = colon - 1;
    drafts_.push_back(std::move(draft));
  }

  void add_after_colons() {
    std::vector<bool> taken(s_.d.tokens.size());
    for (const Draft& draft : drafts_) {
      for (const Tokens part : draft.content) taken[part.first] = true;
    }
    for (const Sentence& sentence : s_.d.sentences) {
      const auto begin = taken.begin() + sentence.first, end = taken.begin() + sentence.end;
      if (std::find(begin, end, true) == end) add_after_colon(sentence);
    }
  }

  bool is_person(Tokens words) const {
    const auto& names = s_.d.names;
    const auto name = std::lower_bound(names.begin(), names.end(), words.first,
                                       [](const Name& n, uint32_t token) { return n.end <= token; });
    return name != names.end() && name->name_class == NameClass::PER && words.has(name->first) &&
           name->end == words.end;
  }

  /// A noun's content that is more than a phrase: it begins with "that" or "to".
  bool is_clause(const Draft& draft) const {
    const uint32_t first = draft.content.front().first;
    return s_.relation(first) == Deprel::mark || s_.word(first) == s_.rules.that;
  }

  /// What ends or begins inside a quotation takes in all of it.
  void widen_to_quotation(Tokens& part, const CueMatch& cue) const {
    const uint32_t last = s_.quotation_of[part.end - 1], first = s_.quotation_of[part.first];
    if (s_.quotation_of[cue.first] != kNone) return;
    if (last != kNone) part.end = std::max(part.end, s_.quotations[last].end);
    if (first != kNone && s_.quotations[first].first > cue.first)
      part.first = std::min(part.first, s_.quotations[first].first);
  }

  /// By token: quoted in direct speech, where a cue is part of what is said.
  std::vector<bool> words_of_speech() const {
    std::vector<bool> quoted(s_.d.tokens.size());
    for (const Draft& draft : drafts_) {
      for (const Tokens part : draft.content) {
        for (uint32_t token = part.first; token < part.end; ++token) quoted[token] = s_.quotation_of[token] != kNone;
      }
    }
    return quoted;
  }

  Speech s_;
  std::vector<Draft> drafts_;
};

}  // namespace

void find_statements(Document& document, const Knowledge& knowledge) {
  if (!knowledge.cues || document.predicate_at.empty()) return;
  Finder finder(document, knowledge);
  const std::vector<Draft> drafts = finder.run();
  document.statements = make_statements(finder.speech(), drafts);
  add_pull_quotes(document, knowledge);
}

}  // namespace rapporteur::statements
