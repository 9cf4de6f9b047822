// The names are those that people who build news pages give to parts of them: their frameworks' own, and what can be
// seen in many pages. They are a language of programs, the same on pages in every human language.
#include "reports/html_labels.h"

#include <algorithm>
#include <iterator>

namespace rapporteur::reports {
namespace {

// All lists are sorted.
constexpr std::string_view kArticle[] = {
    "article-body",  "article-content", "article-text", "articlebody",  "articlecontent",
    "articletext",   "body-copy",       "content-body", "entry-body",   "entry-content",
    "news-body",     "news-content",    "news-text",    "page-content", "post-body",
    "post-content",  "post-entry",      "post-text",    "postcontent",  "story-body",
    "story-content", "story-text",      "storybody",    "storycontent", "td-post-content",
};

constexpr std::string_view kFurniture[] = {
    "addthis",     "ads",         "adsbygoogle",  "advert",   "advertisement", "banner",  "breadcrumb",
    "breadcrumbs", "comment",     "commentlist",  "comments", "complementary", "consent", "contentinfo",
    "cookie",      "cookies",     "disqus",       "footer",   "gdpr",          "hatom",   "jp-relatedposts",
    "login",       "masthead",    "menu",         "modal",    "mostread",      "nav",     "navbar",
    "navigation",  "newsletter",  "outbrain",     "pager",    "pagination",    "popup",   "promo",
    "recirc",      "recommended", "related",      "respond",  "search",        "share",   "sharedaddy",
    "sharing",     "sidebar",     "signup",       "skip",     "social",        "sponsor", "sponsored",
    "subnav",      "subscribe",   "subscription", "taboola",  "teaser",        "toolbar", "trending",
    "zergnet",
};

constexpr std::string_view kDoubtful[] = {
    "ad",
    "attribution",
    "author",
    "avatar",
    "bio",
    "byline",
    "caption",
    "captions",
    "carousel",
    "copyright",
    "credit",
    "credits",
    "cta",
    "date",
    "dateline",
    "dialog",
    "disclaimer",
    "extra",
    "follow",
    "gallery",
    "hidden",
    "image",
    "infobox",
    "legal",
    "meta",
    "metadata",
    "more",
    "photo",
    "player",
    "popular",
    "postmeta",
    "print",
    "profile",
    "pub",
    "published",
    "pullquote",
    "rail",
    "rating",
    "recent",
    "reply",
    "screen-reader-text",
    "slideshow",
    "sr-only",
    "tag",
    "tags",
    "thumb",
    "thumbnail",
    "timestamp",
    "tools",
    "topics",
    "updated",
    "video",
    "visuallyhidden",
    "widget",
};

// "has-sidebar" says how the page is laid out, not what the element is.
constexpr std::string_view kOfLayout[] = {"has", "is",   "js",     "layout", "no",
                                          "not", "show", "single", "with",   "without"};

static_assert(std::is_sorted(std::begin(kFurniture), std::end(kFurniture)));
static_assert(std::is_sorted(std::begin(kDoubtful), std::end(kDoubtful)));
static_assert(std::is_sorted(std::begin(kOfLayout), std::end(kOfLayout)));

template <size_t N>
bool holds(const std::string_view (&list)[N], std::string_view word) {
  return std::binary_search(std::begin(list), std::end(list), word);
}

Hint hint_of_name(std::string_view name) {
  Hint found = Hint::none;
  size_t begin = 0;
  std::string_view before;
  for (size_t at = 0; at <= name.size(); ++at) {
    if (at < name.size() && name[at] != '-' && name[at] != '_' && name[at] != ':' && name[at] != '/') continue;
    const std::string_view word = name.substr(begin, at - begin);
    if (begin == 0 && holds(kOfLayout, word)) return Hint::none;
    if (holds(kFurniture, word)) found = Hint::furniture;
    if (found == Hint::none && holds(kDoubtful, word)) found = Hint::doubtful;
    begin = at + 1;
    before = word;
  }
  if (holds(kDoubtful, name)) return Hint::doubtful;
  return found;
}

bool says_article(std::string_view name) {
  for (const std::string_view known : kArticle) {
    const size_t at = name.find(known);
    if (at == std::string_view::npos) continue;
    const size_t end = at + known.size();
    if ((at == 0 || name[at - 1] == '-' || name[at - 1] == '_') && end == name.size()) return true;
  }
  return false;
}

}  // namespace

Hint hint_of(std::string_view label) {
  Hint found = Hint::none;
  while (!label.empty()) {
    const size_t end = std::min(label.find(' '), label.size());
    const std::string_view name = label.substr(0, end);
    label.remove_prefix(std::min(end + 1, label.size()));
    const Hint hint = says_article(name) ? Hint::article : hint_of_name(name);
    if (hint == Hint::article) return hint;
    found = std::max(found, hint);
  }
  return found;
}

}  // namespace rapporteur::reports
