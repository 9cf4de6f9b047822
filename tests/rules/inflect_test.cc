// The spelling of English inflection.
#include "rules/inflect.h"

#include <gtest/gtest.h>

namespace rapporteur::rules {
namespace {

using Forms = std::vector<std::string>;

TEST(Inflect, RegularVerbs) {
  EXPECT_EQ(verb_forms("accuse", {}), (Forms{"accuse", "accuses", "accusing", "accused"}));
  EXPECT_EQ(verb_forms("deny", {}), (Forms{"deny", "denies", "denying", "denied"}));
  EXPECT_EQ(verb_forms("ban", {}), (Forms{"ban", "bans", "banning", "banned"}));
  EXPECT_EQ(verb_forms("visit", {}), (Forms{"visit", "visits", "visiting", "visited"}));
}

TEST(Inflect, IrregularVerbs) {
  Irregular irregular;
  irregular.verbs["meet"] = {"met"};
  irregular.doubling.insert("expel");
  EXPECT_EQ(verb_forms("meet", irregular), (Forms{"meet", "meets", "meeting", "met"}));
  EXPECT_EQ(verb_forms("expel", irregular), (Forms{"expel", "expels", "expelling", "expelled"}));
}

TEST(Inflect, Plurals) {
  EXPECT_EQ(noun_forms("embargo", {}), (Forms{"embargo", "embargoes"}));
  EXPECT_EQ(noun_forms("embassy", {}), (Forms{"embassy", "embassies"}));
  EXPECT_EQ(noun_forms("clash", {}), (Forms{"clash", "clashes"}));
}

}  // namespace
}  // namespace rapporteur::rules
