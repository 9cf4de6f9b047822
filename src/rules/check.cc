// Holds entries against the schema. Each error names the value's own place and what would be right.
#include <algorithm>
#include <map>
#include <set>

#include "rules/nearest.h"
#include "rules/schema.h"
#include "rules/values.h"

namespace rapporteur::rules {
namespace {

constexpr size_t kLongestPhrase = 16;  // words; lexicons hold no longer ones

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> views(const std::vector<std::string>& names) { return {names.begin(), names.end()}; }

std::string joined(const std::vector<std::string>& names, std::string_view between) {
  std::string text;
  for (const auto& name : names) text.append(text.empty() ? "" : between).append(name);
  return text;
}

bool has(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// The pieces between middle dots.
std::vector<std::string_view> pairs_of(std::string_view text) {
  constexpr std::string_view kDot = "·";
  std::vector<std::string_view> pairs;
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find(kDot, begin), text.size());
    pairs.push_back(trimmed(text.substr(begin, end - begin)));
    begin = end + kDot.size();
  }
  return pairs;
}

class Checker {
 public:
  Checker(const Schema& schema, const std::vector<SourceEntry>& entries) : schema_(schema), entries_(entries) {
    for (const auto& entry : entries) ids_[entry.kind].insert(entry.id);
  }

  std::vector<Error> run() {
    for (const auto& entry : entries_) {
      entry_ = &entry;
      if (!is_declaration(entry)) check();
    }
    return std::move(errors_);
  }

 private:
  void report(Position position, std::string why, std::string advice) {
    errors_.push_back({ErrorCode::malformed, place(*entry_, position), std::move(why), std::move(advice)});
  }
  /// Something in the value being checked; `part` is a part of its text.
  void refuse(std::string_view part, std::string why, std::string advice) {
    report(value_->at(static_cast<size_t>(part.data() - value_->text.data())), std::move(why), std::move(advice));
  }

  const Ids& ids(std::string_view kind) const {
    static const Ids kNone;
    const auto found = ids_.find(kind);
    return found == ids_.end() ? kNone : found->second;
  }

  void check() {
    const KindType* kind = schema_.find(entry_->kind);
    if (kind == nullptr) {
      std::vector<std::string_view> names;
      for (const auto& k : schema_.kinds) names.push_back(k.name);
      return report(entry_->position, "no kind is called \"" + entry_->kind + "\"", advise(entry_->kind, names));
    }
    std::set<std::string_view> seen;
    for (const auto& value : entry_->values) {
      value_ = &value;
      const KeyType* key = kind->find(value.key);
      if (key == nullptr) {
        refuse_key(*kind);
        continue;
      }
      if (!seen.insert(value.key).second && !key->repeated)
        report(value.key_position, "a second \"" + value.key + "\"", "put all alternatives on one line");
      check_value(*key);
    }
    for (const auto& key : kind->keys) {
      if (key.required && !seen.contains(key.name))
        report(entry_->position, "\"" + entry_->kind + " " + entry_->id + "\" has no \"" + key.name + "\"",
               "add the line");
    }
  }

  void refuse_key(const KindType& kind) {
    std::vector<std::string_view> names;
    for (const auto& key : kind.keys) names.push_back(key.name);
    report(value_->key_position, "\"" + entry_->kind + "\" has no key \"" + value_->key + "\"",
           advise(value_->key, names));
  }

  void check_value(const KeyType& key) {
    const std::string_view text = value_->text;
    switch (key.shape) {
      case Shape::word:
        return expect(text.find(' ') == text.npos, text, "single word", "leave one");
      case Shape::number:
        return check_number(key);
      case Shape::edtf:
        return expect(is_edtf(text), text, "EDTF date", "expected a date such as 2022-01-09, 2022-01, 2022~");
      case Shape::codes:
        return check_codes(key);
      case Shape::example:
        return expect(is_example(text), text, "example", "expected [date] \"text\" -> what is found, or nothing");
      case Shape::phrases:
        return check_phrases();
      case Shape::choice:
        return check_choice(key, text);
      case Shape::choices:
        return each(alternatives(text), [&](std::string_view part) { check_choice(key, part); });
      case Shape::list:
        return each(words_of(text), [&](std::string_view part) { check_choice(key, part); });
      case Shape::entry:
        return check_reference(key, text);
      case Shape::entries:
        return each(words_of(text), [&](std::string_view part) { check_reference(key, part); });
      case Shape::form:
        return each(alternatives(text), [&](std::string_view part) { check_form(key, part); });
      default:
        return;
    }
  }

