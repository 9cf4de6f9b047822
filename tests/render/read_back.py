#!/usr/bin/env python3
"""Files that the program writes, read by programs that are not ours. read_back.py PROGRAM

A record is made of the reports in examples/ and of a few sentences; every file is written from it and read back by the
library that its users have. What a library is not there for is named and left out; CI has all of them.
"""
import csv
import html.parser
import importlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest
import xml.dom.minidom

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PROGRAM = pathlib.Path(sys.argv.pop(1) if len(sys.argv) > 1 else ROOT / "build" / "release" / "rapporteur").resolve()
REPORTS = [
    ("first", "2022-07-20", "Russia rejected the grain deal. Turkey supports the grain deal. Russia criticized Turkey on July 19."),
    ("second", "2022-07-21", "Ukraine supports the grain deal. Ukraine rejected new sanctions on Iranian oil. Iran will meet "
                             "Turkey in Istanbul on July 29. Ministers of Iran and Turkey met in Ankara on July 20."),
    ("third", "2022-07-25", "<b>Iran & Turkey</b> rejected new sanctions on Iranian oil. Iran threatened Israel on July 24."),
]


class Files(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.at = pathlib.Path(cls.folder.name)
        lines = [json.dumps({"id": i, "date": d, "text": t, "title": f"A title of <{i}>", "source": "wire",
                             "url": f"http://example.org/{i}?a=1&b=2"}) for i, d, t in REPORTS]
        (cls.at / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
        cls.run_program("read", cls.at / "in.jsonl", ROOT / "examples")

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    @classmethod
    def run_program(cls, *arguments):
        done = subprocess.run([PROGRAM, *map(str, arguments), "--db", cls.at / "record.db"], capture_output=True, text=True)
        if done.returncode != 0:
            raise AssertionError(f"{arguments}: {done.returncode}: {done.stderr}")
        return done.stdout

    def reader(self, name, package):
        try:
            return importlib.import_module(name)
        except ImportError:
            self.skipTest(f"{package} is not installed")

    def shown(self, kind, *more):
        return [json.loads(line) for line in self.run_program("show", kind, "--format", "jsonl", *more).splitlines()]

    # ---- networks -------------------------------------------------------------------------------------------------

    def network(self, form, *more):
        networkx = self.reader("networkx", "python3-networkx")
        path = self.at / f"network.{form}"
        path.write_text(self.run_program("network", "--format", form, *more), encoding="utf-8")
        return networkx.read_graphml(path) if form == "graphml" else networkx.read_gexf(path)

    def test_agreement_and_disagreement_have_their_sign_by_name(self):
        for form in ("graphml", "gexf"):
            graph = self.network(form, "--about", "grain")
            self.assertFalse(graph.is_directed())
            signs = {frozenset((a, b)): data["sign"] for a, b, data in graph.edges(data=True)}
            self.assertEqual(signs[frozenset(("RUS", "TUR"))], "disagreement", form)
            self.assertEqual(signs[frozenset(("TUR", "UKR"))], "agreement", form)
            self.assertEqual(graph.nodes["RUS"]["label"], "Russia")

    def test_an_edge_for_each_statement_has_its_words_and_confidence(self):
        for form in ("graphml", "gexf"):
            graph = self.network(form, "--edges", "statement")
            self.assertTrue(graph.is_directed())
            edges = list(graph.edges(data=True))
            held = [row for row in self.shown("positions") if row["actor"]]
            self.assertEqual(len(edges), len(held), form)
            self.assertEqual({data["sign"] for _, _, data in edges}, {"in favour", "against", "neither"})
            self.assertTrue(any("<b>" not in data["words"] and "new sanctions" in data["words"] for _, _, data in edges))
            self.assertTrue(all(0 <= float(data["confidence"]) <= 1 for _, _, data in edges))
            self.assertEqual({graph.nodes[target]["kind"] for _, target, _ in edges}, {"issue"})

    def test_events_make_a_directed_network(self):
        for form in ("graphml", "gexf"):
            graph = self.network(form, "--of", "events")
            signs = {(a, b): data["sign"] for a, b, data in graph.edges(data=True)}
            self.assertEqual(signs[("IRN", "ISR")], "conflict", form)

    def test_networks_are_xml_for_xmllint_too(self):
        for form in ("graphml", "gexf"):
            path = self.at / f"lint.{form}"
            path.write_text(self.run_program("network", "--edges", "statement", "--format", form), encoding="utf-8")
            try:
                done = subprocess.run(["xmllint", "--noout", "--nonet", path], capture_output=True, text=True)
            except FileNotFoundError:
                self.skipTest("libxml2-utils is not installed")
            self.assertEqual(done.returncode, 0, done.stderr)

    # ---- calendars, feeds, timelines ------------------------------------------------------------------------------

    def test_the_calendar(self):
        icalendar = self.reader("icalendar", "python3-icalendar")
        calendar = icalendar.Calendar.from_ical(self.run_program("talks", "--format", "ics"))
        events = calendar.walk("VEVENT")
        self.assertTrue(any(event["LOCATION"] == "Geneva" and event["STATUS"] == "CONFIRMED" and
                            event.decoded("DTSTART").isoformat() == "2022-01-10" for event in events))
        self.assertEqual(len({event["UID"] for event in events}), len(events))

    def test_the_feed(self):
        feedparser = self.reader("feedparser", "python3-feedparser")
        feed = feedparser.parse(self.run_program("show", "events", "--format", "rss"))
        self.assertFalse(feed.bozo, feed.get("bozo_exception"))
        rows = self.shown("events")
        self.assertEqual(len(feed.entries), len(rows))
        self.assertEqual(len({entry.id for entry in feed.entries}), len(rows))
        threat = next(entry for entry in feed.entries if "ISR" in entry.title)
        self.assertEqual(tuple(threat.published_parsed[:3]), (2022, 7, 25))
        self.assertIn("threatened Israel", threat.description)
        self.assertIn("confidence", threat.description)

    def test_the_timeline_has_days_bounds_and_gaps(self):
        schema = {
            "type": "object", "required": ["events", "eras"],
            "properties": {
                "events": {"type": "array", "minItems": 3, "items": {
                    "type": "object", "required": ["start_date", "text", "unique_id"],
                    "properties": {"start_date": {"$ref": "#/$defs/date"}, "end_date": {"$ref": "#/$defs/date"},
                                   "text": {"$ref": "#/$defs/text"}, "group": {"type": "string"}, "display_date": {"type": "string"}}}},
                "eras": {"type": "array", "items": {"type": "object", "required": ["start_date", "end_date"],
                                                    "properties": {"start_date": {"$ref": "#/$defs/date"}}}}},
            "$defs": {"date": {"type": "object", "required": ["year"],
                               "properties": {"year": {"type": "integer"}, "month": {"type": "integer", "minimum": 1, "maximum": 12},
                                              "day": {"type": "integer", "minimum": 1, "maximum": 31}}},
                      "text": {"type": "object", "required": ["headline", "text"]}}}
        timeline = json.loads(self.run_program("timeline", "--format", "timelinejs", "--from", "2022-07-01", "--until", "2022-07-31"))
        self.reader("jsonschema", "python3-jsonschema").validate(timeline, schema)
        gap = {"year": 2022, "month": 7, "day": 23}
        self.assertIn(gap, [era["start_date"] for era in timeline["eras"]])
        markup = " ".join(event["text"]["text"] + event["text"]["headline"] for event in timeline["events"])
        self.assertNotIn("<b>", markup)

    # ---- events ---------------------------------------------------------------------------------------------------

    def test_gdelts_tables(self):
        self.run_program("export", "--format", "gdelt", "--into", self.at / "gdelt")
        tables = {}
        for table, columns in (("events", 61), ("mentions", 16)):
            with open(self.at / "gdelt" / f"{table}.tsv", encoding="utf-8", newline="") as file:
                tables[table] = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
            self.assertTrue(tables[table])
            self.assertEqual({len(row) for row in tables[table]}, {columns})
        happened = self.shown("events", "--status", "happened")
        self.assertEqual(len(tables["mentions"]), len(happened))
        events = {row[0]: row for row in tables["events"]}
        self.assertEqual(len(events), len(tables["events"]))
        self.assertEqual({row[0] for row in tables["mentions"]}, set(events))
        self.assertEqual(sum(int(row[31]) for row in tables["events"]), len(happened))
        threat = next(row for row in tables["events"] if row[15] == "ISR")
        self.assertEqual(threat[1:4], ["20220724", "202207", "2022"])
        self.assertAlmostEqual(float(threat[4]), 2022 + (7 * 30 + 24) / 365, places=3)
        self.assertEqual((threat[5], threat[7], threat[17]), ("IRN", "IRN", "ISR"))
        self.assertEqual((threat[28], threat[29]), ("13", "3"))
        self.assertEqual(threat[26][:2], "13")
        self.assertEqual(threat[34], "", "tone is not measured, and so not given")
        self.assertEqual(threat[60], "http://example.org/third?a=1&b=2")
        mention = next(row for row in tables["mentions"] if row[0] == threat[0])
        self.assertEqual((mention[1], mention[2], mention[3]), ("20220724000000", "20220725000000", "1"))
        self.assertTrue(10 <= int(mention[11]) <= 100)
        self.assertIn("threatened Israel", mention[15])

    def test_gdelts_tables_are_the_same_after_another_reading(self):
        for folder in ("one", "other"):
            self.run_program("export", "--format", "gdelt", "--into", self.at / folder)
            self.run_program("read", "--again", self.at / "in.jsonl")
        for table in ("events.tsv", "mentions.tsv"):
            self.assertEqual((self.at / "one" / table).read_bytes(), (self.at / "other" / table).read_bytes())

    def test_plover(self):
        jsonschema = self.reader("jsonschema", "python3-jsonschema")
        schema = json.loads((ROOT / "docs" / "plover.schema.json").read_text(encoding="utf-8"))
        checker = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
        rows = [json.loads(line) for line in self.run_program("export", "--format", "plover").splitlines()]
        self.assertGreater(len(rows), 5)
        for row in rows:
            checker.validate(row)
        threat = next(row for row in rows if row["target"] and row["target"]["code"] == "ISR")
        self.assertEqual((threat["event"], threat["date"]["precision"]), ("THREATEN", "day"))
        self.assertEqual(len({row["id"] for row in rows}), len(rows))
        meeting = [row for row in rows if row["cameo"] == "040"]
        self.assertTrue(all(row["event"] == "CONSULT" for row in meeting))

    # ---- dossiers -------------------------------------------------------------------------------------------------

    def test_the_dossier_is_a_page_whose_links_lead_somewhere(self):
        page = self.run_program("dossier", "Iran")
        opened, ids, links, void = [], set(), [], {"meta"}

        class Page(html.parser.HTMLParser):
            def handle_starttag(self, tag, attributes):
                values = dict(attributes)
                if "id" in values:
                    ids.add(values["id"])
                if values.get("href", "").startswith("#"):
                    links.append(values["href"][1:])
                if tag not in void:
                    opened.append(tag)

            def handle_endtag(self, tag):
                assert opened.pop() == tag, tag

        parser = Page()
        parser.feed(page)
        self.assertEqual(opened, [])
        self.assertTrue(links)
        self.assertLessEqual(set(links), ids)
        self.assertNotIn("<b>", page)
        self.assertIn("&lt;", page)
        for heading in ("Meetings", "On the table", "Positions", "Statements", "Events", "Forecasts", "Conflicts", "Sources",
                        "Days not read"):
            self.assertIn(f"<h2>{heading}</h2>", page)

    def test_the_dossier_as_markdown(self):
        text = self.run_program("dossier", "--about", "grain", "--format", "markdown")
        self.assertTrue(text.startswith("# grain\n"))
        self.assertIn("\n## Sources\n\n1. ", text)
        self.assertNotIn("<", text.replace("\\<", ""))


if __name__ == "__main__":
    unittest.main()
