#!/usr/bin/env python3
"""Scores who is the same as whom against the coreference of GUM (MISC Entity=).

  score_coreference.py GUM.conllu PROGRAM [--genres news,interview] [--types person,organization,place]

Runs PROGRAM annotate --layer mentions over the documents of those genres. A mention of the key is found by the program's mention
that holds its head (GUM's minspan) and lies inside it; pairs by the longest. Mentions of other types, and those of the program
that answer to none of any type, are left out of both sides: the program follows actors only, not every noun. Singletons count.
Prints, for each genre and for all: mention recall, and P, R, F1 of MUC (Vilain 1995), B-cubed (Bagga and Baldwin 1998) and CEAF
with the entity similarity phi4 (Luo 2005).
"""
import argparse
import collections
import json
import pathlib
import re
import subprocess

OPENING = re.compile(r'\((\d+)-([a-z]+)-([^()]*)(\))?|(\d+)\)')


class Text:
    """A document's text, and where each word stands in it."""

    def __init__(self, name):
        self.name, self.text, self.spans, self.mentions, self.open = name, '', [], [], collections.defaultdict(list)

    def add_entities(self, misc, word):
        for identity, kind, rest, closed, ended in OPENING.findall(misc):
            if ended:
                self.mentions.append(self.open[ended].pop() + (word,))
            else:
                head = rest.split('-')[3].split(',')[0] if rest.count('-') >= 3 else '1'
                begun = (identity, kind, word, word + int(head) - 1 if head.isdigit() else word)
                if closed:
                    self.mentions.append(begun + (word,))
                else:
                    self.open[identity].append(begun)


def read_gum(path):
    texts, gap, whole = [], '', None
    for line in open(path, encoding='utf8'):
        line = line.rstrip('\n')
        if line.startswith('# newdoc'):
            texts.append(Text(line.partition('=')[2].strip()))
            gap = ''
        elif line.startswith('# newpar'):
            gap = '\n\n' if texts[-1].text else ''
        if not line[:1].isdigit() or '.' in line.split('\t')[0]:
            continue
        number, form, misc, document = line.split('\t')[0], line.split('\t')[1], line.split('\t')[9], texts[-1]
        if '-' in number:
            begin = len(document.text + gap)
            document.text += gap + form
            whole = (int(number.split('-')[1]), (begin, len(document.text)))
            gap = '' if 'SpaceAfter=No' in misc else ' '
            continue
        if whole and int(number) <= whole[0]:
            document.spans.append(whole[1])
        else:
            whole, begin = None, len(document.text + gap)
            document.text += gap + form
            document.spans.append((begin, len(document.text)))
            gap = '' if 'SpaceAfter=No' in misc else ' '
        entity = next((part[7:] for part in misc.split('|') if part.startswith('Entity=')), '')
        document.add_entities(entity, len(document.spans) - 1)
    return texts


def pairs_of(document, answer, types):
    """For each wanted mention of the key: (its entity, the program's actor or None)."""
    spans = document.spans
    keys = sorted(document.mentions, key=lambda m: spans[m[4]][1] - spans[m[2]][0])
    taken, pairs = set(), []
    for identity, kind, first, head, last in keys:
        inside = [i for i, (begin, end, actor, _) in enumerate(answer) if i not in taken and actor is not None
                  and begin >= spans[first][0] and end <= spans[last][1] and begin <= spans[min(head, last)][0] < end]
        best = max(inside, key=lambda i: answer[i][1] - answer[i][0], default=None)
        if best is not None:
            taken.add(best)
        if kind in types:
            pairs.append((document.name + identity, None if best is None else f'{document.name} {answer[best][2]}'))
    return pairs


def clusters(pairs, side):
    found = collections.defaultdict(set)
    for index, pair in enumerate(pairs):
        if pair[side] is not None:
            found[pair[side]].add(index)
    return list(found.values())


