// One small function for each layer's line.
#include "describe.h"

#include <algorithm>
#include <array>

namespace rapporteur {
namespace {

class Describer {
 public:
  explicit Describer(const Document& document) : d_(document) {}

  std::vector<DescribedLine> run() {
    for (const Sentence& s : d_.sentences) sentence(s);
    for (const Zone& z : d_.zones) add(z.rule, {"furniture", quoted(z.span), std::string(name_of(z.kind))});
    for (const Name& n : d_.names) add({}, {"name", quoted(n.span), std::string(name_of(n.name_class))});
    for (const Time& t : d_.times)
      add(t.rule, {"time", quoted(t.span), std::string(name_of(t.kind)), t.value, t.mod, t.quant, t.freq});
    for (const Time& t : d_.times) add(t.rule, {"edtf", quoted(t.span), t.edtf});
    for (const Time& t : d_.times) {
      if (!t.zone.empty()) add(t.rule, {"zone", quoted(t.span), t.zone});
      refer("begins", t, t.begin_point);
      refer("ends", t, t.end_point);
      refer("anchor", t, t.anchor);
    }
    for (const Mention& m : d_.mentions) add(m.rule, {"mention", quoted(m.span), who(m.actor), m.place ? "place" : ""});
    for (const Place& p : d_.places) add({}, {"place", quoted(p.span), p.name, p.code});
    for (const Predicate& p : d_.predicates) predicate(p);
    for (const Frame& f : d_.frames) frame(f);
    for (const Statement& s : d_.statements) statement(s);
    for (const Event& e : d_.events) {
      add(e.rule, {"event", who(e.source), e.cameo, who(e.target), std::string(name_of(e.status)), e.date});
    }
    for (const Meeting& m : d_.meetings) {
      add(m.rule, {"meeting", all(m.parties), m.format, "@" + m.place, m.date, std::string(name_of(m.status))});
    }
    for (const Proposal& p : d_.proposals)
      add(p.rule, {"proposal", all(p.proposers), "->", all(p.addressees), in_marks(p.instrument), p.date});
    for (const Clause& c : d_.clauses)
      add(c.rule, {"clause", who(c.bound), std::string(name_of(c.modality)), in_marks(c.deed)});
    for (const Position& p : d_.positions)
      add(p.rule, {"position", who(p.actor), std::string(name_of(p.stance)), in_marks(p.issue)});
    for (const Forecast& f : d_.forecasts)
      add(f.rule, {"forecast", who(f.by), std::string(name_of(f.outlook)), in_marks(f.about), f.horizon});
    for (const Conflict& c : d_.conflicts) add(c.rule, {"conflict", quoted(c.span), quoted(c.with)});
    return std::move(lines_);
  }

 private:
  static std::string in_marks(std::string_view words) { return "\"" + std::string(words) + "\""; }
  std::string quoted(Span span) const { return in_marks(d_.words(span)); }

  /// The actor as findings write it; the members of a joint one joined by "+"; "?" if it is not known.
  std::string who(uint32_t actor) const {
    if (actor == kNone) return "?";
    const Actor& a = d_.actors[actor];
    if (a.kind == ActorKind::joint) return all(a.members, "+");
    const std::string text = written(a);
    return text.empty() ? "?" : text;
  }
  std::string all(const std::vector<uint32_t>& actors, std::string_view between = " ") const {
    std::vector<std::string> names;
    for (const uint32_t actor : actors) names.push_back(who(actor));
    std::sort(names.begin(), names.end());
    std::string text;
    for (const auto& name : names) text.append(text.empty() ? "" : between).append(name);
    return text.empty() ? "?" : text;
  }

  void add(RuleName rule, std::initializer_list<std::string> parts) {
    std::string line;
    for (const auto& part : parts) {
      if (!part.empty()) line.append(line.empty() ? "" : " ").append(part);
    }
    lines_.push_back({std::move(line), rule});
  }

  /// anchor "two days" event "summit"
  void refer(const char* what, const Time& time, const Anchor& anchor) {
    if (anchor.kind == AnchorKind::none) return;
    std::string words;
    if (anchor.index != kNone)
      words = quoted(anchor.kind == AnchorKind::event ? d_.tokens[anchor.index].span : d_.times[anchor.index].span);
    add(time.rule, {what, quoted(time.span), std::string(name_of(anchor.kind)), words});
  }

  void sentence(const Sentence& s) {
    add({}, {"sentence", quoted(s.span)});
    std::string tokens, syntax;
    for (uint32_t i = s.first; i < s.end; ++i) tokens.append(tokens.empty() ? "" : " ").append(d_.word(i));
    add({}, {"tokens", in_marks(tokens)});
    for (uint32_t i = s.first; i < s.end && i < d_.heads.size(); ++i) {
      const Head& head = d_.heads[i];
      if (head.relation == Deprel::none) continue;
      add({}, {"arc", in_marks(d_.word(i)), std::string(name_of(d_.tags[i].upos)), std::string(d_.lemma(i)),
               std::string(name_of(head.relation)), head.head == kNone ? "" : in_marks(d_.word(head.head))});
    }
  }

  /// subject "France"; nothing where there is none
  std::string role(std::string_view name, uint32_t token) const {
    return token == kNone ? "" : std::string(name) + " " + in_marks(d_.word(token));
  }

  /// oblique "with Iran": the words that mark it, and its head
  std::string oblique(uint32_t head) const {
    std::string words;
    for (uint32_t c = d_.heads[head].first_child; c != kNone; c = d_.heads[c].next_sibling) {
      if (d_.heads[c].relation == Deprel::case_ && c < head) words.append(d_.word(c)).append(" ");
    }
    return "oblique " + in_marks(words.append(d_.word(head)));
  }

