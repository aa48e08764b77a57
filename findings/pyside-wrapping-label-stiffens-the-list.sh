#!/usr/bin/env bash
# PySide6 6.12.0 (Qt): one label that wraps makes a scroll area give the whole page its preferred height,
# and the list on it no longer gives way.
#
# Expected by a good engineer: setWordWrap(True) concerns the label. A list beside it shrinks to the room
#   that is there and scrolls by itself, as it does beside a label in one line.
# Behaviour: a label that wraps has a height for each width, and so has every layout around it, up to the
#   page. A QScrollArea with widgetResizable takes the page's minimum for its least height, but of such a
#   page heightForWidth, which is the preferred height. The words 'Class 4P' fit into one line all the
#   while. Two scroll bars are the result: the list's, and that of the page.
# Output seen:
#   one line: list 110 px high, page scrolls by 0 px
#   wraps: list 192 px high, page scrolls by 82 px
#   wraps, in a widget without height for width: list 110 px high, page scrolls by 0 px
#   (110 and 82 depend on the fonts)
# What to do: put label and list into a widget whose hasHeightForWidth gives False, within the layout of
#   the page. An override in the page itself is not asked for; the scroll area looks at its layout.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check PySide6-Essentials==6.12.0
QT_QPA_PLATFORM=offscreen QT_LOGGING_RULES="default.warning=false" "$place/venv/bin/python" - <<'PYTHON'
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QScrollArea, QVBoxLayout, QWidget

application = QApplication([])


class Flat(QWidget):
    def hasHeightForWidth(self):
        return False


def heights(name, inside, wraps):
    label, rows, page, area = QLabel("Class 4P"), QListWidget(), QWidget(), QScrollArea()
    label.setWordWrap(wraps)
    rows.addItems([f"Pupil {number}" for number in range(100)])
    column = QVBoxLayout(inside)
    column.addWidget(label)
    column.addWidget(rows)
    around = QVBoxLayout(page)
    around.setContentsMargins(0, 0, 0, 0)
    around.addWidget(inside)
    area.setWidgetResizable(True)
    area.setWidget(page)
    area.resize(400, 150)
    area.show()
    application.processEvents()
    scrolls = area.verticalScrollBar().maximum()
    print(f"{name}: list {rows.height()} px high, page scrolls by {scrolls} px")
    return rows.height() == rows.sizeHint().height() and scrolls > 0


assert not heights("one line", QWidget(), False), "the list does not give way beside one line either"
is_stiff = heights("wraps", QWidget(), True)
assert not heights("wraps, in a widget without height for width", Flat(), True), "this no longer helps"
if not is_stiff:
    raise SystemExit("changed: the list gives way beside a label that wraps")
PYTHON
