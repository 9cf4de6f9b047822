// Reads the declarations of knowledge/kinds.know and holds entries against them.
#include "rules/schema.h"

#include <algorithm>
#include <array>
#include <set>

namespace rapporteur::rules {
namespace {

struct ShapeName {
  std::string_view name;
  Shape shape;
};
constexpr std::array kShapes = {
    ShapeName{"text", Shape::text},       ShapeName{"phrases", Shape::phrases}, ShapeName{"word", Shape::word},
    ShapeName{"words", Shape::words},     ShapeName{"codes", Shape::codes},     ShapeName{"number", Shape::number},
    ShapeName{"edtf", Shape::edtf},       ShapeName{"choice", Shape::choice},   ShapeName{"entries", Shape::entries},
    ShapeName{"pattern", Shape::pattern}, ShapeName{"example", Shape::example},
};

std::vector<std::string> split(std::string_view text) {
  const std::vector<std::string_view> words = words_of(text);
  return {words.begin(), words.end()};
}

Error error_at(const SourceEntry& entry, Position position, std::string why, std::string advice) {
  return {ErrorCode::malformed, place(entry, position), std::move(why), std::move(advice)};
}

/// "NAME SHAPE [required] [repeated] [lexicon NAME] [of A B C]"
Result<KeyType> read_key(const SourceEntry& entry, const SourceValue& value) {
  const std::vector<std::string> words = split(value.text);
  const auto bad = [&](std::string why) {
    return tl::unexpected(error_at(entry, value.position, std::move(why),
                                   "expected \"name shape [required] [repeated] [lexicon NAME] [of A B C]\""));
  };
  if (words.size() < 2) return bad("a key without a shape");
  const auto shape =
      std::find_if(kShapes.begin(), kShapes.end(), [&](const ShapeName& s) { return s.name == words[1]; });
  if (shape == kShapes.end()) return bad("no shape is called \"" + words[1] + "\"");
  KeyType key{words[0], shape->shape, false, false, {}, {}};
  for (size_t i = 2; i < words.size(); ++i) {
    if (words[i] == "required") {
      key.required = true;
    } else if (words[i] == "repeated") {
      key.repeated = true;
    } else if (words[i] == "lexicon" && i + 1 < words.size()) {
      key.lexicon = words[++i];
    } else if (words[i] == "of") {
      key.choices.assign(words.begin() + static_cast<long>(i) + 1, words.end());
      break;
    } else {
      return bad("\"" + words[i] + "\" means nothing here");
    }
  }
  return key;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

std::vector<std::string> key_names(const KindType& kind) {
  std::vector<std::string> names;
  for (const auto& key : kind.keys) names.push_back(key.name);
  return names;
}

bool is_number(std::string_view text) {
  if (!text.empty() && text.front() == '-') text.remove_prefix(1);
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_edtf(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789-/.~?%X") == text.npos;
}

bool is_codes(std::string_view text) {
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find("·", begin), text.size());
    if (split(text.substr(begin, end - begin)).size() != 2) return false;
    begin = end + std::string_view("·").size();
  }
  return true;
}

/// [date] "text" -> expectation
bool is_example(std::string_view text) {
  const size_t open = text.find('"');
  const size_t arrow = text.rfind("\" -> ");
  return open != text.npos && arrow != text.npos && open < arrow && (open == 0 || is_edtf(text.substr(0, open - 1)));
}

class Checker {
 public:
  Checker(const Schema& schema, const std::vector<SourceEntry>& entries) : schema_(schema), entries_(entries) {
    for (const auto& entry : entries) ids_.emplace(entry.kind, entry.id);
  }

  std::vector<Error> run() {
    for (const auto& entry : entries_) {
      if (entry.kind != "kind") check(entry);
    }
    return std::move(errors_);
  }

 private:
  void report(const SourceEntry& entry, Position position, std::string why, std::string advice) {
    errors_.push_back(error_at(entry, position, std::move(why), std::move(advice)));
  }

