#!/usr/bin/env python3
"""Four writers and four readers on one record: at_once.py PROGRAM [SECONDS].

No report is lost, none is printed that is not stored, and every program ends with status 0. Readers take their time with
what they are given, as somebody with a pager does.
"""
import json
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

WRITERS = READERS = 4
REPORTS = 40  # in a file; some stand in the files of all writers

program = pathlib.Path(sys.argv[1]).resolve()
seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 4
problems, printed, given = [], set(), set()
runs = {"read": 0, "look": 0}
lock = threading.Lock()


def text_of(number):
    return f"Ministers of Russia and China met in Moscow on Monday. They agreed on point {number}."


def file_of(writer, turn, folder):
    """A writer's next reports: own ones, and every tenth one that the others have too, under the same id."""
    path = folder / f"{writer}-{turn}.jsonl"
    with path.open("w") as out:
        for i in range(REPORTS):
            name = f"all-{turn}-{i}" if i % 10 == 0 else f"w{writer}-{turn}-{i}"
            given.add(name)
            out.write(json.dumps({"id": name, "date": "2022-01-13", "text": text_of(name)}) + "\n")
    return path


def finish(kind, run, wanted, errors):
    with lock:
        runs[kind] += 1
        if run != wanted:
            problems.append(f"{kind}: status {run}: {errors}")


def write(writer, folder, until):
    turn = 0
    while time.monotonic() < until:
        lines = file_of(writer, turn, folder).read_text()
        run = subprocess.Popen([program, "read", "-", "--db", folder / "record.db"], stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        if writer == 0:  # what this one reads is long in coming
            first = lines.index("\n") + 1
            run.stdin.write(lines[:first])
            run.stdin.flush()
            lines = lines[first:]
            time.sleep(seconds / 5)
        out, errors = run.communicate(lines)
        finish("read", run.returncode, 0, errors)
        with lock:
            printed.update(line.split()[0] for line in out.splitlines())
        turn += 1


def look(reader, folder, until):
    commands = [["show", "meetings", "--format", "csv"], ["talks"], ["timeline"], ["show", "events", "--limit", "50"]]
    while time.monotonic() < until:
        run = subprocess.Popen([program, *commands[reader], "--db", folder / "record.db"], stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, text=True)
        # Takes nothing meanwhile: the program stands still when the pipe is full.
        time.sleep(seconds / 5 if reader == 0 else 0.2)
        _, errors = run.communicate()
        finish("look", run.returncode, 0, errors)


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        first = file_of(9, 0, folder)
        subprocess.run([program, "read", first, "--db", folder / "record.db"], check=True, capture_output=True)
        until = time.monotonic() + seconds
        jobs = [threading.Thread(target=write, args=(i, folder, until)) for i in range(WRITERS)]
        jobs += [threading.Thread(target=look, args=(i, folder, until)) for i in range(READERS)]
        for job in jobs:
            job.start()
        for job in jobs:
            job.join()
        record = sqlite3.connect(folder / "record.db")
        stored = {row[0] for row in record.execute("SELECT id FROM reports")}
        whole = record.execute("PRAGMA integrity_check").fetchone()[0]
    if given - stored:
        problems.append(f"{len(given - stored)} reports are lost")
    if printed - stored:
        problems.append(f"{len(printed - stored)} reports were printed and not stored")
    if whole != "ok":
        problems.append(whole)
    print(f"{runs['read']} reads, {runs['look']} looks, {len(stored)} reports stored, {len(problems)} problems")
    print("\n".join(problems[:20]))
    return 1 if problems else 0


sys.exit(main())
