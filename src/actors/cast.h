// The actors of one report, each once, and who was mentioned when.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "actors/registry.h"
#include "rapporteur/document.h"
#include "rules/image.h"

namespace rapporteur::actors {

/// What pronouns and nominals can refer to: an actor at a place in the report.
struct Trace {
  uint32_t actor = kNone;
  uint32_t sentence = 0;
  uint32_t token = 0;      ///< head of the mention
  bool subject = false;    ///< of its clause
  bool main = false;       ///< subject of its sentence's main clause
  bool adjective = false;  ///< a demonym or name inside another noun phrase
  bool quoted = false;     ///< inside quotation marks
  bool people = false;     ///< named by its people: "the Russians"
};

class Cast {
 public:
  Cast(Document& document, const rules::Image& image, const Registry& registry)
      : d_(document), image_(image), registry_(registry) {}

  /// The actor of an entry of the registry: a state, body, organ, group or outlet. kNone for a city.
  uint32_t of_entry(uint32_t entry);
  /// The actor under a code with a name: organ, office, group or unnamed. The same words give the same actor.
  uint32_t named(ActorKind kind, std::string_view code, std::string_view name, bool plural);
  /// From now on the organisation of that code and name is the actor.
  void alias(std::string_view code, std::string_view name, uint32_t actor);
  /// The state or body of a code.
  uint32_t whole(std::string_view code);
  /// Several at once; the actor itself if there is one only. Members of joint ones are taken one by one.
  uint32_t joint(const std::vector<uint32_t>& members);
  uint32_t person(std::string_view code, std::string_view name, uint32_t entry);

  const Actor& operator[](uint32_t actor) const { return d_.actors[actor]; }
  Actor& operator[](uint32_t actor) { return d_.actors[actor]; }

  void note(const Trace& trace) { traces_.push_back(trace); }
  const std::vector<Trace>& traces() const { return traces_; }
  /// The mention with that head turned out to be of another actor.
  void reassign(uint32_t head, uint32_t actor);

 private:
  uint32_t add(ActorKind kind, std::string_view code, std::string_view name, uint32_t entry);

  Document& d_;
  const rules::Image& image_;
  const Registry& registry_;
  std::unordered_map<uint64_t, uint32_t> by_key_;
  std::vector<Trace> traces_;  ///< in the order of the text
};

}  // namespace rapporteur::actors
