#!/usr/bin/env python3
"""No English in the rooms that read: finds string literals that report text is compared with.

    tools/check_literals.py            one line for each literal that is too many; the exit status tells
    tools/check_literals.py --list     every literal found, room by room
    tools/check_literals.py --count    the rooms and their numbers, as tools/literals.txt writes them

A literal counts where text could be compared with it: beside == or !=, as an argument of starts_with, find, contains, word_id
and their like, in a braced list, or as a constant's value. It does not count where it is no word of a language: the words of
the knowledge grammar (kinds, keys, their choices, sets and forms: knowledge/**/*.know) unless it is held against a token's
words, names of tables ("events.forms"), notation without a small letter ("PT1H"), formats, and messages to people.

tools/literals.txt says how many may stand in a room ("room src/text 4"; 0 is the aim, and the number only falls) and which
stand for good, with the reason: a literal ("allow src/text/tokens.cc "ph.d" because ...") or all of a constant
("allow src/times/load.cc kSlotNames because ...").
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
ROOMS = ("text", "syntax", "times", "actors", "predicates", "frames", "statements", "events", "talks")
SETTINGS = ROOT / "tools" / "literals.txt"

TOKEN = re.compile(
    r'//[^\n]*|/\*.*?\*/'            # comments
    r'|R"\((?:.*?)\)"'               # raw strings
    r'|"(?:[^"\\\n]|\\.)*"'          # strings
    r"|'(?:[^'\\\n]|\\.)+'"          # characters
    r'|[A-Za-z_]\w*|[0-9][\w.\']*|==|!=|->|::|<=|>=|&&|\|\||\S', re.S)
# Calls that hold text against their argument, or look a word up.
ASKING = {"starts_with", "ends_with", "contains", "find", "rfind", "compare", "word_id", "add_word", "is", "is_word", "is_one_of",
          "one_of", "any_word", "lemma", "lemma_is", "has_word", "count", "equal", "word_class", "class_id"}
# Calls whose words go to a person or name a table, a key or a kind.
TELLING = {"fail", "say", "error", "error_at", "complain", "Error", "message", "refuse", "report", "format", "format_to", "section",
           "table", "add_table", "add_section", "lexicon", "entries_of", "get", "all", "view", "read_roles", "each", "static_assert",
           "value_of", "words_under", "find_key"}
# The other side of a comparison is words of a report.
OF_TEXT = re.compile(r"\b(folded_word|folded|lemma|word|words)\s*\(|\b(word_id|add_word)\b"
                     r"|\b(first_word|lemma|word|before|after|next|first|last|preposition)\s*(==|!=)")


def grammar_words():
    """Kinds, keys, choices, members of sets and literal words of forms."""
    words = {"about", "shows", "helps", "tried", "key", "member", "class", "line", "kind", "set", "form"}
    for path in (ROOT / "knowledge").rglob("*.know"):
        kind = None
        for line in path.read_text(encoding="utf-8").splitlines():
            entry = re.match(r"(kind|set|form) (.*\S)", line)
            value = re.match(r"  (\w+) +(.*)|    (.*)", line)
            if entry:
                kind, key = entry[1], None
                words.add(entry[2])
            elif line and not line.startswith((" ", "#")):
                kind = None
            elif kind and value:
                key = value[1] or key
                if key in ("key", "member", "line"):
                    words.update(re.findall(r"[\w-]+", value[2] or value[3] or ""))
    return words


def literals(path, grammar):
    """(line, literal, constant whose value it is part of) of each that text could be compared with."""
    text = path.read_text(encoding="utf-8")
    lines = text.split("\n")
    tokens = [(m.group(), m.start()) for m in TOKEN.finditer(text) if not m.group().startswith(("//", "/*"))]
    found, calls, constant = [], [], ""
    for i, (token, at) in enumerate(tokens):
        before = tokens[i - 1][0] if i else ""
        after = tokens[i + 1][0] if i + 1 < len(tokens) else ""
        if re.fullmatch(r"[A-Za-z]\w*", token) and after in ("=", "{", "[") and names_a_list(tokens, i):
            constant = token
        elif token == ";":
            constant = ""
        if token == "(":
            calls.append(before if re.match(r"[A-Za-z_]", before) else "(")
        elif token == "{":
            calls.append("Error" if before == "Error" else "{")
        elif token in ")}" and calls:
            calls.pop()
        if not token.startswith('"') or before == "include":
            continue
        number = text.count("\n", 0, at) + 1
        word = token[1:-1]
        if asks(word, before, after, calls) and not is_grammar(word, lines[number - 1], grammar):
            found.append((number, word, constant))
    return found


def names_a_list(tokens, i):
    """True for the name in "name = {", "name[] = {" and "kName{"."""
    rest = [token for token, _ in tokens[i + 1:i + 6]]
    return rest[0] == "{" and tokens[i][0].startswith("k") or "{" in rest and "=" in rest[:rest.index("{")] and "(" not in rest


def asks(word, before, after, calls):
    """True if text could be compared with the literal where it stands."""
    if not re.search(r"[a-z]", word) or re.search(r"[%{}]|\\[^.]|^[a-z-]+[./]", word) or word.count(" ") > 3:
        return False  # notation, format, table, sentence
    inner = next((call for call in reversed(calls) if call != "("), "")
    if any(call in TELLING for call in calls[-3:]):
        return False
    if before in ("==", "!=") or after in ("==", "!="):
        return True
    if inner in ASKING and before in ("(", ",", "{"):
        return True
    if inner == "{" and before in ("{", ",") and after in ("}", ","):
        return True
    return before == "=" and after == ";"


def is_grammar(word, line, grammar):
    """A word of the grammar, or the name of an entry, "kind id"."""
    kind, _, name = word.partition(" ")
    return (word in grammar or name != "" and kind in grammar) and not OF_TEXT.search(line)


def read_settings():
    rooms, allowed = {}, set()
    for number, line in enumerate(SETTINGS.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        room = re.fullmatch(r"room (\S+) (\d+)", line)
        allow = re.fullmatch(r'allow (\S+) (".*?"|[A-Za-z]\w*) because (.+)', line)
        if room:
            rooms[room[1]] = int(room[2])
        elif allow:
            allowed.add((allow[1], allow[2]))
        else:
            sys.exit(f'{SETTINGS}:{number}: expected "room FOLDER NUMBER" or "allow FILE "word" because REASON"')
    return rooms, allowed


def main():
    rooms, allowed = read_settings()
    grammar = grammar_words()
    used, failed = set(), False
    for room in ROOMS:
        folder = ROOT / "src" / room
        found = []
        for path in sorted(folder.glob("*.cc")) + sorted(folder.glob("*.h")):
            name = str(path.relative_to(ROOT))
            for line, word, constant in literals(path, grammar):
                known = {(name, f'"{word}"'), (name, constant)} & allowed
                used |= known
                if not known:
                    found.append(f'{name}:{line}: "{word}"')
        most = rooms.get(f"src/{room}", 0)
        if "--count" in sys.argv:
            print(f"room src/{room} {len(found)}")
        elif "--list" in sys.argv:
            print("\n".join(found))
        elif len(found) > most:
            failed = True
            print("\n".join(found))
            print(f"src/{room}: {len(found)} words of a language, {most} at most: move them to knowledge/ (see CONTRIBUTING.md)")
        elif len(found) < most:
            print(f"tools/literals.txt: src/{room} has {len(found)} left, not {most}: write that, so that the number only falls")
    for name, what in sorted(allowed - used):
        failed = True
        print(f"tools/literals.txt: {name} has no {what} any more: take the line out")
    sys.exit(failed and len(sys.argv) == 1)


if __name__ == "__main__":
    main()
