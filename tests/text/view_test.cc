// What is read as what, that spans lead back to the text as it was given, and that whatever hides words changes nothing
// of what is found.
#include "text/view.h"

#include <gtest/gtest.h>

#include <ctime>

#include "describe.h"
#include "support.h"
#include "text/characters.h"
#include "text/points.h"

namespace rapporteur::text {
namespace {

std::string read(const std::string& given) {
  Repairs repairs;
  const View view = view_of(given, repairs);
  return view.as_given() ? given : view.text;
}

std::string note_of(const std::string& given) {
  Repairs repairs;
  (void)view_of(given, repairs);
  return repairs.none() ? "" : repairs.note();
}

bool untouched(const std::string& given) {
  Repairs repairs;
  return view_of(given, repairs).as_given();
}

TEST(View, PlainTextIsReadAsItIs) {
  EXPECT_TRUE(untouched("“Przyjęto”, said Łukasz – in Kyïv, R&D & more; don’t ask ‘why’…\r\n\tMinisters' talks."));
  EXPECT_TRUE(untouched("Министр прибыл в Женеву. 王毅外长 met 기시다 후미오. €5m, 40 °C, 5½ hours, x² + y², ™ ©"));
  EXPECT_TRUE(untouched("the café’s “CAFÉ” and the fiancé…” É”"));
}

TEST(View, WhatSaysNothingIsLeftOut) {
  EXPECT_EQ(read("Presi\u00addent Pu\u200btin met \u200fXi\u200e and \u2066Modi\u2069 in As\u2060ta\ufeffna"),
            "President Putin met Xi and Modi in Astana");
  EXPECT_EQ(read("Pu\x01tin \x1b[31mmet\x1b[0m Xi\x7f"), "Putin met Xi");
  EXPECT_EQ(note_of("Pu\x01tin \u00admet"), "put right before reading: 1 control character, 1 invisible character");
}

TEST(View, BlanksAndLinesAreWrittenInOneWay) {
  EXPECT_EQ(read("10\u00a0March\u202f2022\u3000in\u2009Oslo"), "10 March 2022 in Oslo");
  EXPECT_EQ(read("Oslo\u2028Bergen\u2029Turku\rVaasa\r\n"), "Oslo\nBergen\nTurku\nVaasa\r\n");
  EXPECT_EQ(note_of("10\u00a0March"), "");
}

TEST(View, CompatibilityFormsAreTheirLetters) {
  EXPECT_EQ(read("ofﬁcials of ＮＡＴＯ met 𝐋𝐚𝐯𝐫𝐨𝐯 under Article Ⅴ ⒶⓂⒹⓢⓞ"),
            "officials of NATO met Lavrov under Article V AMDso");
  EXPECT_EQ(read("cease\u2011fire, cease\u2010fire"), "cease-fire, cease-fire");
  EXPECT_EQ(read("Erdog\u0306an and Sa\u0301nchez"), "Erdoğan and Sánchez");
}

TEST(View, EntitiesAreTheirCharacters) {
  EXPECT_EQ(read("&quot;Yes,&quot; Japan&#8217;s &amp; Peru&#x2019;s envoys said.&nbsp;&ldquo;Good&rdquo;"),
            "\"Yes,\" Japan’s & Peru’s envoys said. “Good”");
  EXPECT_EQ(read("&amp;quot;Yes&amp;amp;quot; &amp;amp; no"), "\"Yes\" & no");
  EXPECT_EQ(read("&#147;Yes&#148;"), "“Yes”");
  EXPECT_EQ(read("&#38;quot;Yes&#x26;#34; &quot;no&quot said &quota"), "\"Yes\" \"no\" said &quota");
  EXPECT_EQ(read("AT&T; R&D &c. &nosuch; &; &#; ?a=1&copy=2"), "AT&T; R&D &c. &nosuch; &; &#; ?a=1&copy=2");
  EXPECT_EQ(note_of("&lt;&gt;"), "put right before reading: 2 HTML entities");
}

TEST(View, MisreadUtf8IsPutRight) {
  EXPECT_EQ(read("â€œYes,â€\u009d said Franceâ€™s envoy SÃ©bastien"), "“Yes,” said France’s envoy Sébastien");
  EXPECT_EQ(read("â€œYes,â€ said SÃ¡nchez in ErdoÄŸan's hall"), "“Yes,” said Sánchez in Erdoğan's hall");
  EXPECT_EQ(read("ÐŸÑƒÑ‚Ð¸Ð½ met ðŸ‡ºðŸ‡¦ them"), "Путин met  them");
  EXPECT_EQ(read("Ã¢â‚¬Å“YesÃ¢â‚¬Â\u009d"), "“Yes”");
  EXPECT_EQ(read("&acirc;&euro;&oelig;Yes"), "“Yes");
  EXPECT_NE(note_of("â€œYes").find("1 character of UTF-8 that was misread"), std::string::npos);
}

TEST(View, QuotationMarksAreReadByWhatStandsBesideThem) {
  EXPECT_EQ(read("«Ja», „ja“, »ja«, 「ja」, 《ja》, ''ja'', ``ja'', ,,ja'', ″ja″, ＂ja＂"),
            "“Ja”, “ja”, “ja”, “ja”, “ja”, “ja”, “ja”, “ja”, “ja”, “ja”");
  EXPECT_EQ(read("”Ja”, sade han."), "“Ja”, sade han.");
  EXPECT_EQ(read("“Yes,” he said. ”No, she said"), "“Yes,” he said. ”No, she said");
  EXPECT_EQ(read("« Oui », dit-il, « non »."), "“ Oui ”, dit-il, “ non ”.");
  EXPECT_EQ(read("‹ja›, ‚ja‘, `ja', 『ja』"), "‘ja’, ‘ja’, ‘ja', ‘ja’");
  EXPECT_EQ(read("„Er sagte ‚nein‘ dazu“"), "“Er sagte ‘nein’ dazu”");
  EXPECT_EQ(read("Russia´s, Russia`s, Russiaʼs"), "Russia's, Russia's, Russia's");
  EXPECT_EQ(read("45°30′20″ north, 6′2″ tall"), "45°30′20″ north, 6′2″ tall");
  EXPECT_EQ(note_of("«Ja»"), "");
}

TEST(View, TwoSignsForOneMark) {
  EXPECT_EQ(read("‘‘Ja,’’ <<ja>>, \\\"Japan\\'s\\\", ⟪ja⟫, 〈ja〉"), "“Ja,” “ja”, \"Japan's\", “ja”, ‘ja’");
  EXPECT_TRUE(untouched("1 << 4 and x >> 2, ‘the ministers’’, C:\\new"));
}

TEST(View, EveryCodePageThatUtf8IsTakenFor) {
  const std::string meant = "“Yes,” said France’s envoy – in Łódź…";
  for (const char* misread :
       {"‚ÄúYes,‚Äù said France‚Äôs envoy ‚Äì in ≈Å√≥d≈∫‚Ä¶", "вЂњYes,вЂќ said FranceвЂ™s envoy вЂ“ in ЕЃГіdЕєвЂ¦",
        "ΓÇ£Yes,ΓÇ¥ said FranceΓÇÖs envoy ΓÇô in ┼ü├│d┼║ΓÇª", "ÔÇ£Yes,ÔÇØ said FranceÔÇÖs envoy ÔÇô in ┼ü├│d┼║ÔÇª",
        "â€śYes,â€ť said Franceâ€™s envoy â€“ in Ĺ\u0081ĂłdĹşâ€¦"})
    EXPECT_EQ(read(misread), meant) << misread;
  EXPECT_EQ(read("РІР‚СљYesРІР‚Сњ РІР‚вЂњ no"), "“Yes” – no") << "twice";
  EXPECT_NE(note_of("‚ÄúYes").find("1 character of UTF-8 that was misread as Mac OS Roman"), std::string::npos);
  EXPECT_TRUE(untouched("Вђња, Ђорђе и Любљана; Äpfel; Γ, Ç and £; Ô"));
}

TEST(View, PicturesPartWordsAndSayNothing) {
  EXPECT_EQ(read("🇺🇦 “We will win 💪🏽,” he said 👨‍👩‍👧 today"),
            " “We will win,” he said  today");
  EXPECT_EQ(read("Kyiv🇺🇦Warsaw"), "Kyiv Warsaw");
  EXPECT_EQ(note_of("👨‍👩‍👧 ❤️"), "");
}

TEST(View, SpansLeadBack) {
  const std::string given = "The Presi\u00addent &amp; the ofﬁce\u200f, \u200f“ja”";
  Repairs repairs;
  const View view = view_of(given, repairs);
  const auto back = [&](const std::string& words) {
    const auto at = static_cast<uint32_t>(view.text.find(words));
    const Span span = view.given({at, at + static_cast<uint32_t>(words.size())});
    return given.substr(span.begin, span.size());
  };
  EXPECT_EQ(view.text, "The President & the office, “ja”");
  EXPECT_EQ(back("President"), "Presi\u00addent");
  EXPECT_EQ(back("&"), "&amp;");
  EXPECT_EQ(back("office"), "ofﬁce");
  EXPECT_EQ(back("ice,"), "ﬁce\u200f,");
  EXPECT_EQ(back("“ja”"), "“ja”");
  EXPECT_EQ(back("The"), "The");
  EXPECT_EQ(view.read(static_cast<uint32_t>(given.find("dent"))), view.text.find("dent"));
}

TEST(View, SpansThatLeaveTheProgramCountWhatWasGiven) {
  const Document document = testing::read("Pu\u00adtin met X&iacute; in Sochi on 3\u00a0May 2021.", "2021-05-04");
  const CodePoints points(document);
  ASSERT_EQ(document.times.size(), 1u);
  EXPECT_EQ(document.words(document.times[0].span), "3 May 2021");
  EXPECT_EQ(points.of(document.times[0].span), (Span{33, 43}));
  ASSERT_EQ(document.report.notes.size(), 1u);
  EXPECT_EQ(document.report.notes[0], "put right before reading: 1 HTML entity, 1 invisible character");
}

/// The same words, hidden in every way.
const std::pair<const char*, std::string (*)(std::string)> kDisguises[] = {
    {"soft hyphens",
     [](std::string text) {
       for (size_t at = text.find("nt"); at != text.npos; at = text.find("nt", at + 4)) text.insert(at, "\u00ad");
       return text;
     }},
    {"marks of direction",
     [](std::string text) {
       for (size_t at = text.find(' '); at != text.npos; at = text.find(' ', at + 5)) text.insert(at + 1, "\u200f");
       return text;
     }},
    {"blanks that do not break",
     [](std::string text) {
       for (size_t at = text.find(' '); at != text.npos; at = text.find(' ', at + 2)) text.replace(at, 1, "\u00a0");
       return text;
     }},
    {"entities",
     [](std::string text) {
       for (size_t at = text.find('"'); at != text.npos; at = text.find('"', at)) text.replace(at, 1, "&amp;quot;");
       return text;
     }},
    {"controls",
     [](std::string text) {
       for (size_t at = text.find('e'); at != text.npos; at = text.find('e', at + 9)) text.insert(at, "\x02");
       return text;
     }},
    {"wide letters",
     [](std::string text) {
       std::string wide;
       for (const char c : text) {
         if (c < 'A' || c > 'z')
           wide += c;
         else
           append_character(0xff00u + static_cast<uint32_t>(c) - 0x20u, wide);
       }
       return wide;
     }},
};

TEST(View, WhateverHidesWordsChangesNothingOfWhatIsFound) {
  const std::string plain =
      "Turkish President Recep Tayyip Erdogan met Russian President Vladimir Putin in Sochi on Tuesday.\n\n"
      "\"We want an agreement,\" Putin said. The Kremlin demanded that NATO withdraw its troops from Estonia.\n";
  const auto wanted = describe(testing::read(plain, "2019-10-24"));
  for (const auto& [name, disguise] : kDisguises)
    EXPECT_EQ(describe(testing::read(disguise(plain), "2019-10-24")), wanted) << name;
}

TEST(View, IsLinearInTheText) {
  for (const std::string piece : {"\u00ad", "&amp;", "&", "''", "“ ", "â€", "e\u0301", "`", "\u200f«"}) {
    std::string text;
    while (text.size() < (1 << 20)) text += piece;
    const std::clock_t start = std::clock();
    (void)read(text);
    EXPECT_LT(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC, 2.0) << piece;
  }
}

}  // namespace
}  // namespace rapporteur::text
