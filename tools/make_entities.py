#!/usr/bin/env python3
"""Writes src/text/entity_names.inc: the named character references of the HTML standard (html.spec.whatwg.org, "Named
character references"), as Python's html.entities carries them. Only those that end in a semicolon: the older ones
without it stand in running text and addresses too ("AT&T", "?a=1&copy=2"). Not the mathematical ones that stand for
two characters."""
from html.entities import html5

print("// Derived by tools/make_entities.py: {name, code point}, sorted by name.")
for name in sorted(name[:-1] for name in html5 if name.endswith(";") and len(html5[name]) == 1):
    print(f'{{"{name}", {ord(html5[name + ";"]):#x}}},')
