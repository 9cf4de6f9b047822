// A web page as a flat tree: what the search for its article needs of tags, attributes and text, and nothing else.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::reports {

/// Elements that mean something for the search; all others are `other`.
enum class Tag : uint8_t {
  text,  ///< no element: a run of text
  other,
  a,
  article,
  aside,
  blockquote,
  body,
  br,
  button,
  div,
  figcaption,
  figure,
  footer,
  form,
  h1,
  h2,
  h3,  ///< and below
  header,
  iframe,
  input,
  li,
  list,  ///< ul, ol, dl
  main,
  nav,
  p,
  pre,
  section,
  table,
  td,  ///< and th, dd, dt
  time,
  title,
  tr,
  hidden,  ///< its text is not on the page: select, noscript, object, template, …
};

struct Node {
  Tag tag = Tag::other;
  bool block = false;         ///< begins and ends a paragraph
  bool concealed = false;     ///< the page does not show it
  bool article_body = false;  ///< itemprop or property says that it is the article's text
  uint32_t parent = 0;
  uint32_t end = 0;         ///< one past its last descendant
  uint32_t begin_text = 0;  ///< of a text: [begin_text, end_text) of HtmlTree::text
  uint32_t end_text = 0;
  std::string_view label;     ///< class, id and role in lower case, blanks between; of HtmlTree::labels
  std::string_view datetime;  ///< of a time, or content of an itemprop
  std::string_view itemprop;
};

/// <meta name|property|itemprop|http-equiv=NAME content=CONTENT>, the name in lower case.
struct MetaEntry {
  std::string name;
  std::string content;
};

struct HtmlTree {
  std::vector<Node> nodes;  ///< in the order of the page, a parent before its children; the first is the root
  std::string text;
  std::string title;
  std::string language;   ///< of <html lang>
  std::string canonical;  ///< of <link rel=canonical>
  std::vector<MetaEntry> meta;
  std::vector<std::string> json_ld;  ///< scripts of linked data, as they stand in the page

  HtmlTree() = default;
  HtmlTree(HtmlTree&&) = default;
  HtmlTree& operator=(HtmlTree&&) = default;
  HtmlTree(const HtmlTree&) = delete;  // nodes point into strings_
  HtmlTree& operator=(const HtmlTree&) = delete;

  std::string_view keep(std::string&& text);  ///< a copy that lives as long as the tree
  std::string_view text_of(const Node& node) const {
    return std::string_view(text).substr(node.begin_text, node.end_text - node.begin_text);
  }

 private:
  std::vector<std::unique_ptr<std::string>> strings_;
};

/// Any bytes make a tree. `page` is UTF-8; what stands in scripts, styles and drawings is left out.
HtmlTree parse_html(std::string_view page);

}  // namespace rapporteur::reports
