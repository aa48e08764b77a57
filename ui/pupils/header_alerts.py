"""Alerts at the head of a pupil's page: whole sentences, the most dangerous first."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.look.alert_tones import alert_tone
from ui.look.tokens import space
from ui.look.tones import ICON_OF_TONE
from ui.pupils.pupil_words import alert_sentence
from ui.widgets.icon_label import IconLabel
from ui.widgets.wrapped import WrappedLabel
from ui.words import counted, tr
from vault.domain.people import Alert

MOST = 5
_ICON = 20


class HeaderAlerts(QWidget):
    """At most MOST sentences; `all_wanted` when the button for the rest is pressed."""

    all_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Alerts"))
        self._sentences: list[_Sentence] = []
        self.more = QPushButton()
        self.more.setProperty("kind", "link")
        self.more.clicked.connect(self.all_wanted)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space("half"))
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_alerts(())

    @property
    def texts(self) -> list[str]:
        """What is shown, from top to bottom."""
        return [alert.words.text() for alert in self._sentences if not alert.isHidden()]

    def show_alerts(self, alerts: Sequence[Alert]) -> None:
        """In this order."""
        shown = alerts[:MOST]
        while len(self._sentences) < len(shown):
            sentence = _Sentence()
            self._column.insertWidget(len(self._sentences), sentence)
            self._sentences.append(sentence)
        for place, sentence in enumerate(self._sentences):
            if place < len(shown):
                sentence.show_alert(shown[place])
            sentence.setVisible(place < len(shown))
        rest = len(alerts) - len(shown)
        self.more.setText(counted(rest, tr("and 1 more alert"), tr("and {0} more alerts")))
        self.more.setVisible(rest > 0)
        self.setVisible(bool(alerts))


class _Sentence(QFrame):
    def __init__(self) -> None:
        super().__init__()
        self.icon = IconLabel("info", "infoText", _ICON)
        self.words = WrappedLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, space("grid"), 12, space("grid"))
        row.setSpacing(12)
        row.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)

    def show_alert(self, alert: Alert) -> None:
        tone = alert_tone(alert.kind)
        text, lead = alert_sentence(alert)
        colour = f"{tone}Text"
        self.icon.show_icon(ICON_OF_TONE[tone], colour)
        self.words.say(text, colour, lead)
        self.words.setAccessibleName(f"{tr(alert.kind)}: {alert.text}")
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)
