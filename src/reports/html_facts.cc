// schema.org's vocabulary in JSON-LD, Open Graph (ogp.me), Dublin Core and the names that content systems use.
#include "reports/html_facts.h"

#include <simdjson.h>

#include <algorithm>

#include "reports/written_day.h"

namespace rapporteur::reports {
namespace {

namespace dom = simdjson::dom;

std::string trimmed(std::string_view text) {
  std::string out;
  bool blank = false;
  for (const char c : text) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      blank = !out.empty();
      continue;
    }
    if (blank) out += ' ';
    blank = false;
    out += c;
  }
  return out;
}

/// Strings of linked data are often written as HTML: "Talks &amp; more".
std::string plain(std::string_view text) {
  return text.find('&') == std::string_view::npos ? trimmed(text) : trimmed(parse_html(text).text);
}

void set_if_empty(std::string& place, std::string value) {
  if (place.empty()) place = std::move(value);
}

std::string_view string_of(dom::element value) {
  std::string_view text;
  return value.get(text) ? std::string_view() : text;
}

/// "name" of an object, of each object of a list, or a string itself.
std::string name_of(dom::element value) {
  if (const auto text = string_of(value); !text.empty()) return plain(text);
  std::string names;
  if (dom::array list; !value.get(list)) {
    for (const dom::element item : list) {
      const std::string name = name_of(item);
      if (!name.empty()) names += (names.empty() ? "" : ", ") + name;
    }
    return names;
  }
  dom::element name;
  return value["name"].get(name) ? "" : plain(string_of(name));
}

bool is_article(dom::element type) {
  if (dom::array list; !type.get(list)) {
    return std::any_of(list.begin(), list.end(), [](dom::element item) { return is_article(item); });
  }
  const std::string_view name = string_of(type);
  return name.ends_with("Article") || name.ends_with("BlogPosting") || name == "Report";
}

void read_article(dom::object article, PageFacts& facts) {
  dom::element value;
  if (!article["headline"].get(value)) set_if_empty(facts.title, plain(string_of(value)));
  if (!article["author"].get(value)) set_if_empty(facts.author, name_of(value));
  if (!article["publisher"].get(value)) set_if_empty(facts.source, name_of(value));
  if (!article["inLanguage"].get(value)) set_if_empty(facts.language, std::string(string_of(value)));
  if (!facts.date && !article["datePublished"].get(value)) facts.date = day_at(string_of(value));
}

void read_linked_data(dom::element value, PageFacts& facts, int depth) {
  constexpr int kDeepest = 8;
  if (depth > kDeepest) return;
  if (dom::array list; !value.get(list)) {
    for (const dom::element item : list) read_linked_data(item, facts, depth + 1);
    return;
  }
  dom::object object;
  if (value.get(object)) return;
  dom::element part;
  if (!object["@type"].get(part) && is_article(part)) read_article(object, facts);
  for (const std::string_view key : {"@graph", "mainEntity", "mainEntityOfPage"}) {
    if (!object[key].get(part)) read_linked_data(part, facts, depth + 1);
  }
}

std::string meta(const HtmlTree& tree, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    for (const MetaEntry& entry : tree.meta) {
      if (entry.name == name) return trimmed(entry.content);
    }
  }
  return {};
}

std::optional<Day> meta_day(const HtmlTree& tree) {
  for (const std::string_view name :
       {"article:published_time", "datepublished", "og:published_time", "publishdate", "publish-date", "publish_date",
        "pubdate", "publication_date", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created",
        "dcterms.date", "dc.date", "date", "displaydate", "article.published", "cxenseparse:recs:publishtime"}) {
    if (const auto day = day_at(meta(tree, {name}))) return day;
  }
  return std::nullopt;
}

std::string inner_text(const HtmlTree& tree, const Node& node, uint32_t index) {
  std::string text;
  for (uint32_t i = index + 1; i < node.end; ++i) {
    if (tree.nodes[i].tag == Tag::text) text += std::string(tree.text_of(tree.nodes[i])) + " ";
  }
  return trimmed(text);
}

/// Of an element that is marked as the day of publication; else of the first <time> behind the heading.
std::optional<Day> marked_day(const HtmlTree& tree) {
  std::optional<Day> of_time;
  bool behind_heading = false;
  for (uint32_t i = 0; i < tree.nodes.size(); ++i) {
    const Node& node = tree.nodes[i];
    if (node.tag == Tag::h1) behind_heading = true;
    const bool published = node.itemprop == "datePublished";
    if (!published && (node.tag != Tag::time || of_time)) continue;
    auto day = day_at(node.datetime);
    if (!day) day = first_day_in(inner_text(tree, node, i).substr(0, 100));
    if (day && published) return day;
    if (day && behind_heading) of_time = day;
  }
  return of_time;
}