  /// predicate "urged" subject "France" object "Mali" affirmed asserted past
  void predicate(const Predicate& p) {
    std::string obliques;
    for (const Oblique& o : d_.obliques_of(p)) {
      if (o.head != kNone) obliques.append(obliques.empty() ? "" : " ").append(oblique(o.head));
    }
    add({}, {"predicate", in_marks(d_.word(p.token)), role("subject", p.subject), role("object", p.object),
             role("iobj", p.iobj), role("complement", p.complement), std::string(name_of(p.polarity)),
             std::string(name_of(p.standing)), role("by", p.by),
             p.tense == Tense::none ? "" : std::string(name_of(p.tense)),
             p.mood == Mood::indicative ? "" : std::string(name_of(p.mood)), p.expected ? "expected" : "",
             p.passive ? "passive" : "", obliques});
  }

  /// frame "urged" urge source FRA target MLI. Findings are its projections: the line itself counts as nobody's work,
  /// so that "nothing" means that no finding was made.
  void frame(const Frame& f) {
    std::string text = in_marks(d_.word(f.predicate)) + " " + std::string(f.rule.substr(f.rule.find(' ') + 1));
    const auto fill = [&](const char* name, std::span<const Filler> fillers) {
      for (const Filler& filler : fillers) text.append(" ").append(name).append(" ").append(who(filler.actor));
    };
    fill("source", d_.sources_of(f));
    fill("target", d_.targets_of(f));
    add({}, {"frame", text});
  }

  void statement(const Statement& s) {
    std::string content;
    for (const Span span : s.content) content.append(content.empty() ? "" : " ").append(quoted(span));
    add(s.rule, {"statement", who(s.speaker), std::string(name_of(s.form)), content,
                 s.via.empty() ? "" : "via " + s.via, s.date});
    add(s.rule, {"says", quoted(s.speaker_span), std::string(name_of(s.form)), content});
  }

  const Document& d_;
  std::vector<DescribedLine> lines_;
};

/// What reports are read for; the layers before only lead there.
constexpr std::array<std::string_view, 8> kFindings = {"statement", "event",    "meeting",  "proposal",
                                                       "clause",    "position", "forecast", "conflict"};

std::string first_word(std::string_view line) { return std::string(line.substr(0, line.find(' '))); }

bool is_finding(std::string_view line) {
  return std::find(kFindings.begin(), kFindings.end(), first_word(line)) != kFindings.end();
}

/// One expectation of a document: a line that must be there, or must not.
struct Expectation {
  explicit Expectation(const std::string& text) {
    const bool none = text.starts_with("no "), denied = text.starts_with("not ");
    negated = none || denied || text == "nothing";
    line = text.substr(none ? 3 : denied ? 4 : 0);
  }

  bool is_met_by(const DescribedLine& found, RuleName maker) const {
    if (line != "nothing") return agrees(line, found.text);
    return maker.empty() ? is_finding(found.text) : found.rule == maker;
  }

  std::string line;
  bool negated = false;
};

/// The document's lines of the same layer, to show beside an expectation that does not hold; beside "nothing" those
/// that should not be there.
std::string beside(const std::vector<DescribedLine>& lines, const Expectation& expected, RuleName maker) {
  std::string text;
  const std::string layer = first_word(expected.line);
  for (const auto& line : lines) {
    if (layer == "nothing" ? expected.is_met_by(line, maker) : first_word(line.text) == layer)
      text += "\n    found  " + line.text;
  }
  return text.empty() ? "\n    found  no " + layer : text;
}

/// What to say if none of the lines that must be there is the entry's own work; "" if one is, or if the example also
/// says what must not be there: then they show what is found instead.
std::string made_by_others(const std::vector<DescribedLine>& lines, const std::vector<std::string>& expectations,
                           RuleName maker) {
  std::string others;
  for (const std::string& text : expectations) {
    const Expectation expected(text);
    if (expected.negated) return "";
    for (const auto& line : lines) {
      if (!expected.is_met_by(line, maker)) continue;
      if (line.rule.empty() || line.rule == maker) return "";
      others += "\n    " + line.text + "  by " + std::string(line.rule);
    }
  }
  return others.empty() ? "" : "\n  not its own work, so that it says nothing about it:" + others;
}

}  // namespace

std::vector<DescribedLine> describe_with_rules(const Document& document) { return Describer(document).run(); }

std::vector<std::string> describe(const Document& document) {
  std::vector<std::string> texts;
  for (auto& line : describe_with_rules(document)) texts.push_back(std::move(line.text));
  return texts;
}

bool agrees(std::string_view expected, std::string_view line) {
  return line.starts_with(expected) && (line.size() == expected.size() || line[expected.size()] == ' ');
}

std::string unmet(const Document& document, const std::vector<std::string>& expectations, RuleName maker) {
  const std::vector<DescribedLine> lines = describe_with_rules(document);
  std::string text;
  for (const std::string& expectation : expectations) {
    const Expectation expected(expectation);
    const bool there = std::any_of(lines.begin(), lines.end(),
                                   [&](const DescribedLine& line) { return expected.is_met_by(line, maker); });
    if (there == expected.negated) text += "\n  wanted  " + expectation + beside(lines, expected, maker);
  }
  return maker.empty() ? text : text + made_by_others(lines, expectations, maker);
}

}  // namespace rapporteur
