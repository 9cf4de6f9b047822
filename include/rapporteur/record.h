// SPDX-License-Identifier: Apache-2.0
// The record: every report that was read and every finding in it, in one SQLite file. docs/record.md describes its
// tables.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "rapporteur/correction.h"
#include "rapporteur/day.h"
#include "rapporteur/document.h"
#include "rapporteur/finding.h"
#include "rapporteur/result.h"

namespace rapporteur {

namespace record {
struct Question;
}

ReportKey key_of(const Report& report);

/// A report's line in the record.
struct RecordedReport {
  int64_t number = 0;  ///< in this record, in the order of reading
  std::string id;
  std::string date;  ///< ISO, "" if not known
  std::string title;
  std::string source;
};

/// A person over the whole record. Reports call him by several names; a name that several persons bear stays apart.
struct RecordedPerson {
  std::vector<std::string> forms;       ///< "RUS/Sergei Ryabkov", "RUS/Ryabkov": as findings write him
  std::vector<std::string> posts;       ///< what reports say he is, in lower case
  std::vector<std::string> candidates;  ///< forms of persons of whom he may be one; nothing tells which
};

/// Query::verdict: whatever persons said, and what nobody said anything of.
inline constexpr std::string_view kAnyVerdict = "any", kNoVerdict = "none";

/// A field that must have a value: a choice or an actor is equal, of several actors one is, a code begins so, words
/// each begin a word of the field's.
struct FieldFilter {
  std::string field;  ///< "stance", "cameo", "place", "speaker"
  std::string value;
};

/// Which findings are wanted. What is left empty does not narrow.
struct Query {
  FindingKind kind = FindingKind::statement;
  std::string by;     ///< speaker, source, proposer, …: an actor's code, name or part of the name
  std::string to;     ///< target, addressee, who is bound
  std::string about;  ///< words that must all begin a word of the finding, its paragraph or its report's title
  std::vector<FieldFilter> fields;
  std::string report;       ///< a report's id
  std::optional<Day> from;  ///< the finding's own days where they are known, else the report's day
  std::optional<Day> until;
  std::string verdict;        ///< Verdict::word; "": those that stand, neither rejected nor replaced
  float min_confidence = 0;   ///< 0 to 1; what was never judged, or confirmed by a person, is not left out
  uint64_t limit = 0;         ///< 0: all
  bool latest_first = false;  ///< days the other way round
};

/// An issue as positions write it, and what a person called it.
struct NamedIssue {
  std::string issue;
  std::string name;
};

/// A finding with the report it stands in.
struct FoundFinding {
  RecordedReport report;
  Finding finding;
};

/// Behind which finding a page of a list begins: its place in the order of days, reports and text.
struct Bookmark {
  std::string day;  ///< ISO, "" if neither it nor its report has one
  int64_t report = 0;
  int64_t start = 0;
  int64_t finding = 0;
};

/// Part of a list of findings.
struct FindingPage {
  std::vector<FoundFinding> findings;
  std::optional<Bookmark> next;  ///< where the next page begins; nothing: this was the last
};

/// How many findings have these values, in the order of the fields that were asked for.
struct ValueCount {
  std::vector<std::string> values;
  uint64_t count = 0;
};

/// Which reports are wanted. What is left empty does not narrow.
struct ReportQuery {
  std::string words;  ///< each begins a word of the report's title or text
  std::optional<Day> from;
  std::optional<Day> until;
  uint64_t limit = 0;  ///< 0: all
  uint64_t skip = 0;   ///< so many of them stand on earlier pages
};

/// A piece of a report's text, and whether it is one of the words looked for.
struct SnippetPiece {
  std::string text;
  bool sought = false;
};

/// A report of a list, by day; where words are looked for, the best first, with some text around them.
struct FoundReport {
  RecordedReport report;
  std::vector<SnippetPiece> snippet;  ///< empty if no words were asked for
};

/// An actor of the record, and how often words name him.
struct RecordedActor {
  std::string written;  ///< "RUS/Sergei Ryabkov"
  std::string kind;     ///< "person", "state", …
  std::string code;
  std::string name;
  uint64_t mentions = 0;
};

/// What a record holds, in figures.
struct RecordSize {
  uint64_t reports = 0;
  std::string first_day;  ///< of the reports that have one, ISO; "" if none has
  std::string last_day;
  std::array<uint64_t, kFindingKinds> findings{};  ///< of each kind, however sure the program is of them
};

/// What happens while another program writes the record. Programs write a batch at a time, so a turn comes soon.
struct Patience {
  std::chrono::seconds most{60};  ///< then the call fails with ErrorCode::unwritable, and the record is as it was
  std::function<void()> note;     ///< called once, after the first second of waiting; may be empty
};

class Record {
 public:
  enum class Use { look, write };

  /// Opens the file; Use::write makes it if it is not there. Refuses other programs' files and later versions' records.
  static Result<Record> open(const std::string& path, Use use, Patience patience = {});

  Record(Record&&) noexcept;
  Record& operator=(Record&&) noexcept;
  ~Record();  ///< what was not committed is not in the record

  /// The keys of all reports in it.
  Result<std::vector<ReportKey>> keys() const;

