// One small function for each layer's line.
#include "describe.h"

#include <algorithm>

namespace rapporteur {
namespace {

class Describer {
 public:
  explicit Describer(const Document& document) : d_(document) {}

  std::vector<std::string> run() {
    for (const Sentence& s : d_.sentences) sentence(s);
    for (const Zone& z : d_.zones) add({"furniture", quoted(z.span), std::string(name_of(z.kind))});
    for (const Name& n : d_.names) add({"name", quoted(n.span), std::string(name_of(n.name_class))});
    for (const Time& t : d_.times)
      add({"time", quoted(t.span), std::string(name_of(t.kind)), t.value, t.mod, t.quant, t.freq});
    for (const Time& t : d_.times) add({"edtf", quoted(t.span), t.edtf});
    for (const Time& t : d_.times) {
      if (!t.zone.empty()) add({"zone", quoted(t.span), t.zone});
      refer("begins", t, t.begin_point);
      refer("ends", t, t.end_point);
      refer("anchor", t, t.anchor);
    }
    for (const Mention& m : d_.mentions) add({"mention", quoted(m.span), who(m.actor), m.place ? "place" : ""});
    for (const Place& p : d_.places) add({"place", quoted(p.span), p.name, p.code});
    for (const Statement& s : d_.statements) statement(s);
    for (const Event& e : d_.events) {
      add({"event", who(e.source), e.cameo, who(e.target), std::string(name_of(e.status)), e.date});
    }
    for (const Meeting& m : d_.meetings) {
      add({"meeting", all(m.parties), m.format, "@" + m.place, m.date, std::string(name_of(m.status))});
    }
    for (const Proposal& p : d_.proposals)
      add({"proposal", all(p.proposers), "->", all(p.addressees), in_marks(p.instrument), p.date});
    for (const Clause& c : d_.clauses)
      add({"clause", who(c.bound), std::string(name_of(c.modality)), in_marks(c.deed)});
    for (const Position& p : d_.positions)
      add({"position", who(p.actor), std::string(name_of(p.stance)), in_marks(p.issue)});
    for (const Forecast& f : d_.forecasts)
      add({"forecast", who(f.by), std::string(name_of(f.outlook)), in_marks(f.about), f.horizon});
    for (const Conflict& c : d_.conflicts) add({"conflict", quoted(c.span), quoted(c.with)});
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

  void add(std::initializer_list<std::string> parts) {
    std::string line;
    for (const auto& part : parts) {
      if (!part.empty()) line.append(line.empty() ? "" : " ").append(part);
    }
    lines_.push_back(std::move(line));
  }

  /// anchor "two days" event "summit"
  void refer(const char* what, const Time& time, const Anchor& anchor) {
    if (anchor.kind == AnchorKind::none) return;
    std::string words;
    if (anchor.index != kNone)
      words = quoted(anchor.kind == AnchorKind::event ? d_.tokens[anchor.index].span : d_.times[anchor.index].span);
    add({what, quoted(time.span), std::string(name_of(anchor.kind)), words});
  }

  void sentence(const Sentence& s) {
    add({"sentence", quoted(s.span)});
    std::string tokens, syntax;
    for (uint32_t i = s.first; i < s.end; ++i) tokens.append(tokens.empty() ? "" : " ").append(d_.word(i));
    add({"tokens", in_marks(tokens)});
    for (uint32_t i = s.first; i < s.end && i < d_.heads.size(); ++i) {
      const Head& head = d_.heads[i];
      if (head.relation == Deprel::none) continue;
      add({"arc", in_marks(d_.word(i)), std::string(name_of(d_.tags[i].upos)), std::string(d_.lemma(i)),
           std::string(name_of(head.relation)), head.head == kNone ? "" : in_marks(d_.word(head.head))});
    }
  }

  void statement(const Statement& s) {
    std::string content;
    for (const Span span : s.content) content.append(content.empty() ? "" : " ").append(quoted(span));
    add({"statement", who(s.speaker), std::string(name_of(s.form)), content, s.via.empty() ? "" : "via " + s.via,
         s.date});
    add({"says", quoted(s.speaker_span), std::string(name_of(s.form)), content});
  }

  const Document& d_;
  std::vector<std::string> lines_;
};

std::string first_word(std::string_view line) { return std::string(line.substr(0, line.find(' '))); }

/// The document's lines of the same layer, to show beside an expectation that does not hold.
std::string of_layer(const std::vector<std::string>& lines, const std::string& layer) {
  std::string text;
  for (const auto& line : lines) {
    if (first_word(line) == layer) text += "\n    found  " + line;
  }
  return text.empty() ? "\n    found  no " + layer : text;
}

}  // namespace

std::vector<std::string> describe(const Document& document) { return Describer(document).run(); }

bool agrees(std::string_view expected, std::string_view line) {
  return line.starts_with(expected) && (line.size() == expected.size() || line[expected.size()] == ' ');
}

std::string unmet(const Document& document, const std::vector<std::string>& expectations) {
  const std::vector<std::string> lines = describe(document);
  std::string text;
  for (const std::string& expectation : expectations) {
    const bool none = expectation.starts_with("no "), negated = none || expectation.starts_with("not ");
    const std::string line = expectation.substr(none ? 3 : negated ? 4 : 0);
    const bool there = std::any_of(lines.begin(), lines.end(), [&](const std::string& l) { return agrees(line, l); });
    if (there == negated) text += "\n  wanted  " + expectation + of_layer(lines, first_word(line));
  }
  return text;
}

}  // namespace rapporteur