def muc(key, answer):
    def recall(these, those):
        place = {m: n for n, cluster in enumerate(those) for m in cluster}
        links = right = 0
        for cluster in these:
            parts = len({place[m] for m in cluster if m in place}) + sum(m not in place for m in cluster)
            links, right = links + len(cluster) - 1, right + len(cluster) - parts
        return right / links if links else 0.0
    return recall(answer, key), recall(key, answer)


def b_cubed(key, answer):
    def recall(these, those):
        place = {m: cluster for cluster in those for m in cluster}
        total = sum(len(cluster) for cluster in these)
        return sum(len(c & place[m]) / len(c) for c in these for m in c if m in place) / total if total else 0.0
    return recall(answer, key), recall(key, answer)


def best_sum(weights):
    """The largest sum of an assignment of rows to columns (Hungarian method, Kuhn 1955, Munkres 1957)."""
    if not weights or not weights[0]:
        return 0.0
    turned = weights if len(weights) <= len(weights[0]) else [list(row) for row in zip(*weights)]
    rows, columns = len(turned), len(turned[0])
    u, v, match = [0.0] * (rows + 1), [0.0] * (columns + 1), [0] * (columns + 1)
    for row in range(1, rows + 1):
        match[0], column, least, used, way = row, 0, [1e9] * (columns + 1), [False] * (columns + 1), [0] * (columns + 1)
        while True:
            used[column], at, delta, following = True, match[column], 1e9, 0
            for j in range(1, columns + 1):
                if not used[j]:
                    slack = -turned[at - 1][j - 1] - u[at] - v[j]
                    if slack < least[j]:
                        least[j], way[j] = slack, column
                    if least[j] < delta:
                        delta, following = least[j], j
            for j in range(columns + 1):
                if used[j]:
                    u[match[j]] += delta
                    v[j] -= delta
                else:
                    least[j] -= delta
            column = following
            if match[column] == 0:
                break
        while column:
            match[column], column = match[way[column]], way[column]
    return sum(turned[match[j] - 1][j - 1] for j in range(1, columns + 1) if match[j])


def ceaf(key, answer):
    if not key or not answer:
        return 0.0, 0.0
    total = best_sum([[2 * len(k & a) / (len(k) + len(a)) for a in answer] for k in key])
    return total / len(answer), total / len(key)


def report(name, pairs):
    key, answer = clusters(pairs, 0), clusters(pairs, 1)
    found = sum(pair[1] is not None for pair in pairs)
    print(f'{name:<10} mentions {len(pairs)}  found {found / max(len(pairs), 1):.3f}', end='')
    scores = []
    for label, measure in (('MUC', muc), ('B3', b_cubed), ('CEAF', ceaf)):
        p, r = measure(key, answer)
        scores.append(2 * p * r / (p + r) if p + r else 0.0)
        print(f'  {label} {p:.3f} {r:.3f} {scores[-1]:.3f}', end='')
    print(f'  mean F1 {sum(scores) / 3:.3f}')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('gum', type=pathlib.Path)
    parser.add_argument('program')
    parser.add_argument('--genres', default='news,interview')
    parser.add_argument('--types', default='person,organization,place')
    options = parser.parse_args()
    genres = options.genres.split(',')
    texts = [t for t in read_gum(options.gum) if t.name.split('_')[1] in genres]
    given = ''.join(json.dumps({'id': t.name, 'text': t.text}) + '\n' for t in texts)
    ran = subprocess.run([options.program, 'annotate', '--layer', 'mentions', '--eager'], input=given, capture_output=True,
                         text=True, check=True)
    answers = {row['id']: row['mentions'] for row in map(json.loads, ran.stdout.splitlines())}
    pairs = {t.name: pairs_of(t, answers[t.name], options.types.split(',')) for t in texts}
    for genre in genres:
        report(genre, [p for name, list_ in pairs.items() if name.split('_')[1] == genre for p in list_])
    report('all', [p for list_ in pairs.values() for p in list_])


if __name__ == '__main__':
    main()
