#!/usr/bin/env bash
# PySide6 6.12.0: Signal(dict) delivers an empty dict where keys are numbers, and sorts where they are
# text.
#
# Expected by a good engineer: both ends are Python, so the slot gets the dict that was emitted, or
#   emit raises an error.
# Behaviour: Signal(dict) is a signal of a QVariantMap, a sorted map with text keys. A dict with other
#   keys arrives as {}, while emit returns True and only a line on standard error speaks of it. A dict
#   with text keys arrives in the order of its keys, not in its own. Properties sort in the same way.
# Output seen: {7: 'Amy', 3: 'Ben'} -> {}; Walker, Adams -> Adams, Walker; as object: as emitted
# What to do: declare Signal(object), through which every Python value passes untouched.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check PySide6-Essentials==6.12.0
"$place/venv/bin/python" - <<'PYTHON'
from PySide6.QtCore import QObject, Signal


class Sender(QObject):
    as_dict = Signal(dict)
    as_object = Signal(object)


class Receiver(QObject):
    got = None

    def take(self, value):
        self.got = value


sender, receiver = Sender(), Receiver()
sender.as_dict.connect(receiver.take)
sender.as_object.connect(receiver.take)

by_number = {7: "Amy", 3: "Ben"}
assert sender.as_dict.emit(by_number) is True
emptied = receiver.got
sender.as_dict.emit({"Walker": 1, "Adams": 2})
order = list(receiver.got)
sender.as_object.emit(by_number)
assert receiver.got is by_number, "an object no longer passes untouched"
print(f"{by_number} -> {emptied}; Walker, Adams -> {', '.join(order)}; as object: as emitted")
if emptied != {} or order != ["Adams", "Walker"]:
    raise SystemExit("changed: a dict arrives as it was emitted now")
PYTHON
