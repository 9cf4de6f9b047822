#include "render/answer.h"
#include "render/dossier.h"
#include "render/harmless.h"

namespace rapporteur::render {
namespace {

using answers::Cited;
using answers::Dossier;
using answers::Entry;

constexpr std::string_view kHead = R"html(<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
:root { color-scheme: light dark; --grey: #6b6b6b; }
@media (prefers-color-scheme: dark) { :root { --grey: #a0a0a0; } }
body { font: 1rem/1.5 Georgia, "Times New Roman", serif; margin: 2rem auto; padding: 0 1rem; max-width: 46rem; overflow-wrap: anywhere; }
h1, h2 { line-height: 1.2; } h2 { border-top: 1px solid var(--grey); padding-top: .8rem; margin-top: 2rem; }
h3, h4, h5 { font-size: 1rem; margin: 1rem 0 .2rem; } h4, h5 { font-weight: 400; }
.d1 { margin-left: 1.5rem; } .d2 { margin-left: 3rem; }
blockquote { margin: .2rem 0 .4rem 1rem; } blockquote p { margin: 0; }
.note { color: var(--grey); font-size: .875rem; }
@media print { body { margin: 0; max-width: none; font-size: 10.5pt; } a { color: inherit; text-decoration: none; }
  section > div { break-inside: avoid; } h2, h3 { break-after: avoid; } }
</style>
)html";

std::string escaped(std::string_view text) { return harmless(line_of(text), Surface::page); }

bool is_address(std::string_view text) { return text.starts_with("http://") || text.starts_with("https://"); }

void append_entry(const Dossier& dossier, const Entry& entry, std::string& out) {
  const uint32_t depth = std::min(entry.depth, 2u);
  const std::string heading = "h" + std::to_string(depth + 3);
  out +=
      "<div class=\"d" + std::to_string(depth) + "\"><" + heading + ">" + escaped(entry.head) + "</" + heading + ">\n";
  for (const auto& [role, row] : entry.sentences) {
    const std::string number = std::to_string(dossier.number_of(row.report) + 1);
    out += "<blockquote><p>“" + escaped(row.finding.words) + "”</p><p class=\"note\">" +
           (role.empty() ? "" : escaped(role) + ", ") + "<a href=\"#s" + number + "\">[" + number + "]</a> line " +
           std::to_string(row.finding.line) + ", " + (row.report.date.empty() ? "no date" : row.report.date) + ", " +
           how_sure(row.finding) + "</p></blockquote>\n";
  }
  out += "</div>\n";
}

void append_source(const Cited& cited, size_t number, std::string& out) {
  out += "<li id=\"s" + std::to_string(number) + "\">" + escaped(cited.report.id) + ", " +
         (cited.report.date.empty() ? "no date" : escaped(cited.report.date)) +
         (cited.report.title.empty() ? "" : ", " + escaped(cited.report.title)) +
         (cited.report.source.empty() ? "" : ", " + escaped(cited.report.source));
  if (is_address(cited.address))
    out += ", <a href=\"" + escaped(cited.address) + "\">" + escaped(cited.address) + "</a>";
  if (cited.repeats) out += " (repeats [" + std::to_string(*cited.repeats + 1) + "])";
  out += "</li>\n";
}

}  // namespace

std::string html_of(const Dossier& dossier) {
  std::string out(kHead);
  out += "<title>" + escaped(dossier.title) + "</title>\n</head>\n<body>\n<h1>" + escaped(dossier.title) +
         "</h1>\n<p class=\"note\">" + escaped(dossier.scope) + "</p>\n";
  for (const auto& [title, answer] : dossier.sections) {
    out += "<section>\n<h2>" + escaped(title) + "</h2>\n<p class=\"note\">" +
           (answer.total == 0 ? "Nothing found." : count_of(answer) + ". " + escaped(answer.method)) + "</p>\n";
    for (const Entry& entry : answer.entries) append_entry(dossier, entry, out);
    out += "</section>\n";
  }
  out += "<section>\n<h2>Sources</h2>\n<ol>\n";
  for (size_t i = 0; i < dossier.sources.size(); ++i) append_source(dossier.sources[i], i + 1, out);
  out += "</ol>\n</section>\n<section>\n<h2>Days not read</h2>\n<p>";
  for (size_t i = 0; i < dossier.unread.size(); ++i) out += (i == 0 ? "" : ", ") + answers::words_of(dossier.unread[i]);
  return out + (dossier.unread.empty() ? "None between the first report and the last." : "") +
         "</p>\n</section>\n</body>\n</html>\n";
}

}  // namespace rapporteur::render
