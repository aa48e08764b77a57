"""Forms about people's rights: request, reason, restriction, hold, what was passed on."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from ui.rights.rights_words import KINDS, RESTRICTIONS
from ui.widgets.date_field import DateField
from ui.widgets.form_dialog import FormDialog
from ui.widgets.plain import PlainLabel
from vault.domain.rights import RequestKind, RestrictionKind
from vault.errors import InvalidValueError


class RequestDialog(FormDialog):
    """Somebody asks: who, what, and when it came."""

    def __init__(self, parent: QWidget, pupil: str) -> None:
        super().__init__(
            f"New request about {pupil}",
            "Write down when it came: the time to answer runs from that day, however it came, by"
            " letter, by e-mail or at the gate.",
            parent,
            "Open the request",
        )
        self.kind = QComboBox()
        for kind, words in KINDS.items():
            self.kind.addItem(words, kind)
        self.requester = QLineEdit()
        self.requester.setPlaceholderText("for example: Robin Ash, mother")
        self.received = DateField("Received on")
        self.received.show_value(date.today())
        self.scope = QPlainTextEdit()
        self.scope.setTabChangesFocus(True)
        self.scope.setMaximumHeight(90)
        for words, field in (
            ("They want to", self.kind),
            ("Who asks", self.requester),
            ("Received on", self.received),
            ("In their words", self.scope),
        ):
            self.add_row(words, field)
        self.requester.setFocus()

    def chosen_kind(self) -> RequestKind:
        return RequestKind(self.kind.currentData())

    def day(self) -> date:
        """InvalidValueError for no date."""
        value = self.received.value()
        if value is None:
            raise InvalidValueError(field="received", reason="say when it came")
        return value


class ReasonDialog(FormDialog):
    """One text, perhaps with lines to look through first, and a tick to be set knowingly."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        words: str,
        ask: str,
        ok: str,
        tick: str = "",
        lines: Sequence[str] = (),
    ) -> None:
        super().__init__(title, words, parent, ok)
        self.setMinimumWidth(560)
        self.lines = QPlainTextEdit("\n".join(lines))
        self.lines.setReadOnly(True)
        self.lines.setTabChangesFocus(True)
        self.lines.setMinimumHeight(140)
        if lines:
            self.add_row("What is in it", self.lines)
        self.reason = QLineEdit()
        self.reason.setMaxLength(400)
        self.add_row(ask, self.reason)
        self.tick = QCheckBox(tick)
        if tick:
            self.form.addRow(self.tick)
        self.reason.setFocus()


class ExtendDialog(FormDialog):
    """Why it takes longer, and when whoever asks was told. `more` is what the law adds once
    ('two months') to the time in which they must be told (`within`, 'one month')."""

    def __init__(self, parent: QWidget, more: str, within: str) -> None:
        super().__init__(
            f"{more.capitalize()} more",
            f"The law gives {more} more for a request that is complex, or where one person sent"
            f" many. Whoever asks must be told within {within} of asking, with the reason.",
            parent,
            "They were told; extend it",
        )
        self.reason = QLineEdit()
        self.reason.setMaxLength(400)
        self.told = DateField("Told on")
        self.told.show_value(date.today())
        self.add_row("Why it takes longer", self.reason)
        self.add_row("Told on", self.told)
        self.reason.setFocus()

    def day(self) -> date:
        """InvalidValueError for no date."""
        value = self.told.value()
        if value is None:
            raise InvalidValueError(field="told", reason="say when they were told")
        return value


class RestrictionDialog(FormDialog):
    """Restricted or to be corrected, and why."""

    def __init__(self, parent: QWidget, pupil: str) -> None:
        super().__init__(
            f"Restrict the record of {pupil}",
            "A restricted record stays, but it is left out of sealed files and prints unless"
            " somebody says otherwise. A correction that is asked for is shown to everybody until"
            " it is settled. Either goes along in sealed files.",
            parent,
            "Set it",
        )
        self.kind = QComboBox()
        for kind, words in RESTRICTIONS.items():
            self.kind.addItem(words, kind)
        self.reason = QLineEdit()
        self.add_row("Restriction", self.kind)
        self.add_row("Why", self.reason)
        self.reason.setFocus()

    def chosen(self) -> RestrictionKind:
        return RestrictionKind(self.kind.currentData())


class HoldDialog(FormDialog):
    """Why something has to be kept, and until when if that is known."""

    def __init__(self, parent: QWidget, pupil: str) -> None:
        super().__init__(
            f"Put a hold on {pupil}",
            "While it stands nothing of this pupil can be erased or disposed of: for a claim, an"
            " inquiry, a court.",
            parent,
            "Put the hold",
        )
        self.reason = QLineEdit()
        self.until = DateField("Until (if known)")
        self.add_row("Why", self.reason)
        self.add_row("Until (if known)", self.until)
        self.reason.setFocus()


class DisclosureDialog(FormDialog):
    """What was told or given outside the program."""

    def __init__(self, parent: QWidget, pupil: str) -> None:
        super().__init__(
            f"Passed on about {pupil}",
            "For what the program did not send itself: told on the telephone, given on paper.",
            parent,
            "Write it down",
        )
        self.party, self.purpose = QLineEdit(), QLineEdit()
        self.ground, self.what = QLineEdit(), QLineEdit()
        self.ground.setPlaceholderText("for example: legal duty; consent of 3 May; emergency")
        for words, field in (
            ("To whom", self.party),
            ("Why they need it", self.purpose),
            ("On what ground", self.ground),
            ("What", self.what),
        ):
            self.add_row(words, field)
        self.party.setFocus()


class OnYourChildDialog(FormDialog):
    """A page for a parent: with or without what was passed on."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            "What we hold on your child",
            "One page for a parent: what kinds of data there are and why, how long they are kept,"
            " and whom to ask. It names nobody but the child, and says nothing of sealed records."
            " Be sure who asks before you hand it over.",
            parent,
            "Draft the page",
        )
        self.passed_on = QCheckBox("Say what was passed on, and to whom")
        self.passed_on.setToolTip("Leave it out where telling could put the child at risk.")
        self.form.addRow(self.passed_on)
        self.form.addRow(PlainLabel("Leave that out where telling could put the child at risk."))
