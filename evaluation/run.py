#!/usr/bin/env python3
"""Scores the program against what people annotated, and prints one table.

  evaluation/run.py GOLD PROGRAM [--only LAYER] [--wave K] [--keep DIR]

GOLD     a gold folder (dispatches/, syntax/, names/, time/, quotes/, events/, …); its scorers lie in GOLD/../evaluate
PROGRAM  the rapporteur executable
--only   one layer: syntax, names, times, statements, events, findings, extraction,
         stories
--wave   the findings of one wave of reports (gold/dispatches/waves/K) and nothing else; without it those in opened-waves are scored
--keep   where the program's output is left for a closer look

A layer that the program does not have, or that GOLD has no file for, is said so and is no failure. evaluation/README.md tells
what each figure means.
"""
import argparse
import gzip
import json
import pathlib
import subprocess
import sys
import tempfile
import time


def documents(conllu):
    """The raw text of each document of a treebank, as its comments and SpaceAfter tell it."""
    name, text, gap = None, '', ''
    for block in conllu.read_text(encoding='utf8').split('\n\n'):
        lines = block.split('\n')
        for line in lines:
            if line.startswith('# newdoc'):
                if text:
                    yield {'id': name, 'text': text}
                name, text, gap = line.partition('=')[2].strip() or 'document', '', ''
            elif line.startswith('# newpar') and text:
                gap = '\n\n'
            elif line.startswith('# text ='):
                text += gap + line[8:].strip()
        words = [line for line in lines if line[:1].isdigit()]
        gap = '' if words and 'SpaceAfter=No' in words[-1] else ' '
    if text:
        yield {'id': name, 'text': text}


def opened_waves():
    """The waves that have been read: only these are scored without being asked for."""
    path = pathlib.Path(__file__).parent / 'opened-waves'
    return path.read_text(encoding='utf8').split() if path.exists() else []


