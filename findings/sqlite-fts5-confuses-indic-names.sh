#!/usr/bin/env bash
# SQLite 3.53.4, FTS5 (as in sqlcipher3 0.6.4): a search for one Hindi word finds another.
#
# Expected by a good engineer: unicode61 is the tokenizer for Unicode and keeps each word whole, so
#   the quoted word is found and no other.
# Behaviour: unicode61 counts letters, digits and private characters as parts of a word, and no marks.
#   The vowel signs of the Indic scripts are marks (Mn, Mc), so each of them ends a word: किरण (Kiran,
#   a name) and कारण (karan, 'reason') both become क + रण, and a search for either finds both. The
#   accents of Latin letters are spared, also as marks of their own, so nobody sees it in Europe.
# Output seen: unicode61: किरण कारण; with categories 'L* N* Co Mn Mc': कारण
# What to do: tokenize = "unicode61 categories 'L* N* Co Mn Mc'", which takes writing the index anew.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check sqlcipher3==0.6.4
PYTHONUTF8=1 "$place/venv/bin/python" - <<'PYTHON'
from sqlcipher3 import dbapi2

connection = dbapi2.connect(":memory:")


def found(tokenizer):
    connection.execute("DROP TABLE IF EXISTS words")
    connection.execute(f'CREATE VIRTUAL TABLE words USING fts5(word, tokenize = "{tokenizer}")')
    rows = [("किरण",), ("कारण",), ("राम",), ("Jose\u0301",)]
    connection.executemany("INSERT INTO words VALUES (?)", rows)
    query = "SELECT word FROM words WHERE words MATCH ? ORDER BY rowid"
    assert connection.execute(query, ('"jose"',)).fetchall() == [("Jose\u0301",)], "Latin is not spared"
    return " ".join(word for (word,) in connection.execute(query, ('"कारण"',)))


usual = found("unicode61")
whole = found("unicode61 categories 'L* N* Co Mn Mc'")
print(f"unicode61: {usual}; with categories 'L* N* Co Mn Mc': {whole}")
if usual != "किरण कारण":
    raise SystemExit("changed: unicode61 keeps words with vowel signs whole now")
assert whole == "कारण", "the categories no longer help"
PYTHON
