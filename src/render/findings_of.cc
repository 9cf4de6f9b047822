// From layers to findings: actors written out, bytes counted as code points, everything in the order of the text.
#include <algorithm>

#include "judgement/worth.h"
#include "rapporteur/document.h"
#include "rapporteur/finding.h"
#include "text/points.h"

namespace rapporteur {
namespace {

/// Writes one document's values in the form that leaves the program.
class Writer {
 public:
  explicit Writer(const Document& document) : document_(document), points_(document) {}

  void add(FindingKind kind, const auto& found, std::vector<FieldValue> values) {
    const Span span = found.span;
    if (kind != FindingKind::furniture && !judgement::is_asserted(document_, span)) return;
    found_.push_back({kind, document_.report.id, points_.of(span), line_of(document_.given(span).begin),
                      std::string(document_.words(span)), std::string(found.rule), found.confidence,
                      std::move(values)});
  }
  std::vector<Finding> take() {
    std::stable_sort(found_.begin(), found_.end(), [](const Finding& a, const Finding& b) { return a.span < b.span; });
    return std::move(found_);
  }

  /// One actor. Of several who act as one, the first that the text names.
  std::string one(uint32_t index) const {
    const std::vector<std::string> all = names({index});
    return all.empty() ? "" : all.front();
  }
  /// Each of those who act as one, in the order of the text; "" where nobody is known.
  std::vector<std::string> each(uint32_t index) const {
    std::vector<std::string> all = names({index});
    if (all.empty()) all.emplace_back();
    return all;
  }
  /// Several actors, each once, sorted.
  std::vector<std::string> several(const std::vector<uint32_t>& indices) const {
    std::vector<std::string> all = names(indices);
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
  }
  FieldValue span_or_null(Span span) const { return span.empty() ? FieldValue() : FieldValue(points_.of(span)); }
  std::vector<Span> spans(std::vector<Span> bytes) const {
    for (Span& span : bytes) span = points_.of(span);
    return bytes;
  }

 private:
  std::vector<std::string> names(std::vector<uint32_t> waiting) const {
    std::vector<std::string> all;
    for (size_t i = 0; i < waiting.size(); ++i) {
      if (waiting[i] == kNone) continue;
      const Actor& actor = document_.actors[waiting[i]];
      const std::vector<uint32_t>& members = actor.members;
      if (actor.kind == ActorKind::joint)
        waiting.insert(waiting.end(), members.begin(), members.end());
      else if (std::string name = written(actor); !name.empty())
        all.push_back(std::move(name));
    }
    return all;
  }
  /// Findings come in any order, reports are short: counting anew from the last answer forwards is enough.
  uint32_t line_of(uint32_t byte) {
    if (byte < line_at_) line_ = 1, line_at_ = 0;
    const std::string_view between = std::string_view(document_.report.text).substr(line_at_, byte - line_at_);
    line_ += static_cast<uint32_t>(std::count(between.begin(), between.end(), '\n'));
    line_at_ = byte;
    return line_;
  }

  const Document& document_;
  text::CodePoints points_;
  std::vector<Finding> found_;
  uint32_t line_ = 1;
  uint32_t line_at_ = 0;
};

std::string choice(auto value) { return std::string(name_of(value)); }

void add_statements(const Document& document, Writer& out) {
  for (const Statement& s : document.statements) {
    if (!judgement::is_worth_telling(document, s)) continue;
    if (s.reported) continue;  // FINDINGS: what somebody says that others say is his statement
    for (const std::string& speaker : out.each(s.speaker)) {
      out.add(FindingKind::statement, s,
              {speaker, choice(s.form), out.span_or_null(s.cue), out.spans(s.content), out.span_or_null(s.speaker_span),
               s.via, s.date});
    }
  }
}

void add_events(const Document& document, Writer& out) {
  for (const Event& e : document.events) {
    if (e.confidence == judgement::kNoFinding) continue;
    out.add(FindingKind::event, e, {out.one(e.source), out.one(e.target), e.cameo, e.date, choice(e.status)});
  }
}

void add_talks(const Document& document, Writer& out) {
  for (const Meeting& m : document.meetings) {
    out.add(FindingKind::meeting, m, {out.several(m.parties), m.format, m.place, m.date, choice(m.status)});
  }
  for (const Proposal& p : document.proposals) {
    out.add(FindingKind::proposal, p, {out.several(p.proposers), out.several(p.addressees), p.instrument, p.date});
  }
  for (const Clause& c : document.clauses) {
    out.add(FindingKind::clause, c, {out.several(c.proposers), out.one(c.bound), choice(c.modality), c.deed});
  }
  for (const Position& p : document.positions) {
    if (!judgement::is_worth_telling(document, p)) continue;
    out.add(FindingKind::position, p, {out.one(p.actor), p.issue, choice(p.stance)});
  }
  for (const Forecast& f : document.forecasts) {
    out.add(FindingKind::forecast, f, {out.one(f.by), f.about, choice(f.outlook), f.horizon});
  }
  for (const Conflict& c : document.conflicts) {
    out.add(FindingKind::conflict, c, {out.span_or_null(c.with), c.why});
  }
}

void add_furniture(const Document& document, Writer& out) {
  for (const Zone& zone : document.zones) {
    if (zone.kind == ZoneKind::furniture) out.add(FindingKind::furniture, zone, {});
  }
}

}  // namespace

std::vector<Finding> findings_of(const Document& document) {
  Writer out(document);
  add_statements(document, out);
  add_events(document, out);
  add_talks(document, out);
  add_furniture(document, out);
  return out.take();
}

}  // namespace rapporteur
