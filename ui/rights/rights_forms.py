"""Forms about people's rights: request, reason, restriction, hold, what was passed on."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from ui.rights.rights_words import KINDS, RESTRICTIONS
from ui.widgets.date_field import DateField
from ui.widgets.form_dialog import FormDialog
from ui.widgets.plain import PlainLabel
from ui.words import tr
from vault.domain.rights import RequestKind, RestrictionKind
from vault.errors import InvalidValueError


class RequestDialog(FormDialog):
    """Somebody asks: who, what, and when it came."""

    def __init__(self, parent: QWidget, pupil: str) -> None:
        super().__init__(
            tr("New request about {0}").format(pupil),
            tr(
                "Enter when it arrived: the time to answer runs from that day, whether by letter,"
                " by"
                " email or at the gate."
            ),
            parent,
            tr("Open the request"),
        )
        self.kind = QComboBox()
        for kind, words in KINDS.items():
            self.kind.addItem(words, kind)
        self.requester = QLineEdit()
        self.requester.setPlaceholderText(tr("for example: Robin Ash, mother"))
        self.received = DateField(tr("Received on"))
        self.received.show_value(date.today())
        self.scope = QPlainTextEdit()
        self.scope.setTabChangesFocus(True)
        self.scope.setMaximumHeight(90)
        for words, field in (
            (tr("They want to"), self.kind),
            (tr("Who asks"), self.requester),
            (tr("Received on"), self.received),
            (tr("In their words"), self.scope),
        ):
            self.add_row(words, field)
        self.requester.setFocus()

    def chosen_kind(self) -> RequestKind:
        """What is asked for."""
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
            self.add_row(tr("What is in it"), self.lines)
        self.reason = QLineEdit()
        self.reason.setMaxLength(400)
        self.add_row(ask, self.reason)
        self.tick = QCheckBox(tick)
        if tick:
            self.form.addRow(self.tick)
        self.reason.setFocus()


class ExtendDialog(FormDialog):
    """Why it takes longer, and when the person who asks was told. `more` is what the law adds once
    ('two months') to the time in which they must be told (`within`, 'one month')."""

    def __init__(self, parent: QWidget, more: str, within: str) -> None:
        super().__init__(
            tr("{0} more").format(more.capitalize()),
            tr(
                "The law gives {0} more for a request that is complex, or where one person sent"
                " many. The person who asked must be told within {1}, with the reason."
            ).format(more, within),
            parent,
            tr("They were told: extend"),
        )
        self.reason = QLineEdit()
        self.reason.setMaxLength(400)
        self.told_on = DateField(tr("Told on"))
        self.told_on.show_value(date.today())
        self.add_row(tr("Why it takes longer"), self.reason)
        self.add_row(tr("Told on"), self.told_on)
        self.reason.setFocus()

    def day(self) -> date:
        """InvalidValueError for no date."""
        value = self.told_on.value()
        if value is None:
            raise InvalidValueError(field="told on", reason="say when they were told")
        return value


class RestrictionDialog(FormDialog):
    """Restricted or to be corrected, and why."""

    def __init__(self, parent: QWidget, pupil: str) -> None:
        super().__init__(
            tr("Restrict the record of {0}").format(pupil),
            tr(
                "A restricted record stays, but it is left out of sealed files and prints unless"
                " someone includes it on purpose. A correction that is asked for is shown to"
                " everyone"
                " until it is settled. Both travel with sealed files."
            ),
            parent,
            tr("Set"),
        )
        self.kind = QComboBox()
        for kind, words in RESTRICTIONS.items():
            self.kind.addItem(words, kind)
        self.reason = QLineEdit()
        self.add_row(tr("Restriction"), self.kind)
        self.add_row(tr("Why"), self.reason)
        self.reason.setFocus()

    def chosen(self) -> RestrictionKind:
        """What the mark says."""
        return RestrictionKind(self.kind.currentData())


class HoldDialog(FormDialog):
    """Why something has to be kept, and until when if that is known."""

    def __init__(self, parent: QWidget, pupil: str) -> None:
        super().__init__(
            tr("Put a hold on {0}").format(pupil),
            tr(
                "While it stands nothing of this pupil can be erased or disposed of: for a claim,"
                " an"
                " inquiry, a court."
            ),
            parent,
            tr("Put on hold"),
        )
        self.reason = QLineEdit()
        self.until = DateField(tr("Until (if known)"))
        self.add_row(tr("Why"), self.reason)
        self.add_row(tr("Until (if known)"), self.until)
        self.reason.setFocus()


class DisclosureDialog(FormDialog):
    """What was told or given outside the program."""

    def __init__(self, parent: QWidget, pupil: str) -> None:
        super().__init__(
            tr("Passed on about {0}").format(pupil),
            tr("For what the program did not send: told by telephone or given on paper."),
            parent,
            tr("Record it"),
        )
        self.party, self.purpose = QLineEdit(), QLineEdit()
        self.ground, self.what = QLineEdit(), QLineEdit()
        self.ground.setPlaceholderText(tr("for example: legal duty; consent of 3 May; emergency"))
        for words, field in (
            (tr("To whom"), self.party),
            (tr("Why they need it"), self.purpose),
            (tr("Legal ground"), self.ground),
            (tr("What"), self.what),
        ):
            self.add_row(words, field)
        self.party.setFocus()


class OnYourChildDialog(FormDialog):
    """A page for a parent: with or without what was passed on."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            tr("What we hold on your child"),
            tr(
                "One page for a parent: what kinds of data there are and why, how long they are"
                " kept,"
                " and whom to ask. It names nobody but the child, and says nothing of sealed"
                " records."
                " Be sure who asks before you hand it over."
            ),
            parent,
            tr("Draft the page"),
        )
        self.passed_on = QCheckBox(tr("Say what was passed on, and to whom"))
        self.passed_on.setToolTip(tr("Leave it out where telling could put the child at risk."))
        self.form.addRow(self.passed_on)
        self.form.addRow(
            PlainLabel(tr("Leave that out where telling could put the child at risk."))
        )
