// The kinds of finding and their fields, in the order in which they are written everywhere.
#include "rapporteur/finding.h"

#include <algorithm>
#include <array>

#include "rapporteur/document.h"

namespace rapporteur {
namespace {

using enum FieldShape;

constexpr std::array<std::string_view, kFindingKinds> kNames{
    "statement", "event", "meeting", "proposal", "clause", "position", "forecast", "conflict", "furniture",
};

constexpr FieldType kStatement[] = {{"speaker", actor},     {"form", choice}, {"cue", span}, {"content", spans},
                                    {"speaker_span", span}, {"via", words},   {"date", edtf}};
constexpr FieldType kEvent[] = {
    {"source", actor}, {"target", actor}, {"cameo", code}, {"date", edtf}, {"status", choice}};
constexpr FieldType kMeeting[] = {
    {"parties", actors}, {"format", words}, {"place", words}, {"date", edtf}, {"status", choice}};
constexpr FieldType kProposal[] = {{"proposer", actors}, {"addressees", actors}, {"instrument", words}, {"date", edtf}};
constexpr FieldType kClause[] = {{"proposer", actors}, {"bound", actor}, {"modality", choice}, {"deed", words}};
constexpr FieldType kPosition[] = {{"actor", actor}, {"issue", words}, {"stance", choice}};
constexpr FieldType kForecast[] = {{"by", actor}, {"about", words}, {"outlook", choice}, {"horizon", edtf}};
constexpr FieldType kConflict[] = {{"with", span}, {"why", words}};

constexpr std::array<std::span<const FieldType>, kFindingKinds> kFields{
    kStatement, kEvent, kMeeting, kProposal, kClause, kPosition, kForecast, kConflict, std::span<const FieldType>{}};

/// All names of an enumeration that begins at 0 and has no gaps.
template <typename Enum>
void add_choices(std::vector<std::string_view>& choices) {
  for (int i = 0; name_of(static_cast<Enum>(i)) != "?"; ++i) choices.push_back(name_of(static_cast<Enum>(i)));
}

}  // namespace

std::vector<std::string_view> choices_of(std::string_view field) {
  std::vector<std::string_view> choices;
  if (field == "form") add_choices<StatementForm>(choices);
  if (field == "status") add_choices<EventStatus>(choices), add_choices<MeetingStatus>(choices);
  if (field == "modality") add_choices<Modality>(choices);
  if (field == "stance") add_choices<Stance>(choices);
  if (field == "outlook") add_choices<Outlook>(choices);
  return choices;
}

std::vector<std::string_view> choices_of(FindingKind kind, std::string_view field) {
  if (field != "status") return choices_of(field);
  std::vector<std::string_view> choices;
  if (kind == FindingKind::event) add_choices<EventStatus>(choices);
  if (kind == FindingKind::meeting) add_choices<MeetingStatus>(choices);
  return choices;
}

std::string_view name_of(FindingKind kind) { return kNames[static_cast<size_t>(kind)]; }

std::optional<FindingKind> finding_kind(std::string_view name) {
  const auto it = std::find(kNames.begin(), kNames.end(), name);
  if (it == kNames.end()) return std::nullopt;
  return static_cast<FindingKind>(it - kNames.begin());
}

std::span<const FieldType> fields_of(FindingKind kind) { return kFields[static_cast<size_t>(kind)]; }

const FieldValue* Finding::find(std::string_view field) const {
  const auto fields = fields_of(kind);
  const auto it = std::find_if(fields.begin(), fields.end(), [&](const FieldType& type) { return type.name == field; });
  return it == fields.end() ? nullptr : &values[static_cast<size_t>(it - fields.begin())];
}

}  // namespace rapporteur
