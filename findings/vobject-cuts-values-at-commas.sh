#!/usr/bin/env bash
# vobject 0.9.9: of a nickname list, a web address and a picture in a vCard only what stands before
# the first comma is read, and only that is written again.
#
# Expected by a good engineer: a list comes as a list, an address whole, and reading a card and
#   writing it again changes nothing.
# Behaviour: a value that is not of a few known kinds is taken for a list of texts, split at commas,
#   and the first piece is kept. RFC 2426 makes NICKNAME a list and URL an address, in which a comma
#   is not escaped; RFC 6350 puts pictures into 'data:' addresses, which have a comma before the
#   picture. No error, no warning.
# Output seen:
#   NICKNAME:Jim,Jimmie -> Jim
#   URL:https://school.example/4P,4Q -> https://school.example/4P
#   PHOTO:data:image/jpeg;base64,/9j/4AAQ -> data:image/jpeg;base64
# What to do: take such values from the unfolded line; never write back a card that one did not make.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check vobject==0.9.9
"$place/venv/bin/python" - <<'PYTHON'
import vobject

LINES = (
    ("3.0", "NICKNAME:Jim,Jimmie", "Jim"),
    ("3.0", "URL:https://school.example/4P,4Q", "https://school.example/4P"),
    ("4.0", "PHOTO:data:image/jpeg;base64,/9j/4AAQ", "data:image/jpeg;base64"),
)
for version, line, kept in LINES:
    whole = ("BEGIN:VCARD", f"VERSION:{version}", "FN:James Smith", "N:Smith;James;;;", line, "END:VCARD")
    card = vobject.readOne("\r\n".join(whole) + "\r\n")
    name = line.partition(":")[0]
    value = getattr(card, name.lower()).value
    (again,) = [written for written in card.serialize().split("\r\n") if written.startswith(name)]
    print(f"{line} -> {value}")
    if value != kept or again.replace("\\", "") != f"{name}:{kept}":
        raise SystemExit(f"changed: {name} is read as {value!r} and written as {again!r} now")
PYTHON