  /// Adds a report and its findings; one that is there already is left as it is, and if it has another id, this one is
  /// noted beside it. The first change after a commit begins a batch: all of it comes into the record with the next
  /// commit, or nothing. Other programs wait for the commit, so the calls between should follow at once.
  Result<void> add(const Document& document, const ReportKey& key, const std::vector<Finding>& findings);
  /// Puts these findings in the place of those that the record has of the report with that key, as part of the batch;
  /// adds the report if it is not there. Its number, its id and its other ids stay.
  Result<void> replace(const Document& document, const ReportKey& key, const std::vector<Finding>& findings);
  /// Notes that the report with that key also came under this id, as part of the batch.
  Result<void> add_id(const ReportKey& key, const std::string& id);
  Result<void> commit();
  /// Forgets the batch that was begun.
  void roll_back();

  /// The id under which the record has the report with that key: that of its first reading; nothing if it is not there.
  Result<std::optional<std::string>> id_of(const ReportKey& key) const;
  /// True if the report with that key came under this id, first or later.
  Result<bool> has_id(const ReportKey& key, const std::string& id) const;

  /// Hands over each wanted finding in the order of days, reports and text, until `take` returns false. `take` may be
  /// slow: the record is not locked while it runs. What another program takes out in the meantime is left out.
  Result<void> find(const Query& query, const std::function<bool(const RecordedReport&, const Finding&)>& take) const;
  /// A page of what find() hands over, at most query.limit findings, behind the bookmark if one is given. Findings that
  /// come into the record meanwhile move no page.
  Result<FindingPage> page(const Query& query, const std::optional<Bookmark>& after) const;
  /// How many find() would hand over without a limit.
  Result<uint64_t> count(const Query& query) const;
  /// How often each combination of values of the fields stands in the wanted findings, most often first, at most
  /// query.limit of them. A field is one of the kind's but spans, or "day" or "month" (of the first day that is meant),
  /// "verdict" or "outlet" (the report's source). Each actor of a list counts, a code by its first two figures.
  Result<std::vector<ValueCount>> counts(const Query& query, const std::vector<std::string>& fields) const;

  /// The mean confidence of the wanted findings that were judged: about so many of them are right (docs/judgement.md).
  /// Nothing if none was.
  Result<std::optional<double>> mean_confidence(const Query& query) const;

  /// The wanted reports, and how many there are without a limit.
  Result<std::vector<FoundReport>> find_reports(const ReportQuery& query) const;
  Result<uint64_t> count_reports(const ReportQuery& query) const;
  /// The actors whom its reports name, with a query those whom it means (see Query::by); most mentioned first.
  Result<std::vector<RecordedActor>> actors(const std::string& query = "") const;
  Result<RecordSize> size() const;

  /// From now until the next call of this, all calls together may take so long; then they fail with
  /// ErrorCode::unreadable. Zero: as long as they like.
  void allow(std::chrono::milliseconds time);

  /// Takes down what a person says of one of the record's findings, as part of the batch; it shows in the report's
  /// findings at once. `given`: a JSON object of the fields that are otherwise, for Act::change. Gives the correction's
  /// id. ErrorCode::misused for fields that the kind has not, or values that they cannot have.
  Result<std::string> correct(const FoundFinding& finding, Act act, const std::string& given, const Signature& said);
  /// Takes down a finding that the program missed (Act::add): its kind, its span, line and words in the report of that
  /// key; its fields as a JSON object.
  Result<std::string> add_finding(const ReportKey& key, const Finding& finding, const std::string& fields,
                                  const Signature& said);
  /// Takes down that two names are those of one actor, or not (Act::link, split, withdraw).
  Result<std::string> relate(Act act, const std::string& actor, const std::string& other, const Signature& said);
  /// Takes down what an issue is to be called (Act::name), or no more (withdraw). Issues of one name are one issue.
  Result<std::string> name_issue(Act act, const std::string& issue, const std::string& name, const Signature& said);
  /// What issues are called: the words of positions, and the name that a person gave them.
  Result<std::vector<NamedIssue>> named_issues() const;
  /// All that persons said, in the order of time, and what has become of it.
  Result<std::vector<KeptCorrection>> corrections() const;

  /// The persons whom its reports name; with a query, those whom it means (see Query::by). Who is united with whom
  /// depends on the reports in the record, not on the order in which they came.
  Result<std::vector<RecordedPerson>> persons(const std::string& query = "") const;
  /// Ids of the reports that name the actor so ("RUS/Sergei Ryabkov"), by their days, at most `most` of them.
  Result<std::vector<std::string>> ids_naming(const std::string& written, size_t most) const;
  /// All findings of the report with that key, in the order of the text.
  Result<std::vector<Finding>> findings_of(const ReportKey& key) const;
  /// The reports of that id as they were read, the latest first.
  Result<std::vector<Report>> reports(const std::string& id) const;
  /// True if an actor in the record is meant by this (see Query::by).
  Result<bool> is_named(const std::string& wanted) const;
  /// Actors' names in the record as findings write them, for suggestions; at most `most` of them.
  Result<std::vector<std::string>> names(size_t most) const;
  /// Ids in the record, for suggestions; at most `most` of them.
  Result<std::vector<std::string>> ids(size_t most) const;

 private:
  Result<std::unordered_map<int64_t, std::vector<std::string>>> posts() const;
  Result<std::string> forms_of(const std::string& wanted) const;
  Result<record::Question> question_of(const Query& query) const;
  Result<std::vector<int64_t>> numbers_of(const Query& query) const;
  Result<std::vector<std::string>> texts(const std::string& sql, size_t most) const;

  struct Store;
  explicit Record(std::unique_ptr<Store> store);
  std::unique_ptr<Store> store_;
};

}  // namespace rapporteur