  template <typename Function>
  static void each(const std::vector<std::string_view>& parts, Function function) {
    for (const auto part : parts) function(part);
  }

  void expect(bool good, std::string_view part, const std::string& what, std::string advice) {
    if (!good) refuse(part, "\"" + std::string(part) + "\" is no " + what, std::move(advice));
  }

  void check_number(const KeyType& key) {
    const auto number = number_of(value_->text);
    expect(number.has_value(), value_->text, "number", "expected a decimal number");
    if (number && key.ranged && (*number < key.low || *number > key.high))
      refuse(value_->text, "\"" + value_->text + "\" is out of range",
             "expected " + std::to_string(static_cast<int>(key.low)) + " to " +
                 std::to_string(static_cast<int>(key.high)));
  }

  void check_codes(const KeyType& key) {
    for (const auto pair : pairs_of(value_->text)) {
      const auto words = words_of(pair);
      if (words.size() != 2) {
        expect(false, pair.empty() ? std::string_view(value_->text) : pair, "list of codes",
               "expected \"scheme code · scheme code\"");
      } else if (!key.choices.empty() && !has(key.choices, words[0])) {
        refuse(words[0], "no scheme is called \"" + std::string(words[0]) + "\"", advise(words[0], views(key.choices)));
      }
    }
  }

  void check_phrases() {
    const auto phrases = alternatives(value_->text);
    expect(!phrases.empty(), value_->text, "phrase", "expected words, alternatives separated by \"|\"");
    for (const auto phrase : phrases) {
      if (words_of(phrase).size() > kLongestPhrase)
        refuse(phrase, "a phrase of more than " + std::to_string(kLongestPhrase) + " words", "shorten it");
    }
  }

  void check_choice(const KeyType& key, std::string_view part) {
    expect(has(key.choices, part), part, key.name, advise(part, views(key.choices)));
  }

  void check_reference(const KeyType& key, std::string_view id) {
    if (key.kinds.empty() || has(key.choices, id)) return;
    std::vector<std::string_view> known = views(key.choices);
    for (const auto& kind : key.kinds) {
      const Ids& of_kind = ids(kind);
      if (of_kind.contains(id)) return;
      known.insert(known.end(), of_kind.begin(), of_kind.end());
    }
    const std::string near = advise(id, known);
    refuse(id, "no entry \"" + std::string(id) + "\"",
           "expected the id of a " + joined(key.kinds, " or ") + (near.starts_with("did") ? "; " + near : ""));
  }

  void check_form(const KeyType& key, std::string_view part) {
    const Form* form = schema_.find_form(key.form);
    if (form == nullptr) return;
    const Mismatch wrong = hold_against(*form, part, [&](std::string_view kind) -> const Ids& { return ids(kind); });
    if (wrong.found) refuse(part.substr(wrong.at), wrong.why, wrong.advice);
  }

  const Schema& schema_;
  const std::vector<SourceEntry>& entries_;
  const SourceEntry* entry_ = nullptr;
  const SourceValue* value_ = nullptr;
  std::map<std::string_view, Ids> ids_;
  std::vector<Error> errors_;
};

}  // namespace

std::vector<Error> check_entries(const Schema& schema, const std::vector<SourceEntry>& entries) {
  return Checker(schema, entries).run();
}

std::vector<Error> find_repeated(const std::vector<SourceEntry>& entries) {
  std::map<std::pair<std::string_view, std::string_view>, const SourceEntry*> first;
  std::vector<Error> errors;
  for (const auto& entry : entries) {
    const auto [it, added] = first.try_emplace({entry.kind, entry.id}, &entry);
    if (!added)
      errors.push_back({ErrorCode::malformed, place(entry, entry.position),
                        "a second \"" + entry.kind + " " + entry.id + "\"",
                        "the first stands at " + place(*it->second, it->second->position)});
  }
  return errors;
}

}  // namespace rapporteur::rules
