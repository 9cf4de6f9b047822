// Documents with trees written by hand, so that frames are tested without the parser: one line a word, "form TAG head
// relation [ACTOR]", heads counted from 1, 0 at the root.
#pragma once

#include <sstream>
#include <string>
#include <vector>

#include "events/events.h"
#include "frames/find_frames.h"
#include "predicates/find_predicates.h"
#include "support.h"
#include "text/fold.h"

namespace rapporteur::testing {

inline Upos upos_of(const std::string& tag) {
  for (int i = 0; i < kUposCount; ++i) {
    if (name_of(static_cast<Upos>(i)) == tag) return static_cast<Upos>(i);
  }
  return Upos::VERB;  // VBN, VBG, … are given by their XPOS
}

inline Xpos xpos_of(const std::string& tag) {
  for (int i = 0; i < kXposCount; ++i) {
    if (name_of(static_cast<Xpos>(i)) == tag) return static_cast<Xpos>(i);
  }
  return tag == "AUX" ? Xpos::none : Xpos::NN;
}

inline Deprel deprel_of(const std::string& name) {
  for (int i = 0; i < kDeprelCount; ++i) {
    if (name_of(static_cast<Deprel>(i)) == name) return static_cast<Deprel>(i);
  }
  return Deprel::dep;
}

/// MD and TO are tags of auxiliaries and particles in UD's terms.
inline Tag tag_of(const std::string& tag) {
  if (tag == "MD") return {Upos::AUX, Xpos::MD, {}};
  if (tag == "TO") return {Upos::PART, Xpos::TO, {}};
  return {upos_of(tag), xpos_of(tag), {}};
}

inline uint32_t actor_of(Document& document, const std::string& code) {
  for (uint32_t i = 0; i < document.actors.size(); ++i) {
    if (document.actors[i].code == code) return i;
  }
  Actor actor;
  actor.kind = ActorKind::state;
  actor.code = code;
  document.actors.push_back(actor);
  return static_cast<uint32_t>(document.actors.size() - 1);
}

inline void link_children(Document& document) {
  for (uint32_t i = static_cast<uint32_t>(document.heads.size()); i-- > 0;) {
    const uint32_t head = document.heads[i].head;
    if (head == kNone) continue;
    document.heads[i].next_sibling = document.heads[head].first_child;
    document.heads[head].first_child = i;
  }
}

inline Document tree(const std::string& lines) {
  Document d;
  std::istringstream in(lines);
  for (std::string line; std::getline(in, line);) {
    std::istringstream fields(line);
    std::string form, tag, relation, actor;
    uint32_t head = 0;
    if (!(fields >> form >> tag >> head >> relation)) continue;
    fields >> actor;
    const auto begin = static_cast<uint32_t>(d.report.text.size() + (d.report.text.empty() ? 0 : 1));
    d.report.text += (d.report.text.empty() ? "" : " ") + form;
    Token token;
    token.span = {begin, begin + static_cast<uint32_t>(form.size())};
    token.word = knowledge().image.word_id(text::fold(form));
    d.tokens.push_back(token);
    d.tags.push_back(tag_of(tag));
    d.heads.push_back({head == 0 ? kNone : head - 1, deprel_of(relation), kNone, kNone});
    const auto index = static_cast<uint32_t>(d.tokens.size() - 1);
    if (!actor.empty()) {
      Mention mention;
      mention.span = token.span;
      mention.first = mention.head = index;
      mention.end = index + 1;
      mention.actor = actor_of(d, actor);
      d.mentions.push_back(mention);
    }
  }
  link_children(d);
  Sentence sentence;
  sentence.span = {0, static_cast<uint32_t>(d.report.text.size())};
  sentence.end = static_cast<uint32_t>(d.tokens.size());
  d.sentences.push_back(sentence);
  d.folded = text::fold(d.report.text);
  return d;
}

/// "RUS 1056 NATO" for each event, joined by "; ".
inline std::string coded(const std::string& lines) {
  Document d = tree(lines);
  predicates::find_predicates(d, knowledge());
  frames::find_frames(d, knowledge());
  events::code_events(d, knowledge());
  std::string text;
  for (const Event& e : d.events) {
    const auto who = [&](uint32_t actor) { return actor == kNone ? std::string("?") : d.actors[actor].code; };
    text += (text.empty() ? "" : "; ") + who(e.source) + " " + e.cameo + " " + who(e.target);
  }
  return text;
}

}  // namespace rapporteur::testing
