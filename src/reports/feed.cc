// RSS 2.0 (rssboard.org), RSS 1.0 (web.resource.org), Atom (RFC 4287), read with libxml2; no entity or network is
// followed.
#include "reports/feed.h"

#include <libxml/parser.h>
#include <libxml/tree.h>

#include <memory>

#include "reports/html_tree.h"
#include "reports/written_day.h"

namespace rapporteur::reports {
namespace {

std::string_view name_of(const xmlNode* node) { return reinterpret_cast<const char*>(node->name); }

std::string_view prefix_of(const xmlNode* node) {
  return node->ns != nullptr && node->ns->prefix != nullptr ? reinterpret_cast<const char*>(node->ns->prefix) : "";
}

std::string trimmed(const std::string& text) {
  const size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
}

std::string take(xmlChar* text) {
  std::string out = text != nullptr ? reinterpret_cast<const char*>(text) : "";
  xmlFree(text);
  return out;
}

std::string content_of(const xmlNode* node) { return trimmed(take(xmlNodeGetContent(node))); }

std::string attribute(const xmlNode* node, const char* name) {
  return trimmed(take(xmlGetProp(node, reinterpret_cast<const xmlChar*>(name))));
}

/// Titles are HTML in most feeds, whatever the standard says.
std::string plain(const std::string& text) {
  return text.find_first_of("&<") == std::string::npos ? text : trimmed(parse_html(text).text);
}

/// Atom's type="xhtml" has elements, everything else is text.
std::string markup_of(xmlDoc* document, xmlNode* node) {
  if (attribute(node, "type") != "xhtml") return content_of(node);
  const std::unique_ptr<xmlBuffer, decltype(&xmlBufferFree)> buffer(xmlBufferCreate(), xmlBufferFree);
  for (xmlNode* child = node->children; child != nullptr; child = child->next)
    xmlNodeDump(buffer.get(), document, child, 0, 0);
  return reinterpret_cast<const char*>(xmlBufferContent(buffer.get()));
}

const xmlNode* child(const xmlNode* node, std::string_view name) {
  for (const xmlNode* at = node->children; at != nullptr; at = at->next) {
    if (at->type == XML_ELEMENT_NODE && name_of(at) == name) return at;
  }
  return nullptr;
}

void read_part(xmlDoc* document, xmlNode* part, FeedEntry& entry) {
  const std::string_view name = name_of(part);
  const std::string_view prefix = prefix_of(part);
  if (prefix == "media") return;
  if (name == "title" && entry.title.empty()) {
    entry.title = plain(content_of(part));
  } else if (name == "link") {
    const std::string rel = attribute(part, "rel");
    std::string address = attribute(part, "href");
    if (address.empty()) address = content_of(part);
    if (entry.address.empty() || (rel == "alternate" && !address.empty())) {
      if (rel.empty() || rel == "alternate") entry.address = address;
    }
  } else if (name == "pubDate" || name == "published" || (name == "date" && prefix == "dc")) {
    entry.date = day_at(content_of(part));
  } else if (name == "updated" && !entry.date) {
    entry.date = day_at(content_of(part));
  } else if (name == "creator" || name == "author") {
    const xmlNode* inner = child(part, "name");
    entry.author = plain(content_of(inner != nullptr ? inner : part));
  } else if (name == "description" || name == "summary" || name == "content" || name == "encoded") {
    std::string html = markup_of(document, part);
    if (html.size() > entry.html.size()) entry.html = std::move(html);
  }
}

void read_node(xmlDoc* document, xmlNode* node, FeedEntry feed, std::vector<FeedEntry>& entries) {
  if (const xmlNode* title = child(node, "title")) feed.source = plain(content_of(title));
  if (const xmlNode* language = child(node, "language")) feed.language = content_of(language);
  for (xmlNode* at = node->children; at != nullptr; at = at->next) {
    if (at->type != XML_ELEMENT_NODE) continue;
    const std::string_view name = name_of(at);
    if (name == "channel") {
      read_node(document, at, feed, entries);
      if (const xmlNode* title = child(at, "title")) feed.source = plain(content_of(title));  // RSS 1.0: items follow
    } else if (name == "item" || name == "entry") {
      FeedEntry entry;
      for (xmlNode* part = at->children; part != nullptr; part = part->next) {
        if (part->type == XML_ELEMENT_NODE) read_part(document, part, entry);
      }
      entry.source = feed.source;
      entry.language = feed.language;
      if (!entry.html.empty() || !entry.title.empty()) entries.push_back(std::move(entry));
    }
  }
}

}  // namespace

Result<std::vector<FeedEntry>> read_feed(std::string_view bytes, const std::string& where) {
  // Entities can grow a small file without bound; no feed needs its own.
  if (bytes.find("<!ENTITY") != std::string_view::npos)
    return fail(ErrorCode::malformed, where, "a feed that defines entities", "fetch it from its publisher again");
  const int options = XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET | XML_PARSE_NOCDATA;
  const std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> document(
      xmlReadMemory(bytes.data(), static_cast<int>(bytes.size()), "", nullptr, options), xmlFreeDoc);
  std::vector<FeedEntry> entries;
  xmlNode* root = document ? xmlDocGetRootElement(document.get()) : nullptr;
  if (root != nullptr) {
    FeedEntry feed;
    feed.language = attribute(root, "lang");
    read_node(document.get(), root, feed, entries);
  }
  if (entries.empty()) {
    return fail(ErrorCode::malformed, where, root == nullptr ? "no XML" : "a feed without entries",
                "check that it was fetched whole");
  }
  return entries;
}

}  // namespace rapporteur::reports
