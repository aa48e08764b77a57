"""Consents for the main purposes, each as a mark and a word."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.look.fonts import font
from ui.pupils.pupil_words import MARKED, consent_mark, consent_sentence
from ui.widgets.flow import Flow
from ui.widgets.icon_label import IconLabel
from ui.widgets.plain import PlainLabel
from ui.words import tr
from vault.domain.people import Consent


class ConsentMarks(QWidget):
    """A mark for each consent that matters at once."""

    def __init__(self) -> None:
        super().__init__()
        self._marks = {purpose: _Mark() for purpose in MARKED}
        flow = Flow(*self._marks.values(), across=14, down=4)
        flow.setContentsMargins(0, 0, 0, 0)
        self.setLayout(flow)

    @property
    def texts(self) -> list[str]:
        """What a screen reader says of those that are shown."""
        return [m.words.accessibleName() for m in self._marks.values() if not m.isHidden()]

    def limit(self, purposes: frozenset[str]) -> None:
        """Of other purposes the role may not know: there is no mark, not even 'not asked'."""
        for purpose, mark in self._marks.items():
            mark.setVisible(purpose in purposes)

    def show_consents(self, consents: Sequence[Consent]) -> None:
        """Those that nobody asked for are marked as that."""
        known = {consent.purpose: consent for consent in consents}
        for purpose, mark in self._marks.items():
            mark.show_consent(purpose, known.get(purpose))
        self.setAccessibleName(tr("Consents: {0}").format("; ".join(self.texts)))


class _Mark(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.icon = IconLabel("circle-dashed", "text2", 16)
        self.words = PlainLabel()
        self.words.setWordWrap(False)
        self.words.setFont(font("small"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.icon)
        row.addWidget(self.words)

    def show_consent(self, purpose: str, consent: Consent | None) -> None:
        name, tint, words = consent_mark(purpose, consent)
        self.icon.show_icon(name, tint)
        self.words.setText(words)
        self.words.setAccessibleName(consent_sentence(purpose, consent))
