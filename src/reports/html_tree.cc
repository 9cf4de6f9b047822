// Tags are read by libxml2's push of events: twice as fast as an HTML5 tree, and all that the search for the article
// needs (docs/performance.md has both). Scripts, styles and drawings, half of most pages, are cut out before.
#include "reports/html_tree.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <strings.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace rapporteur::reports {
namespace {

struct TagEntry {
  std::string_view name;
  Tag tag;
  bool block;
};

// Sorted by name. What is not here is inline and has no meaning of its own.
constexpr TagEntry kTags[] = {
    {"a", Tag::a, false},
    {"address", Tag::other, true},
    {"article", Tag::article, true},
    {"aside", Tag::aside, true},
    {"audio", Tag::hidden, true},
    {"blockquote", Tag::blockquote, true},
    {"body", Tag::body, true},
    {"br", Tag::br, false},
    {"button", Tag::button, true},
    {"canvas", Tag::hidden, true},
    {"center", Tag::other, true},
    {"datalist", Tag::hidden, true},
    {"dd", Tag::td, true},
    {"details", Tag::other, true},
    {"dialog", Tag::hidden, true},
    {"div", Tag::div, true},
    {"dl", Tag::list, true},
    {"dt", Tag::td, true},
    {"fieldset", Tag::form, true},
    {"figcaption", Tag::figcaption, true},
    {"figure", Tag::figure, true},
    {"footer", Tag::footer, true},
    {"form", Tag::form, true},
    {"h1", Tag::h1, true},
    {"h2", Tag::h2, true},
    {"h3", Tag::h3, true},
    {"h4", Tag::h3, true},
    {"h5", Tag::h3, true},
    {"h6", Tag::h3, true},
    {"head", Tag::hidden, true},
    {"header", Tag::header, true},
    {"hr", Tag::other, true},
    {"iframe", Tag::iframe, true},
    {"input", Tag::input, false},
    {"label", Tag::other, true},
    {"li", Tag::li, true},
    {"main", Tag::main, true},
    {"math", Tag::hidden, false},
    {"menu", Tag::nav, true},
    {"nav", Tag::nav, true},
    {"noscript", Tag::hidden, true},
    {"object", Tag::hidden, true},
    {"ol", Tag::list, true},
    {"option", Tag::hidden, true},
    {"p", Tag::p, true},
    {"pre", Tag::pre, true},
    {"script", Tag::hidden, false},
    {"section", Tag::section, true},
    {"select", Tag::hidden, true},
    {"style", Tag::hidden, false},
    {"svg", Tag::hidden, false},
    {"table", Tag::table, true},
    {"tbody", Tag::other, true},
    {"td", Tag::td, true},
    {"template", Tag::hidden, true},
    {"textarea", Tag::hidden, true},
    {"th", Tag::td, true},
    {"thead", Tag::other, true},
    {"time", Tag::time, false},
    {"title", Tag::title, true},
    {"tr", Tag::tr, true},
    {"ul", Tag::list, true},
    {"video", Tag::hidden, true},
};

TagEntry tag_of(std::string_view name) {
  const auto* found = std::lower_bound(std::begin(kTags), std::end(kTags), name,
                                       [](const TagEntry& entry, std::string_view n) { return entry.name < n; });
  return found != std::end(kTags) && found->name == name ? *found : TagEntry{name, Tag::other, false};
}

bool begins_with_no_case(std::string_view text, std::string_view word) {
  return text.size() >= word.size() && strncasecmp(text.data(), word.data(), word.size()) == 0;
}

size_t find_no_case(std::string_view text, std::string_view word, size_t from) {
  while (true) {
    from = text.find(word.front(), from);
    if (from == std::string_view::npos || begins_with_no_case(text.substr(from), word)) return from;
    ++from;
  }
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kCutOut{
    {{"<script", "</script"}, {"<style", "</style"}, {"<svg", "</svg"}, {"<!--", "-->"}}};

/// The page without what never is text; linked data is kept aside.
std::string cut_out(std::string_view page, std::vector<std::string>& json_ld) {
  std::string rest;
  rest.reserve(page.size());
  size_t from = 0;
  for (size_t at = page.find('<'); at != std::string_view::npos; at = page.find('<', at)) {
    const std::string_view here = page.substr(at);
    const auto* cut =
        std::find_if(kCutOut.begin(), kCutOut.end(), [&](const auto& c) { return begins_with_no_case(here, c.first); });
    if (cut == kCutOut.end()) {
      ++at;
      continue;
    }
    rest.append(page, from, at - from);
    size_t end = find_no_case(page, cut->second, at + cut->first.size());
    if (end == std::string_view::npos) end = page.size();
    const std::string_view inside = page.substr(at, end - at);
    const size_t tag_end = inside.find('>');
    if (cut->first == "<script" && tag_end != std::string_view::npos &&
        find_no_case(inside.substr(0, tag_end), "ld+json", 0) != std::string_view::npos) {
      json_ld.emplace_back(inside.substr(tag_end + 1));
    }
    at = page.find('>', end);
    at = at == std::string_view::npos ? page.size() : at + 1;
    from = at;
    rest += ' ';
    if (at >= page.size()) break;
  }
  return rest.append(page, from);
}

void lower(std::string& text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
}

/// "article-body", also for "articleBody": class names are written both ways.
void append_label(std::string_view value, std::string& label) {
  constexpr size_t kLongest = 300;  // labels of generated pages can be endless
  if (!label.empty()) label += ' ';
  char before = ' ';
  for (const char c : value.substr(0, kLongest)) {
    const bool upper = c >= 'A' && c <= 'Z';
    if (upper && before >= 'a' && before <= 'z') label += '-';
    label += upper ? static_cast<char>(c - 'A' + 'a') : c;
    before = c;
  }
}

class Builder {
 public:
  explicit Builder(HtmlTree& tree) : tree_(tree) {
    tree_.nodes.push_back({Tag::other, true});
    open_.push_back(0);
  }

  void start(std::string_view name, const xmlChar** attributes) {
    const TagEntry entry = tag_of(name);
    Node node{entry.tag, entry.block};
    node.parent = open_.back();
    read(name, attributes, node);
    open_.push_back(static_cast<uint32_t>(tree_.nodes.size()));
    names_.push_back(entry.name.data() == name.data() ? std::string(name) : std::string(entry.name));
    tree_.nodes.push_back(node);
  }

  void end(std::string_view name) {
    for (size_t i = names_.size(); i-- > 0;) {
      if (names_[i] != name) continue;
      while (names_.size() > i) close();
      return;
    }
  }

  void characters(std::string_view text) {
    Node& parent = tree_.nodes[open_.back()];
    if (parent.tag == Tag::title && tree_.title.size() < 1000) tree_.title.append(text);
    Node& last = tree_.nodes.back();
    if (last.tag == Tag::text && last.parent == open_.back()) {
      tree_.text.append(text);
      last.end_text = static_cast<uint32_t>(tree_.text.size());
      return;
    }
    Node node{Tag::text};
    node.parent = open_.back();
    node.begin_text = static_cast<uint32_t>(tree_.text.size());
    tree_.text.append(text);
    node.end_text = static_cast<uint32_t>(tree_.text.size());
    node.end = static_cast<uint32_t>(tree_.nodes.size()) + 1;
    tree_.nodes.push_back(node);
  }

  void finish() {
    while (!names_.empty()) close();
    tree_.nodes[0].end = static_cast<uint32_t>(tree_.nodes.size());
  }

 private:
  void close() {
    tree_.nodes[open_.back()].end = static_cast<uint32_t>(tree_.nodes.size());
    open_.pop_back();
    names_.pop_back();
  }

  void read(std::string_view name, const xmlChar** attributes, Node& node) {
    if (attributes == nullptr) return;
    std::string label, meta_name, content, rel, href;
    for (; *attributes != nullptr; attributes += 2) {
      const std::string_view key = reinterpret_cast<const char*>(attributes[0]);
      const std::string_view value =
          attributes[1] == nullptr ? std::string_view() : reinterpret_cast<const char*>(attributes[1]);
      if (key == "class" || key == "id" || key == "role" || key == "data-testid" || key == "data-component") {
        append_label(value, label);
      } else if (key == "hidden") {
        node.concealed = true;
      } else if (key == "aria-hidden") {
        node.concealed = node.concealed || value == "true";
      } else if (key == "style") {
        node.concealed = node.concealed || conceals(value);
      } else if (key == "itemprop" || key == "property" || key == "name" || key == "http-equiv") {
        if (key == "itemprop") node.itemprop = tree_.keep(std::string(value));
        if (begins_with_no_case(value, "articlebody") || value.find(":articleBody") != std::string_view::npos)
          node.article_body = true;
        meta_name = value;
      } else if (key == "content") {
        content = value;
      } else if (key == "datetime") {
        node.datetime = tree_.keep(std::string(value));
      } else if (key == "rel") {
        rel = value;
      } else if (key == "href") {
        href = value;
      } else if (key == "lang" && (name == "html" || tree_.language.empty())) {
        if (name == "html") tree_.language = value;
      }
    }
    if (name == "meta" && !meta_name.empty() && !content.empty()) {
      lower(meta_name);
      tree_.meta.push_back({std::move(meta_name), std::move(content)});
    } else if (!content.empty() && !node.itemprop.empty() && node.datetime.empty()) {
      node.datetime = tree_.keep(std::move(content));
    }
    if (name == "link" && rel == "canonical" && tree_.canonical.empty()) tree_.canonical = href;
    if (!label.empty()) node.label = tree_.keep(std::move(label));
  }

  static bool conceals(std::string_view style) {
    std::string plain;
    for (const char c : style.substr(0, 300)) {
      if (c != ' ') plain += c;
    }
    lower(plain);
    return plain.find("display:none") != std::string::npos || plain.find("visibility:hidden") != std::string::npos;
  }

  HtmlTree& tree_;
  std::vector<uint32_t> open_;  ///< elements that have begun and not ended
  std::vector<std::string> names_;
};

std::string_view view(const xmlChar* text) { return reinterpret_cast<const char*>(text); }

void on_start(void* builder, const xmlChar* name, const xmlChar** attributes) {
  static_cast<Builder*>(builder)->start(view(name), attributes);
}
void on_end(void* builder, const xmlChar* name) { static_cast<Builder*>(builder)->end(view(name)); }
void on_text(void* builder, const xmlChar* text, int size) {
  static_cast<Builder*>(builder)->characters({reinterpret_cast<const char*>(text), static_cast<size_t>(size)});
}

}  // namespace

std::string_view HtmlTree::keep(std::string&& kept) {
  strings_.push_back(std::make_unique<std::string>(std::move(kept)));
  return *strings_.back();
}

HtmlTree parse_html(std::string_view page) {
  HtmlTree tree;
  const std::string rest = cut_out(page, tree.json_ld);
  Builder builder(tree);
  xmlSAXHandler handler{};
  handler.startElement = on_start;
  handler.endElement = on_end;
  handler.characters = on_text;
  handler.ignorableWhitespace = on_text;
  if (auto* context = htmlCreateMemoryParserCtxt(rest.data(), static_cast<int>(rest.size()))) {
    *context->sax = handler;
    context->userData = &builder;
    htmlCtxtUseOptions(context, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                    HTML_PARSE_IGNORE_ENC);
    xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8);
    htmlParseDocument(context);
    if (context->myDoc != nullptr) xmlFreeDoc(context->myDoc);
    htmlFreeParserCtxt(context);
  }
  builder.finish();
  return tree;
}

}  // namespace rapporteur::reports