/// ".../2022/07/19/..." or "2022-07-19" in an address.
std::optional<Day> day_in_address(std::string_view address) {
  for (size_t at = address.find('/'); at != std::string_view::npos; at = address.find_first_of("/-_", at + 1)) {
    if (at + 11 > address.size()) return std::nullopt;
    const std::string_view here = address.substr(at + 1);
    if (here[4] != '/' && here[4] != '-') continue;
    size_t used = 0;
    if (const auto day = day_at(here.substr(0, 11), &used); day && used >= 8) return day;
  }
  return std::nullopt;
}

/// A short line behind the page's heading that has a date.
std::optional<Day> visible_day(const HtmlTree& tree) {
  constexpr size_t kShort = 80;   // bytes of such a line
  constexpr size_t kNear = 1500;  // bytes of text behind the heading
  size_t heading = std::string::npos;
  for (const Node& node : tree.nodes) {
    if (node.tag == Tag::h1) heading = std::string::npos - 1;
    if (node.tag != Tag::text) continue;
    if (heading == std::string::npos - 1) heading = node.begin_text;
    if (heading == std::string::npos || node.begin_text < heading) continue;
    if (node.begin_text > heading + kNear) return std::nullopt;
    const std::string line = trimmed(tree.text_of(node));
    if (line.size() > kShort) continue;
    if (const auto day = first_day_in(line)) return day;
  }
  return std::nullopt;
}

std::string heading_of(const HtmlTree& tree) {
  for (uint32_t i = 0; i < tree.nodes.size(); ++i) {
    if (tree.nodes[i].tag != Tag::h1) continue;
    std::string text = inner_text(tree, tree.nodes[i], i);
    if (text.find(' ') != std::string::npos) return text;
  }
  return {};
}

/// "Talks fail" for "Talks fail | The Outlet".
std::string without_outlet(const std::string& title, const std::string& source) {
  for (const std::string_view sign : {" | ", " - ", " – ", " — ", " :: ", " « "}) {
    const size_t at = title.rfind(sign);
    if (at == std::string::npos || at == 0) continue;
    const std::string_view behind = std::string_view(title).substr(at + sign.size());
    if (behind == source || (sign == " | " && behind.size() < at)) return title.substr(0, at);
  }
  return title;
}

}  // namespace

std::string host_of(std::string_view address) {
  const size_t scheme = address.find("://");
  if (!address.starts_with("http") || scheme == std::string_view::npos) return {};
  address.remove_prefix(scheme + 3);
  address = address.substr(0, address.find_first_of("/?#:"));
  if (address.starts_with("www.")) address.remove_prefix(4);
  return std::string(address);
}

PageFacts facts_of(const HtmlTree& tree, const std::string& address) {
  PageFacts facts;
  dom::parser parser;
  for (const std::string& json : tree.json_ld) {
    dom::element data;
    if (!parser.parse(json).get(data)) read_linked_data(data, facts, 0);
  }
  facts.address = tree.canonical.starts_with("http") ? tree.canonical : meta(tree, {"og:url"});
  if (!facts.address.starts_with("http")) facts.address.clear();
  set_if_empty(facts.source, meta(tree, {"og:site_name", "application-name", "dc.publisher"}));
  set_if_empty(facts.source, host_of(facts.address.empty() ? address : facts.address));
  set_if_empty(facts.title, meta(tree, {"og:title", "twitter:title", "dc.title"}));
  set_if_empty(facts.title, heading_of(tree));
  set_if_empty(facts.title, trimmed(tree.title));
  facts.title = without_outlet(facts.title, facts.source);
  set_if_empty(facts.author, meta(tree, {"author", "dc.creator", "parsely-author", "sailthru.author"}));
  if (facts.author.starts_with("http")) facts.author.clear();
  set_if_empty(facts.language, tree.language);
  set_if_empty(facts.language, meta(tree, {"og:locale", "content-language", "dc.language"}));
  if (!facts.date) facts.date = meta_day(tree);
  if (!facts.date) facts.date = marked_day(tree);
  if (!facts.date) facts.date = day_in_address(facts.address.empty() ? address : facts.address);
  if (!facts.date) facts.date = visible_day(tree);
  return facts;
}

}  // namespace rapporteur::reports
