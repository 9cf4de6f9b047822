// The persons of one report: introduced by title and full name, found again by last name, first name, initials or
// title, in any romanisation.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "actors/cast.h"
#include "actors/holders.h"
#include "rapporteur/document.h"

namespace rapporteur::actors {

struct Introduction {
  std::string_view name;   ///< as the report writes it there
  std::string_view code;   ///< of the state or body that the title belongs to; empty if not said
  std::string_view title;  ///< case-folded words of the title; empty if there is none
  Gender gender = Gender::unknown;
  bool sure = false;  ///< that it is a person, whether the registry knows one or not
};

class People {
 public:
  People(Document& document, Cast& cast, const rules::Image& image, const Registry& registry)
      : d_(document),
        cast_(cast),
        image_(image),
        holders_(registry.holders),
        offices_(registry.offices),
        leading_(registry.offices.leading()),
        words_(registry.words) {}

  /// The actor of a person named so: known in the report, else known to the registry, else, if `sure`, new. kNone
  /// otherwise. Adds what the introduction tells to what is known.
  uint32_t introduce(const Introduction& introduction);
  /// Others of the report than the actor whom a name of one word could mean as well.
  std::vector<uint32_t> namesakes(const Introduction& introduction, uint32_t actor) const;
  /// The person last mentioned whose title these words can stand for and who belongs to `code` (empty: any).
  uint32_t by_title(std::string_view title, std::string_view code) const;
  /// The person last mentioned who leads the state or body: "the leader" is its president or prime minister, "the
  /// commission chief" its commission's president. kNone for words that tell another post ("police chief").
  uint32_t by_head(std::string_view title, std::string_view code) const;
  /// The person of the report who holds a leading office of the state or body by the registry; if it knows nobody on
  /// the report's day, the one last mentioned by that title. kNone if the report has not named him.
  uint32_t incumbent(std::string_view title, std::string_view code) const;
  /// Adds a title to a person ("X, the Iranian foreign minister, …").
  void entitle(uint32_t actor, std::string_view title, std::string_view code);
  /// The person whose title and code are exactly these; kNone if there is none or more than one.
  uint32_t holder_of(std::string_view title, std::string_view code) const;
  /// The only person of the report with this last name; kNone if there is none or more than one.
  uint32_t last_named(std::string_view word) const;
  void touch(uint32_t actor);
  /// True if by the registry somebody else held, in that state or body, what the report says that the person is.
  bool contradicts(uint32_t actor, std::string_view code) const;
  /// True if the words can stand for a title of the person.
  bool holds(uint32_t actor, std::string_view title) const;
  /// True if the person leads a state or body by the registry: nobody calls a president "the official".
  bool leads(uint32_t actor) const;
  /// True if the report says what the person is.
  bool is_titled(uint32_t actor) const;
  /// Persons of a last name alone whom nothing gave to a state: theirs, if the leaders whom the registry knows by that
  /// name are of one state only among those for which `can_be_of` holds.
  void find_leaders(const std::function<bool(std::string_view)>& can_be_of);
  /// The titles that the report gives the person, case-folded.
  std::vector<std::string> told(uint32_t actor) const;
  /// Writes what the report says of each person into his actor.
  void write_posts();

 private:
  struct Person {
    uint32_t actor = kNone;
    std::vector<uint64_t> keys;  ///< of the words of the fullest name
    std::vector<std::string> words;
    uint64_t whole = 0;               ///< key of the words run together: "Abdul Hamid", "Abdulhamid"
    std::vector<std::string> titles;  ///< the report's, and the registry's once it knows him
    std::vector<std::string> told;    ///< the report's only
    bool heads = false;               ///< a state or body, by the registry
    bool guessed = false;             ///< his gender, from his given name
    bool assumed = false;             ///< his state, from the registry
  };

  uint32_t find(const std::vector<uint64_t>& keys, const Introduction& introduction) const;
  bool can_be(const Person& person, const std::vector<uint64_t>& keys, const Introduction& introduction) const;
  bool is_one_of(const Person& person, const std::vector<Candidate>& holders) const;
  bool is_other_of_family(const Person& person, const std::vector<std::string>& words) const;
  bool bears_title(const Person& person, const std::vector<uint64_t>& keys, const Introduction& introduction) const;
  bool is_anothers(const Person& person, const std::vector<uint64_t>& keys, const Introduction& introduction) const;
  bool is_pair(const std::vector<uint64_t>& keys, const std::vector<std::string>& words,
               const Introduction& introduction) const;
  uint32_t known_as(const std::vector<uint64_t>& keys, const std::vector<std::string>& words,
                    const Introduction& introduction) const;
  uint32_t add(const std::vector<uint64_t>& keys, const Introduction& introduction);
  void enrich(uint32_t person, const std::vector<uint64_t>& keys, const Introduction& introduction);
  void find_leader(Person& person, const std::function<bool(std::string_view)>& can_be_of);
  bool moves_to(Person& person, std::string_view code, std::string_view title);
  static void take_title(Person& person, std::string_view title);
  void link(Person& person, const Introduction& introduction);
  void name(Person& person, const std::vector<uint64_t>& keys, std::string_view words) const;

  Document& d_;
  Cast& cast_;
  const rules::Image& image_;
  const Holders& holders_;
  const Offices& offices_;
  const LeadingOffices& leading_;
  const Words& words_;
  std::vector<Person> persons_;
  std::unordered_map<uint32_t, uint32_t> person_of_;             ///< by actor
  std::unordered_map<uint64_t, std::vector<uint32_t>> by_word_;  ///< persons by the key of each word of their names
  std::vector<uint32_t> recent_;                                 ///< persons, latest last, each once
};

/// True if the words `part` can stand for the title `whole`: the same last word, the others in their order ("deputy
/// minister" for "deputy foreign minister").
bool stands_for_title(const Words& words, std::string_view part, std::string_view whole);

}  // namespace rapporteur::actors
