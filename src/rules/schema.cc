// Reads the declarations of knowledge/kinds.know and knowledge/sets.know.
#include "rules/schema.h"

#include <algorithm>
#include <array>
#include <map>

#include "rules/nearest.h"
#include "rules/values.h"

namespace rapporteur::rules {
namespace {

struct ShapeName {
  std::string_view name;
  Shape shape;
};
constexpr std::array kShapes = {
    ShapeName{"text", Shape::text},   ShapeName{"phrases", Shape::phrases}, ShapeName{"word", Shape::word},
    ShapeName{"words", Shape::words}, ShapeName{"codes", Shape::codes},     ShapeName{"number", Shape::number},
    ShapeName{"edtf", Shape::edtf},   ShapeName{"choice", Shape::choice},   ShapeName{"choices", Shape::choices},
    ShapeName{"list", Shape::list},   ShapeName{"entry", Shape::entry},     ShapeName{"entries", Shape::entries},
    ShapeName{"form", Shape::form},   ShapeName{"pattern", Shape::pattern}, ShapeName{"example", Shape::example},
};

using Sets = std::map<std::string, std::vector<std::string>, std::less<>>;

Error error_at(const SourceEntry& entry, Position position, std::string why, std::string advice) {
  return {ErrorCode::malformed, place(entry, position), std::move(why), std::move(advice)};
}

Result<Shape> shape_named(std::string_view name) {
  std::vector<std::string_view> names;
  for (const ShapeName& shape : kShapes) {
    if (shape.name == name) return shape.shape;
    names.push_back(shape.name);
  }
  return fail(ErrorCode::malformed, "", "no shape is called \"" + std::string(name) + "\"", advise(name, names));
}

/// The words after "of", sets replaced by their members.
Result<void> read_choices(KeyType& key, const std::vector<std::string_view>& words, const Sets& sets) {
  for (const auto word : words) {
    const size_t dots = word.find("..");
    if (key.shape == Shape::form) {
      key.form = word;
    } else if (key.shape == Shape::number && dots != word.npos) {
      const auto low = number_of(word.substr(0, dots)), high = number_of(word.substr(dots + 2));
      if (!low || !high) return fail(ErrorCode::malformed, "", "\"" + std::string(word) + "\" is no range", "as 1..12");
      key.ranged = true, key.low = *low, key.high = *high;
    } else if (word.starts_with('@')) {
      const auto set = sets.find(word.substr(1));
      if (set == sets.end())
        return fail(ErrorCode::malformed, "", "no set is called \"" + std::string(word.substr(1)) + "\"",
                    "declare it: \"set " + std::string(word.substr(1)) + "\"");
      key.choices.insert(key.choices.end(), set->second.begin(), set->second.end());
    } else if (key.shape == Shape::entry || key.shape == Shape::entries) {
      key.kinds.emplace_back(word);
    } else {
      key.choices.emplace_back(word);
    }
  }
  return {};
}

/// "NAME SHAPE [required] [repeated] [lexicon NAME] [of A B C]"
Result<KeyType> read_key(std::string_view text, const Sets& sets) {
  const auto words = words_of(text);
  const auto bad = [](std::string why) {
    return fail(ErrorCode::malformed, "", std::move(why),
                "expected \"name shape [required] [repeated] [lexicon NAME] [of A B C]\"");
  };
  if (words.size() < 2) return bad("a key without a shape");
  const auto shape = shape_named(words[1]);
  if (!shape) return tl::unexpected(shape.error());
  KeyType key{.name = std::string(words[0]), .shape = *shape};
  for (size_t i = 2; i < words.size(); ++i) {
    if (words[i] == "required") {
      key.required = true;
    } else if (words[i] == "repeated") {
      key.repeated = true;
    } else if (words[i] == "lexicon" && i + 1 < words.size()) {
      key.lexicon = words[++i];
    } else if (words[i] == "of") {
      const auto read = read_choices(key, {words.begin() + static_cast<long>(i) + 1, words.end()}, sets);
      if (!read) return tl::unexpected(read.error());
      break;
    } else {
      return bad("\"" + std::string(words[i]) + "\" means nothing here");
    }
  }
  return key;
}

class SchemaReader {
 public:
  explicit SchemaReader(const std::vector<SourceEntry>& entries) : entries_(entries) {}

  Result<Schema> run() {
    for (const auto& [kind, read] :
         std::initializer_list<std::pair<std::string_view, Reader>>{{"set", &SchemaReader::read_set},
                                                                    {"form", &SchemaReader::read_form},
                                                                    {"kind", &SchemaReader::read_kind}}) {
      for (const auto& entry : entries_) {
        if (entry.kind != kind) continue;
        if (auto done = (this->*read)(entry); !done) return tl::unexpected(done.error());
      }
    }
    if (auto done = check_forms(); !done) return tl::unexpected(done.error());
    return std::move(schema_);
  }

 private:
  using Reader = Result<void> (SchemaReader::*)(const SourceEntry&);

