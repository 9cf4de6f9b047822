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
  explicit Finder(const Reading& reading) : r_(reading), cue_at_(reading.d.tokens.size(), kNone) {
    for (uint32_t i = 0; i < r_.cues.size(); ++i) cue_at_[r_.cues[i].first] = i;
    draft_of_cue_.assign(r_.cues.size(), kNone);
  }

  std::vector<Draft> run() {
    for (size_t i = 0; i < r_.quotations.size();) {
      if (quotation(i).kind == QuotationKind::name) {
        ++i;
        continue;
      }
      size_t last = i;
      while (r_.quotations[last].continued && last + 1 < r_.quotations.size()) ++last;
      take(i, last);
      i = last + 1;
    }
    return std::move(drafts_);
  }

 private:
  const Quotation& quotation(size_t i) const { return r_.quotations[i]; }
  /// The token after the quotation and its mark.
  uint32_t after(size_t i) const { return quotation(i).close == kNone ? quotation(i).end : quotation(i).close + 1; }
  const Sentence& sentence_at(uint32_t token) const { return r_.d.sentences[r_.d.sentence_of(token)]; }

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
    draft.cue = r_.cues[cue];
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
    const Sentence& sentence = sentence_at(quotation(i).open);
    uint32_t begin = sentence.first;
    if (i > 0 && quotation(i - 1).close != kNone) begin = std::max(begin, quotation(i - 1).close + 1);
    for (uint32_t token = begin; token < quotation(i).open; ++token) {
      if (!r_.is_mark(token)) return begin;
    }
    return quotation(i).first;
  }

  // ---- the cue after ----

  bool ends_in_comma(size_t i) const {
    const Quotation& q = quotation(i);
    if (r_.is_comma(q.end - 1)) return true;
    return q.close != kNone && q.close + 1 < r_.d.tokens.size() && r_.is_comma(q.close + 1);
  }

  /// A comma, a question, an exclamation or a dash at the quotation's end, or a cue at once after it.
  bool ends_for_cue(size_t i) const {
    const Quotation& q = quotation(i);
    if (after(i) >= r_.d.tokens.size()) return false;
    if (q.close == kNone) return ends_in_comma(i);  // its mark is lost
    const std::string_view last = r_.d.word(q.end - 1);
    if (ends_in_comma(i) || last == "?" || last == "!" || last.starts_with("-") || last.starts_with("\u2014") ||
        last.starts_with("\u2026"))
      return true;
    const uint32_t limit = std::min(q.close + 4, static_cast<uint32_t>(r_.d.tokens.size()));
    for (uint32_t token = q.close + 1; token < limit; ++token) {
      if (is_speech(token)) return last != "." || r_.d.sentence_of(token) == r_.d.sentence_of(q.close);
      if (r_.is_mark(token)) return false;
    }
    return false;
  }

  bool is_speech(uint32_t token) const {
    if (cue_at_[token] == kNone) return false;
    const CueMatch& match = r_.cues[cue_at_[token]];
    return match.shape != CueShape::noun && (match.cue->takes & kQuotation) != 0;
  }

  /// The cue between the quotation's end and the next mark that parts sentences.
  uint32_t cue_after(size_t i) const {
    const uint32_t begin = after(i);
    const uint32_t limit = std::min(begin + kFarthestCue, paragraph_end(begin - 1));
    uint32_t barrier = kNone;
    int commas = 0;
    if (begin < limit && r_.upos(begin) == Upos::CCONJ) return kNone;
    for (uint32_t token = begin; token < limit; ++token) {
      const std::string_view word = r_.d.word(token);
      if (is_speech(token)) return barrier == kNone || r_.tree.head(token) == barrier ? cue_at_[token] : kNone;
      if (ends_sentence(token) || word == ";" || word == ":" || (r_.quotation_of[token] != kNone && token > begin))
        return kNone;
      commas += r_.is_comma(token) && token > begin;
      if (commas % 2 == 0 && barrier == kNone && r_.upos(token) == Upos::VERB) barrier = token;
    }
    return kNone;
  }

  /// A full stop that is not an abbreviation's.
  bool ends_sentence(uint32_t token) const { return r_.d.word(token) == "." && sentence_at(token).end <= token + 2; }

  uint32_t paragraph_end(uint32_t token) const {
    uint32_t sentence = r_.d.sentence_of(token);
    const uint32_t paragraph = r_.d.sentences[sentence].paragraph;
    const bool last_word = r_.d.sentences[sentence].end == token + 1;
    if (last_word && sentence + 1 < r_.d.sentences.size() && r_.d.sentences[sentence + 1].paragraph == paragraph)
      ++sentence;
    return r_.d.sentences[sentence].end;
  }

  // ---- the cue before ----

  uint32_t cue_before(size_t i) const {
    const uint32_t open = quotation(i).open;
    const uint32_t sentence = r_.d.sentence_of(open);
    uint32_t begin = r_.d.sentences[sentence].first;
    if (i > 0 && quotation(i - 1).close != kNone) begin = std::max(begin, quotation(i - 1).close + 1);
    if (begin == open && sentence > 0) begin = sentence_before_colon(sentence);
    begin = std::max(begin, open > kFarthestCue ? open - kFarthestCue : 0);
    if (begin >= open) return kNone;
    const uint32_t last = open - 1;
    const bool colon = r_.d.word(last) == ":", comma = r_.is_comma(last);
    for (uint32_t token = open; token-- > begin;) {
      const std::string_view word = r_.d.word(token);
      if (is_speech(token)) return fits_before(cue_at_[token], i, colon || comma) ? cue_at_[token] : kNone;
      if (word == ";" || (word == ":" && token != last)) return kNone;
      if (!colon && r_.upos(token) == Upos::VERB) return kNone;
    }
    return kNone;
  }

  /// The first token of the sentence before if it ends with a colon, which leads on to this one; else this one's.
  uint32_t sentence_before_colon(uint32_t sentence) const {
    const Sentence& before = r_.d.sentences[sentence - 1];
    return before.end > before.first && r_.d.word(before.end - 1) == ":" ? before.first
                                                                         : r_.d.sentences[sentence].first;
  }

  /// True if nothing but marks stands between cue and quotation, a comma or colon introduces it, or the tree hangs it
  /// there.
  bool fits_before(uint32_t cue, size_t i, bool introduced) const {
    const CueMatch& match = r_.cues[cue];
    const uint32_t open = quotation(i).open;
    if (introduced || match.end >= open) return true;
    if (r_.word(open - 1) == r_.rules.that) return false;
    for (uint32_t token = quotation(i).first; token < quotation(i).end; ++token) {
      const Deprel relation = r_.relation(token);
      const bool clause = relation == Deprel::ccomp || relation == Deprel::parataxis;
      if (clause && r_.tree.head(token) == match.first && r_.tree.below(token).first >= open) return true;
    }
    return false;
  }

  // ---- no cue ----

  /// The quotation begins its sentence and is a sentence itself.
  bool is_sentence(size_t i) const {
    const Quotation& q = quotation(i);
    const Sentence& sentence = sentence_at(q.open);
    if (sentence.first != q.open || !r_.d.tokens[q.first].capital) return false;
    if (q.close == kNone) return true;
    const std::string_view last = r_.d.word(q.end - 1);
    return last == "." || last == "?" || last == "!" || q.close + 1 >= sentence_at(q.close).end;
  }

  /// The statement before stands in the sentence or paragraph before.
  bool goes_on(size_t i) const {
    if (last_draft_ == kNoDraft) return false;
    const uint32_t here = r_.d.sentence_of(quotation(i).open);
    const uint32_t there = r_.d.sentence_of(
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
    if (dash == kNone || dash + 1 >= r_.d.tokens.size() || !is_dash(r_.d.word(dash))) return {};
    const uint32_t end = sentence_at(dash).end;
    const Tokens words = r_.trimmed({dash + 1, end});
    if (words.empty() || words.end - words.first > kLongestSignature) return {};
    for (uint32_t token = words.first; token < words.end; ++token) {
      if (!r_.d.tokens[token].capital && !r_.is_comma(token)) return {};
    }
    return words;
  }

  static bool is_dash(std::string_view word) {
    return word == "-" || word == "--" || word == "\u2014" || word == "\u2013" || word == "\u2015";
  }

  /// "Blinken: “…”": the words from the sentence's begin to the colon.
  Tokens speaker_before_colon(size_t i) const {
    const uint32_t open = quotation(i).open, first = sentence_at(open).first;
    if (open < first + 2 || open > first + 10 || r_.d.word(open - 1) != ":") return {};
    const Tokens words = r_.trimmed({first, open - 1});
    return !words.empty() && r_.upos(words.end - 1) == Upos::PROPN ? words : Tokens{};
  }

  static constexpr size_t kNoDraft = static_cast<size_t>(-1);

  const Reading& r_;
  std::vector<uint32_t> cue_at_;        ///< by token
  std::vector<uint32_t> draft_of_cue_;  ///< by cue
  std::vector<Draft> drafts_;
  size_t last_draft_ = kNoDraft;
  uint32_t last_end_ = 0;
};

}  // namespace

std::vector<Draft> find_direct(const Reading& reading) { return Finder(reading).run(); }

}  // namespace rapporteur::statements
