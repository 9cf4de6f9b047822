// Collects marks from the layers.
#include "render/marks.h"

#include <algorithm>

namespace rapporteur::render {
namespace {

using Marks = std::vector<Mark>;

std::string label_of(const Document& document, const Mention& mention) {
  const std::string kind(name_of(mention.kind));
  if (mention.actor == kNone) return "nobody knows who · " + kind;
  const Actor& actor = document.actors[mention.actor];
  std::string name = written(actor);
  for (const uint32_t member : actor.members) name += (name.empty() ? "" : " - ") + written(document.actors[member]);
  return (name.empty() ? "not resolved" : name) + " · " + kind;
}

/// What an expression was resolved against, in words; empty for what needs nothing else.
std::string told_by(const Document& document, const Anchor& anchor) {
  if (anchor.kind == AnchorKind::none || anchor.kind == AnchorKind::itself) return "";
  if (anchor.index == kNone) return std::string(name_of(anchor.kind));
  const Span span =
      anchor.kind == AnchorKind::event ? document.tokens[anchor.index].span : document.times[anchor.index].span;
  return "\"" + std::string(document.words(span)) + "\"";
}

std::string label_of(const Document& document, const Time& time) {
  std::string label(name_of(time.kind));
  const auto add = [&](std::string_view before, const std::string& what) {
    if (!what.empty()) label.append(before).append(what);
  };
  add(" ", time.value.empty() ? "not resolved" : time.value);
  for (const std::string* part : {&time.mod, &time.quant, &time.freq, &time.zone}) add(" ", *part);
  if (time.edtf != time.value) add(", ", time.edtf);
  const std::string begin = told_by(document, time.begin_point), end = told_by(document, time.end_point);
  add(", begins with ", begin);
  add(", ends with ", end);
  if (begin.empty() && end.empty()) add(", counted from ", told_by(document, time.anchor));
  return label;
}

void mark_words(const Document& document, Marks& marks) {
  for (const Zone& zone : document.zones) {
    if (zone.kind == ZoneKind::furniture)
      marks.push_back({zone.span, Style::furniture, "furniture", "not the report", zone.rule});
  }
  for (const Time& time : document.times) {
    marks.push_back({time.span, Style::time, "time", label_of(document, time), time.rule});
  }
  for (const Mention& mention : document.mentions) {
    marks.push_back({mention.span, mention.place ? Style::place : Style::actor, mention.place ? "place" : "actor",
                     label_of(document, mention), mention.rule});
  }
  for (const Place& place : document.places) {
    marks.push_back(
        {place.span, Style::place, "place", place.name + (place.code.empty() ? "" : ", " + place.code), ""});
  }
}

void mark_statements(const Document& document, Marks& marks) {
  for (const Statement& statement : document.statements) {
    const std::string speaker =
        statement.speaker == kNone ? "nobody knows who" : written(document.actors[statement.speaker]);
    for (const Span content : statement.content) {
      marks.push_back(
          {content, Style::quotation, "said", std::string(name_of(statement.form)) + ", " + speaker, statement.rule});
    }
    if (!statement.cue.empty()) marks.push_back({statement.cue, Style::cue, "cue", "cue", statement.rule});
  }
}

}  // namespace

std::vector<Mark> marks_of(const Document& document) {
  Marks marks;
  mark_words(document, marks);
  mark_statements(document, marks);
  std::erase_if(marks, [](const Mark& mark) { return mark.span.empty(); });
  std::stable_sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  return marks;
}

std::string candidates_of(const Doubt& doubt) {
  constexpr size_t kShown = 8;
  std::string all;
  for (size_t i = 0; i < std::min(doubt.candidates.size(), kShown); ++i)
    all += (i == 0 ? "" : ", ") + line_of(doubt.candidates[i]);
  const size_t more = doubt.candidates.size() - std::min(doubt.candidates.size(), kShown);
  return more == 0 ? all : all + " and " + std::to_string(more) + " more";
}

}  // namespace rapporteur::render
