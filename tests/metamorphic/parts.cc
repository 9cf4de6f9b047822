// Finds the parts by the tree that the program itself gave the sentence.
#include "metamorphic/parts.h"

#include <algorithm>
#include <array>
#include <cctype>

#if __has_include("rules/inflect.h")
#include "rules/inflect.h"
namespace inflection = rapporteur::rules;
#else
#include "events/inflect.h"
namespace inflection = rapporteur::events;
#endif

namespace rapporteur::testing {
namespace {

const inflection::Irregular& irregular(const Knowledge& knowledge) {
  static const inflection::Irregular kIrregular = [&] {
    inflection::Irregular found;
    const auto [first, end] = knowledge.image.entries_of("irregular");
    for (uint32_t entry = first; entry < end; ++entry) {
      for (const auto& value : knowledge.image.values(entry)) {
        for (const auto line : rules::alternatives(knowledge.image.text(value.text))) {
          const auto words = rules::words_of(line);
          const std::string_view key = knowledge.image.text(value.key);
          if (words.empty()) continue;
          const std::vector<std::string> forms(words.begin() + 1, words.end());
          if (key == "double") found.doubling.emplace(words[0]);
          if (key == "verb") found.verbs.emplace(words[0], forms);
          if (key == "noun") found.nouns.emplace(words[0], forms);
        }
      }
    }
    return found;
  }();
  return kIrregular;
}

bool is_plural(Xpos tag) { return tag == Xpos::NNS || tag == Xpos::NNPS; }

class Reader {
 public:
  Reader(const Document& document, const Knowledge& knowledge) : d_(document), knowledge_(knowledge) {}

  Taken run() {
    if (d_.sentences.size() != 1 || d_.tokens.empty()) return refuse("not one sentence");
    const uint32_t last = static_cast<uint32_t>(d_.tokens.size()) - 1;
    if (d_.word(last) != ".") return refuse("no full stop");
    if (d_.text().find_first_of(",;:\"()") != std::string_view::npos) return refuse("marks inside");
    if (has_question()) return refuse("a clause that is true whatever is said of it");
    const uint32_t verb = root();
    if (verb == kNone || d_.tags[verb].upos != Upos::VERB) return refuse("its predicate is no verb");
    const Xpos tense = d_.tags[verb].xpos;
    if (tense != Xpos::VBD && tense != Xpos::VBZ && tense != Xpos::VBP) return refuse("its verb is not simple");
    const uint32_t subject = child(verb, {Deprel::nsubj});
    if (subject == kNone || verb == 0) return refuse("no subject");
    const auto [first, end] = subtree(subject);
    if (first != 0 || end != verb) return refuse("its subject does not stand right before the verb");
    Parts parts;
    take_subject(parts, subject, verb);
    parts.verb = forms_of(std::string(d_.lemma(verb)), knowledge_);
    parts.past = tense == Xpos::VBD || (tense == Xpos::VBP && parts.verb.base == parts.verb.past);  // "quit"
    if (is_past_of_another(parts.verb.base)) return refuse("its lemma is a form of another verb");
    if (!agrees(parts.verb, verb)) return refuse("no form of its lemma");
    take_object(parts, verb, last);
    return {std::move(parts), ""};
  }

 private:
  static Taken refuse(std::string why) { return {std::nullopt, std::move(why)}; }

  uint32_t root() const {
    for (uint32_t i = 0; i < d_.heads.size(); ++i) {
      if (d_.heads[i].relation == Deprel::root) return i;
    }
    return kNone;
  }

  uint32_t child(uint32_t token, std::initializer_list<Deprel> relations) const {
    for (uint32_t i = d_.heads[token].first_child; i != kNone; i = d_.heads[i].next_sibling) {
      if (std::find(relations.begin(), relations.end(), d_.heads[i].relation) != relations.end()) return i;
    }
    return kNone;
  }

  /// Its tokens from the first to behind the last: whole where the tree is projective.
  std::pair<uint32_t, uint32_t> subtree(uint32_t token) const {
    std::pair<uint32_t, uint32_t> range{token, token + 1};
    for (uint32_t i = d_.heads[token].first_child; i != kNone; i = d_.heads[i].next_sibling) {
      const auto inner = subtree(i);
      range = {std::min(range.first, inner.first), std::max(range.second, inner.second)};
    }
    return range;
  }

