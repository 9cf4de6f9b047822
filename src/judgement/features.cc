// Numbers become the names of ranges: few values that were often seen teach more than many that were seen once.
#include "judgement/features.h"

#include <algorithm>
#include <array>

namespace rapporteur::judgement {
namespace {

constexpr std::array<std::string_view, 6> kRange = {"0", "1", "2", "3-5", "6-11", "12+"};

std::string_view range(size_t count) { return kRange[count < 3 ? count : count < 6 ? 3 : count < 12 ? 4 : 5]; }

constexpr std::array<std::string_view, 6> kLength = {"1", "2", "3-4", "5-9", "10-24", "25+"};

std::string_view length(size_t words) {
  return kLength[words < 2 ? 0 : words == 2 ? 1 : words < 5 ? 2 : words < 10 ? 3 : words < 25 ? 4 : 5];
}

constexpr std::array<std::string_view, 5> kDepth = {"first", "second", "lead", "body", "late"};

std::string_view depth(size_t sentence) {
  return kDepth[sentence < 2 ? sentence : sentence < 5 ? 2 : sentence < 20 ? 3 : 4];
}

std::string_view yes(bool holds) { return holds ? "yes" : "no"; }

/// FNV-1a over 64-bit pieces.
uint64_t mixed(uint64_t hash, uint64_t piece) { return (hash ^ piece) * 0x100000001b3; }

}  // namespace

Features::Features(const Document& document)
    : document_(document),
      said_(document.tokens.size() + 1),
      quoted_(document.tokens.size() + 1),
      mentions_(document.actors.size()),
      tellings_(kFindingKinds) {
  std::vector<int32_t> said(said_.size() + 1), quoted(said_.size() + 1);
  for (const Statement& statement : document.statements) {
    for (const Span content : statement.content) {
      const uint32_t first = token_at(content.begin), end = std::max(first, token_at(content.end));
      ++said[first], --said[end];
      if (statement.form == StatementForm::direct) ++quoted[first], --quoted[end];
    }
  }
  int32_t in_said = 0, in_quoted = 0;
  for (size_t i = 0; i < said_.size(); ++i) {
    said_[i] = static_cast<uint16_t>(std::clamp(in_said += said[i], 0, 0xffff));
    quoted_[i] = static_cast<uint16_t>(std::clamp(in_quoted += quoted[i], 0, 0xffff));
  }
  for (const Mention& mention : document.mentions) {
    if (mention.actor != kNone) ++mentions_[mention.actor];
  }
}

uint32_t Features::token_at(uint32_t byte) const {
  const auto& tokens = document_.tokens;
  const auto it =
      std::partition_point(tokens.begin(), tokens.end(), [&](const Token& token) { return token.span.begin < byte; });
  return static_cast<uint32_t>(it - tokens.begin());
}

/// The token in a span that tells the frame of that rule; else the first predicate, else the first token.
uint32_t Features::told_by(Span span, std::string_view rule) const {
  const uint32_t first = token_at(span.begin);
  uint32_t predicate = kNone;
  for (uint32_t i = first; i < document_.tokens.size() && document_.tokens[i].span.begin < span.end; ++i) {
    for (const Frame& frame : document_.frames_of(i)) {
      if (frame.rule == rule) return i;
    }
    if (predicate == kNone && document_.predicate(i) != nullptr) predicate = i;
  }
  return predicate == kNone ? first : predicate;
}

void Features::begin(FindingKind kind, Span span, std::string_view rule, uint32_t token) {
  found_.clear();
  add("bias", "");
  add("rule", rule);
  if (token == kNone) token = told_by(span, rule);
  place(span, token);
  predicate(token);
  add("before", range(tellings_[static_cast<size_t>(kind)]++));
}

void Features::place(Span span, uint32_t token) {
  add("words", length(1 + static_cast<size_t>(std::ranges::count(document_.words(span), ' '))));
  if (token >= document_.tokens.size()) return;
  const uint32_t number = document_.sentence_of(token);
  const Sentence& sentence = document_.sentences[number];
  add("place", depth(number));
  add("sentence", length((sentence.end - sentence.first) / 2));
  add("said", range(said_[token]));
  add("quoted", yes(quoted_[token] > 0));
  const auto turn = std::ranges::upper_bound(document_.turns, token, {}, &Turn::first);
  const bool in_turn = turn != document_.turns.begin() && token < std::prev(turn)->end;
  add("turn", yes(in_turn));
  add("report", length(document_.sentences.size() / 2));
}

void Features::predicate(uint32_t token) {
  if (token >= document_.tags.size() || token >= document_.heads.size()) return;
  add("upos", name_of(document_.tags[token].upos));
  add("relation", name_of(document_.heads[token].relation));
  const Predicate* p = document_.predicate(token);
  if (p == nullptr) return add("standing", "no predicate");
  add("standing", name_of(p->standing));
  add("tense", name_of(p->tense));
  add("mood", name_of(p->mood));
  add("polarity", name_of(p->polarity));
  add("passive", yes(p->passive));
  add("subject", p->subject == kNone ? "none" : p->own_subject ? "own" : "supplied");
  add("object", yes(p->object != kNone));
}

void Features::actor(std::string_view role, std::string_view doubt, uint32_t index) {
  if (index == kNone) return add(role, "nobody");
  const Actor& a = document_.actors[index];
  add(role, name_of(a.kind));
  add(doubt, a.candidates.size() > 1 ? "candidates" : a.code.empty() ? "no state" : range(mentions_[index]));
}

void Features::party_count(std::string_view name, const std::vector<uint32_t>& parties) {
  add(name, range(parties.size()));
}

void Features::words(std::string_view name, std::string_view text) {
  add(name, text.empty() ? "0" : length(1 + static_cast<size_t>(std::ranges::count(text, ' '))));
}

/// How exactly it is known; "" where it is not.
void Features::date(std::string_view edtf) {
  add("date", edtf.empty() ? "none" : edtf.size() == 10 ? "day" : edtf.size() < 10 ? "longer" : "range");
}

void Features::repeated(FindingKind kind, uint32_t one, uint32_t other, std::string_view what) {
  uint64_t key = mixed(0xcbf29ce484222325, static_cast<uint64_t>(kind));
  key = mixed(mixed(key, one), other);
  for (const char c : what) key = mixed(key, static_cast<unsigned char>(c));
  add("repeated", range(before_[key]++));
}

std::span<const Feature> Features::of(const Statement& s) {
  begin(FindingKind::statement, s.span, s.rule, s.cue_token);
  add("form", name_of(s.form));
  add("cue", yes(!s.cue.empty()));
  add("speaker words", yes(!s.speaker_span.empty()));
  add("contents", range(s.content.size()));
  if (!s.content.empty()) words("content", document_.words(s.content.front()));
  const bool joint = s.speaker != kNone && !document_.actors[s.speaker].members.empty();
  actor("speaker", "known speaker", joint ? document_.actors[s.speaker].members.front() : s.speaker);
  date(s.date);
  return found_;
}

std::span<const Feature> Features::of(const Event& e) {
  begin(FindingKind::event, e.span, e.rule, e.predicate);
  const std::string_view code = e.cameo;
  add("root", code.substr(0, 2));
  add("code", code);
  add("status", name_of(e.status));
  actor("source", "known source", e.source);
  actor("target", "known target", e.target);
  add("source words", yes(!e.source_span.empty()));
  add("target words", yes(!e.target_span.empty()));
  if (e.source != kNone && e.target != kNone)
    add("one state", yes(document_.actors[e.source].code == document_.actors[e.target].code));
  date(e.date);
  repeated(FindingKind::event, e.source, e.target, code.substr(0, 2));
  return found_;
}

std::span<const Feature> Features::of(const Meeting& m) {
  begin(FindingKind::meeting, m.span, m.rule, m.predicate);
  add("status", name_of(m.status));
  add("format", m.format == "bilateral" || m.format == "multilateral" ? std::string_view(m.format) : "body");
  party_count("parties", m.parties);
  add("at", yes(!m.place.empty()));
  date(m.date);
  return found_;
}

std::span<const Feature> Features::of(const Proposal& p) {
  begin(FindingKind::proposal, p.span, p.rule, kNone);
  party_count("proposers", p.proposers);
  party_count("addressees", p.addressees);
  words("instrument", p.instrument);
  date(p.date);
  return found_;
}

std::span<const Feature> Features::of(const Clause& c) {
  begin(FindingKind::clause, c.span, c.rule, kNone);
  add("modality", name_of(c.modality));
  party_count("proposers", c.proposers);
  actor("bound", "known bound", c.bound);
  words("deed", c.deed);
  return found_;
}

std::span<const Feature> Features::of(const Position& p) {
  begin(FindingKind::position, p.span, p.rule, kNone);
  add("stance", name_of(p.stance));
  actor("holder", "known holder", p.actor);
  words("issue", p.issue);
  repeated(FindingKind::position, p.actor, 0, p.issue);
  return found_;
}

std::span<const Feature> Features::of(const Forecast& f) {
  begin(FindingKind::forecast, f.span, f.rule, kNone);
  add("outlook", name_of(f.outlook));
  actor("bearer", "known bearer", f.by);
  words("about", f.about);
  add("horizon", yes(!f.horizon.empty()));
  return found_;
}

std::span<const Feature> Features::of(const Conflict& c) {
  begin(FindingKind::conflict, c.span, c.rule, kNone);
  return found_;
}

std::span<const Feature> Features::of(const Zone& zone) {
  begin(FindingKind::furniture, zone.span, zone.rule, kNone);
  return found_;
}

}  // namespace rapporteur::judgement
