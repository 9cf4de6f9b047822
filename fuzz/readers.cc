// The list, and each reader with as little around it as will do.
#include "readers.h"

#include <stdlib.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "compile_knowledge.h"
#include "knowledge.h"
#include "pipeline.h"
#include "rapporteur/rapporteur.h"
#include "record/database.h"
#include "record/tables.h"
#include "record/transfer.h"
#include "render/marks.h"
#include "render/printer.h"
#include "reports/reader.h"
#include "rules/schema.h"

namespace rapporteur::fuzz {
namespace {

constexpr std::string_view kDay = "2022-01-13";

const Knowledge& knowledge() {
  static const Knowledge kKnowledge = std::move(*open_knowledge());
  return kKnowledge;
}

void parse_as(reports::Kind kind, std::string_view bytes) {
  reports::RawReport raw;
  raw.where = raw.path = "fuzz";
  raw.name = "fuzz-2022-01-09";
  raw.line = 1;
  raw.kind = kind;
  raw.bytes = bytes;
  reports::parse(std::move(raw), parse_day(kDay));
}

/// A plain-text report's bytes: encodings, first line, day, language.
void read_text(std::string_view bytes) { parse_as(reports::Kind::text, bytes); }

void read_json_line(std::string_view bytes) { parse_as(reports::Kind::json_lines, bytes); }

/// A page: its encoding, tree, facts and text.
void read_html(std::string_view bytes) { parse_as(reports::Kind::html, bytes); }

/// A file in memory under a path of its own, for what opens files by name.
class File {
 public:
  explicit File(std::string_view ending) {
    name_ += ending;
    file_ = mkstemps(name_.data(), static_cast<int>(ending.size()));
    if (file_ < 0) std::abort();
  }
  ~File() {
    close(file_);
    std::filesystem::remove(name_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  const std::string& fill(std::string_view bytes) const {
    if (ftruncate(file_, 0) != 0 || pwrite(file_, bytes.data(), bytes.size(), 0) < 0) std::abort();
    return name_;
  }
  const std::string& name() const { return name_; }

 private:
  std::string name_ = "/dev/shm/rapporteur-fuzz-XXXXXX";
  int file_ = -1;
};

/// Bytes of a file, which say what it is: compressed, lines, a feed, a web archive, tar or zip.
void read_archive(std::string_view bytes) {
  static const File kFile(".jsonl");
  read_reports({kFile.fill(bytes)}, [](const Result<Report>&) { return true; });
}

/// Lines that `export` wrote, or did not.
void read_export(std::string_view bytes) {
  static const File kLines(".jsonl");
  static const File kRecord(".db");
  std::filesystem::remove(kRecord.name());
  auto stream = reports::ByteStream::open(kLines.fill(bytes));
  if (!stream) return;
  [[maybe_unused]] const auto taken = record::import_lines(kRecord.name(), std::move(*stream));
}

/// A user's knowledge file: grammar, then schema and patterns if it gets so far.
void read_knowledge(std::string_view bytes) {
  auto entries = rules::parse_entries(bytes, "fuzz.know");
  if (!entries) return;
  std::vector<rules::SourceEntry> all = rules::entries_of(knowledge().image);
  const auto schema = rules::read_schema(all);
  if (!schema || !rules::check_entries(*schema, *entries).empty()) return;
  // Of the built-in entries only those that say which kinds there are: compiling all takes a second.
  std::erase_if(all, [](const rules::SourceEntry& entry) { return entry.kind != "kind"; });
  all.insert(all.end(), entries->begin(), entries->end());
  [[maybe_unused]] const auto image = compile_knowledge(std::move(all));
}

/// A record into which another program wrote: the bytes stand in every field of a finding.
void read_row(std::string_view bytes) {
  static const File kFile(".db");
  static const std::unique_ptr<Record> kRecord = [] {
    std::filesystem::remove(kFile.name());
    auto record = std::make_unique<Record>(std::move(*Record::open(kFile.name(), Record::Use::write)));
    Document document;
    document.report.id = "fuzz";
    std::vector<Finding> findings;
    for (int kind = 0; kind < kFindingKinds; ++kind) {
      Finding& made = findings.emplace_back();
      made.kind = static_cast<FindingKind>(kind);
      made.values.resize(fields_of(made.kind).size());
    }
    for (Finding& made : findings) {
      const auto fields = fields_of(made.kind);
      for (size_t i = 0; i < fields.size(); ++i) {
        if (fields[i].shape == FieldShape::edtf) made.values[i] = std::string();
      }
    }
    if (!record->add(document, {}, findings) || !record->commit()) std::abort();
    return record;
  }();
  const auto database = record::Database::open(kFile.name(), true);
  for (int i = 0; i < kFindingKinds; ++i) {
    const auto kind = static_cast<FindingKind>(i);
    for (const FieldType& field : fields_of(kind)) {
      auto update =
          database->prepare("UPDATE " + record::table_of(kind) + " SET \"" + std::string(field.name) + "\" = ?");
      [[maybe_unused]] const auto done = update->bind(1, bytes).run();
    }
    Query query{.kind = kind, .by = std::string(bytes.substr(0, 8)), .about = std::string(bytes.substr(0, 4))};
    [[maybe_unused]] const auto found =
        kRecord->find(query, [](const RecordedReport&, const Finding&) { return true; });
  }
  [[maybe_unused]] const auto all = kRecord->findings_of({});
}

void read_day(std::string_view bytes) {
  [[maybe_unused]] const auto day = parse_day(bytes);
  [[maybe_unused]] const auto days = days_of(std::string(bytes));
}

/// A report through all stages, and out in every form.
void read_page(std::string_view bytes) {
  const Document document =
      read_document({"fuzz", "", "", "", "", parse_day(kDay), std::string(bytes), {}}, knowledge(), {});
  const std::vector<Finding> findings = findings_of(document);
  std::string out;
  for (const render::Format& format : render::formats()) {
    render::Printer printer(format, {});
    printer.begin(out);
    printer.add({"fuzz", "", ""}, findings, out);
    printer.end(out);
  }
  const render::Explained explained{&document, render::marks_of(document), {}};
  render::write_terminal(explained, 80, true, out);
  render::write_page(explained, [](std::string& piece) { piece.clear(); });
}

constexpr Reader kReaders[] = {
    {"archive", read_archive},     {"day", read_day},
    {"export", read_export},       {"html", read_html},
    {"json-line", read_json_line}, {"knowledge", read_knowledge},
    {"page", read_page},           {"row", read_row},
    {"text", read_text},
};

}  // namespace

std::span<const Reader> readers() { return kReaders; }

}  // namespace rapporteur::fuzz
