#!/usr/bin/env bash
# PySide6 6.12.0 (Qt): a field that has nothing to undo keeps Ctrl+Z for itself, and the window's own Undo
# is not heard.
#
# Expected by a good engineer: a field takes the keys that it has a use for; isUndoAvailable() is False in
#   a new field, so the window's shortcut fires, as it does for Ctrl+L.
# Behaviour: QLineEdit, QPlainTextEdit and QTextEdit, and what holds one (a spin box, an editable list),
#   accept ShortcutOverride for Undo and Redo by the key alone. No action, menu entry or shortcut hears of
#   it, and nothing at all happens. Only a field that is read-only lets go.
# Output seen:
#   in a QCheckBox: Ctrl+Z heard, Ctrl+L heard
#   in a QLineEdit: Ctrl+Z not heard, Ctrl+L heard
#   in a QPlainTextEdit: Ctrl+Z not heard, Ctrl+L heard
#   in a read-only QLineEdit: Ctrl+Z heard, Ctrl+L heard
# What to do: a filter that ignores ShortcutOverride and stops it there while isUndoAvailable() is False.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check PySide6-Essentials==6.12.0
QT_QPA_PLATFORM=offscreen QT_LOGGING_RULES="default.warning=false" "$place/venv/bin/python" - <<'PYTHON'
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

application = QApplication([])
KEYS = {"Ctrl+Z": QKeySequence("Ctrl+Z"), "Ctrl+L": QKeySequence("Ctrl+L")}


def heard_in(field):
    window, heard = QWidget(), []
    QVBoxLayout(window).addWidget(field)
    for name, key in KEYS.items():
        QShortcut(key, window).activated.connect(lambda name=name: heard.append(name))
    window.show()
    window.activateWindow()
    field.setFocus()
    QTest.qWaitForWindowActive(window)
    for key in KEYS.values():
        QTest.keySequence(window.windowHandle(), key)
    window.close()
    return heard


read_only = QLineEdit()
read_only.setReadOnly(True)
line, text = QLineEdit(), QPlainTextEdit()
assert not line.isUndoAvailable() and not text.document().isUndoAvailable()
kept = []
for name, field in (
    ("QCheckBox", QCheckBox()),
    ("QLineEdit", line),
    ("QPlainTextEdit", text),
    ("read-only QLineEdit", read_only),
):
    heard = heard_in(field)
    print(f"in a {name}: " + ", ".join(f"{key} {'' if key in heard else 'not '}heard" for key in KEYS))
    assert "Ctrl+L" in heard, "no shortcut is heard at all"
    if "Ctrl+Z" not in heard:
        kept.append(name)
if kept != ["QLineEdit", "QPlainTextEdit"]:
    raise SystemExit(f"changed: Ctrl+Z is kept by {kept} now")
PYTHON
