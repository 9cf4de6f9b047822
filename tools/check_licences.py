#!/usr/bin/env python3
"""What travels by itself names its licence in an SPDX line: the public headers, the library's example and its CMake package,
the cards of the models. For all other files REUSE.toml says it.

    tools/check_licences.py          one line for each file that does not; the exit status tells
    tools/check_licences.py --fix    writes the lines that are missing
"""
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
CODE, WEIGHTS = "Apache-2.0", "CC-BY-SA-4.0"
# Glob, how a comment begins and ends, licence.
TRAVELLERS = (
    ("include/rapporteur/*.h", "// ", "", CODE),
    ("examples/library/*.cc", "// ", "", CODE),
    ("cmake/*.cmake.in", "# ", "", CODE),
    ("models/*.md", "<!-- ", " -->", WEIGHTS),
)


def main():
    fix = "--fix" in sys.argv[1:]
    missing = 0
    for pattern, begin, end, licence in TRAVELLERS:
        for path in sorted(ROOT.glob(pattern)):
            line = f"{begin}SPDX-License-Identifier: {licence}{end}\n"
            text = path.read_text(encoding="utf-8")
            if line in "".join(text.splitlines(keepends=True)[:2]):
                continue
            if fix:
                path.write_text(line + text, encoding="utf-8")
            else:
                missing += 1
                print(f"{path.relative_to(ROOT)}: no line \"{line.strip()}\"; run tools/check_licences.py --fix")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
