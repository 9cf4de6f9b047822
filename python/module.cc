// The library for Python: a report's text in, its layers out as lists of dictionaries, which python/rapporteur makes
// classes of. All spans count characters of the text as it was given, as Python's strings do.
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <optional>
#include <string>

#include "rapporteur/rapporteur.h"
#include "render/marks.h"
#include "text/points.h"

namespace py = pybind11;

namespace rapporteur::python {
namespace {

/// Errors are Python's own: the message says where, why and what to do.
[[noreturn]] void raise(const Error& error) { throw py::value_error(error.message()); }

py::object or_none(const std::string& text) {
  return text.empty() ? py::object(py::none()) : py::object(py::str(text));
}
py::object day_or_none(const std::optional<Day>& day) { return or_none(day ? to_string(*day) : ""); }
py::str text_of(std::string_view text) {
  return py::reinterpret_steal<py::str>(
      PyUnicode_DecodeUTF8(text.data(), static_cast<Py_ssize_t>(text.size()), "replace"));
}
py::tuple tuple_of(Span span) { return py::make_tuple(span.begin, span.end); }

/// Makes the layers' rows.
class Layers {
 public:
  explicit Layers(const Document& document) : d_(document), points_(document) {}

  py::dict all() const {
    py::dict layers;
    layers["furniture"] = furniture();
    layers["sentences"] = sentences();
    layers["tokens"] = tokens();
    layers["names"] = names();
    layers["times"] = times();
    layers["actors"] = actors();
    layers["mentions"] = mentions();
    layers["findings"] = findings();
    return layers;
  }

 private:
  /// What every row has: where it stands and its words.
  py::dict row(Span span) const {
    py::dict row;
    row["span"] = tuple_of(points_.of(span));
    row["text"] = text_of(d_.given_words(span));
    return row;
  }

  py::list furniture() const {
    py::list rows;
    for (const Zone& zone : d_.zones) {
      if (zone.kind != ZoneKind::furniture) continue;
      py::dict made = row(zone.span);
      made["rule"] = text_of(zone.rule);
      made["confidence"] = zone.confidence;
      rows.append(made);
    }
    return rows;
  }

  py::list sentences() const {
    py::list rows;
    for (const Sentence& sentence : d_.sentences) {
      py::dict made = row(sentence.span);
      made["tokens"] = py::make_tuple(sentence.first, sentence.end);
      made["paragraph"] = sentence.paragraph;
      rows.append(made);
    }
    return rows;
  }

  py::list tokens() const {
    py::list rows;
    for (uint32_t i = 0; i < d_.tokens.size(); ++i) {
      py::dict made = row(d_.tokens[i].span);
      made["lemma"] = text_of(d_.lemma(i));
      made["upos"] = text_of(name_of(d_.tags[i].upos));
      made["xpos"] = text_of(name_of(d_.tags[i].xpos));
      made["deprel"] = text_of(name_of(d_.heads[i].relation));
      const uint32_t head = d_.heads[i].head;
      made["head"] = head == kNone ? py::object(py::none()) : py::object(py::int_(head));
      rows.append(made);
    }
    return rows;
  }

  py::list names() const {
    py::list rows;
    for (const Name& name : d_.names) {
      py::dict made = row(name.span);
      made["kind"] = text_of(name_of(name.name_class));
      rows.append(made);
    }
    return rows;
  }

  py::list times() const {
    py::list rows;
    for (const Time& time : d_.times) {
      py::dict made = row(time.span);
      made["kind"] = text_of(name_of(time.kind));
      made["value"] = or_none(time.value);
      made["edtf"] = or_none(time.edtf);
      made["first"] = day_or_none(time.days.first);
      made["last"] = day_or_none(time.days.last);
      made["rule"] = text_of(time.rule);
      rows.append(made);
    }
    return rows;
  }

