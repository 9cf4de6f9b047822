#!/usr/bin/env python3
"""Takes the running text out of JSON lines on standard input: one paragraph a line, copies of a paragraph dropped."""
import json
import sys

seen = set()
for line in sys.stdin:
    for paragraph in json.loads(line)["text"].split("\n"):
        paragraph = paragraph.strip()
        if len(paragraph) > 20 and hash(paragraph) not in seen:
            seen.add(hash(paragraph))
            print(paragraph)
