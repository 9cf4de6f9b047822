// Reading treebanks in CoNLL-U.
#include "conllu.h"

#include <cstdlib>
#include <fstream>
#include <iostream>

namespace training {
namespace {

std::vector<std::string> split(const std::string& line, char mark) {
  std::vector<std::string> parts(1);
  for (const char c : line) {
    if (c == mark)
      parts.emplace_back();
    else
      parts.back() += c;
  }
  return parts;
}

/// Collects the lines of one document at a time.
class Reader {
 public:
  std::vector<TreeDocument> documents;

  void line(const std::string& text) {
    if (text.empty()) return end_tree();
    if (text[0] == '#') return comment(text);
    const auto field = split(text, '\t');
    if (field[0].find('.') != std::string::npos) return;
    if (open_) begin_tree();
    if (field[0].find('-') != std::string::npos) return begin_multiword(field);
    word(field);
  }

 private:
  void comment(const std::string& text) {
    if (text.rfind("# newdoc", 0) == 0) {
      documents.emplace_back();
      if (const size_t at = text.find("= "); at != std::string::npos) documents.back().id = text.substr(at + 2);
      gap_ = "";
    }
    if (text.rfind("# newpar", 0) == 0 && text.rfind("# newpar_", 0) != 0) paragraph_ = true;
  }
  void begin_tree() {
    open_ = false;
    if (documents.empty()) documents.emplace_back();
    TreeDocument& document = documents.back();
    if (!document.trees.empty()) document.text += paragraph_ ? "\n\n" : gap_;
    document.trees.emplace_back();
    document.trees.back().begin = static_cast<uint32_t>(document.text.size());
    document.trees.back().new_paragraph = paragraph_;
    paragraph_ = false;
    first_ = true;
  }
  void begin_multiword(const std::vector<std::string>& field) {
    put_gap();
    multi_last_ = std::atoi(field[0].substr(field[0].find('-') + 1).c_str());
    multi_form_ = field[1];
    multi_at_ = 0;
    gap_ = field[9].find("SpaceAfter=No") == std::string::npos ? " " : "";
  }
  void put_gap() {
    if (!first_) documents.back().text += gap_;
    first_ = false;
  }
  void word(const std::vector<std::string>& field) {
    Word word{field[1], field[2], field[3], field[4], field[7], field[9]};
    word.head = std::atoi(field[6].c_str());
    const int id = std::atoi(field[0].c_str());
    std::string& text = documents.back().text;
    if (id <= multi_last_) {
      // The parts share the surface form's characters; a part that is spelled otherwise takes what is left.
      const size_t left = multi_form_.size() - multi_at_;
      const size_t take = id == multi_last_ ? left : std::min(left, word.form.size());
      word.begin = static_cast<uint32_t>(text.size());
      text += multi_form_.substr(multi_at_, take);
      word.end = static_cast<uint32_t>(text.size());
      word.joined = multi_at_ > 0;
      word.multiword = true;
      multi_at_ += take;
    } else {
      multi_last_ = 0;
      put_gap();
      word.begin = static_cast<uint32_t>(text.size());
      text += word.form;
      word.end = static_cast<uint32_t>(text.size());
      gap_ = field[9].find("SpaceAfter=No") == std::string::npos ? " " : "";
    }
    documents.back().trees.back().words.push_back(std::move(word));
  }
  void end_tree() {
    if (open_) return;
    documents.back().trees.back().end = static_cast<uint32_t>(documents.back().text.size());
    multi_last_ = 0;
    open_ = true;
  }

  bool open_ = true, paragraph_ = false, first_ = true;
  std::string gap_;
  int multi_last_ = 0;
  std::string multi_form_;
  size_t multi_at_ = 0;
};

}  // namespace

std::vector<TreeDocument> read_conllu(const std::string& path) {
  std::ifstream in(path);
  if (!in) {
    std::cerr << path << ": cannot be read\n";
    std::exit(1);
  }
  Reader reader;
  for (std::string line; std::getline(in, line);) reader.line(line);
  reader.line("");
  return std::move(reader.documents);
}

}  // namespace training