  py::list actors() const {
    py::list rows;
    for (const Actor& actor : d_.actors) {
      py::dict made;
      made["written"] = or_none(written(actor));
      made["kind"] = text_of(name_of(actor.kind));
      made["code"] = or_none(actor.code);
      made["name"] = or_none(actor.name);
      made["posts"] = actor.posts;
      made["members"] = actor.members;
      rows.append(made);
    }
    return rows;
  }

  py::list mentions() const {
    py::list rows;
    for (const Mention& mention : d_.mentions) {
      py::dict made = row(mention.span);
      made["kind"] = text_of(name_of(mention.kind));
      made["actor"] = mention.actor == kNone ? py::object(py::none()) : py::object(py::int_(mention.actor));
      made["place"] = mention.place;
      made["rule"] = text_of(mention.rule);
      rows.append(made);
    }
    return rows;
  }

  static py::object value_of(const FieldType& type, const FieldValue& value) {
    if (const auto* text = std::get_if<std::string>(&value)) {
      const bool stated = !text->empty() || type.shape == FieldShape::choice;
      return stated ? py::object(text_of(*text)) : py::object(py::none());
    }
    if (const auto* list = std::get_if<std::vector<std::string>>(&value)) return py::cast(*list);
    if (const auto* span = std::get_if<Span>(&value)) return tuple_of(*span);
    const auto* spans = std::get_if<std::vector<Span>>(&value);
    if (spans == nullptr) return py::none();
    py::list all;
    for (const Span one : *spans) all.append(tuple_of(one));
    return all;
  }

  py::list findings() const {
    py::list rows;
    for (const Finding& finding : findings_of(d_)) {
      py::dict made, fields;
      made["kind"] = text_of(name_of(finding.kind));
      made["span"] = tuple_of(finding.span);
      made["text"] = text_of(finding.words);
      made["line"] = finding.line;
      made["rule"] = text_of(finding.rule);
      made["confidence"] = finding.confidence ? py::object(py::float_(*finding.confidence)) : py::object(py::none());
      const auto types = fields_of(finding.kind);
      for (size_t i = 0; i < types.size(); ++i) fields[text_of(types[i].name)] = value_of(types[i], finding.values[i]);
      made["fields"] = fields;
      rows.append(made);
    }
    return rows;
  }

  const Document& d_;
  text::CodePoints points_;
};

std::string page_of(const Document& document) {
  std::string page;
  render::write_page({&document, render::marks_of(document), {}, {}}, [&](std::string& piece) {
    page += piece;
    piece.clear();
  });
  return page;
}

/// Reads with the knowledge of a folder over the built-in one; "" for the built-in one.
class Reader {
 public:
  explicit Reader(const std::string& knowledge) {
    auto opened = Rapporteur::open(knowledge);
    if (!opened) raise(opened.error());
    rapporteur_ = std::move(*opened);
  }

  py::dict read(const std::string& text, const std::string& date, const std::string& title,
                const std::string& id) const {
    Report report;
    report.id = id;
    report.title = title;
    report.text = text;
    if (!date.empty() && !(report.date = parse_day(date)))
      throw py::value_error("date: " + date + " is no day; write it as 2022-01-09");
    std::optional<Document> document;
    {
      const py::gil_scoped_release others_may_run;
      document = rapporteur_->read(std::move(report));
    }
    py::dict layers = Layers(*document).all();
    layers["page"] = text_of(page_of(*document));
    return layers;
  }

 private:
  std::optional<Rapporteur> rapporteur_;
};

}  // namespace
}  // namespace rapporteur::python

PYBIND11_MODULE(_rapporteur, module) {
  using rapporteur::python::Reader;
  module.attr("__version__") = std::string(rapporteur::version());
  py::class_<Reader>(module, "Reader")
      .def(py::init<const std::string&>(), py::arg("knowledge"))
      .def("read", &Reader::read, py::arg("text"), py::arg("date"), py::arg("title"), py::arg("id"));
}
