#!/usr/bin/env python3
"""Writes below every "$ rapporteur …" in README.md's console blocks what the program prints now.

  tools/refresh_readme.py PROGRAM [README]

tests/readme_test.cc fails while they differ.
"""
import os
import pathlib
import subprocess
import sys


def output_of(command, program):
    ran = subprocess.run(command.replace('rapporteur', program, 1), shell=True, text=True, stdout=subprocess.PIPE,
                         stderr=subprocess.STDOUT, env=dict(os.environ, COLUMNS='80'))
    return ran.stdout


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    program, path = sys.argv[1], pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else 'README.md')
    pathlib.Path('build/demo.db').unlink(missing_ok=True)
    lines, console, skipping = [], False, False
    for line in path.read_text(encoding='utf8').splitlines():
        if line.startswith('```'):
            console, skipping = line == '```console', False
        elif console and line.startswith('$ '):
            lines.append(line)
            skipping = line.startswith('$ rapporteur ')
            if skipping:
                lines += output_of(line[2:], program).splitlines()
            continue
        if not skipping:
            lines.append(line)
    path.write_text('\n'.join(lines) + '\n', encoding='utf8')


if __name__ == '__main__':
    main()
