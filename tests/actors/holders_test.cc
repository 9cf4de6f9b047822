// Every holder, every day: sentences made for each tenure of a top office in the registry, by title and last name, by
// the last name alone, by the office alone, before and after the full name, on days inside and outside the tenure.
// Where the registry knows several whom the words could mean, right is one of them and no guess.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>

#include "actors/name_keys.h"
#include "actors/offices.h"
#include "actors/registry.h"
#include "support.h"

namespace rapporteur::actors {
namespace {

constexpr double kShareThatMustHold = 0.99;
constexpr uint64_t kSeed = 20220109;
constexpr uint64_t kSampled = 24;  ///< one in so many; RAPPORTEUR_ALL_HOLDERS=1 makes it all
constexpr int kGraceDays = 400;    ///< before and after a tenure a last name alone may still mean its holder
constexpr size_t kShownMisses = 60;

struct Holder {
  uint32_t entry = 0;
  std::string code, full, last, given, title, office, gender;
  std::string people;  ///< "French"; a body's name
  std::string state;   ///< "France"
  Day from, to;
  bool heads = false;
  uint64_t key = 0;  ///< of the last word of the last name
};

const rules::Image& image() { return testing::knowledge().image; }

std::string first_of(uint32_t entry, std::string_view key) {
  const auto all = rules::alternatives(image().get(entry, key));
  return all.empty() ? std::string() : std::string(all.front());
}

/// True for kings and popes, who have a number instead of a last name, and for names with a place in them.
bool has_no_last_name(const std::string& full) {
  const std::string last = full.substr(full.rfind(' ') + 1);
  const bool number = last.find_first_not_of("IVX") == std::string::npos || last == "Jr." || last == "Sr.";
  return number || full.find(" of ") != std::string::npos;
}

/// "Xi" of "Xi Jinping", "von der Leyen", "Macron".
std::string last_name(const std::string& full, std::string_view code) {
  static const std::vector<std::string> kFamilyFirst = {"CHN", "KOR", "PRK", "TWN", "HKG"};
  if (std::find(kFamilyFirst.begin(), kFamilyFirst.end(), code) != kFamilyFirst.end())
    return full.substr(0, full.find(' '));
  for (size_t at = full.find(' '); at != std::string::npos; at = full.find(' ', at + 1)) {
    if (std::islower(static_cast<unsigned char>(full[at + 1])) != 0) return full.substr(at + 1);
  }
  const size_t space = full.rfind(' ');
  return space == std::string::npos ? full : full.substr(space + 1);
}

uint64_t last_key(const std::string& name) {
  const size_t cut = name.find_last_of(" -");
  return name_key(cut == std::string::npos ? name : name.substr(cut + 1));
}

/// How newspapers write the office before a name.
std::string title_of(const std::string& kind, const std::string& office, const std::string& code) {
  if (kind == "foreign-minister") return code == "USA" ? "Secretary of State" : "Foreign Minister";
  if (kind == "defence-minister") return code == "USA" ? "Defense Secretary" : "Defence Minister";
  if (kind == "president") return "President";
  if (kind == "head-of-government") return office.find(' ') == std::string::npos ? office : "Prime Minister";
  if (kind == "monarch") return office.find(' ') == std::string::npos ? office : "";
  if (kind == "head-of-body") return office.find(" of ") == std::string::npos ? office : "";
  return "";
}

std::vector<Holder> all_holders() {
  std::vector<Holder> holders;
  const LeadingOffices& leading = testing::knowledge().registry->offices.leading();
  const auto [first_office, end_office] = image().entries_of("leading-office");
  const auto [first, end] = image().entries_of("holder");
  for (uint32_t e = first; e < end; ++e) {
    Holder h;
    h.entry = e;
    h.code = image().get(e, "of");
    h.full = first_of(e, "name");
    h.office = image().get(e, "office");
    std::string folded;
    for (const char c : h.office) folded += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    const uint8_t number = leading.number_of(folded);
    const DayRange from = days_of(image().get(e, "from")), to = days_of(image().get(e, "to"));
    if (number == 0 || !from.last || h.full.find(' ') == std::string::npos || has_no_last_name(h.full)) continue;
    h.title = title_of(std::string(image().id(first_office + number - 1)), h.office, h.code);
    h.title[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(h.title[0])));
    h.heads = leading.heads(number);
    h.from = *from.last;
    h.to = to.first.value_or(h.from + std::chrono::days(300));
    h.gender = image().get(e, "gender");
    h.last = last_name(h.full, h.code);
    h.given = h.full.substr(0, h.full.find(' '));
    if (h.given == h.last) h.given = h.full.substr(h.full.find(' ') + 1);
    h.key = last_key(h.last);
    const auto state = image().find("state", h.code), body = image().find("body", h.code);
    if (h.title.empty() || h.to < h.from || (!state && !body)) continue;
    h.state = first_of(state ? *state : *body, "name");
    h.people = state ? first_of(*state, "people") : h.state;
    if (h.people.empty()) continue;
    holders.push_back(h);
  }
  return holders;
}

/// By key of the last name: who bears it.
using Namesakes = std::map<uint64_t, std::vector<const Holder*>>;

bool is_same(const Holder& a, const Holder& b) {
  return a.entry == b.entry ||
         (a.code == b.code && (name_key(a.given) == name_key(b.given) || a.given[0] == b.given[0])) || a.full == b.full;
}

/// True if somebody else could be meant by the last name on that day.
bool is_shared(const Holder& h, Day day, const Namesakes& namesakes) {
  const auto& all = namesakes.at(h.key);
  return std::any_of(all.begin(), all.end(), [&](const Holder* other) {
    return !is_same(*other, h) && day + std::chrono::days(kGraceDays) >= other->from;
  });
}

/// True if several held that office on the day.
bool is_office_shared(const Holder& h, Day day) {
  std::string folded;
  for (const char c : h.title) folded += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return testing::knowledge().registry->offices.held(image(), h.code, folded, day).size() != 1;
}

enum class Want { holder, open_or_holder, code_only };

struct Sentence {
  std::string frame;
  std::string text;
  std::string words;  ///< of the mention that is asked for; its last occurrence
  Want want = Want::holder;
};

std::vector<Sentence> sentences_of(const Holder& h, Day day, const Namesakes& namesakes) {
  const std::string mr = h.gender == "female" ? "Ms" : "Mr";
  const std::string his = h.people + " " + h.title;
  std::string opening = h.last;
  opening[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(opening[0])));
  std::string office;
  for (const char c : h.title) office += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  const Want alone = is_shared(h, day, namesakes) ? Want::open_or_holder : Want::holder;
  std::vector<Sentence> all = {
      {"title, last name", h.title + " " + h.last + " will travel next week.", h.last, alone},
      {"courtesy, last name", mr + " " + h.last + " arrived late and left early.", h.last, alone},
      {"last name", "The hall was full. " + opening + " did not answer.", opening, alone},
      {"last name first", opening + " rejected the idea on Monday.", opening, alone},
      {"last name with state", "The crowd in " + h.state + " was angry. They blamed " + h.last + ".", h.last, alone},
      {"state, title, last name", his + " " + h.last + " spoke last.", h.last},
      {"state, title, full name", his + " " + h.full + " spoke last.", h.full},
      {"title, full name", h.title + " " + h.full + " told reporters so.", h.full},
      {"full name", "It was late when " + h.full + " rose to speak.", h.full},
      {"full name, office", h.full + ", the " + h.people + " " + office + ", was absent.", h.full},
      {"last name after the full one", his + " " + h.full + " spoke first. " + h.last + " left early.", h.last},
      {"last name before the full one", opening + " left early. " + his + " " + h.full + " had no comment.", opening,
       alone},
      {"office after the name", his + " " + h.full + " came. The " + office + " had no comment.", "The " + office},
      {"former, full name", "Former " + his + " " + h.full + " gave a lecture.", h.full, Want::code_only},
  };
  if (!is_office_shared(h, day))
    all.push_back({"office alone", "The " + h.people + " " + office + " had no comment.", h.people + " " + office});
  if (h.heads)
    all.push_back({"leader", his + " " + h.full + " came. The " + h.people + " leader smiled.", h.people + " leader"});
  return all;
}

