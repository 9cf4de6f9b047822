#!/usr/bin/env python3
"""Learns how sure the program may be of a finding, from reports whose findings people wrote down.

  training/train_judgement.py PROGRAM OUT FOLDER…
  training/train_judgement.py PROGRAM --test FOLDER…

PROGRAM  the rapporteur executable, whose features are learned from (annotate --layer judgement)
OUT      the model file, models/judgement.model
FOLDER   a file of findings that were judged one by one (evaluation/judged/*.jsonl: report, kind, features, right); or
         reports NAME.txt ("date DAY" as their first line) beside their key.jsonl; score_findings.py, which says what counts as
         found, is looked for in an `evaluate` folder above it
--test   learns nothing: tells how well the confidence that the program gives now agrees with these keys

For each kind of finding a logistic regression over named features (src/judgement/features.h), its weights held small (ridge). A finding
is right if the key has it, required or optional. How strongly weights are held is chosen by cross-validation over reports (as strongly
as is not clearly worse); the figures
printed are of findings in reports that their weights were not learned from. Needs nothing but Python.
"""
import collections
import importlib.util
import json
import math
import pathlib
import random
import subprocess
import sys

FOLDS = 8
RIDGES = (3.0, 10.0, 30.0, 100.0)
ROUNDS = 250
FEWEST = 5     # a feature is learned if so many findings of the kind have it
LEAST = 0.02   # weights nearer to nothing are not written


def scorer_of(folder):
    for above in folder.resolve().parents:
        path = above / 'evaluate' / 'score_findings.py'
        if path.exists():
            spec = importlib.util.spec_from_file_location('score_findings', path)
            module = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(module)
            return module
    sys.exit(f'{folder}: no evaluate/score_findings.py stands in a folder above it')


def judged(program, folder):
    """The program's findings with their features, spans counted from the file's first letter as keys count them."""
    rows, shift = [], {}
    for path in sorted(folder.glob('*.txt')):
        first, rest = path.read_text(encoding='utf8').split('\n', 1)
        dated = first.startswith('date ')
        name = f'{folder.name}/{path.stem}'
        shift[name] = len(first) + 1 if dated else 0
        rows.append({'id': name, 'text': rest if dated else first + '\n' + rest, 'date': first.split()[-1] if dated else ''})
    given = ''.join(json.dumps({k: v for k, v in row.items() if v}) + '\n' for row in rows)
    ran = subprocess.run([program, 'annotate', '--layer', 'judgement'], input=given, capture_output=True, text=True, check=True)
    for line in ran.stdout.splitlines():
        finding = json.loads(line)
        by = shift[finding['report']]
        moved = lambda span: [span[0] + by, span[1] + by] if span else span
        for field in ('span', 'cue', 'speaker_span', 'with'):
            if field in finding:
                finding[field] = moved(finding[field])
        if 'content' in finding:
            finding['content'] = [moved(span) for span in finding['content']]
        yield finding


def examples(program, folders):
    """(kind, report, features, right, confidence) of every finding."""
    for folder in folders:
        if folder.is_file():
            for row in map(json.loads, folder.read_text(encoding='utf8').splitlines()):
                yield row['kind'], row['report'], row['features'], row['right'], row['confidence']
            continue
        score = scorer_of(folder)
        key, found = score.load(folder / 'key.jsonl'), collections.defaultdict(list)
        for finding in judged(program, folder):
            found[finding['report'].split('/')[1], finding['kind']].append(finding)
        for (report, kind), findings in sorted(found.items()):
            wanted = sorted(key.get((report, kind), []), key=lambda item: bool(item.get('optional')))
            pairs, _ = score.match(wanted, findings)
            right = {id(finding) for _, finding in pairs}
            for finding in findings:
                yield kind, f'{folder.name}/{report}', finding['features'], id(finding) in right, finding['confidence']


def logistic(x):
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, x))))


def learn(rows, ridge):
    """Weights of {feature: weight} for rows of (features, right): steps scaled by each feature's own curvature."""
    count = collections.Counter(f for features, _ in rows for f in features)
    weights = {f: 0.0 for f, n in count.items() if n >= FEWEST}
    rows = [([f for f in features if f in weights], right) for features, right in rows]
    width = max((len(features) for features, _ in rows), default=1)
    for _ in range(ROUNDS):
        slope = {f: (0.05 if f == 'bias=' else ridge) * w for f, w in weights.items()}
        bend = {f: 0.05 if f == 'bias=' else ridge for f in weights}
        for features, right in rows:
            p = logistic(sum(weights[f] for f in features))
            for f in features:
                slope[f] += p - right
                bend[f] += max(p * (1 - p), 0.01)
        step = max(abs(slope[f] / bend[f]) for f in weights) if weights else 0
        for f in weights:
            weights[f] -= 2.0 / width * slope[f] / bend[f]
        if step < 1e-3:
            break
    return weights


