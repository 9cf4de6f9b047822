// A report with its annotations as one HTML page: no script, no font, no picture from elsewhere.
#include <algorithm>

#include "rapporteur/finding.h"
#include "render/harmless.h"
#include "render/marks.h"
#include "text/points.h"

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

std::string escaped(std::string_view text) { return harmless(text, Surface::page); }

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

constexpr size_t kPieceSize = 64 * 1024;  // bytes of the page that are handed over together
constexpr uint32_t kLabelWidth = 160;
constexpr uint32_t kWordsWidth = 600;  // of a finding; the rest stands in the report, one click away
constexpr size_t kDeepest = 4;         // marks of one layer inside one another that are drawn

/// The page as far as it is not handed over.
struct Page {
  const TakePiece& take;
  std::string out;

  void end_piece() {
    if (out.size() >= kPieceSize) take(out);
  }
};

void open_mark(const Mark& mark, std::string& out) {
  std::string title = cut(mark.label, kLabelWidth);
  if (!mark.rule.empty()) title += " (" + std::string(mark.rule) + ")";
  out += "<span class=\"" + std::string(mark.layer) + "\" title=\"" + escaped(title) + "\">";
}

/// The marks that are open where the text has been written to, the outermost first.
class OpenMarks {
 public:
  explicit OpenMarks(const std::vector<Mark>& marks) : marks_(marks) {}

  /// Closes those that end here or before. Marks may cross: those inside that go on are opened anew.
  void close(uint32_t at, std::string& out) {
    const auto ended = [&](uint32_t mark) { return marks_[mark].span.end <= at; };
    const auto first = std::find_if(open_.begin(), open_.end(), ended);
    for (auto it = first; it != open_.end(); ++it) out += "</span>";
    const auto kept = std::remove_if(first, open_.end(), ended);
    for (auto it = first; it != kept; ++it) open_mark(marks_[*it], out);
    open_.erase(kept, open_.end());
  }
  /// Opens those that begin here, but for the ones that are too deep.
  void open(uint32_t at, std::string& out) {
    for (; next_ < marks_.size() && marks_[next_].span.begin <= at; ++next_) {
      const auto same = [&](uint32_t mark) { return marks_[mark].layer == marks_[next_].layer; };
      if (static_cast<size_t>(std::count_if(open_.begin(), open_.end(), same)) >= kDeepest) continue;
      open_.push_back(next_);
      open_mark(marks_[next_], out);
    }
  }

 private:
  const std::vector<Mark>& marks_;  ///< in the order of their beginnings
  std::vector<uint32_t> open_;
  uint32_t next_ = 0;
};

/// Every byte where a mark begins or ends or a finding's anchor stands, and the text's two ends.
std::vector<uint32_t> borders_of(const Explained& explained, const std::vector<uint32_t>& anchors) {
  std::vector<uint32_t> borders{0, static_cast<uint32_t>(explained.document->text().size())};
  for (const Mark& mark : explained.marks) borders.insert(borders.end(), {mark.span.begin, mark.span.end});
  borders.insert(borders.end(), anchors.begin(), anchors.end());
  std::sort(borders.begin(), borders.end());
  borders.erase(std::unique(borders.begin(), borders.end()), borders.end());
  return borders;
}

void write_text(const Explained& explained, const std::vector<uint32_t>& anchors, Page& page) {
  const std::string_view text = explained.document->text();
  const std::vector<uint32_t> borders = borders_of(explained, anchors);
  OpenMarks marks(explained.marks);
  size_t anchor = 0;
  for (size_t i = 0; i < borders.size(); ++i) {
    marks.close(borders[i], page.out);
    for (; anchor < anchors.size() && anchors[anchor] <= borders[i]; ++anchor)
      page.out += "<a id=\"f" + std::to_string(anchor + 1) + "\"></a>";
    if (i + 1 == borders.size()) break;
    marks.open(borders[i], page.out);
    page.out += escaped(text.substr(borders[i], borders[i + 1] - borders[i]));
    page.end_piece();
  }
}

void write_findings(const std::vector<Finding>& findings, const Explained& explained, Page& page) {
  std::string& out = page.out;
  if (findings.empty()) out += "<p>Nothing found.</p>\n";
  for (size_t i = 0; i < findings.size(); ++i) {
    const Finding& finding = findings[i];
    out += "<div class=\"found\"><p><a class=\"kind\" href=\"#f" + std::to_string(i + 1) + "\">" +
           std::string(name_of(finding.kind)) + "</a> " + escaped(headline(finding)) + "</p><p><q>" +
           escaped(cut(line_of(finding.words), kWordsWidth)) + "</q></p><p class=\"rule\">line " +
           std::to_string(finding.line) + ", found by " +
           escaped(finding.rule.empty() ? "no named rule" : finding.rule) + ", " + how_sure(finding);
    const std::string why = explained.reasons ? explained.reasons(finding) : "";
    out += (why.empty() ? "" : "<br>" + escaped(why)) + "</p></div>\n";
    page.end_piece();
  }
}

void write_doubts(const Explained& explained, Page& page) {
  std::string& out = page.out;
  if (!explained.doubts.empty()) out += "<h2>In doubt</h2>\n";
  for (const Doubt& doubt : explained.doubts) {
    out += "<p><q>" + escaped(explained.document->words(doubt.span)) + "</q> is taken for " + escaped(doubt.actor) +
           "; it could be " + escaped(candidates_of(doubt)) + "</p>\n";
    page.end_piece();
  }
}

}  // namespace

void write_page(const Explained& explained, const TakePiece& take) {
  Page page{take, {}};
  std::string& out = page.out;
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
  write_text(explained, starts_in_bytes(*explained.document, findings), page);
  out += "</div>\n<div>\n";
  write_findings(findings, explained, page);
  write_doubts(explained, page);
  out += "</div>\n</main>\n</html>\n";
  take(out);
}

}  // namespace rapporteur::render
