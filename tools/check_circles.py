#!/usr/bin/env python3
"""No circles between rooms: finds rooms of src/ that include one another, by whatever way.

A room is a folder of src/; a file beside the rooms counts by itself. One line for each circle; the exit status tells.
"""
import pathlib
import re
import sys

SRC = pathlib.Path(__file__).resolve().parent.parent / "src"
INCLUDE = re.compile(r'^#include "([^"]+)"', re.M)


def room_of(path):
    return path.split("/")[0]


def rooms():
    """room -> {room that it includes: the file that does}"""
    graph = {}
    for file in sorted(SRC.rglob("*")):
        if file.suffix not in (".cc", ".h"):
            continue
        name = str(file.relative_to(SRC))
        uses = graph.setdefault(room_of(name), {})
        for included in INCLUDE.findall(file.read_text(encoding="utf-8")):
            if (SRC / included).is_file() and room_of(included) != room_of(name):
                uses.setdefault(room_of(included), name)
    return graph


def way(graph, start, end):
    """The shortest way from one room to another, as rooms; None if there is none."""
    ways, seen = [[start]], {start}
    for path in ways:
        for room in graph.get(path[-1], {}):
            if room == end:
                return path + [room]
            if room not in seen:
                seen.add(room)
                ways.append(path + [room])
    return None


def main():
    graph = rooms()
    told = set()
    for room in sorted(graph):
        circle = way(graph, room, room)
        if circle and frozenset(circle) not in told:
            told.add(frozenset(circle))
            print("circle: " + ", ".join(f"{graph[a][b]} includes {b}" for a, b in zip(circle, circle[1:])))
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main())
