// Walks over the quotations from left to right. The marks around one tell more than the tree, which a quotation of
// several sentences breaks.
#include "statements/direct.h"

#include <algorithm>

#include "statements/speaker.h"

namespace rapporteur::statements {
namespace {

constexpr uint32_t kLongestSignature = 8;  ///< tokens of a name and an office
constexpr uint32_t kFarthestCue = 30;  ///< tokens between a quotation and its cue: a name, an office, a relative clause

class Finder {
 public:
  explicit Finder(const Speech& speech) : s_(speech), cue_at_(speech.d.tokens.size(), kNone) {
    for (uint32_t i = 0; i < s_.cues.size(); ++i) cue_at_[s_.cues[i].first] = i;
    draft_of_cue_.assign(s_.cues.size(), kNone);
  }

  std::vector<Draft> run() {
    for (size_t i = 0; i < s_.quotations.size();) {
      if (quotation(i).kind == QuotationKind::name) {
        ++i;
        continue;
      }
      size_t last = i;
      while (s_.quotations[last].continued && last + 1 < s_.quotations.size()) ++last;
      take(i, last);
      i = last + 1;
    }
    return std::move(drafts_);
  }

 private:
  const Quotation& quotation(size_t i) const { return s_.quotations[i]; }
  /// The token after the quotation and its mark.
  uint32_t after(size_t i) const { return quotation(i).close == kNone ? quotation(i).end : quotation(i).close + 1; }

  /// Quotations first to last are one speech in several paragraphs.
  void take(size_t first, size_t last) {
    const uint32_t before = cue_before(first), after = ends_for_cue(last) ? cue_after(last) : kNone;
    const uint32_t cue = after != kNone && (before == kNone || ends_in_comma(last)) ? after : before;
    if (cue != kNone) {
      join(draft_for(cue), first, last, cue == after && before == kNone);
    } else if (const Tokens speaker = speaker_beside(first, last); !speaker.empty()) {
      join(draft_without_cue(speaker), first, last, false);
    } else if (is_sentence(first) && goes_on(first)) {
      join(last_draft_, first, last, false);
    }
  }

  size_t draft_for(uint32_t cue) {
    if (draft_of_cue_[cue] != kNone) return draft_of_cue_[cue];
    Draft draft;
    draft.cue = s_.cues[cue];
    drafts_.push_back(std::move(draft));
    draft_of_cue_[cue] = static_cast<uint32_t>(drafts_.size() - 1);
    return drafts_.size() - 1;
  }

  size_t draft_without_cue(Tokens speaker) {
    Draft draft;
    draft.speaker = speaker;
    draft.speaker_head = speaker.end - 1;
    drafts_.push_back(std::move(draft));
    return drafts_.size() - 1;
  }

  void join(size_t draft, size_t first, size_t last, bool cue_follows) {
    for (size_t i = first; i <= last; ++i) {
      Tokens words{quotation(i).first, quotation(i).end};
      if (i == first && cue_follows) words.first = clause_begin(i);
      drafts_[draft].content.push_back(words);
    }
    last_draft_ = draft;
    last_end_ = quotation(last).end;
  }

  /// A clause that only ends in quotation marks before its cue begins with the sentence: X "is done," he said.
  uint32_t clause_begin(size_t i) const {
    const Tokens sentence = s_.sentence_at(quotation(i).open);
    uint32_t begin = sentence.first;
    if (i > 0 && quotation(i - 1).close != kNone) begin = std::max(begin, quotation(i - 1).close + 1);
    for (uint32_t token = begin; token < quotation(i).open; ++token) {
      if (!s_.is_mark(token)) return begin;
    }
    return quotation(i).first;
  }

  // ---- the cue after ----

  bool ends_in_comma(size_t i) const {
    const Quotation& q = quotation(i);
    if (s_.is_comma(q.end - 1)) return true;
    return q.close != kNone && q.close + 1 < s_.d.tokens.size() && s_.is_comma(q.close + 1);
  }

