"""Words that change with each key leave everything around them where it is."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.widgets.plain import Quiet
from ui.widgets.still_line import StillLine


class Layouts(QObject):
    count = 0

    def eventFilter(self, watched, event):
        self.count += event.type() == QEvent.Type.LayoutRequest
        return False


def laid_out_anew(qtbot, line):
    """How often a page is, that holds the line, while its words change."""
    page, spy = QWidget(), Layouts()
    qtbot.addWidget(page)
    QVBoxLayout(page).addWidget(line)
    page.show()
    QApplication.processEvents()
    page.installEventFilter(spy)
    for words in ("Saving 12 …", "Saved", "Saving 1 …"):
        line.setText(words)
        QApplication.processEvents()
    assert line.text() == "Saving 1 …"
    return spy.count


def test_a_page_is_not_laid_out_anew_when_its_words_change(qtbot):
    assert laid_out_anew(qtbot, StillLine("Saving 999 …")) == 0
    assert laid_out_anew(qtbot, StillLine()) == 0
    assert laid_out_anew(qtbot, Quiet()) > 0, "as a label by itself is"


def test_the_longest_words_have_room(qtbot):
    line = StillLine("Saving 999 …")
    qtbot.addWidget(line)
    line.resize(line.sizeHint())
    line.setText("Saving 999 …")
    assert line.label.shown() == "Saving 999 …"