def sure(weights, features):
    return logistic(sum(weights.get(f, 0.0) for f in features))


def loss(pairs):
    return -sum(math.log(max(p if right else 1 - p, 1e-6)) for p, right in pairs) / max(1, len(pairs))


def calibration_error(pairs, bins=10):
    """Expected calibration error (Naeini et al. 2015): bins of equal width."""
    total = 0.0
    for b in range(bins):
        inside = [(p, r) for p, r in pairs if b <= p * bins < b + 1 or (b == bins - 1 and p == 1)]
        if inside:
            total += abs(sum(p for p, _ in inside) - sum(r for _, r in inside))
    return total / max(1, len(pairs))


def ranked(pairs):
    """How often a right finding is surer than a wrong one (area under the ROC curve)."""
    right, wrong = [p for p, r in pairs if r], [p for p, r in pairs if not r]
    if not right or not wrong:
        return float('nan')
    return sum((a > b) + 0.5 * (a == b) for a in right for b in wrong) / len(right) / len(wrong)


def describe(kind, pairs):
    high = [r for p, r in pairs if p >= 0.8]
    print(f'{kind:10} {len(pairs):5} found  {sum(r for _, r in pairs) / max(1, len(pairs)):.2f} right  log loss {loss(pairs):.3f}  '
          f'ranked {ranked(pairs):.3f}  calibration error {calibration_error(pairs):.3f}  '
          f'of 0.8 and more {sum(high)} of {len(high)} right', flush=True)


def folds_of(rows):
    reports = sorted({report for report, _, _ in rows})
    random.Random(1).shuffle(reports)
    return {report: i % FOLDS for i, report in enumerate(reports)}


def held_out(rows, ridge):
    """(confidence, right) of each finding by weights that were learned without its fold."""
    fold, pairs = folds_of(rows), []
    for f in range(FOLDS):
        weights = learn([(features, right) for report, features, right in rows if fold[report] != f], ridge)
        pairs += [(sure(weights, features), right) for report, features, right in rows if fold[report] == f]
    return pairs


def strongest(tried):
    """The strongest ridge whose loss is within a standard error of the best (Breiman et al. 1984): findings in reports of
    another kind are less like these than these are like one another."""
    best = min(tried, key=lambda r: loss(tried[r]))
    each = [loss([pair]) for pair in tried[best]]
    mean = sum(each) / len(each)
    error = (sum((x - mean) ** 2 for x in each) / len(each) / len(each)) ** 0.5
    return max(r for r in tried if loss(tried[r]) <= mean + error)


def test(program, folders):
    by_kind = collections.defaultdict(list)
    for kind, _, _, right, confidence in examples(program, folders):
        by_kind[kind].append((confidence, right))
    for kind, pairs in by_kind.items():
        describe(kind, pairs)
    describe('all', [pair for pairs in by_kind.values() for pair in pairs])


def train(program, out, folders):
    by_kind = collections.defaultdict(list)
    for kind, report, features, right, _ in examples(program, folders):
        by_kind[kind].append((report, features, right))
    lines, everything, base = [], [], []
    for kind, rows in by_kind.items():
        tried = {ridge: held_out(rows, ridge) for ridge in RIDGES}
        ridge = strongest(tried)
        describe(kind, tried[ridge])
        everything += tried[ridge]
        share = sum(right for _, _, right in rows) / len(rows)
        base += [(share, right) for _, _, right in rows]
        weights = learn([(features, right) for _, features, right in rows], ridge)
        lines += [f'{kind}\t{f}\t{w:.3f}' for f, w in sorted(weights.items()) if abs(w) >= LEAST or f == 'bias=']
    describe('all', everything)
    describe('no model', base)
    for least in (0.0, 0.1, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5):
        told = [r for p, r in everything if p >= least]
        print(f'told from {least:.2f}: {len(told)} findings, {sum(told) / max(1, len(told)):.3f} right, {sum(told)} of {sum(r for _, r in everything)} '
              f'right ones kept')
    head = f'# {len(everything)} findings of {len({r for rows in by_kind.values() for r, _, _ in rows})} reports; training/train_judgement.py'
    pathlib.Path(out).write_text('\n'.join([head, *lines]) + '\n', encoding='utf8')


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    folders = [pathlib.Path(folder) for folder in sys.argv[3:]]
    if sys.argv[2] == '--test':
        test(sys.argv[1], folders)
    else:
        train(sys.argv[1], sys.argv[2], folders)


if __name__ == '__main__':
    main()
