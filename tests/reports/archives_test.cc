// Web archives, feeds, tar and zip, kinds by content, encodings of pages, languages.
#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include "folder.h"
#include "rapporteur/rapporteur.h"
#include "reports/charset.h"
#include "reports/feed.h"
#include "reports/http.h"
#include "reports/kind.h"
#include "reports/language.h"

namespace rapporteur::reports {
namespace {

struct All {
  std::vector<Report> reports;
  std::vector<std::string> errors;
};

All read(const std::string& path) {
  All all;
  read_reports({path}, [&](Result<Report> report) {
    if (report)
      all.reports.push_back(std::move(*report));
    else
      all.errors.push_back(report.error().message());
    return true;
  });
  return all;
}

std::string gzip(const std::string& text) {
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string out(text.size() + 100, '\0');
  stream.next_in = reinterpret_cast<unsigned char*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<unsigned>(text.size());
  stream.next_out = reinterpret_cast<unsigned char*>(out.data());
  stream.avail_out = static_cast<unsigned>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string page(const std::string& place) {
  return "<!doctype html><html><body><article><h1>Talks in " + place + "</h1><p>Representatives of Russia and the " +
         "United States met in " + place + " on Monday, and they spoke for seven hours about security in " +
         "Europe.</p><p>They agreed to meet again next week, the two delegations said in the evening, but gave no " +
         "day.</p></article></body></html>";
}

std::string response(const std::string& body, const std::string& headers = "Content-Type: text/html; charset=utf-8") {
  return "HTTP/1.1 200 OK\r\n" + headers + "\r\n\r\n" + body;
}

std::string warc(const std::string& address, const std::string& block, const std::string& type = "response") {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + address +
         "\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: " + std::to_string(block.size()) +
         "\r\n\r\n" + block + "\r\n\r\n";
}

std::string ids(const All& all) {
  std::string text;
  for (const Report& report : all.reports) text += report.id + " ";
  return text;
}

TEST(WebArchive, PagesComeOutAndTheRestIsPassedOver) {
  const std::string info = "software: test\r\n";
  const std::string chunked = "5\r\n<!doc\r\n" + [] {
    const std::string rest = page("Vienna").substr(5);
    char size[20];
    std::snprintf(size, sizeof size, "%zx", rest.size());
    return std::string(size) + "\r\n" + rest + "\r\n0\r\n\r\n";
  }();
  const std::string all_records =
      warc("", info, "warcinfo") + warc("http://a.example/1", response(page("Geneva"))) +
      warc("http://a.example/logo", response("\x89PNG", "Content-Type: image/png")) +
      warc("http://a.example/gone", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n" + page("Nowhere")) +
      warc("http://a.example/2", response(chunked, "Content-Type: text/html\r\nTransfer-Encoding: chunked")) +
      warc("http://a.example/3", response(gzip(page("Brussels")), "Content-Type: text/html\r\nContent-Encoding: gzip"));
  const Folder folder;
  for (const std::string& path : {folder.write("a.warc", all_records), folder.write("b.dat", gzip(all_records))}) {
    const All all = read(path);
    EXPECT_EQ(ids(all), "http://a.example/1 http://a.example/2 http://a.example/3 ");
    ASSERT_EQ(all.reports.size(), 3u);
    EXPECT_EQ(all.reports[1].title, "Talks in Vienna");
    EXPECT_EQ(all.reports[2].source, "a.example");
    EXPECT_TRUE(all.errors.empty());
  }
}

TEST(WebArchive, DamagedRecordsAreSkippedAndCounted) {
  const std::string one = warc("http://a.example/1", response(page("Geneva")));
  const std::string two = warc("http://a.example/2", response(page("Vienna")));
  const Folder folder;
  const All plain = read(folder.write("a.warc", one + "rubbish between records\r\n" + two));
  EXPECT_EQ(ids(plain), "http://a.example/1 http://a.example/2 ");
  ASSERT_EQ(plain.errors.size(), 1u);
  EXPECT_NE(plain.errors[0].find("1 damaged record skipped, of 2 records"), std::string::npos) << plain.errors[0];
  std::string damaged = gzip(one);
  damaged[damaged.size() / 2] ^= 0x55;
  damaged[damaged.size() / 2 + 1] ^= 0x55;
  const All packed = read(folder.write("b.warc.gz", gzip(two) + damaged + gzip(two)));
  EXPECT_EQ(ids(packed), "http://a.example/2 http://a.example/2 ");
  ASSERT_EQ(packed.errors.size(), 1u);
  const All cut = read(folder.write("c.warc", one + two.substr(0, two.size() / 2)));
  EXPECT_EQ(ids(cut), "http://a.example/1 ");
  EXPECT_EQ(cut.errors.size(), 1u);
}

TEST(WebArchive, Arc) {
  const std::string block = response(page("Geneva"));
  const std::string version = "1 0 Test\nURL IP-address Archive-date Content-type Archive-length\n";
  const std::string arc = "filedesc://a.arc 0.0.0.0 20220110000000 text/plain " + std::to_string(version.size()) +
                          "\n" + version + "\nhttp://a.example/1 192.0.2.1 20220110000000 text/html " +
                          std::to_string(block.size()) + "\n" + block + "\n";
  const Folder folder;
  const All all = read(folder.write("a.arc", arc));
  EXPECT_EQ(ids(all), "http://a.example/1 ");
  EXPECT_TRUE(all.errors.empty());
}

TEST(Http, HeadersAndBodies) {
  EXPECT_EQ(header_in("A: 1\r\nContent-Type:  text/html\r\n", "content-type"), "text/html");
  EXPECT_FALSE(read_http("no response", 100));
  EXPECT_EQ(read_http("HTTP/1.0 301 Moved\n\n", 100)->status, 301);
  const auto joined = read_http("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n<p>joined before</p>", 100);
  EXPECT_EQ(joined->body, "<p>joined before</p>");
  EXPECT_FALSE(read_http("HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\nxx", 100)->whole);
  EXPECT_FALSE(read_http("HTTP/1.1 200 OK\r\n\r\n" + std::string(101, 'x'), 100)->whole);
}

TEST(Feed, RssAndAtom) {
  const Folder folder;
  const All rss = read(folder.write(
      "a.xml",
      "<?xml version='1.0'?><rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>The Daily"
      "</title><language>en</language><item><title>Talks &amp;amp; tea</title><link>http://a.example/1</link><pubDate>"
      "Mon, 10 Jan 2022 18:00:00 GMT</pubDate><dc:creator>W. Cronkite</dc:creator><description><![CDATA[<p>The envoys "
      "met.</p><p>They left.</p>]]></description></item><item><title>Only a title</title></item></channel></rss>"));
  ASSERT_EQ(rss.reports.size(), 2u);
  EXPECT_EQ(rss.reports[0].id, "http://a.example/1");
  EXPECT_EQ(rss.reports[0].title, "Talks & tea");
  EXPECT_EQ(rss.reports[0].source, "The Daily");
  EXPECT_EQ(rss.reports[0].date, parse_day("2022-01-10"));
  EXPECT_EQ(rss.reports[0].text, "The envoys met.\n\nThey left.");
  EXPECT_EQ(rss.reports[1].text, "Only a title");
  const All atom = read(folder.write(
      "b.atom",
      "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='en'><title>The "
      "Daily</title><entry><title>Talks</title><link "
      "rel='alternate' href='http://a.example/2'/><link rel='self' href='http://a.example/x'/><published>2022-01-10T"
      "00:00:00Z</published><author><name>W. Cronkite</name></author><content type='xhtml'><div xmlns='http://www.w3."
      "org/1999/xhtml'><p>The envoys met again.</p></div></content></entry></feed>"));
  ASSERT_EQ(atom.reports.size(), 1u);
  EXPECT_EQ(atom.reports[0].address, "http://a.example/2");
  EXPECT_EQ(atom.reports[0].text, "The envoys met again.");
  EXPECT_EQ(atom.reports[0].date, parse_day("2022-01-10"));
}

TEST(Feed, DamageAndBombs) {
  EXPECT_FALSE(read_feed("<rss><channel></channel></rss>", "a"));
  EXPECT_FALSE(
      read_feed("<!DOCTYPE a [<!ENTITY b 'c'>]><rss><channel><item><title>&b;</title></item></channel></rss>", "a"));
  EXPECT_EQ(read_feed("<rss><channel><item><title>One</title></item><item><title>T", "a")->size(), 2u);
}

std::string packed(bool zip, const std::vector<std::pair<std::string, std::string>>& files) {
  std::string out(1 << 20, '\0');
  size_t used = 0;
  struct archive* writer = archive_write_new();
  if (zip)
    archive_write_set_format_zip(writer);
  else
    archive_write_set_format_ustar(writer);
  archive_write_open_memory(writer, out.data(), out.size(), &used);
  for (const auto& [name, bytes] : files) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_write_header(writer, entry);
    archive_write_data(writer, bytes.data(), bytes.size());
    archive_entry_free(entry);
  }
  archive_write_close(writer);
  archive_write_free(writer);
  out.resize(used);
  return out;
}

TEST(Archive, TarAndZipWithFilesOfAllKinds) {
  const std::vector<std::pair<std::string, std::string>> files{
      {"a/one.txt", "date 2022-01-10\nThe envoys met."},
      {"two.jsonl.gz", gzip("{\"id\":\"x\",\"text\":\"They met.\"}\n{\"id\":\"y\",\"text\":\"They left.\"}\n")},
      {"logo.png", "\x89PNG"},
      {"page.html", page("Geneva")},
      {"paper.pdf", "%PDF-1.4"}};
  const Folder folder;
  for (const bool zip : {false, true}) {
    const All all = read(folder.write(zip ? "all.zip" : "all.tar", packed(zip, files)));
    EXPECT_EQ(ids(all), "one x y page ");
    ASSERT_EQ(all.errors.size(), 1u);
    EXPECT_NE(all.errors[0].find("paper.pdf: a PDF document, which cannot be read yet"), std::string::npos);
  }
  const All nested = read(folder.write("outer.tgz", gzip(packed(false, {{"inner.zip", packed(true, files)}}))));
  EXPECT_EQ(ids(nested), "one x y page ");
  const std::string whole = packed(false, files);
  EXPECT_FALSE(read(folder.write("cut.tar", whole.substr(0, 700))).errors.empty());
}

TEST(Kind, ToldByContent) {
  EXPECT_EQ(kind_of("  <!DOCTYPE HTML><p>"), Kind::html);
  EXPECT_EQ(kind_of("<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"x\"><html>"), Kind::html);
  EXPECT_EQ(kind_of("<!-- saved --><div class=x>"), Kind::html);
  EXPECT_EQ(kind_of("<?xml version='1.0'?><feed xmlns='a'>"), Kind::feed);
  EXPECT_EQ(kind_of("<?xml version='1.0'?><note>"), Kind::xml);
  EXPECT_EQ(kind_of("<Minister> said"), Kind::text);
  EXPECT_EQ(kind_of("{\"id\":1}"), Kind::json_lines);
  EXPECT_EQ(kind_of("{curly} words"), Kind::text);
  EXPECT_EQ(kind_of(std::string("PK\x03\x04", 4) + std::string(26, '\0') + "word/document.xml"), Kind::office);
  EXPECT_EQ(kind_of(""), Kind::text);
}

TEST(Kind, NamesMayLie) {
  const Folder folder;
  const All text = read(folder.write("a.txt.gz", "The envoys met."));
  ASSERT_EQ(text.reports.size(), 1u);
  EXPECT_EQ(text.reports[0].notes.size(), 1u);
  EXPECT_EQ(read(folder.write("page.txt", page("Geneva"))).reports.at(0).title, "Talks in Geneva");
  EXPECT_NE(read(folder.write("b.txt", "%PDF-1.7")).errors.at(0).find("cannot be read yet"), std::string::npos);
}

TEST(Charset, DeclaredByServerOrPage) {
  std::vector<std::string> notes;
  EXPECT_EQ(*page_to_utf8("<meta charset=windows-1251>\xcc\xe8\xe4", "", "x", notes), "<meta charset=windows-1251>Мид");
  EXPECT_EQ(*page_to_utf8("M\xe1laga", "iso-8859-1", "x", notes), "Málaga");
  EXPECT_TRUE(notes.empty());
  EXPECT_EQ(*page_to_utf8("Bad \xff byte", "utf-8", "x", notes), "Bad \xef\xbf\xbd byte");
  EXPECT_EQ(notes.size(), 1u);
  EXPECT_EQ(charset_in("text/html; Charset=\"UTF-8\""), "utf-8");
}

TEST(Language, ToldFromTheText) {
  EXPECT_EQ(language_of("The ministers of foreign affairs met in Geneva on Monday and discussed security guarantees in "
                        "Europe for seven hours, without coming to an agreement."),
            "en");
  EXPECT_EQ(language_of("Les ministres des affaires étrangères se sont réunis lundi à Genève et ont parlé pendant sept "
                        "heures des garanties de sécurité en Europe, sans parvenir à un accord."),
            "fr");
  EXPECT_EQ(language_of("They met."), "");
  EXPECT_TRUE(can_read("en-GB"));
  EXPECT_FALSE(can_read("fr"));
}

}  // namespace
}  // namespace rapporteur::reports
