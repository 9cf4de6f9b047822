// A report with its annotations as one HTML page: no script, no font, no picture from elsewhere.
#include <algorithm>
#include <set>

#include "rapporteur/finding.h"
#include "render/marks.h"
#include "text/points.h"
#include "text/wrapping.h"

namespace rapporteur::render {
namespace {

constexpr std::string_view kHead = R"html(<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
:root { color-scheme: light dark; --actor: #0b7285; --place: #862e9c; --time: #a35200; --said: #2b8a3e; --grey: #767676; }
@media (prefers-color-scheme: dark) {
  :root { --actor: #66d9e8; --place: #e599f7; --time: #ffc078; --said: #8ce99a; --grey: #9a9a9a; }
}
body { font: 1rem/1.55 system-ui, sans-serif; margin: 2rem auto; padding: 0 1rem; max-width: 76rem; }
main { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 2.5rem; }
@media (max-width: 60rem) { main { grid-template-columns: minmax(0, 1fr); } }
.report { white-space: pre-wrap; overflow-wrap: anywhere; }
.actor { color: var(--actor); } .place { color: var(--place); } .time { color: var(--time); }
.said { background: color-mix(in srgb, var(--said) 18%, transparent); }
.cue { text-decoration: underline; text-underline-offset: .2em; }
.furniture { color: var(--grey); text-decoration: line-through; }
.found { border-top: 1px solid color-mix(in srgb, var(--grey) 40%, transparent); padding: .6rem 0; }
.found p { margin: .15rem 0; } .kind { font-weight: 600; } .rule, .legend { color: var(--grey); font-size: .875rem; }
.found a { color: inherit; } q { quotes: "“" "”"; color: var(--said); }
.report a:target, .report a[id]:target { outline: 2px solid currentColor; outline-offset: .3em; }
</style>
)html";

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '&':
        out += "&amp;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

/// Where findings begin in the text read, from the code points of the text given, in one pass.
std::vector<uint32_t> starts_in_bytes(const Document& document, const std::vector<Finding>& findings) {
  const std::string_view text = document.report.text;
  std::vector<uint32_t> starts;
  uint32_t points = 0, byte = 0;
  for (const Finding& finding : findings) {  // in the order of the text
    for (; byte < text.size() && points < finding.span.begin; ++points) {
      for (++byte; byte < text.size() && (static_cast<unsigned char>(text[byte]) & 0xc0) == 0x80;) ++byte;
    }
    starts.push_back(document.view.read(byte));
  }
  return starts;
}

void open_mark(const Mark& mark, std::string& out) {
  std::string title = mark.label;
  if (!mark.rule.empty()) title += " (" + std::string(mark.rule) + ")";
  out += "<span class=\"" + std::string(mark.layer) + "\" title=\"" + escaped(title) + "\">";
}

/// Marks may cross: at each byte where one begins or ends, all that are open are closed and those that go on opened
/// anew.
void write_text(const Explained& explained, const std::vector<uint32_t>& anchors, std::string& out) {
  const std::string_view text = explained.document->text();
  std::set<uint32_t> borders{0, static_cast<uint32_t>(text.size())};
  for (const Mark& mark : explained.marks) borders.insert({mark.span.begin, mark.span.end});
  borders.insert(anchors.begin(), anchors.end());
  size_t anchor = 0, first = 0;
  for (auto it = borders.begin(); std::next(it) != borders.end(); ++it) {
    const Span piece{*it, *std::next(it)};
    for (; anchor < anchors.size() && anchors[anchor] <= piece.begin; ++anchor)
      out += "<a id=\"f" + std::to_string(anchor + 1) + "\"></a>";
    size_t open = 0;
    while (first < explained.marks.size() && explained.marks[first].span.end <= piece.begin) ++first;
    for (size_t i = first; i < explained.marks.size() && explained.marks[i].span.begin <= piece.begin; ++i) {
      if (!explained.marks[i].span.contains(piece)) continue;
      open_mark(explained.marks[i], out);
      ++open;
    }
    out += escaped(text.substr(piece.begin, piece.size()));
    for (; open > 0; --open) out += "</span>";
  }
}

void write_findings(const std::vector<Finding>& findings, std::string& out) {
  if (findings.empty()) out += "<p>Nothing found.</p>\n";
  for (size_t i = 0; i < findings.size(); ++i) {
    const Finding& finding = findings[i];
    out += "<div class=\"found\"><p><a class=\"kind\" href=\"#f" + std::to_string(i + 1) + "\">" +
           std::string(name_of(finding.kind)) + "</a> " + escaped(headline(finding)) + "</p><p><q>" +
           escaped(text::one_line(finding.words)) + "</q></p><p class=\"rule\">line " + std::to_string(finding.line) +
           ", found by " + escaped(finding.rule.empty() ? "no named rule" : finding.rule) + "</p></div>\n";
  }
}

void write_doubts(const Explained& explained, std::string& out) {
  if (!explained.doubts.empty()) out += "<h2>In doubt</h2>\n";
  for (const Doubt& doubt : explained.doubts) {
    out += "<p><q>" + escaped(explained.document->words(doubt.span)) + "</q> is taken for " + escaped(doubt.actor) +
           "; it could be ";
    for (size_t i = 0; i < doubt.candidates.size(); ++i) out += (i == 0 ? "" : ", ") + escaped(doubt.candidates[i]);
    out += "</p>\n";
  }
}

}  // namespace

void write_page(const Explained& explained, std::string& out) {
  const Report& report = explained.document->report;
  const auto findings = findings_of(*explained.document);
  const std::string title = report.title.empty() ? report.id : report.title;
  out += "<!doctype html>\n<html lang=\"en\">\n" + std::string(kHead) + "<title>" + escaped(title) + "</title>\n<h1>" +
         escaped(title) + "</h1>\n";
  out += "<p class=\"legend\">" + escaped(report.id) + " · " + (report.date ? to_string(*report.date) : "no date") +
         " · <span class=\"actor\">actor</span> <span class=\"place\">place</span> <span class=\"time\">time</span> "
         "<span class=\"said\">said</span> <span class=\"cue\">cue</span> <span class=\"furniture\">not the "
         "report</span></p>\n<main>\n"
         "<div class=\"report\">";
  write_text(explained, starts_in_bytes(*explained.document, findings), out);
  out += "</div>\n<div>\n";
  write_findings(findings, out);
  write_doubts(explained, out);
  out += "</div>\n</main>\n</html>\n";
}

}  // namespace rapporteur::render