  std::string words(uint32_t first, uint32_t end) const {
    return first < end ? std::string(d_.words(d_.span_of(first, end))) : "";
  }

  bool conjoined(uint32_t token) const { return child(token, {Deprel::conj}) != kNone; }

  void take_subject(Parts& parts, uint32_t subject, uint32_t verb) const {
    parts.subject = words(0, verb);
    const Upos first = d_.tags[0].upos;
    if (first != Upos::PROPN && first != Upos::ADJ && !d_.tokens[0].upper)
      parts.subject[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(parts.subject[0])));
    parts.many = is_plural(d_.tags[subject].xpos) || conjoined(subject);
    for (const Mention& mention : d_.mentions) {
      if (mention.head != subject || mention.actor == kNone) continue;
      const ActorKind kind = d_.actors[mention.actor].kind;
      const bool polity = kind == ActorKind::state || kind == ActorKind::body;
      parts.actor = true;
      parts.person = kind == ActorKind::person || kind == ActorKind::office || kind == ActorKind::unnamed;
      parts.name = polity && mention.first == 0 && mention.end == verb && mention.kind == MentionKind::name;
    }
    if (parts.name) parts.many = false;
    if (parts.actor && parts.many) parts.person = true;
  }

  /// The verb as it stands must be the form that its tag says, or the others would be wrong too.
  bool agrees(const VerbForms& forms, uint32_t verb) const {
    const Xpos tense = d_.tags[verb].xpos;
    return d_.folded_word(verb) == (tense == Xpos::VBD ? forms.past : tense == Xpos::VBZ ? forms.third : forms.base);
  }

  /// "shot" is no verb, though a tagger may say so.
  bool is_past_of_another(const std::string& lemma) const {
    const auto& verbs = irregular(knowledge_).verbs;
    return !verbs.contains(lemma) && std::any_of(verbs.begin(), verbs.end(), [&](const auto& verb) {
      return std::find(verb.second.begin(), verb.second.end(), lemma) != verb.second.end();
    });
  }

  /// "why the troops left" is true even if nobody explains it.
  bool has_question() const {
    for (const Tag& tag : d_.tags) {
      if (tag.xpos == Xpos::WRB) return true;
    }
    return false;
  }

  void take_object(Parts& parts, uint32_t verb, uint32_t last) const {
    uint32_t next = verb + 1;
    if (const uint32_t particle = child(verb, {Deprel::compound_prt}); particle == next)
      parts.particle = " " + words(next, next + 1), ++next;
    const uint32_t object = child(verb, {Deprel::obj});
    if (object != kNone && d_.tags[object].upos != Upos::PRON && child(verb, {Deprel::iobj}) == kNone) {
      const auto [first, end] = subtree(object);
      if (first == next) {
        parts.object = words(first, end);
        parts.object_many = is_plural(d_.tags[object].xpos) || conjoined(object);
        next = end;
        part_from_charge(parts);
      }
    }
    if (next < last) parts.rest += " " + words(next, last);
  }

  /// "accused a general | of espionage", whatever the tree says.
  static void part_from_charge(Parts& parts) {
    constexpr std::array kOfVerbs = {"accuse", "convict", "suspect", "warn", "inform", "remind"};
    const size_t of = parts.object.find(" of ");
    if (of == std::string::npos || std::find(kOfVerbs.begin(), kOfVerbs.end(), parts.verb.base) == kOfVerbs.end())
      return;
    parts.rest = parts.object.substr(of);
    parts.object.resize(of);
  }

  const Document& d_;
  const Knowledge& knowledge_;
};

}  // namespace

VerbForms forms_of(const std::string& lemma, const Knowledge& knowledge) {
  const std::vector<std::string> all = inflection::verb_forms(lemma, irregular(knowledge));
  return {all[0], all[1], all[3], all.size() > 4 ? all[4] : all[3], all[2]};
}

Taken take_apart(const Document& document, const Knowledge& knowledge) { return Reader(document, knowledge).run(); }

}  // namespace rapporteur::testing
