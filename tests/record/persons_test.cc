// Who is the same person in different reports, and who is left in doubt.
#include "record/persons.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace rapporteur::record {
namespace {

PersonRow row(const std::string& code, const std::string& name, std::vector<std::string> posts = {}) {
  return {code + "/" + name, code, name, std::move(posts)};
}

/// "forms ? candidates", one person each, in any order.
std::vector<std::string> united(const std::vector<PersonRow>& rows) {
  std::vector<std::string> all;
  for (RecordedPerson& person : unite_persons(rows)) {
    std::sort(person.forms.begin(), person.forms.end());
    std::sort(person.candidates.begin(), person.candidates.end());
    std::string text;
    for (const std::string& form : person.forms) text += (text.empty() ? "" : " = ") + form;
    for (const std::string& candidate : person.candidates) text += " ? " + candidate;
    all.push_back(text);
  }
  std::sort(all.begin(), all.end());
  return all;
}

using Texts = std::vector<std::string>;

TEST(Persons, AreTheSameInAnyRomanisationAndOrder) {
  EXPECT_EQ(united({row("RUS", "Sergei Ryabkov"), row("RUS", "Sergey Ryabkov")}),
            Texts{"RUS/Sergei Ryabkov = RUS/Sergey Ryabkov"});
  EXPECT_EQ(united({row("JPN", "Fumio Kishida"), row("JPN", "Kishida Fumio")}),
            Texts{"JPN/Fumio Kishida = JPN/Kishida Fumio"});
}

TEST(Persons, AreFoundAgainByLastNameStateAndPost) {
  EXPECT_EQ(
      united({row("RUS", "Sergei Ryabkov", {"deputy foreign minister"}), row("RUS", "Ryabkov", {"deputy minister"})}),
      Texts{"RUS/Ryabkov = RUS/Sergei Ryabkov"});
}

TEST(Persons, WithALastNameOnlyStayInDoubtWithoutAPost) {
  EXPECT_EQ(united({row("RUS", "Sergei Ryabkov", {"deputy foreign minister"}), row("RUS", "Ryabkov")}),
            (Texts{"RUS/Ryabkov ? RUS/Sergei Ryabkov", "RUS/Sergei Ryabkov"}));
}

TEST(Persons, WhomSeveralBearANameOfStayInDoubt) {
  const std::vector<PersonRow> ministers{row("RUS", "Sergei Ivanov", {"minister"}),
                                         row("RUS", "Igor Ivanov", {"minister"}), row("RUS", "Ivanov", {"minister"})};
  EXPECT_EQ(united(ministers),
            (Texts{"RUS/Igor Ivanov", "RUS/Ivanov ? RUS/Igor Ivanov ? RUS/Sergei Ivanov", "RUS/Sergei Ivanov"}));
}

TEST(Persons, OfTwoStatesAreTwo) {
  EXPECT_EQ(united({row("GBR", "John Kerr"), row("AUS", "John Kerr"), row("", "John Kerr")}),
            (Texts{"/John Kerr ? AUS/John Kerr ? GBR/John Kerr", "AUS/John Kerr", "GBR/John Kerr"}));
}

TEST(Persons, WhoseStateOneReportDidNotTellAreFoundByTheirFullName) {
  EXPECT_EQ(united({row("", "Wendy Sherman"), row("USA", "Wendy Sherman")}),
            Texts{"/Wendy Sherman = USA/Wendy Sherman"});
}

TEST(Persons, AreFoundByInitials) {
  EXPECT_EQ(united({row("RUS", "Sergei Ivanov", {"minister"}), row("RUS", "Igor Ivanov", {"minister"}),
                    row("RUS", "S. Ivanov", {"minister"})}),
            (Texts{"RUS/Igor Ivanov", "RUS/S. Ivanov = RUS/Sergei Ivanov"}));
}

TEST(Persons, WhoseInitialsDifferAreTwo) {
  EXPECT_EQ(united({row("USA", "George Bush"), row("USA", "George W. Bush"), row("USA", "George H. W. Bush")}),
            (Texts{"USA/George Bush ? USA/George H. W. Bush ? USA/George W. Bush", "USA/George H. W. Bush",
                   "USA/George W. Bush"}));
  EXPECT_EQ(united({row("USA", "Antony Blinken"), row("USA", "Antony J. Blinken")}),
            Texts{"USA/Antony Blinken = USA/Antony J. Blinken"});
}

TEST(Persons, OfContradictingPostsStayInDoubt) {
  EXPECT_EQ(united({row("RUS", "Sergei Ivanov", {"defence minister"}), row("RUS", "Ivanov", {"striker"})}),
            (Texts{"RUS/Ivanov ? RUS/Sergei Ivanov", "RUS/Sergei Ivanov"}));
}

TEST(Persons, AreTheSameWhateverTheOrderOfReports) {
  std::vector<PersonRow> rows{row("", "Wendy Sherman"),     row("RUS", "Ryabkov", {"deputy minister"}),
                              row("RUS", "Sergey Ryabkov"), row("RUS", "Sergei Ryabkov", {"deputy foreign minister"}),
                              row("USA", "Wendy Sherman"),  row("USA", "Sherman", {"deputy secretary of state"})};
  const Texts first = united(rows);
  std::sort(rows.begin(), rows.end(), [](const PersonRow& a, const PersonRow& b) { return a.written < b.written; });
  do {
    ASSERT_EQ(united(rows), first);
  } while (std::next_permutation(rows.begin(), rows.end(),
                                 [](const PersonRow& a, const PersonRow& b) { return a.written < b.written; }));
}

TEST(Posts, AgreeIfOneIsShortForTheOther) {
  EXPECT_TRUE(posts_agree("deputy minister", "deputy foreign minister"));
  EXPECT_TRUE(posts_agree("foreign minister", "foreign minister"));
  EXPECT_FALSE(posts_agree("defence minister", "foreign minister"));
  EXPECT_FALSE(posts_agree("", "foreign minister"));
}

}  // namespace
}  // namespace rapporteur::record
