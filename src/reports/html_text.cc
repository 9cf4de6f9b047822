// The way: the page's text in blocks (paragraphs, headings, items); each has a worth, positive for running text and
// negative for links and scraps; the article is the element with the greatest sum of worths (the maximum subsequence of
// Pasternack and Roth, "Extracting article text from the web", WWW 2009, over elements instead of tokens). Then the
// scraps at its edges and the links inside go.
#include "reports/html_text.h"

#include <algorithm>

#include "reports/html_labels.h"

namespace rapporteur::reports {
namespace {

struct Block {
  uint32_t node = 0;  ///< the element that it stands in
  std::string text;
  uint32_t letters = 0;       ///< bytes but white space
  uint32_t link_letters = 0;  ///< those inside links
  uint32_t words = 0;
  bool sentence = false;  ///< ends like one
  bool clauses = false;   ///< has one inside, or a comma
  bool heading = false;
  bool in_table = false;
  bool item = false;    ///< of a list
  bool quoted = false;  ///< in a block quotation
  bool furniture = false;
};

double link_share(const Block& block) {
  return block.letters == 0 ? 1.0 : static_cast<double>(block.link_letters) / block.letters;
}

bool is_running(const Block& block) { return block.words >= 10 && link_share(block) < 0.4; }

double worth_of(const Block& block) {
  if (block.furniture) return 0;
  const double links = link_share(block);
  if (block.heading) return links > 0.5 ? -4 : 0;
  if (links > 0.5) return -6;
  if (block.words >= 10) return block.words * (block.sentence || block.clauses ? 1.0 : 0.4) * (1 - links);
  if (block.sentence) return block.words * 0.5;
  return block.in_table ? 0 : -1;
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

class Blocks {
 public:
  explicit Blocks(const HtmlTree& tree) : tree_(tree) {}

  std::vector<Block> all() {
    uint32_t hidden_until = 0;
    std::vector<uint32_t> open;
    for (uint32_t i = 0; i < tree_.nodes.size(); ++i) {
      const Node& node = tree_.nodes[i];
      while (!open.empty() && tree_.nodes[open.back()].end <= i) {
        leave(open.back());
        open.pop_back();
      }
      if (i < hidden_until) continue;
      if (node.tag == Tag::text) {
        add(tree_.text_of(node));
        continue;
      }
      if (node.tag == Tag::hidden || node.tag == Tag::title || node.concealed) {
        hidden_until = node.end;
        continue;
      }
      enter(i);
      open.push_back(i);
    }
    flush();
    return std::move(blocks_);
  }

 private:
  void enter(uint32_t i) {
    const Node& node = tree_.nodes[i];
    if (node.tag == Tag::br) {
      if (++breaks_ >= 2)
        flush();
      else if (!block_.text.empty())
        pending_ = '\n';
    } else if (node.tag == Tag::td && !block_.text.empty() && in_row_) {
      pending_ = ' ';
    } else if (node.block) {
      flush();
    }
    if (node.tag == Tag::tr) in_row_ = true;
    if (node.tag == Tag::a) ++links_;
    if (node.block && node.tag != Tag::td) element_ = i;
  }

  void leave(uint32_t i) {
    const Node& node = tree_.nodes[i];
    if (node.tag == Tag::a) --links_;
    if (node.tag == Tag::tr) in_row_ = false;
    if (!node.block || (node.tag == Tag::td && in_row_)) return;
    flush();
    for (element_ = node.parent; element_ != 0 && !tree_.nodes[element_].block;)
      element_ = tree_.nodes[element_].parent;
  }

  void add(std::string_view text) {
    for (size_t at = 0; at < text.size();) {
      const char c = text[at];
      const bool no_break = c == '\xc2' && at + 1 < text.size() && text[at + 1] == '\xa0';
      if (is_blank(c) || no_break) {
        if (!block_.text.empty() && pending_ == 0) pending_ = ' ';
        at += no_break ? 2 : 1;
        continue;
      }
      size_t end = at + 1;
      while (end < text.size() && !is_blank(text[end]) && text[end] != '\xc2') ++end;
      breaks_ = 0;
      if (block_.text.empty()) block_.node = element_;
      if (pending_ != 0 || block_.text.empty()) ++block_.words;
      wide_ += wide_characters(text.substr(at, end - at));
      if (pending_ != 0) block_.text += pending_;
      pending_ = 0;
      block_.text.append(text, at, end - at);
      block_.letters += static_cast<uint32_t>(end - at);
      if (links_ > 0) block_.link_letters += static_cast<uint32_t>(end - at);
      at = end;
    }
  }

  void flush() {
    pending_ = 0;
    breaks_ = 0;
    if (block_.text.empty()) return;
    block_.words += wide_ / 2;  // scripts without blanks: about two characters a word
    wide_ = 0;
    block_.sentence = ends_sentence(block_.text);
    block_.clauses = block_.text.find(". ") != std::string::npos || block_.text.find(", ") != std::string::npos;
    for (uint32_t at = block_.node; at != 0; at = tree_.nodes[at].parent) {
      const Tag tag = tree_.nodes[at].tag;
      if (tag == Tag::h1 || tag == Tag::h2 || tag == Tag::h3) block_.heading = true;
      if (tag == Tag::li) block_.item = true;
      if (tag == Tag::blockquote) block_.quoted = true;
      if (tag == Tag::tr || tag == Tag::table) block_.in_table = true;
      if (tag == Tag::div || tag == Tag::section || tag == Tag::article) break;
    }
    blocks_.push_back(std::move(block_));
    block_ = {};
  }

  /// Characters from U+3000 on, of scripts that set no blanks between words.
  static uint32_t wide_characters(std::string_view text) {
    return static_cast<uint32_t>(std::count_if(text.begin(), text.end(), [](char c) {
      const auto byte = static_cast<unsigned char>(c);
      return byte >= 0xe3 && byte <= 0xed;
    }));
  }

  static bool ends_sentence(const std::string& text) {
    static constexpr std::string_view kEnds[] = {".", "!", "?", "…", "。", "؟", "।"};
    std::string_view rest = text;
    for (const std::string_view close : {"\"", "'", "”", "’", "»", ")", "]"}) {
      if (rest.ends_with(close)) rest.remove_suffix(close.size());
    }
    for (const std::string_view end : kEnds) {
      if (rest.ends_with(end)) return true;
    }
    return false;
  }

  const HtmlTree& tree_;
  std::vector<Block> blocks_;
  Block block_;
  uint32_t element_ = 0;
  uint32_t links_ = 0;
  uint32_t wide_ = 0;  ///< characters of scripts without blanks in this block
  int breaks_ = 0;
  bool in_row_ = false;
  char pending_ = 0;  ///< white space before the next word
};

bool always_furniture(Tag tag) {
  return tag == Tag::nav || tag == Tag::footer || tag == Tag::aside || tag == Tag::button || tag == Tag::form ||
         tag == Tag::iframe || tag == Tag::figcaption || tag == Tag::figure;
}

class Search {
 public:
  Search(const HtmlTree& tree, std::vector<Block> blocks) : tree_(tree), blocks_(std::move(blocks)) {
    first_.resize(tree_.nodes.size() + 1);
    size_t block = 0;
    for (uint32_t i = 0; i <= tree_.nodes.size(); ++i) {
      while (block < blocks_.size() && blocks_[block].node < i) ++block;
      first_[i] = block;
    }
  }

  std::string text() {
    mark_furniture();
    return write(narrowed(choose()));
  }

 private:
  /// Blocks inside an element: [first, last). Blocks stand in the order of their elements but for text after a child.
  std::pair<size_t, size_t> range(uint32_t node) const { return {first_[node], first_[tree_.nodes[node].end]}; }

  double running_words(uint32_t node) const {
    const auto [first, last] = range(node);
    return running_[last] - running_[first];
  }

  void mark_furniture() {
    running_.assign(blocks_.size() + 1, 0);
    for (size_t i = 0; i < blocks_.size(); ++i)
      running_[i + 1] = running_[i] + (is_running(blocks_[i]) ? blocks_[i].words : 0);
    const double all = std::max(1.0, running_.back());
    for (uint32_t i = 1; i < tree_.nodes.size(); ++i) {
      const Node& node = tree_.nodes[i];
      if (node.tag == Tag::text || node.tag == Tag::tr || node.tag == Tag::td) continue;
      double most = 0;  // the share of running text up to which it is furniture
      if (always_furniture(node.tag)) {
        most = 0.5;
      } else if (!node.label.empty()) {
        const Hint hint = hint_of(node.label);
        most = hint == Hint::furniture ? 0.6 : hint == Hint::doubtful ? 0.15 : 0;
      }
      if (most == 0 || running_words(i) / all > most) continue;
      const auto [first, last] = range(i);
      const bool quotation = is_quotation(first, last);
      for (size_t block = first; block < last; ++block) {
        if (!quotation || !blocks_[block].quoted) blocks_[block].furniture = true;
      }
    }
  }

  /// Posts of others that an article shows are named like the buttons that share it: they are text if they are quoted
  /// and there is little else.
  bool is_quotation(size_t first, size_t last) const {
    uint32_t quoted = 0, all = 0;
    for (size_t i = first; i < last; ++i) {
      all += blocks_[i].words;
      if (blocks_[i].quoted) quoted += blocks_[i].words;
    }
    return 2 * quoted > all;
  }

  uint32_t choose() const {
    std::vector<double> sum(blocks_.size() + 1, 0);
    for (size_t i = 0; i < blocks_.size(); ++i) sum[i + 1] = sum[i] + worth_of(blocks_[i]);
    uint32_t best = 0;
    double most = 0;
    for (uint32_t i = 0; i < tree_.nodes.size(); ++i) {
      const Node& node = tree_.nodes[i];
      if (!node.block) continue;
      const auto [first, last] = range(i);
      double worth = sum[last] - sum[first];
      if (node.article_body)
        worth *= 1.5;
      else if (!node.label.empty() && hint_of(node.label) == Hint::article)
        worth *= 1.25;
      else if (node.tag == Tag::article)
        worth *= 1.1;
      if (worth >= most) {
        most = worth;
        best = i;
      }
    }
    return best;
  }

  /// What the page itself calls the article, inside the chosen element, if it has a good part of the text. Pages that
  /// load one article after the other hold several: the first is meant.
  uint32_t narrowed(uint32_t chosen) const {
    for (const auto& says_so : {says_body, says_article}) {
      const uint32_t found = first_of(chosen, says_so);
      if (found != 0) return found;
    }
    return chosen;
  }

  static bool says_body(const Node& node) {
    return node.tag != Tag::p && (node.article_body || (!node.label.empty() && hint_of(node.label) == Hint::article));
  }
  static bool says_article(const Node& node) { return node.tag == Tag::article; }

  /// The first element of its kind with much text, if it is the only one, or the first of several articles.
  uint32_t first_of(uint32_t chosen, bool (*says_so)(const Node&)) const {
    constexpr double kMuch = 80;    // words
    constexpr double kShare = 0.3;  // of the running words that were chosen
    uint32_t first = 0, count = 0;
    for (uint32_t i = chosen; i < tree_.nodes[chosen].end;) {
      if (!says_so(tree_.nodes[i]) || running_words(i) < kMuch) {
        ++i;
        continue;
      }
      if (count++ == 0) first = i;
      i = tree_.nodes[i].end;
    }
    if (count == 0 || (count == 1 && running_words(first) < kShare * running_words(chosen))) return 0;
    return count == 1 || says_so == says_article ? first : 0;
  }

  /// The page's own heading inside the article: what stands before it is no text.
  size_t behind_heading(size_t first, size_t last) const {
    constexpr double kBegin = 0.2;  // of the running words
    const double all = running_[last] - running_[first];
    for (size_t i = first; i < last && running_[i] - running_[first] <= kBegin * all; ++i) {
      for (uint32_t at = blocks_[i].node; at != 0; at = tree_.nodes[at].parent) {
        if (tree_.nodes[at].tag == Tag::h1) return i + 1;
      }
    }
    return first;
  }

  std::string write(uint32_t chosen) const {
    auto [first, last] = range(chosen);
    first = behind_heading(first, last);
    while (first < last && !opens(blocks_[first])) ++first;
    while (last > first && (!closes(blocks_[last - 1]) || links_away(blocks_[last - 1]))) --last;
    std::string text;
    for (size_t i = first; i < last; ++i) {
      const Block& block = blocks_[i];
      if (block.furniture || (link_share(block) > 0.7 && block.words < 25)) continue;
      text += (text.empty() ? "" : "\n\n") + block.text;
    }
    return text;
  }

  static bool opens(const Block& block) {
    return !block.furniture && !block.heading && link_share(block) < 0.5 &&
           (block.words >= 10 || (block.words >= 5 && block.sentence));
  }
  /// An item of a list of links to other articles, at the end of this one.
  static bool links_away(const Block& block) { return block.item && link_share(block) > 0.3; }
  static bool closes(const Block& block) {
    return !block.furniture && !block.heading && link_share(block) < 0.5 && (block.words >= 5 || block.sentence);
  }

  const HtmlTree& tree_;
  std::vector<Block> blocks_;
  std::vector<size_t> first_;  ///< for each node, the first block of it or behind it
  std::vector<double> running_;
};

}  // namespace

std::string article_text(const HtmlTree& tree) {
  std::vector<Block> blocks = Blocks(tree).all();
  std::stable_sort(blocks.begin(), blocks.end(), [](const Block& a, const Block& b) { return a.node < b.node; });
  return Search(tree, std::move(blocks)).text();
}

std::string whole_text(const HtmlTree& tree) {
  std::string text;
  for (const Block& block : Blocks(tree).all()) text += (text.empty() ? "" : "\n\n") + block.text;
  return text;
}

}  // namespace rapporteur::reports
