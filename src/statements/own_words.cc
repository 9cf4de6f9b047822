// Zones tell where a released text begins and ends, turns whose words the rest are.
#include "statements/own_words.h"

#include <algorithm>

namespace rapporteur::statements {
namespace {

constexpr std::string_view kTextBegins = "furniture text-begins";  ///< the entries whose zones enclose a released text
constexpr std::string_view kTextEnds = "furniture text-ends";
constexpr uint32_t kLongestCourtesy = 8;  ///< tokens: "Thank you all for being here."
constexpr uint32_t kLastSignature = 5;    ///< sentences before a signed text: date, titles, names
constexpr uint32_t kLongestAside = 6;     ///< tokens in brackets at the end of a turn: "(Laughter.)"

bool is_named(const Actor& actor) { return actor.kind != ActorKind::unnamed && actor.kind != ActorKind::office; }

/// Who issued a released text: the state or body that its title names first, else the first one named before it.
uint32_t issuer_before(const Document& d, uint32_t first) {
  for (const Mention& mention : d.mentions) {
    if (mention.first >= first) break;
    const uint32_t actor = mention.actor;
    if (actor != kNone && !mention.place && !d.actors[actor].code.empty() && is_named(d.actors[actor])) return actor;
  }
  return kNone;
}

uint32_t token_from(const Document& d, uint32_t byte) {
  const auto it =
      std::partition_point(d.tokens.begin(), d.tokens.end(), [&](const Token& t) { return t.span.begin < byte; });
  return static_cast<uint32_t>(it - d.tokens.begin());
}

void add_released(const Document& d, std::vector<OwnWords>& own) {
  uint32_t begin = kNone;
  for (const Zone& zone : d.zones) {
    if (zone.rule == kTextBegins) begin = zone.span.end;
    if (zone.rule != kTextEnds || begin == kNone) continue;
    const Tokens words = {token_from(d, begin), token_from(d, zone.span.begin)};
    if (!words.empty()) own.push_back({words, issuer_before(d, words.first), nullptr});
    begin = kNone;
  }
}

/// A reporter's name above his article signs it too, but what he is stands not beside it.
bool is_official(const Document& d, uint32_t actor) {
  const Actor& author = d.actors[actor];
  if (author.kind == ActorKind::joint)
    return std::all_of(author.members.begin(), author.members.end(), [&](uint32_t m) { return is_official(d, m); });
  return !author.code.empty() && (author.kind != ActorKind::person || !author.posts.empty());
}

bool speaks_in_first_person(const Speech& s, Tokens words) {
  for (uint32_t token = words.first; token < words.end; ++token) {
    const Token& here = s.d.tokens[token];
    if (has(s.rules.first_persons, here.word) && (!here.upper || here.span.size() == 1)) return true;  // not "US"
  }
  return false;
}

/// What tells of its signer by name and never says "we" is about him: a schedule, an appointment.
bool is_signed(const Speech& s, const Turn& turn) {
  if (!is_official(s.d, turn.actor) || s.d.sentence_of(turn.first) > kLastSignature) return false;
  const auto names = [&](const Mention& m) {
    return m.first >= turn.first && m.end <= turn.end && m.actor == turn.actor && m.kind != MentionKind::pronoun;
  };
  return s.d.actors[turn.actor].kind != ActorKind::person || speaks_in_first_person(s, {turn.first, turn.end}) ||
         std::none_of(s.d.mentions.begin(), s.d.mentions.end(), names);
}

/// A headline "Kerry: Truce is near" alone makes none: somebody is asked, or more than one speaks.
bool is_transcript(const Document& d) {
  uint32_t first = kNone;
  return std::any_of(d.turns.begin(), d.turns.end(), [&](const Turn& turn) {
    if (turn.asks) return true;
    if (!turn.of_transcript) return false;
    if (first == kNone) first = turn.actor;
    return turn.actor != first;
  });
}

bool is_courtesy(const Speech& s, Tokens words) {
  return words.end - words.first <= kLongestCourtesy && has(s.rules.courtesies, s.word(words.first));
}

bool has_quotation(const Speech& s, Tokens words) {
  const auto first = s.quotation_of.begin() + words.first, end = s.quotation_of.begin() + words.end;
  return std::any_of(first, end, [](uint32_t q) { return q != kNone; });
}

bool is_person(const Document& d, uint32_t actor) {
  return actor != kNone && d.actors[actor].kind == ActorKind::person;
}

Tokens without_aside(const Speech& s, Tokens words) {
  if (words.empty() || s.d.word(words.end - 1) != ")") return words;
  const uint32_t limit = std::max(words.first, words.end > kLongestAside ? words.end - kLongestAside : 0);
  for (uint32_t token = words.end; token-- > limit;) {
    if (s.d.word(token) == "(") return {words.first, token};
  }
  return words;
}

/// By sentence: a draft tells what the author of its own words says.
std::vector<bool> sentences_told(const Speech& s, const std::vector<Draft>& drafts) {
  std::vector<bool> told(s.d.sentences.size());
  for (const Draft& draft : drafts) {
    const OwnWords* own = draft.cue.cue == nullptr ? nullptr : s.own_at(draft.cue.first);
    if (own == nullptr) continue;
    const uint32_t actor = s.actor_at(draft.speaker_head);
    if (actor == kNone || speaks_for(s.d, own->actor, actor)) told[s.d.sentence_of(draft.cue.first)] = true;
  }
  return told;
}

}  // namespace

std::vector<OwnWords> find_own_words(const Speech& s) {
  const Document& document = s.d;
  std::vector<OwnWords> own;
  add_released(document, own);
  const bool transcript = is_transcript(document);
  for (const Turn& turn : document.turns) {
    if (turn.first >= turn.end || (turn.of_transcript && !transcript)) continue;
    const bool known = turn.actor != kNone && (turn.of_transcript || turn.digest || is_signed(s, turn));
    if (known || turn.asks) own.push_back({{turn.first, turn.end}, turn.actor, turn.of_transcript ? &turn : nullptr});
  }
  std::stable_sort(own.begin(), own.end(),
                   [](const OwnWords& a, const OwnWords& b) { return a.words.first < b.words.first; });
  return own;
}

bool speaks_for(const Document& document, uint32_t author, uint32_t actor) {
  if (author == kNone || actor == kNone) return false;
  const Actor &speaker = document.actors[author], &subject = document.actors[actor];
  const auto of_author = [&](uint32_t member) { return speaks_for(document, author, member); };
  const auto for_actor = [&](uint32_t member) { return speaks_for(document, member, actor); };
  if (actor == author) return true;
  if (subject.kind == ActorKind::joint) return std::all_of(subject.members.begin(), subject.members.end(), of_author);
  if (speaker.kind == ActorKind::joint) return std::any_of(speaker.members.begin(), speaker.members.end(), for_actor);
  const bool whole = subject.kind == ActorKind::state || subject.kind == ActorKind::body;
  return whole && subject.code == speaker.code;
}

void add_own_words(const Speech& s, std::vector<Draft>& drafts) {
  const std::vector<bool> told = sentences_told(s, drafts);
  for (const OwnWords& own : s.own) {
    if (own.turn != nullptr && own.turn->asks) continue;
    Tokens rest = own.words;  // of a turn, behind its thanks and greetings
    for (uint32_t i = s.d.sentence_of(rest.first); !rest.empty() && i < s.d.sentences.size(); ++i) {
      const Sentence& sentence = s.d.sentences[i];
      if (sentence.first >= own.words.end) break;
      if (own.turn != nullptr && !is_courtesy(s, {rest.first, sentence.end})) break;
      rest.first = std::min(sentence.end, rest.end);
      if (own.turn != nullptr || told[i]) continue;
      const Tokens words = s.trimmed({std::max(sentence.first, own.words.first), sentence.end});
      if (!words.empty()) drafts.push_back({{}, {words}, {}, kNone, own.actor, nullptr});
    }
    rest = s.trimmed(without_aside(s, rest));
    if (own.turn != nullptr && !rest.empty()) drafts.push_back({{}, {rest}, {}, kNone, own.actor, own.turn});
  }
}

void add_unmarked(const Speech& s, std::vector<Statement>& statements) {
  if (!s.d.turns.empty() || statements.empty()) return;
  std::vector<Statement> added;
  const Statement* before = nullptr;
  size_t next = 0;
  uint32_t last = 0;  // paragraph of `before`, or of what was added to it
  for (uint32_t first = 0, end = 0; first < s.d.sentences.size(); first = end) {
    const uint32_t paragraph = s.d.sentences[first].paragraph;
    while (end < s.d.sentences.size() && s.d.sentences[end].paragraph == paragraph) ++end;
    const Tokens words = s.trimmed({s.d.sentences[first].first, s.d.sentences[end - 1].end});
    if (words.empty()) continue;
    const Span span = s.d.span_of(words.first, words.end);
    const bool told = next < statements.size() && statements[next].span.begin < span.end;
    for (; next < statements.size() && statements[next].span.begin < span.end; ++next) before = &statements[next];
    if (told) {
      last = paragraph;
    } else if (end - first == 1 && speaks_in_first_person(s, words) && !has_quotation(s, words)) {
      if (before == nullptr) return;  // the writer's own "I"
      if (paragraph > last + 2 || !is_person(s.d, before->speaker)) continue;
      Statement statement;
      statement.span = span;
      statement.content = {span};
      statement.speaker = before->speaker;
      statement.form = StatementForm::direct;
      added.push_back(std::move(statement));
      last = paragraph;
    }
  }
  statements.insert(statements.end(), std::make_move_iterator(added.begin()), std::make_move_iterator(added.end()));
  std::stable_sort(statements.begin(), statements.end(),
                   [](const Statement& a, const Statement& b) { return a.span.begin < b.span.begin; });
}

}  // namespace rapporteur::statements