  void check(const SourceEntry& entry) {
    const KindType* kind = schema_.find(entry.kind);
    if (kind == nullptr) {
      std::vector<std::string> names;
      for (const auto& k : schema_.kinds) names.push_back(k.name);
      return report(entry, entry.position, "no kind is called \"" + entry.kind + "\"",
                    "expected one of " + joined(names));
    }
    std::set<std::string_view> seen;
    for (const auto& value : entry.values) {
      const KeyType* key = kind->find(value.key);
      if (key == nullptr) {
        report(entry, value.key_position, "\"" + entry.kind + "\" has no key \"" + value.key + "\"",
               "expected one of " + joined(key_names(*kind)));
        continue;
      }
      if (!seen.insert(value.key).second && !key->repeated) {
        report(entry, value.key_position, "a second \"" + value.key + "\"", "put all alternatives on one line");
      }
      check_value(entry, value, *key);
    }
    for (const auto& key : kind->keys) {
      if (key.required && !seen.contains(key.name)) {
        report(entry, entry.position, "\"" + entry.kind + " " + entry.id + "\" has no \"" + key.name + "\"",
               "add the line");
      }
    }
  }

  void check_value(const SourceEntry& entry, const SourceValue& value, const KeyType& key) {
    const auto expect = [&](bool good, std::string_view what) {
      if (!good) report(entry, value.position, "\"" + value.text + "\" is no " + std::string(what), advice_for(key));
    };
    switch (key.shape) {
      case Shape::word:
        return expect(value.text.find(' ') == value.text.npos, "single word");
      case Shape::number:
        return expect(is_number(value.text), "number");
      case Shape::edtf:
        return expect(is_edtf(value.text), "EDTF date");
      case Shape::codes:
        return expect(is_codes(value.text), "list of codes");
      case Shape::example:
        return expect(is_example(value.text), "example");
      case Shape::phrases:
        return expect(!alternatives(value.text).empty(), "phrase");
      case Shape::choice:
        return expect(std::find(key.choices.begin(), key.choices.end(), value.text) != key.choices.end(), key.name);
      case Shape::entries:
        return check_references(entry, value, key);
      default:
        return;
    }
  }

  static std::string advice_for(const KeyType& key) {
    switch (key.shape) {
      case Shape::choice:
        return "expected one of " + joined(key.choices);
      case Shape::codes:
        return "expected \"scheme code · scheme code\"";
      case Shape::edtf:
        return "expected a date such as 2022-01-09, 2022-01, 2022~";
      case Shape::example:
        return "expected [date] \"text\" -> what is found, or nothing";
      default:
        return "see docs/knowledge.md";
    }
  }

  void check_references(const SourceEntry& entry, const SourceValue& value, const KeyType& key) {
    for (const auto& id : split(value.text)) {
      const bool known =
          key.choices.empty() || std::any_of(key.choices.begin(), key.choices.end(), [&](const std::string& kind) {
            return ids_.contains({kind, id});
          });
      if (!known)
        report(entry, value.position, "no entry \"" + id + "\"", "expected the id of a " + joined(key.choices));
    }
  }

  const Schema& schema_;
  const std::vector<SourceEntry>& entries_;
  std::set<std::pair<std::string_view, std::string_view>> ids_;
  std::vector<Error> errors_;
};

}  // namespace

const KeyType* KindType::find(std::string_view key) const {
  const auto it = std::find_if(keys.begin(), keys.end(), [&](const KeyType& k) { return k.name == key; });
  return it == keys.end() ? nullptr : &*it;
}

const KindType* Schema::find(std::string_view kind) const {
  const auto it = std::find_if(kinds.begin(), kinds.end(), [&](const KindType& k) { return k.name == kind; });
  return it == kinds.end() ? nullptr : &*it;
}

Result<Schema> read_schema(const std::vector<SourceEntry>& entries) {
  Schema schema;
  for (const auto& entry : entries) {
    if (entry.kind != "kind") continue;
    KindType kind{entry.id, {}, {}, {}};
    for (const auto& value : entry.values) {
      if (value.key == "about") {
        kind.about = value.text;
      } else if (value.key == "shows") {
        kind.shows = value.text;
      } else if (value.key == "key") {
        auto key = read_key(entry, value);
        if (!key) return tl::unexpected(key.error());
        kind.keys.push_back(std::move(*key));
      } else {
        return tl::unexpected(error_at(entry, value.key_position, "\"kind\" has no key \"" + value.key + "\"",
                                       "expected about, shows, key"));
      }
    }
    kind.keys.push_back({"source", Shape::text, false, true, {}, {}});
    kind.keys.push_back({"example", Shape::example, false, true, {}, {}});
    schema.kinds.push_back(std::move(kind));
  }
  return schema;
}

std::vector<Error> check_entries(const Schema& schema, const std::vector<SourceEntry>& entries) {
  return Checker(schema, entries).run();
}

}  // namespace rapporteur::rules
