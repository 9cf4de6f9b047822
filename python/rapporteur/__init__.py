"""Reads dated news reports about diplomacy: who met, said, proposed and did what, each with its words.

    import rapporteur
    report = rapporteur.read("Russia and the United States met in Geneva on January 10.", "2022-01-13")
    for meeting in report.meetings:
        print(meeting.parties, meeting.place, meeting.date, meeting.text)
    report.frame()        # a pandas data frame of all findings
    report                # in a notebook: the text with everything that was found drawn on it

Spans are (start, end) into the text that was given. None is "not stated" or "not resolved", never a default.
"""
import dataclasses
import datetime
import functools
import html

from . import _rapporteur

__version__ = _rapporteur.__version__
__all__ = ["read", "Report", "Finding", "Sentence", "Token", "Name", "Time", "Actor", "Mention", "Furniture", "USUAL_CONFIDENCE"]

#: What the program tells without being asked for more.
USUAL_CONFIDENCE = 0.4


@dataclasses.dataclass(frozen=True)
class Furniture:
    """Words on the page that are not the report."""
    span: tuple
    text: str
    rule: str
    confidence: float


@dataclasses.dataclass(frozen=True)
class Sentence:
    span: tuple
    text: str
    tokens: tuple  #: (first, end) in Report.tokens
    paragraph: int


@dataclasses.dataclass(frozen=True)
class Token:
    """A syntactic word of Universal Dependencies; where its sentence was not parsed, deprel is "none"."""
    span: tuple
    text: str
    lemma: str
    upos: str
    xpos: str
    deprel: str
    head: "int | None"  #: in Report.tokens; None at the root


@dataclasses.dataclass(frozen=True)
class Name:
    span: tuple
    text: str
    kind: str  #: PER, ORG, LOC, GROUP


@dataclasses.dataclass(frozen=True)
class Time:
    """An expression of time (TIMEX3), with the first and last day that it can mean."""
    span: tuple
    text: str
    kind: str
    value: "str | None"
    edtf: "str | None"
    first: "str | None"
    last: "str | None"
    rule: str


@dataclasses.dataclass(frozen=True)
class Actor:
    written: "str | None"  #: as findings write him: "RUS/Sergei Ryabkov"
    kind: str
    code: "str | None"
    name: "str | None"
    posts: list
    members: list  #: of several at once: numbers in Report.actors


@dataclasses.dataclass(frozen=True)
class Mention:
    span: tuple
    text: str
    kind: str
    actor: "int | None"  #: in Report.actors; None if nobody knows who
    place: bool
    rule: str


@dataclasses.dataclass(frozen=True)
class Finding:
    """A statement, event, meeting, proposal, clause, position, forecast, conflict or furniture.

    The fields of its kind are attributes too: meeting.parties, event.cameo."""
    kind: str
    span: tuple
    text: str
    line: int
    rule: str
    confidence: "float | None"  #: 0 to 1; None if never judged
    fields: dict

    def __getattr__(self, name):
        fields = self.__dict__.get("fields", {})
        if name in fields:
            return fields[name]
        raise AttributeError(f"a {self.__dict__.get('kind', 'finding')} has no {name!r}; it has: {', '.join(fields)}")


@dataclasses.dataclass(frozen=True)
class Report:
    """A report with its layers."""
    text: str
    date: "str | None"
    title: str
    id: str
    furniture: list
    sentences: list
    tokens: list
    names: list
    times: list
    actors: list
    mentions: list
    findings: list
    page: str = dataclasses.field(repr=False)  #: the report as one HTML page, with all layers drawn on it

    def of(self, kind, min_confidence=USUAL_CONFIDENCE):
        """Findings of a kind that the program is as sure of; what was never judged is not left out."""
        return [found for found in self.findings if found.kind == kind and _is_told(found, min_confidence)]

    @property
    def statements(self):
        return self.of("statement")

    @property
    def events(self):
        return self.of("event")

    @property
    def meetings(self):
        return self.of("meeting")

    @property
    def proposals(self):
        return self.of("proposal")

    @property
    def clauses(self):
        return self.of("clause")

    @property
    def positions(self):
        return self.of("position")

    @property
    def forecasts(self):
        return self.of("forecast")

    @property
    def conflicts(self):
        return self.of("conflict")

    def frame(self, kind=None, min_confidence=USUAL_CONFIDENCE):
        """A pandas data frame, one row a finding; with a kind, only its rows and its fields."""
        import pandas
        rows = [found for found in self.findings
                if (kind is None or found.kind == kind) and _is_told(found, min_confidence)]
        common = ["kind", "report", "report_date", "line", "start", "end", "text", "rule", "confidence"]
        table = pandas.DataFrame([_row(self, found) for found in rows])
        return table if len(table.columns) else pandas.DataFrame(columns=common)

    def _repr_html_(self):
        """In a frame of its own, so that neither its styles nor anything that a report says touches the notebook."""
        return (f'<iframe title="report {html.escape(self.id)}" sandbox="" style="width:100%;height:32rem;border:0" '
                f'srcdoc="{html.escape(self.page)}"></iframe>')


def _is_told(found, min_confidence):
    return found.confidence is None or found.confidence >= min_confidence


def _row(report, found):
    return {"kind": found.kind, "report": report.id, "report_date": report.date, "line": found.line,
            "start": found.span[0], "end": found.span[1], "text": found.text, "rule": found.rule,
            "confidence": found.confidence, **found.fields}


@functools.lru_cache(maxsize=4)
def _reader(knowledge):
    return _rapporteur.Reader(knowledge)


def read(text, date=None, *, title="", id="report", knowledge=""):
    """Reads a report and gives it with its layers.

    date: the day of publication, "2022-01-13" or a datetime.date; without it "on Wednesday" stays open.
    knowledge: a folder of *.know files laid over the built-in ones.
    Raises ValueError for a day that is none, or an error in the knowledge, with file, line and column.
    """
    if isinstance(date, datetime.datetime):
        date = date.date()
    day = date.isoformat() if isinstance(date, datetime.date) else (date or "")
    layers = _reader(str(knowledge)).read(text, day, title, id)
    made = {name: [kind(**row) for row in layers[name]] for name, kind in _LAYERS.items()}
    return Report(text=text, date=day or None, title=title, id=id, page=layers["page"], **made)


_LAYERS = {"furniture": Furniture, "sentences": Sentence, "tokens": Token, "names": Name, "times": Time, "actors": Actor,
           "mentions": Mention, "findings": Finding}
