// Encodings are repaired with a note or refused with the byte.
#include "reports/encoding.h"

#include <gtest/gtest.h>

namespace rapporteur::reports {
namespace {

struct Read {
  std::string text;
  std::string note;
  std::string error;
};

Read read(std::string bytes) {
  std::vector<std::string> notes;
  const auto text = to_utf8(std::move(bytes), "report.txt", notes);
  return {text.value_or(""), notes.empty() ? "" : notes.front(), text ? "" : text.error().message()};
}

TEST(Encoding, Utf8StaysAsItIs) {
  const auto got = read("Przyjęto w Warszawie – “tak”.\r\n");
  EXPECT_EQ(got.text, "Przyjęto w Warszawie – “tak”.\r\n");
  EXPECT_EQ(got.note, "");
}

TEST(Encoding, ByteOrderMarkIsLeftOut) {
  const auto got = read("\xef\xbb\xbfTalks");
  EXPECT_EQ(got.text, "Talks");
  EXPECT_EQ(got.note, "left out the byte order mark");
}

TEST(Encoding, Utf16OfBothOrders) {
  EXPECT_EQ(read(std::string("\xff\xfeO\0K\0\xac\x20", 8)).text, "OK€");
  EXPECT_EQ(read(std::string("\xfe\xff\0O\0K\x20\xac", 8)).text, "OK€");
  EXPECT_EQ(read(std::string("\0T\0a\0l\0k\0s", 10)).text, "Talks");
  EXPECT_EQ(read(std::string("\xff\xfe\x3d\xd8\x4a\xdc", 6)).text, "\xf0\x9f\x91\x8a");
}

TEST(Encoding, Utf16WithHalfACharacterIsRefused) {
  EXPECT_NE(read(std::string("\xff\xfeO\0K", 5)).error.find("at byte 4"), std::string::npos);
  EXPECT_NE(read(std::string("\xff\xfe\x3d\xd8O\0", 6)).error.find("at byte 2"), std::string::npos);
}

TEST(Encoding, LoneHighBytesAreWindows1252) {
  const auto got = read("The caf\xe9 in M\xe1laga: \x93no\x94");
  EXPECT_EQ(got.text, "The café in Málaga: “no”");
  EXPECT_NE(got.note.find("Windows-1252"), std::string::npos);
}

TEST(Encoding, RunsOfHighBytesAreWindows1251) {
  const auto got = read("\xcc\xe8\xed\xe8\xf1\xf2\xf0 \xef\xf0\xe8\xe1\xfb\xeb");
  EXPECT_EQ(got.text, "Министр прибыл");
  EXPECT_NE(got.note.find("Windows-1251"), std::string::npos);
}

TEST(Encoding, Koi8IsRefusedAndNotGuessed) {
  EXPECT_NE(read("\xed\xc9\xce\xc9\xd3\xd4\xd2 \xd0\xd2\xc9\xc2\xd9\xcc").error.find("at byte 0"), std::string::npos);
}

TEST(Encoding, ABrokenByteOfUtf8CostsThatByte) {
  const auto got = read("“Yes” in Kyjiw \xe2 – “no”");
  EXPECT_EQ(got.text, "“Yes” in Kyjiw \uFFFD – “no”");
  EXPECT_NE(got.note.find("U+FFFD at byte 19"), std::string::npos) << got.note;
  EXPECT_EQ(read("“Yes” — no \xe2\x80").text, "“Yes” — no \uFFFD\uFFFD");
}

TEST(Encoding, OneControlCharacterIsNoReasonToRefuse) {
  EXPECT_EQ(read("The envoys met in Oslo.\x0e").text, "The envoys met in Oslo.\x0e");
}

TEST(Encoding, Utf32IsNotTakenForUtf16) {
  EXPECT_EQ(read(std::string("\xff\xfe\0\0O\0\0\0\xac\x20\0\0", 12)).text, "O€");
  EXPECT_EQ(read(std::string("\0\0\xfe\xff\0\0\0O\0\1\xf4\x4a", 12)).text, "O\xf0\x9f\x91\x8a");
  const auto unmarked = read(std::string("T\0\0\0a\0\0\0l\0\0\0k\0\0\0", 16));
  EXPECT_EQ(unmarked.text, "Talk");
  EXPECT_EQ(unmarked.note, "converted from UTF-32 (little-endian)");
  EXPECT_NE(read(std::string("\xff\xfe\0\0\0\0\x11\0", 8)).error.find("at byte 4"), std::string::npos);
}

TEST(Encoding, BinaryIsRefusedWithItsByte) {
  EXPECT_NE(read(std::string("\x89PNG\r\n\x1a\n", 8)).error.find("control character at byte 6"), std::string::npos);
}

TEST(Encoding, OverlongFormsAndSurrogatesAreInvalid) {
  EXPECT_EQ(first_invalid_utf8("ab\xc0\x80"), 2u);
  EXPECT_EQ(first_invalid_utf8("\xed\xa0\x80"), 0u);
  EXPECT_EQ(first_invalid_utf8("\xf4\x90\x80\x80"), 0u);
  EXPECT_EQ(first_invalid_utf8("\xf0\x9f\x91\x8a"), std::string_view::npos);
}

}  // namespace
}  // namespace rapporteur::reports
