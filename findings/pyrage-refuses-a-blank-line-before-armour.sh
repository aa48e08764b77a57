#!/usr/bin/env bash
# pyrage 1.4.0 (age format): an armoured file with a blank line before it is refused as damaged; after
# it, any white space is taken.
#
# Expected by a good engineer: as the format says of ASCII armour, white space before and after the
#   block does not matter; a text that was pasted from a message often has a blank line in front.
# Behaviour: only a file that begins with the armour's first line counts as armoured. With a blank
#   line in front it is read as a binary file, and the error is 'Header is invalid', as for a file
#   that was cut.
# Output seen: as made: opens; blank line after: opens; blank line before: Header is invalid
# What to do: strip white space at the front when '-----BEGIN AGE ENCRYPTED FILE-----' follows.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check pyrage==1.4.0
"$place/venv/bin/python" - <<'PYTHON'
import pyrage

identity = pyrage.x25519.Identity.generate()
armoured = pyrage.encrypt(b"register", [identity.to_public()], armored=True)


def outcome(text):
    try:
        return "opens" if pyrage.decrypt(text, [identity]) == b"register" else "opens to something else"
    except pyrage.DecryptError as error:
        return str(error)


plain, after, before = outcome(armoured), outcome(armoured + b"\n \n"), outcome(b"\n" + armoured)
print(f"as made: {plain}; blank line after: {after}; blank line before: {before}")
assert plain == after == "opens"
if before == "opens":
    raise SystemExit("changed: a blank line before the armour is passed over now")
PYTHON
