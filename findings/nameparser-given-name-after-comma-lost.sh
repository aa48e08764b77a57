#!/usr/bin/env bash
# nameparser 2.6.0: in 'Family, Given' the given name can be lost to a suffix or a title, and the
# family name then be called the given one.
#
# Expected by a good engineer: a comma says which part is which. What stands before it is the family
#   name, and what comes after begins with a given name, above all where the same word is known as a
#   given name.
# Behaviour: words after the comma are held against lists of degrees and titles first. 'Md' (short for
#   Mohammed, common in families from Bangladesh) is taken for the degree and takes the rest of the
#   name with it, although 'Md Rahman' is read rightly. 'King' and 'Prince' are taken for titles, and
#   then the word before the comma becomes the given name.
# Output seen:
#   Islam, Mohammed Rafiq: given=Mohammed middle=Rafiq family=Islam
#   Islam, Md Rafiq: family=Islam suffix=Md Rafiq
#   Md Rahman: given=Md family=Rahman
#   Smith, King: title=King given=Smith
#   Okafor, Prince: title=Prince given=Okafor
# What to do: where a column is 'Family, Given', split at the comma and ask no parser.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check nameparser==2.6.0
"$place/venv/bin/python" - <<'PYTHON'
from nameparser import parse

SEEN = {
    "Islam, Mohammed Rafiq": "given=Mohammed middle=Rafiq family=Islam",
    "Islam, Md Rafiq": "family=Islam suffix=Md Rafiq",
    "Md Rahman": "given=Md family=Rahman",
    "Smith, King": "title=King given=Smith",
    "Okafor, Prince": "title=Prince given=Okafor",
}
PARTS = ("title", "given", "middle", "family", "suffix")
for text, before in SEEN.items():
    name = parse(text)
    now = " ".join(f"{part}={getattr(name, part)}" for part in PARTS if getattr(name, part))
    print(f"{text}: {now}")
    if now != before:
        raise SystemExit(f"changed: {text!r} was read as {before}")
PYTHON