  /// A comma, a question, an exclamation or a dash at the quotation's end, or a cue at once after it.
  bool ends_for_cue(size_t i) const {
    const Quotation& q = quotation(i);
    if (after(i) >= s_.d.tokens.size()) return false;
    if (q.close == kNone) return ends_in_comma(i);  // its mark is lost
    const std::string_view last = s_.d.word(q.end - 1);
    if (ends_in_comma(i) || last == "?" || last == "!" || last.starts_with("-") || last.starts_with("\u2014") ||
        last.starts_with("\u2026"))
      return true;
    const uint32_t limit = std::min(q.close + 4, static_cast<uint32_t>(s_.d.tokens.size()));
    for (uint32_t token = q.close + 1; token < limit; ++token) {
      if (is_speech(token)) return last != "." || s_.d.sentence_of(token) == s_.d.sentence_of(q.close);
      if (s_.is_mark(token)) return false;
    }
    return false;
  }

  bool is_speech(uint32_t token) const {
    if (cue_at_[token] == kNone) return false;
    const CueMatch& match = s_.cues[cue_at_[token]];
    return match.shape != CueShape::noun && (match.cue->takes & kQuotation) != 0;
  }

  /// The cue between the quotation's end and the next mark that parts sentences.
  uint32_t cue_after(size_t i) const {
    const uint32_t begin = after(i);
    const uint32_t limit = std::min(begin + kFarthestCue, paragraph_end(begin - 1));
    uint32_t barrier = kNone;
    int commas = 0;
    if (begin < limit && s_.upos(begin) == Upos::CCONJ) return kNone;
    for (uint32_t token = begin; token < limit; ++token) {
      const std::string_view word = s_.d.word(token);
      if (is_speech(token)) return barrier == kNone || s_.head(token) == barrier ? cue_at_[token] : kNone;
      if (ends_sentence(token) || word == ";" || word == ":" || (s_.quotation_of[token] != kNone && token > begin))
        return kNone;
      commas += s_.is_comma(token) && token > begin;
      if (commas % 2 == 0 && barrier == kNone && s_.upos(token) == Upos::VERB) barrier = token;
    }
    return kNone;
  }

  /// A full stop that is not an abbreviation's.
  bool ends_sentence(uint32_t token) const { return s_.d.word(token) == "." && s_.sentence_at(token).end <= token + 2; }

  uint32_t paragraph_end(uint32_t token) const {
    uint32_t sentence = s_.d.sentence_of(token);
    const uint32_t paragraph = s_.d.sentences[sentence].paragraph;
    const bool last_word = s_.d.sentences[sentence].end == token + 1;
    if (last_word && sentence + 1 < s_.d.sentences.size() && s_.d.sentences[sentence + 1].paragraph == paragraph)
      ++sentence;
    return s_.d.sentences[sentence].end;
  }

  // ---- the cue before ----

  uint32_t cue_before(size_t i) const {
    const uint32_t open = quotation(i).open;
    const uint32_t sentence = s_.d.sentence_of(open);
    uint32_t begin = s_.d.sentences[sentence].first;
    if (i > 0 && quotation(i - 1).close != kNone) begin = std::max(begin, quotation(i - 1).close + 1);
    if (begin == open && sentence > 0) begin = sentence_before_colon(sentence);
    begin = std::max(begin, open > kFarthestCue ? open - kFarthestCue : 0);
    if (begin >= open) return kNone;
    const uint32_t last = open - 1;
    const bool colon = s_.d.word(last) == ":", comma = s_.is_comma(last);
    for (uint32_t token = open; token-- > begin;) {
      const std::string_view word = s_.d.word(token);
      if (is_speech(token)) return fits_before(cue_at_[token], i, colon || comma) ? cue_at_[token] : kNone;
      if (word == ";" || (word == ":" && token != last)) return kNone;
      if (!colon && s_.upos(token) == Upos::VERB) return kNone;
    }
    return kNone;
  }

