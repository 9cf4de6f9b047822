// A plain sentence taken apart, so that it can be said in other ways: "France | urged | Iran | to release the tanker".
#pragma once

#include <optional>
#include <string>

#include "knowledge.h"
#include "rapporteur/document.h"

namespace rapporteur::testing {

/// The forms of a verb that other ways of saying need.
struct VerbForms {
  std::string base;
  std::string third;  ///< "urges"
  std::string past;
  std::string participle;
  std::string gerund;
};

struct Parts {
  std::string subject;  ///< as it stands inside a sentence: "the crash", "France"
  bool many = false;    ///< the subject is plural
  bool person = false;  ///< "who", not "which"
  bool name = false;    ///< the subject is nothing but a name: another can be joined to it
  bool actor = false;   ///< the subject is somebody, not an occasion or a thing
  VerbForms verb;
  bool past = false;     ///< the sentence is in the past tense
  std::string particle;  ///< " up"; empty: none
  std::string object;    ///< as it stands inside a sentence; empty: the verb has none right behind it
  bool object_many = false;
  std::string rest;  ///< what follows, with a blank before it; no full stop
};

/// The forms that knowledge and spelling give a verb.
VerbForms forms_of(const std::string& lemma, const Knowledge& knowledge);

/// The parts of a document that is one plain sentence: subject, finite verb, perhaps an object, the rest, a full stop.
/// Otherwise why it is none.
struct Taken {
  std::optional<Parts> parts;
  std::string why;
};
Taken take_apart(const Document& document, const Knowledge& knowledge);

}  // namespace rapporteur::testing