class Evaluation:
    def __init__(self, gold, program, keep):
        self.gold, self.program, self.keep = gold, program, keep
        self.scorers = gold.parent / 'evaluate'
        self.rows = []

    def annotate(self, layer, rows, name):
        """The path of the program's output for these input objects; None if it has no such layer."""
        given = self.keep / f'{name}.in.jsonl'
        given.write_text(''.join(json.dumps(row, ensure_ascii=False) + '\n' for row in rows), encoding='utf8')
        out = self.keep / f'{name}.out'
        started = time.time()
        with given.open() as source, out.open('w') as target:
            ran = subprocess.run([self.program, 'annotate', '--layer', layer], stdin=source, stdout=target,
                                 stderr=subprocess.PIPE, text=True)
        if ran.returncode == 2:
            return None
        if ran.returncode:
            sys.exit(f'annotate --layer {layer} failed on {name}: {ran.stderr.strip()}')
        self.seconds = time.time() - started
        return out

    def score(self, scorer, *arguments):
        ran = subprocess.run([sys.executable, self.scorers / scorer, *map(str, arguments)], capture_output=True, text=True)
        if ran.returncode:
            sys.exit(f'{scorer} failed: {ran.stderr.strip()}')
        return ran.stdout

    def add(self, layer, name, figures):
        self.rows.append((layer, name, figures))
        print(f'{layer:11} {name:22} {figures}', flush=True)

    def lines(self, path):
        return [json.loads(line) for line in path.open(encoding='utf8')]

    def syntax(self):
        for path in sorted(self.gold.glob('syntax/*/*-dev.conllu')):
            out = self.annotate('syntax', documents(path), f'syntax-{path.parent.name}')
            if out:
                self.add('syntax', path.parent.name, ' '.join(self.score('score_syntax.py', path, out).split()))

    def names(self):
        for path in sorted(self.gold.glob('names/*-dev.jsonl')):
            out = self.annotate('names', [{'id': r['id'], 'text': r['text']} for r in self.lines(path)], path.stem)
            if out:
                scored = self.score('score_names.py', path, out).split('\n')
                self.add('names', path.stem, ' · '.join(' '.join(line.split()) for line in scored if line))

    def times(self):
        for folder in sorted(p.parent for p in self.gold.glob('time/*/gold.jsonl')):
            out = self.annotate('times', self.lines(folder / 'docs.jsonl'), f'times-{folder.name}')
            if out:
                figures = json.loads(self.score('score_timex.py', folder, out, '--json'))
                total = figures.get('total', figures)
                self.add('times', folder.name, 'strict %.1f  relaxed %.1f  value %.1f' % (
                    100 * total['strict'][2], 100 * total['relaxed'][2], 100 * total['value']))

    def statements(self):
        folder = self.gold / 'quotes'
        if not folder.exists():
            return
        docs, gold = folder / 'dev.docs.jsonl', folder / 'dev.gold.jsonl'
        out = self.annotate('statements', self.lines(docs), 'statements')
        for name, extra in (('speech cues', ['--cues', folder / 'speech_cues.txt']), ('all cues', [])) if out else ():
            figures = json.loads(self.score('score_quotes.py', '--docs', docs, '--gold', gold, '--sys', out, '--json', *extra))
            self.add('statements', name, '  '.join(f'{k} P {figures[k]["P"]} R {figures[k]["R"]} F1 {figures[k]["F1"]}'
                                                   for k in ('overlap', 'attributed')))

    def events(self):
        path = self.gold / 'events' / 'dev.jsonl'
        if path.exists():
            out = self.annotate('events', [{'id': r['id'], 'text': r['text']} for r in self.lines(path)], 'events')
            for line in self.score('score_events.py', path, out).splitlines() if out else ():
                name, _, figures = line.partition(' ')
                self.add('events', name, ' '.join(figures.split()))

    def findings(self):
        self.reports('findings', self.gold / 'dispatches')
        for wave in opened_waves():
            self.wave(wave)

    def wave(self, number):
        """The findings of one wave of reports; docs/reading.md keeps the first score of each."""
        self.reports(f'wave {number}', self.gold / 'dispatches' / 'waves' / str(number))

    def reports(self, label, folder):
        key = folder / 'key.jsonl'
        if not key.exists():
            return
        reports = sorted(map(str, folder.glob('*.txt')))
        with tempfile.TemporaryDirectory() as scratch:
            ran = subprocess.run([self.program, 'read', '--db', f'{scratch}/record.db', '--format', 'jsonl', *reports],
                                 capture_output=True, text=True)
        if ran.returncode == 2:
            return
        out = self.keep / f'{label.replace(" ", "-")}.out'
        out.write_text(ran.stdout, encoding='utf8')
        for line in self.score('score_findings.py', key, out).splitlines():
            name, _, figures = line.partition(' ')
            self.add(label, name, ' '.join(figures.split()))

    def extraction(self):
        folder = self.gold / 'extraction'
        if not folder.exists():
            return
        pages = [{'id': path.name.split('.')[0], 'html': gzip.open(path).read().decode('utf8', 'replace')}
                 for path in sorted(folder.glob('html/*.html.gz'))]
        out = self.annotate('text', pages, 'extraction')
        if out:
            self.add('extraction', 'article text', '%s  %.0f pages/s' % (
                ' '.join(self.score('score_extraction.py', folder / 'truth.json', out).split()), len(pages) / self.seconds))

    def stories(self):
        path = self.gold / 'stories' / 'dev.jsonl'
        out = self.annotate('stories', self.lines(path), 'stories') if path.exists() else None
        if out:
            self.add('stories', 'dev', ' '.join(self.score('score_stories.py', path, out).split()))


LAYERS = ('syntax', 'names', 'times', 'statements', 'events', 'findings', 'extraction', 'stories')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('gold', type=pathlib.Path)
    parser.add_argument('program')
    parser.add_argument('--only', choices=LAYERS)
    parser.add_argument('--wave', help='1, 2, …')
    parser.add_argument('--keep', type=pathlib.Path)
    options = parser.parse_args()
    if not options.gold.is_dir():
        sys.exit(f'{options.gold}: no such folder; give the path of a gold folder, as in make eval GOLD=DIR')
    with tempfile.TemporaryDirectory() as scratch:
        keep = options.keep or pathlib.Path(scratch)
        keep.mkdir(parents=True, exist_ok=True)
        evaluation = Evaluation(options.gold, options.program, keep)
        if options.wave:
            return evaluation.wave(options.wave)
        for layer in [options.only] if options.only else LAYERS:
            before = len(evaluation.rows)
            getattr(evaluation, layer)()
            if len(evaluation.rows) == before:
                print(f'{layer:11} not there: the program has no such layer, or the folder no such gold')


if __name__ == '__main__':
    main()