  static tl::unexpected<Error> wrong_key(const SourceEntry& entry, const SourceValue& value,
                                         const std::vector<std::string_view>& keys) {
    return tl::unexpected(error_at(entry, value.key_position, "\"" + entry.kind + "\" has no key \"" + value.key + "\"",
                                   advise(value.key, keys)));
  }
  /// An error of something that does not know where it stands.
  static tl::unexpected<Error> placed(const SourceEntry& entry, const SourceValue& value, Error error) {
    error.where = place(entry, value.position);
    return tl::unexpected(std::move(error));
  }

  Result<void> read_set(const SourceEntry& entry) {
    auto& members = sets_[entry.id];
    for (const auto& value : entry.values) {
      if (value.key == "member") {
        for (const auto member : alternatives(value.text)) members.emplace_back(member);
      } else if (value.key == "class") {
        if (!add_class(value.text, members))
          return tl::unexpected(error_at(entry, value.position, "no entry \"words " + value.text + "\"", "add it"));
      } else if (value.key != "about") {
        return wrong_key(entry, value, {"about", "member", "class"});
      }
    }
    return {};
  }

  bool add_class(std::string_view id, std::vector<std::string>& members) const {
    bool found = false;
    for (const auto& entry : entries_) {
      if (entry.kind != "words" || entry.id != id) continue;
      found = true;
      for (const auto& value : entry.values) {
        if (value.key == "example" || value.key == "source") continue;
        for (const auto member : alternatives(value.text)) members.emplace_back(member);
      }
    }
    return found;
  }

  Result<void> read_form(const SourceEntry& entry) {
    const FindSet find_set = [&](std::string_view name) {
      const auto found = sets_.find(name);
      return found == sets_.end() ? nullptr : &found->second;
    };
    Form& form = schema_.forms.emplace_back(Form{entry.id, {}});
    for (const auto& value : entry.values) {
      if (value.key == "about") continue;
      if (value.key != "line") return wrong_key(entry, value, {"about", "line"});
      auto line = read_form_line(value.text, find_set);
      if (!line) return placed(entry, value, line.error());
      form.lines.push_back(std::move(*line));
    }
    return {};
  }

  Result<void> read_kind(const SourceEntry& entry) {
    KindType kind;
    kind.name = entry.id;
    for (const auto& value : entry.values) {
      if (value.key == "about") {
        kind.about = value.text;
      } else if (value.key == "shows") {
        for (const auto layer : words_of(value.text)) kind.shows.emplace_back(layer);
      } else if (value.key == "helps") {
        for (const auto layer : words_of(value.text)) kind.shows.emplace_back(layer);
        kind.makes = false;
      } else if (value.key == "tried") {
        kind.tried = value.text == "yes";
      } else if (value.key == "key") {
        auto key = read_key(value.text, sets_);
        if (!key) return placed(entry, value, key.error());
        if (key->shape == Shape::form && schema_.find_form(key->form) == nullptr)
          return tl::unexpected(error_at(entry, value.position, "no form is called \"" + key->form + "\"",
                                         "declare it: \"form " + key->form + "\""));
        kind.keys.push_back(std::move(*key));
      } else {
        return wrong_key(entry, value, {"about", "shows", "helps", "tried", "key"});
      }
    }
    kind.keys.push_back({.name = "source", .shape = Shape::text, .repeated = true});
    kind.keys.push_back({.name = "example", .shape = Shape::example, .repeated = true});
    schema_.kinds.push_back(std::move(kind));
    return {};
  }

  /// The kinds that keys and forms name must be declared.
  Result<void> check_forms() const {
    for (const auto& entry : entries_) {
      if (entry.kind != "form" && entry.kind != "kind") continue;
      for (const auto& kind : kinds_named(entry)) {
        if (schema_.find(kind) == nullptr)
          return tl::unexpected(error_at(entry, entry.position,
                                         "\"" + entry.kind + " " + entry.id + "\" speaks of a kind \"" + kind + "\"",
                                         "no such kind is declared"));
      }
    }
    return {};
  }

  std::vector<std::string> kinds_named(const SourceEntry& entry) const {
    std::vector<std::string> named;
    if (const KindType* kind = schema_.find(entry.id); kind != nullptr && entry.kind == "kind") {
      for (const auto& key : kind->keys) named.insert(named.end(), key.kinds.begin(), key.kinds.end());
    }
    if (const Form* form = schema_.find_form(entry.id); form != nullptr && entry.kind == "form") {
      for (const auto& line : form->lines) {
        for (const auto& word : line) {
          if (word.kind == FormWordKind::entry || word.kind == FormWordKind::bracketed)
            named.insert(named.end(), word.names.begin(), word.names.end());
        }
      }
    }
    return named;
  }

  const std::vector<SourceEntry>& entries_;
  Sets sets_;
  Schema schema_;
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

const Form* Schema::find_form(std::string_view name) const {
  const auto it = std::find_if(forms.begin(), forms.end(), [&](const Form& f) { return f.name == name; });
  return it == forms.end() ? nullptr : &*it;
}

Result<Schema> read_schema(const std::vector<SourceEntry>& entries) { return SchemaReader(entries).run(); }

bool is_declaration(const SourceEntry& entry) {
  return entry.kind == "kind" || entry.kind == "set" || entry.kind == "form";
}

}  // namespace rapporteur::rules
