#!/usr/bin/env python3
"""Makes knowledge/events/cameo.know out of two tables with a header line, fields separated by tabs:
CODES has code, name, goldstein; PLOVER has cameo, plover, mode, context. A code that only PLOVER's table has is left out and named.

    tools/make_cameo_codes.py CODES PLOVER >knowledge/events/cameo.know
"""
import csv
import sys

HEAD = """\
# The codes of CAMEO: what an event is called, how good or bad it is for the relations of two states, and its label in PLOVER.
# Derived by tools/make_cameo_codes.py.
# Codes and names: CAMEO, Conflict and Mediation Event Observations, code book 1.1b3 (Schrodt, 2012). `goldstein`: the scale of
# Goldstein, "A Conflict-Cooperation Scale for WEIS Events Data", Journal of Conflict Resolution 36 (1992), as CAMEO's authors carried it
# over to their codes; GDELT has other values at 016, 022, 164 and 165. `plover`, `mode`, `context`: PLOVER manual, version 0.8 (2021), Open Event Data
# Alliance, under CC BY-SA 4.0: the labels, modes and contexts in this file may be passed on under the same terms. PLOVER has none for
# comments and appeals (01, 02).
"""


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    labels = {row["cameo"]: row for row in rows(sys.argv[2])}
    codes = rows(sys.argv[1])
    print(HEAD)
    for row in codes:
        name = row["name"].capitalize() if row["name"].isupper() else row["name"]
        print(f"cameo {row['code']}\n  name       {name}\n  goldstein  {row['goldstein']}")
        label = labels.pop(row["code"], {})
        for key in ("plover", "mode", "context"):
            if label.get(key):
                print(f"  {key:<10} {label[key]}")
        print()
    for code in labels:
        print(f"{code}: no such code, left out", file=sys.stderr)


if __name__ == "__main__":
    main()