  /// The first token of the sentence before if it ends with a colon, which leads on to this one; else this one's.
  uint32_t sentence_before_colon(uint32_t sentence) const {
    const Sentence& before = s_.d.sentences[sentence - 1];
    return before.end > before.first && s_.d.word(before.end - 1) == ":" ? before.first
                                                                         : s_.d.sentences[sentence].first;
  }

  /// True if nothing but marks stands between cue and quotation, a comma or colon introduces it, or the tree hangs it
  /// there.
  bool fits_before(uint32_t cue, size_t i, bool introduced) const {
    const CueMatch& match = s_.cues[cue];
    const uint32_t open = quotation(i).open;
    if (introduced || match.end >= open) return true;
    if (s_.word(open - 1) == s_.rules.that) return false;
    return s_.find_child(match.first, [&](uint32_t c) {
      const bool clause = s_.relation(c) == Deprel::ccomp || s_.relation(c) == Deprel::parataxis;
      return clause && c < quotation(i).end && s_.below(c).first >= open;
    }) != kNone;
  }

  // ---- no cue ----

  /// The quotation begins its sentence and is a sentence itself.
  bool is_sentence(size_t i) const {
    const Quotation& q = quotation(i);
    const Tokens sentence = s_.sentence_at(q.open);
    if (sentence.first != q.open || !s_.d.tokens[q.first].capital) return false;
    if (q.close == kNone) return true;
    const std::string_view last = s_.d.word(q.end - 1);
    return last == "." || last == "?" || last == "!" || q.close + 1 >= s_.sentence_at(q.close).end;
  }

  /// The statement before stands in the sentence or paragraph before.
  bool goes_on(size_t i) const {
    if (last_draft_ == kNoDraft) return false;
    const uint32_t here = s_.d.sentence_of(quotation(i).open);
    const uint32_t there = s_.d.sentence_of(
        std::max(last_end_ - 1, drafts_[last_draft_].cue.end > 0 ? drafts_[last_draft_].cue.end - 1 : 0));
    return here <= there + 1;
  }

  Tokens speaker_beside(size_t first, size_t last) const {
    const Tokens before = speaker_before_colon(first);
    return before.empty() ? speaker_after_dash(last) : before;
  }

  /// "“…” — Antony Blinken": a name between a dash and the end of the line.
  Tokens speaker_after_dash(size_t i) const {
    const uint32_t dash = quotation(i).close == kNone ? kNone : quotation(i).close + 1;
    if (dash == kNone || dash + 1 >= s_.d.tokens.size() || !is_dash(s_.d.word(dash))) return {};
    const Tokens words = s_.trimmed({dash + 1, s_.sentence_at(dash).end});
    if (words.empty() || words.end - words.first > kLongestSignature) return {};
    for (uint32_t token = words.first; token < words.end; ++token) {
      if (!s_.d.tokens[token].capital && !s_.is_comma(token)) return {};
    }
    return words;
  }

  static bool is_dash(std::string_view word) {
    return word == "-" || word == "--" || word == "\u2014" || word == "\u2013" || word == "\u2015";
  }

  /// "Blinken: “…”": the words from the sentence's begin to the colon.
  Tokens speaker_before_colon(size_t i) const {
    const uint32_t open = quotation(i).open, first = s_.sentence_at(open).first;
    if (open < first + 2 || open > first + 10 || s_.d.word(open - 1) != ":") return {};
    const Tokens words = s_.trimmed({first, open - 1});
    return !words.empty() && s_.upos(words.end - 1) == Upos::PROPN ? words : Tokens{};
  }

  static constexpr size_t kNoDraft = static_cast<size_t>(-1);

  const Speech& s_;
  std::vector<uint32_t> cue_at_;        ///< by token
  std::vector<uint32_t> draft_of_cue_;  ///< by cue
  std::vector<Draft> drafts_;
  size_t last_draft_ = kNoDraft;
  uint32_t last_end_ = 0;
};

}  // namespace

std::vector<Draft> find_direct(const Speech& speech) { return Finder(speech).run(); }

}  // namespace rapporteur::statements
