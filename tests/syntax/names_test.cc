// Names in sentences of the kinds that reports have: datelines, headlines without capitals, names from all over the
// world, titles.
#include <gtest/gtest.h>

#include <string>

#include "rapporteur/document.h"
#include "support.h"

namespace rapporteur {
namespace {

/// The names of a text: "PER William Ruto; LOC Nairobi".
std::string names_of(const std::string& text) {
  const Document document = testing::read(text);
  std::string all;
  for (const Name& name : document.names) {
    constexpr const char* kNames[] = {"PER", "ORG", "LOC", "GROUP"};
    all += (all.empty() ? "" : "; ") + std::string(kNames[static_cast<int>(name.name_class)]) + ' ' +
           document.report.text.substr(name.span.begin, name.span.size());
  }
  return all;
}

TEST(Names, ADatelineInCapitalsIsAPlace) {
  EXPECT_EQ(names_of("NAIROBI, Kenya - President William Ruto met Ethiopian Prime Minister Abiy Ahmed on Tuesday."),
            "LOC NAIROBI; LOC Kenya; PER William Ruto; GROUP Ethiopian; PER Abiy Ahmed");
  EXPECT_EQ(names_of("KHARTOUM - The Rapid Support Forces have not answered."),
            "LOC KHARTOUM; ORG Rapid Support Forces");
}

TEST(Names, AHeadlineWithoutCapitalsHasNames) {
  EXPECT_EQ(names_of("russia rejects nato demand as kyiv talks stall"), "LOC russia; ORG nato; LOC kyiv");
  EXPECT_EQ(names_of("xi meets putin in samarkand"), "PER xi; PER putin; LOC samarkand");
}

TEST(Names, ComeFromAllOverTheWorld) {
  EXPECT_EQ(names_of("Kazakhstan's Kassym-Jomart Tokayev welcomed Shavkat Mirziyoyev in Astana."),
            "LOC Kazakhstan; PER Kassym-Jomart Tokayev; PER Shavkat Mirziyoyev; LOC Astana");
  EXPECT_EQ(names_of("Sheikh Tamim bin Hamad Al Thani and Recep Tayyip Erdoğan signed the accord in Doha."),
            "PER Tamim bin Hamad Al Thani; PER Recep Tayyip Erdoğan; LOC Doha");
}

TEST(Names, ATitleIsNoPartOfAName) {
  EXPECT_EQ(names_of("Mr Lavrov spoke to Crown Prince Mohammed bin Salman by phone."),
            "PER Lavrov; PER Mohammed bin Salman");
}

TEST(Names, AGroupMayHaveSeveralWords) {
  EXPECT_EQ(names_of("The World Food Programme said South Sudanese refugees had reached Gambella."),
            "ORG World Food Programme; GROUP South Sudanese; LOC Gambella");
}

}  // namespace
}  // namespace rapporteur
