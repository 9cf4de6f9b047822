// A report's text in the terminal's colours, and why each finding was made.
#include <algorithm>

#include "rapporteur/finding.h"
#include "render/harmless.h"
#include "render/marks.h"
#include "render/predicates.h"
#include "text/wrapping.h"

namespace rapporteur::render {
namespace {

/// For each byte the mark that shows there: the narrowest of those that hold it, cues and furniture before all.
std::vector<Style> styles_of(const Explained& explained) {
  const size_t size = explained.document->text().size();
  std::vector<Style> styles(size, Style::plain);
  std::vector<const Mark*> order;
  for (const Mark& mark : explained.marks) order.push_back(&mark);
  std::stable_sort(order.begin(), order.end(),
                   [](const Mark* a, const Mark* b) { return a->span.size() > b->span.size(); });
  for (const Mark* mark : order) {
    std::fill(styles.begin() + mark->span.begin, styles.begin() + std::min<size_t>(mark->span.end, size), mark->style);
  }
  return styles;
}

void write_text(const Explained& explained, uint32_t width, bool colour, std::string& out) {
  const std::string_view text = explained.document->text();
  const auto styles = styles_of(explained);
  for (size_t line = 0; line < text.size();) {
    const size_t end = std::min(text.find('\n', line), text.size());
    size_t at = line;
    for (const std::string& piece : wrap(text.substr(line, end - line), width)) {
      at = text.find(piece, at);
      for (size_t run = at; run < at + piece.size();) {
        size_t next = run;
        while (next < at + piece.size() && styles[next] == styles[run]) ++next;
        out += styled(harmless(text.substr(run, next - run), Surface::terminal), styles[run], colour);
        run = next;
      }
      at += piece.size();
      out += '\n';
    }
    if (line == end) out += '\n';
    line = end + 1;
  }
}

void write_legend(bool colour, std::string& out) {
  if (!colour) return;
  constexpr std::pair<Style, std::string_view> kLegend[] = {
      {Style::actor, "actor"},    {Style::place, "place"}, {Style::time, "time"},
      {Style::quotation, "said"}, {Style::cue, "cue"},     {Style::furniture, "not the report"}};
  for (const auto& [style, name] : kLegend) out += styled(name, style, colour) + "  ";
  out += "\n\n";
}

void write_findings(const Explained& explained, uint32_t width, bool colour, std::string& out) {
  const uint32_t rest = std::max(width, 40u) - 6;
  for (const Finding& finding : findings_of(*explained.document)) {
    std::string line = std::to_string(finding.line);
    line.insert(0, line.size() < 4 ? 4 - line.size() : 0, ' ');
    out += styled(line, Style::dim, colour) + "  " + styled(name_of(finding.kind), Style::bold, colour) + "  " +
           headline(finding) + "\n";
    for (const std::string& piece : wrap("\"" + line_of(finding.words) + "\"", rest)) {
      out += "      " + styled(piece, Style::quotation, colour) + "\n";
    }
    out += "      " +
           styled("found by " + (finding.rule.empty() ? "no named rule" : finding.rule) + ", " + how_sure(finding),
                  Style::dim, colour) +
           "\n";
    const std::string why = explained.reasons ? explained.reasons(finding) : "";
    for (const std::string& piece : wrap(why, rest)) out += "      " + styled(piece, Style::dim, colour) + "\n";
    const std::string read = predicate_behind(*explained.document, finding);
    for (const std::string& piece : wrap(read.empty() ? "" : "read as " + text::one_line(read), rest))
      out += "      " + styled(harmless(piece, Surface::terminal), Style::dim, colour) + "\n";
  }
}

void write_doubts(const Explained& explained, bool colour, std::string& out) {
  if (explained.doubts.empty()) return;
  out += "\n" + styled("In doubt", Style::bold, colour) + "\n";
  for (const Doubt& doubt : explained.doubts) {
    out += "      \"" + line_of(explained.document->words(doubt.span)) + "\" is taken for " + line_of(doubt.actor) +
           "; it could be " + candidates_of(doubt) + "\n";
  }
}

}  // namespace

void write_terminal(const Explained& explained, uint32_t width, bool colour, std::string& out) {
  write_text(explained, width, colour, out);
  out += "\n";
  write_legend(colour, out);
  write_findings(explained, width, colour, out);
  write_doubts(explained, colour, out);
}

}  // namespace rapporteur::render
