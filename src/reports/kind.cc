// Magic numbers as the formats' own specifications and file(1) give them.
#include "reports/kind.h"

#include <strings.h>

#include <algorithm>
#include <array>
#include <string>

namespace rapporteur::reports {
namespace {

struct Magic {
  std::string_view bytes;
  Kind kind;
};

using namespace std::string_view_literals;

constexpr Magic kMagic[] = {
    {"%PDF-"sv, Kind::pdf},
    {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"sv, Kind::old_office},
    {"{\\rtf"sv, Kind::rtf},
    {"WARC/1."sv, Kind::warc},
    {"WARC/0."sv, Kind::warc},
    {"filedesc:"sv, Kind::arc},
    {"\x89PNG"sv, Kind::media},
    {"\xff\xd8\xff"sv, Kind::media},
    {"GIF87a"sv, Kind::media},
    {"GIF89a"sv, Kind::media},
    {"\x7f"
     "ELF"sv,
     Kind::media},
};

// Names inside the first file of a zip that say it is a document.
constexpr std::string_view kOfOffice[] = {"[Content_Types].xml", "mimetype", "word/", "_rels/", "xl/", "ppt/"};

// What a page may begin with, after "<": the standard's list, and what pages without a head begin with.
constexpr std::string_view kPageTags[] = {
    "!doctype html", "html", "head",  "script", "iframe", "h1",   "h2", "h3", "div",     "font",
    "table",         "a",    "style", "title",  "b",      "body", "br", "p",  "article", "section",
    "main",          "meta", "link",  "base",   "header", "span", "ul", "ol"};

bool begins(std::string_view text, std::string_view word) {
  return text.size() >= word.size() && strncasecmp(text.data(), word.data(), word.size()) == 0;
}

std::string_view without_blanks(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t\r\n\f");
  return begin == std::string_view::npos ? std::string_view() : text.substr(begin);
}

/// Behind comments, XML declarations and document types that are no page's.
std::string_view first_element(std::string_view text) {
  while (true) {
    text = without_blanks(text);
    const std::string_view end = text.starts_with("<!--")                                    ? "-->"
                                 : text.starts_with("<?")                                    ? ">"
                                 : text.starts_with("<!") && !begins(text, "<!doctype html") ? ">"
                                                                                             : "";
    if (end.empty()) return text;
    const size_t found = text.find(end);
    if (found == std::string_view::npos) return {};
    text.remove_prefix(found + end.size());
  }
}

bool is_tag(std::string_view text, std::string_view name) {
  if (!begins(text.substr(1), name)) return false;
  const char after = text.size() > name.size() + 1 ? text[name.size() + 1] : '>';
  return after == '>' || after == ' ' || after == '\t' || after == '\n' || after == '\r' || after == '/';
}

Kind kind_of_markup(std::string_view text) {
  const bool declared = text.starts_with("<?xml");
  const std::string_view element = first_element(text);
  if (!element.starts_with('<')) return declared ? Kind::xml : Kind::text;
  for (const std::string_view name : {"rss", "feed", "rdf:RDF"}) {
    if (is_tag(element, name)) return Kind::feed;
  }
  if (declared) return is_tag(element, "html") || is_tag(element, "!doctype html") ? Kind::html : Kind::xml;
  for (const std::string_view name : kPageTags) {
    if (is_tag(element, name)) return Kind::html;
  }
  return Kind::text;
}

/// UTF-16 as the bytes that matter here; UTF-8 without its mark.
std::string plain(std::string_view bytes) {
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
  std::string text(bytes);
  if (bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff")) {
    text.erase(0, 2);
    std::erase(text, '\0');
  }
  return text;
}

constexpr size_t kTarMagic = 257;

}  // namespace

Kind kind_of(std::string_view first_bytes) {
  for (const Magic& magic : kMagic) {
    if (first_bytes.starts_with(magic.bytes)) return magic.kind;
  }
  if (first_bytes.starts_with("PK\x03\x04")) {
    const std::string_view name = first_bytes.substr(std::min<size_t>(30, first_bytes.size()));
    const bool office = std::any_of(std::begin(kOfOffice), std::end(kOfOffice),
                                    [&](std::string_view known) { return name.starts_with(known); });
    return office ? Kind::office : Kind::zip;
  }
  if (first_bytes.size() > kTarMagic && first_bytes.substr(kTarMagic).starts_with("ustar")) return Kind::tar;
  const std::string begin = plain(first_bytes);
  const std::string_view text = without_blanks(begin);
  if (text.starts_with('{')) {
    const std::string_view inside = without_blanks(text.substr(1));
    return inside.starts_with('"') || inside.starts_with('}') ? Kind::json_lines : Kind::text;
  }
  return text.starts_with('<') ? kind_of_markup(text) : Kind::text;
}

std::string_view describe(Kind kind) {
  switch (kind) {
    case Kind::text:
      return "plain text";
    case Kind::json_lines:
      return "JSON lines";
    case Kind::html:
      return "an HTML page";
    case Kind::feed:
      return "a feed";
    case Kind::xml:
      return "an XML file that is no feed";
    case Kind::warc:
      return "a WARC archive";
    case Kind::arc:
      return "an ARC archive";
    case Kind::tar:
      return "a tar archive";
    case Kind::zip:
      return "a zip archive";
    case Kind::office:
      return "an office document (DOCX, ODT or the like)";
    case Kind::pdf:
      return "a PDF document";
    case Kind::old_office:
      return "an office document of an old format";
    case Kind::rtf:
      return "an RTF document";
    case Kind::media:
      return "a picture, sound, film, font or program";
  }
  return "";
}

}  // namespace rapporteur::reports
