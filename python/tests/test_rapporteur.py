"""The module as a user has it: layers, findings, data frames and the page in a notebook."""
import datetime
import html.parser
import pickle
import unittest

import rapporteur

TEXT = ("« Réunion ». Representatives of Russia and the United States met in Geneva on January 10. "
        "Russian Deputy Foreign Minister Sergei Ryabkov told reporters that Moscow had no intention to attack Ukraine. "
        "Russia demanded that NATO withdraw its forces.\n")


class Read(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.report = rapporteur.read(TEXT, "2022-01-13", title="Talks", id="geneva")

    def test_spans_are_those_of_python(self):
        rows = self.report.sentences + self.report.tokens + self.report.times + self.report.mentions
        self.assertGreater(len(rows), 40)
        for row in rows:
            self.assertEqual(TEXT[row.span[0]:row.span[1]], row.text)

    def test_a_meeting_has_its_fields_and_words(self):
        meeting, = self.report.meetings
        self.assertEqual(meeting.parties, ["RUS", "USA"])
        self.assertEqual((meeting.place, meeting.date, meeting.status), ("Geneva", "2022-01-10", "held"))
        self.assertIn("met in Geneva", meeting.text)
        self.assertTrue(0 <= meeting.confidence <= 1)
        with self.assertRaisesRegex(AttributeError, "a meeting has no 'cameo'; it has: parties"):
            meeting.cameo

    def test_layers_lead_to_one_another(self):
        actor = next(actor for actor in self.report.actors if actor.written == "RUS/Sergei Ryabkov")
        self.assertIn("deputy foreign minister", actor.posts)
        mentions = [m for m in self.report.mentions if m.actor is not None and self.report.actors[m.actor] == actor]
        self.assertTrue(any("Ryabkov" in mention.text for mention in mentions))
        first, end = self.report.sentences[1].tokens
        self.assertEqual(self.report.tokens[first].text, "Representatives")
        roots = [token for token in self.report.tokens[first:end] if token.head is None]
        self.assertEqual([root.lemma for root in roots], ["meet"])
        self.assertEqual([(time.first, time.last) for time in self.report.times], [("2022-01-10", "2022-01-10")])

    def test_what_is_not_stated_is_none(self):
        statement = self.report.statements[0]
        self.assertIsNone(statement.via)
        self.assertIsNone(rapporteur.read("They met.").date)

    def test_days_come_as_text_or_as_dates(self):
        day = datetime.date(2022, 1, 13)
        self.assertEqual(rapporteur.read(TEXT, day).findings, rapporteur.read(TEXT, "2022-01-13").findings)
        with self.assertRaisesRegex(ValueError, "date: 13 January is no day; write it as 2022-01-09"):
            rapporteur.read(TEXT, "13 January")
        with self.assertRaisesRegex(ValueError, "nowhere"):
            rapporteur.read(TEXT, knowledge="/nowhere")

    def test_reports_can_be_kept(self):
        self.assertEqual(pickle.loads(pickle.dumps(self.report)).findings, self.report.findings)

    def test_the_page_stands_alone_and_runs_nothing(self):
        hostile = rapporteur.read('"</iframe><script>alert(1)</script>", Sergei Ryabkov said.', "2022-01-13", id='"><script>')
        tags = []
        parser = html.parser.HTMLParser()
        parser.handle_starttag = lambda tag, attributes: tags.append((tag, dict(attributes)))
        parser.feed(hostile._repr_html_())
        self.assertEqual([tag for tag, _ in tags], ["iframe"])
        self.assertEqual(tags[0][1]["sandbox"], "")
        inner = []
        parser.handle_starttag = lambda tag, attributes: inner.append(tag)
        parser.reset()
        parser.feed(tags[0][1]["srcdoc"])
        self.assertNotIn("script", inner)
        self.assertIn("span", inner)


class Frame(unittest.TestCase):
    def setUp(self):
        try:
            import pandas  # noqa: F401
        except ImportError:
            self.skipTest("pandas is not installed (python3-pandas)")
        self.report = rapporteur.read(TEXT, "2022-01-13", id="geneva")

    def test_one_row_a_finding(self):
        frame = self.report.frame(min_confidence=0)
        self.assertEqual(len(frame), len(self.report.findings))
        self.assertEqual(list(frame.columns[:9]),
                         ["kind", "report", "report_date", "line", "start", "end", "text", "rule", "confidence"])
        self.assertEqual(set(frame.report), {"geneva"})

    def test_of_one_kind_with_its_fields_alone(self):
        frame = self.report.frame("meeting")
        self.assertEqual(list(frame.columns[9:]), ["parties", "format", "place", "date", "status"])
        self.assertEqual(frame.place.iloc[0], "Geneva")

    def test_of_nothing(self):
        frame = self.report.frame("conflict")
        self.assertEqual((len(frame), "text" in frame.columns), (0, True))


if __name__ == "__main__":
    unittest.main()
