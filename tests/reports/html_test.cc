// The article out of a page, and what the page says of itself.
#include "reports/html.h"

#include <gtest/gtest.h>

#include "reports/html_facts.h"
#include "reports/html_labels.h"
#include "reports/html_text.h"
#include "reports/written_day.h"

namespace rapporteur::reports {
namespace {

constexpr std::string_view kFirst =
    "Iran and Saudi Arabia agreed on Friday to restore diplomatic relations and to reopen their embassies within two "
    "months, after four days of talks in Beijing.";
constexpr std::string_view kSecond =
    "The agreement was signed by Ali Shamkhani and Musaad al-Aiban, and it was announced by Wang Yi, who had led the "
    "talks on the Chinese side.";

std::string page(const std::string& head, const std::string& body) {
  return "<!DOCTYPE html><html lang=\"en\"><head>" + head + "</head><body>" + body + "</body></html>";
}

std::string paragraphs() { return "<p>" + std::string(kFirst) + "</p><p>" + std::string(kSecond) + "</p>"; }

std::string article() { return std::string(kFirst) + "\n\n" + std::string(kSecond); }

std::string text_of(const std::string& bytes) { return article_text(parse_html(bytes)); }

TEST(Html, FurnitureIsLeftOut) {
  const std::string html = page(
      "<title>Agreement in Beijing</title><script>var text = 'The ministers met, as they said, in secret.';</script>",
      "<header><h1>The Daily</h1></header><nav><ul><li><a href=/>Home</a></li><li><a href=/w>World</a></li></ul></nav>"
      "<div class='layout has-sidebar'><div id=main><h1>Agreement in Beijing</h1><div class=byline>By our "
      "correspondent, in Beijing</div>" +
          paragraphs() +
          "<div class='related-stories'><p>Ministers of both countries had met in Baghdad five times since 2021, in "
          "secret at first.</p></div></div><aside><p>Our newsletter brings you the news of the world every morning, "
          "free of charge.</p></aside></div><footer><p>All rights reserved, and no part of this page may be copied "
          "without permission.</p></footer>");
  EXPECT_EQ(text_of(html), article());
}

TEST(Html, NamesOfTheLayoutAreNoFurniture) {
  EXPECT_EQ(hint_of("has-sidebar layout-footer"), Hint::none);
  EXPECT_EQ(hint_of("site-footer"), Hint::furniture);
  EXPECT_EQ(hint_of("lead article-body"), Hint::article);
  EXPECT_EQ(hint_of("photo-credit"), Hint::doubtful);
  const std::string html = page("", "<div class='page-with-comments sidebar'>" + paragraphs() + "</div>");
  EXPECT_EQ(text_of(html), article());
}

TEST(Html, TheFirstOfSeveralArticlesIsMeant) {
  std::string other;
  for (int i = 0; i < 6; ++i) {
    other += "<p>In another report, number " + std::to_string(i) +
             ", ministers of seven states spoke for a long time about fish, grain, steel and much else.</p>";
  }
  std::string long_article = "<article><h1>Agreement in Beijing</h1>" + paragraphs() + paragraphs() + "</article>";
  const std::string text = text_of(page("", "<main>" + long_article + "<article>" + other + "</article></main>"));
  EXPECT_EQ(text, article() + "\n\n" + article());
}

TEST(Html, QuotedPostsStayAndBreaksAreParagraphs) {
  const std::string html = page(
      "", "<div class=post><p>" + std::string(kFirst) +
              "<br><br>The minister wrote on Saturday that he was glad:</p><div class=social-embed><blockquote>We have "
              "turned a page today, and our peoples will gain from it.</blockquote></div><p>" +
              std::string(kSecond) + "</p></div>");
  EXPECT_EQ(text_of(html), std::string(kFirst) + "\n\nThe minister wrote on Saturday that he was glad:\n\nWe have " +
                               "turned a page today, and our peoples will gain from it.\n\n" + std::string(kSecond));
}

TEST(Html, HiddenTextAndEntities) {
  const std::string html = page("",
                                "<div><p style='display: none'>This paragraph is hidden from all readers, as it "
                                "should be here.</p><p>" +
                                    std::string(kFirst) +
                                    "</p><p>The talks &amp; the agreement were praised in Muscat&nbsp;and in "
                                    "Baghdad, where earlier rounds were held.</p></div>");
  EXPECT_EQ(text_of(html), std::string(kFirst) +
                               "\n\nThe talks & the agreement were praised in Muscat and in Baghdad, "
                               "where earlier rounds were held.");
}

TEST(Html, DamagedPagesDoNoHarm) {
  EXPECT_EQ(text_of(""), "");
  EXPECT_EQ(text_of("<div><p>"), "");
  EXPECT_EQ(text_of("<script>" + std::string(1000, 'x')), "");
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "<div>";
  EXPECT_EQ(text_of(deep + paragraphs()), article());
}

TEST(Html, LinkedDataStandsAboveTheRest) {
  const std::string head =
      "<title>Other title | The Daily</title><meta property='og:site_name' content='The Daily'><link rel=canonical "
      "href='https://daily.example/a'><script type='application/ld+json'>{\"@graph\":[{\"@type\":\"NewsArticle\","
      "\"headline\":\"Agreement &amp; handshake\",\"datePublished\":\"2023-03-10T09:00:00Z\",\"author\":[{\"name\":"
      "\"Walter Cronkite\"}]}]}</script><meta name=date content='2020-01-01'>";
  const PageFacts facts = facts_of(parse_html(page(head, "<h1>A third title</h1>")), "");
  EXPECT_EQ(facts.title, "Agreement & handshake");
  EXPECT_EQ(facts.author, "Walter Cronkite");
  EXPECT_EQ(facts.source, "The Daily");
  EXPECT_EQ(facts.address, "https://daily.example/a");
  EXPECT_EQ(facts.language, "en");
  EXPECT_EQ(facts.date, parse_day("2023-03-10"));
}

TEST(Html, DayFromMarkupAddressOrVisibleLine) {
  const auto day = [](const std::string& head, const std::string& body, const std::string& address) {
    return facts_of(parse_html(page(head, body)), address).date;
  };
  const auto wanted = parse_day("2023-03-10");
  EXPECT_EQ(day("<meta property='article:published_time' content='2023-03-10T08:00'>", "", ""), wanted);
  EXPECT_EQ(day("", "<h1>A title</h1><time datetime='2023-03-10'>yesterday</time>", ""), wanted);
  EXPECT_EQ(day("", "", "https://daily.example/world/2023/03/10/agreement.html"), wanted);
  EXPECT_EQ(day("", "<h1>A title</h1><p>Published on 10 March 2023 at 09:00</p>", ""), wanted);
  EXPECT_FALSE(day("", "<h1>A title</h1><p>They met in 2023 and will meet again.</p>", "https://daily.example/1"));
}

TEST(Html, TitleWithoutItsOutlet) {
  const auto title = [](const std::string& written) {
    return facts_of(
               parse_html(page("<title>" + written + "</title><meta property='og:site_name' content='The Daily'>", "")),
               "")
        .title;
  };
  EXPECT_EQ(title("Agreement in Beijing - The Daily"), "Agreement in Beijing");
  EXPECT_EQ(title("Agreement in Beijing | World"), "Agreement in Beijing");
  EXPECT_EQ(title("Opinion | What the agreement means"), "Opinion | What the agreement means");
  EXPECT_EQ(title("Beijing - a new Geneva?"), "Beijing - a new Geneva?");
}

TEST(Html, PageWithoutAnArticleIsAnError) {
  const auto report = html_report(page("", "<ul><li><a href=/1>One</a><li><a href=/2>Two</a></ul>"), "x.html", "", {});
  ASSERT_FALSE(report);
  EXPECT_NE(report.error().message().find("no running text"), std::string::npos);
}

TEST(WrittenDay, FormsOfTheWeb) {
  const auto wanted = parse_day("2022-07-19");
  for (const char* written : {"2022-07-19", "2022-07-19T10:00:00+02:00", "20220719", "2022/07/19", "19.07.2022",
                              "Tue, 19 Jul 2022 10:00:00 GMT", "19 July 2022", "July 19, 2022",
                              "Tuesday, July 19th, 2022", "Jul. 19, 2022", "07/19/2022", "  19-Jul-2022"})
    EXPECT_EQ(day_at(written), wanted) << written;
  for (const char* written : {"", "2022", "03/04/2022", "2022-13-01", "30 February 2022", "July", "19 July", "1.2.3"})
    EXPECT_FALSE(day_at(written)) << written;
}

}  // namespace
}  // namespace rapporteur::reports