uint64_t mixed(uint64_t value) {  // splitmix64
  value += 0x9e3779b97f4a7c15ull;
  value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9ull;
  value = (value ^ (value >> 27)) * 0x94d049bb133111ebull;
  return value ^ (value >> 31);
}

bool is_named(const Actor& actor, const Holder& h) {
  if (actor.kind == ActorKind::person) {
    if (last_key(actor.name) != h.key && name_key(actor.name.substr(0, actor.name.find(' '))) != h.key) return false;
    return actor.entry == kNone || image().get(actor.entry, "of") == actor.code || actor.code == h.code;
  }
  const bool candidate = std::any_of(actor.candidates.begin(), actor.candidates.end(), [&](const Candidate& c) {
    return last_key(first_of(c.entry, "name")) == last_key(h.full);
  });
  return actor.kind == ActorKind::office && candidate;
}

/// "" if the document says of the sentence's words what it should.
std::string problem(const Holder& h, const Sentence& s, Day day) {
  const Document d = testing::read(s.text, std::string(to_string(day)), {.until = kMentions});
  const size_t at = s.text.rfind(s.words);
  const Mention* found = nullptr;
  for (const Mention& m : d.mentions) {
    const bool covers = m.span.begin <= at + s.words.size() - 1 && at + s.words.size() - 1 < m.span.end;
    if (covers && m.actor != kNone && (found == nullptr || m.span.size() < found->span.size())) found = &m;
  }
  const std::string said = found == nullptr ? "nobody" : written(d.actors[found->actor]);
  if (found == nullptr) return s.want == Want::holder ? said : "";
  const Actor& actor = d.actors[found->actor];
  const bool right = actor.code == h.code && (s.want == Want::code_only || is_named(actor, h));
  if (right) return "";
  if (s.want == Want::open_or_holder && (actor.code.empty() || actor.candidates.size() > 1)) return "";
  if (s.want == Want::open_or_holder && actor.entry != kNone && last_key(actor.name) == h.key) return "";
  return said;
}

struct Tally {
  size_t held = 0, all = 0;
};

TEST(Holders, AreFoundInEveryFrameOnEveryDay) {
  const std::vector<Holder> holders = all_holders();
  ASSERT_GT(holders.size(), 2000u);
  Namesakes namesakes;
  for (const Holder& h : holders) {
    for (const auto word : rules::words_of(h.full)) {
      for (size_t at = 0; at != std::string_view::npos; at = word.find('-', at)) {
        if (at > 0) ++at;
        namesakes[name_key(word.substr(at, word.find('-', at) - at))].push_back(&h);
      }
    }
  }
  const bool whole = std::getenv("RAPPORTEUR_ALL_HOLDERS") != nullptr;
  std::map<std::string, Tally> by_frame;
  Tally sum;
  std::string misses;
  size_t shown = 0;
  for (const Holder& h : holders) {
    const Day middle = h.from + (h.to - h.from) / 2;
    for (const Day day : {h.from + std::chrono::days(1), middle}) {
      if (day > h.to) continue;
      uint64_t number = 0;
      for (const Sentence& s : sentences_of(h, day, namesakes)) {
        const uint64_t draw = mixed(kSeed + (uint64_t{h.entry} << 20) + (number++ << 8) + (day == middle ? 1 : 0));
        if (!whole && draw % kSampled != 0) continue;
        const std::string said = problem(h, s, day);
        Tally& tally = by_frame[s.frame];
        ++tally.all, ++sum.all;
        if (said.empty()) {
          ++tally.held, ++sum.held;
        } else if (shown++ < (whole ? 100000 : kShownMisses)) {
          misses += "\n" + std::string(to_string(day)) + " " + h.code + "  " + s.text + "  -> " + said + "  [" +
                    s.frame + "]";
        }
      }
    }
  }
  for (const auto& [frame, tally] : by_frame) std::printf("%-34s %5zu of %5zu\n", frame.c_str(), tally.held, tally.all);
  std::printf("%zu of %zu sentences%s\n", sum.held, sum.all, whole ? misses.c_str() : "");
  EXPECT_GE(static_cast<double>(sum.held), kShareThatMustHold * static_cast<double>(sum.all)) << misses;
}

}  // namespace
}  // namespace rapporteur::actors
