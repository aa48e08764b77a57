"""The first steps of a new school: one is open at a time, and has the page's filled button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.look.icons import set_icon
from ui.look.tokens import size, space
from ui.today.card import Card, IconLabel, lines, link, rule
from ui.today.pupil_list_drop import PupilListDrop
from ui.today.step_row import StepRow
from ui.today.today_words import pupils_words, short_day
from ui.words import counted, tr
from vault.domain.today import FirstSteps

_ICON = 20


class StepsCard(QWidget):
    """`wanted` carries the page and the record to go to, `file_chosen` the path of a list of
    pupils; `put_away` when nobody needs the steps any more."""

    wanted = Signal(str, str)
    file_chosen = Signal(str)
    put_away = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[StepRow] = []
        self.away = link(tr("Put these steps away"))
        self.away.clicked.connect(self.put_away)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space("between_cards"))
        self._shown: list[QWidget] = []

    def show_steps(self, steps: FirstSteps, lead: str) -> None:
        """Which is done, and `lead` as the name of who sets the school up."""
        for old in self._shown:
            old.hide()
            old.deleteLater()
        done = (bool(steps.school), steps.has_sheet, steps.pupils > 0, steps.photos > 0)
        opens = next((place for place, is_done in enumerate(done) if not is_done), len(done))
        card, invite = Card(), self._invite(steps, is_main=opens == len(done))
        makers = (self._school, self._sheet, self._pupils, self._photos)
        self.rows = []
        for place, make in enumerate(makers):
            row = make(steps, lead, is_open=place == opens)
            if place:
                card.column.addWidget(rule())
            card.column.addWidget(row)
            self.rows.append(row)
        self._shown = [card, invite]
        for widget in (card, invite):
            self._column.addWidget(widget)
        self._column.addWidget(self.away, 0, Qt.AlignmentFlag.AlignLeft)

    def _school(self, steps: FirstSteps, lead: str, *, is_open: bool) -> StepRow:
        line = tr("{0}, {1}, data lead").format(steps.school, lead)
        row = _row(1, tr("Your school and you"), line, is_open=is_open, is_done=bool(steps.school))
        row.put(self._act(tr("Change"), "school", is_main=is_open))
        return row

    def _sheet(self, steps: FirstSteps, _lead: str, *, is_open: bool) -> StepRow:
        line = tr("Keep it in the school's safe. Without it a lost password cannot be undone.")
        if steps.has_sheet and steps.sheet_on is not None:
            line = tr("Made or tested on {0}. {1}").format(short_day(steps.sheet_on), line)
        title = tr("Recovery sheet printed")
        row = _row(2, title, line, is_open=is_open, is_done=steps.has_sheet)
        words = tr("Test or print again") if steps.has_sheet else tr("Test or print")
        row.put(self._act(words, "recovery", is_main=is_open))
        return row

    def _pupils(self, steps: FirstSteps, _lead: str, *, is_open: bool) -> StepRow:
        is_done = steps.pupils > 0
        line = tr("Names, classes, contacts and consents")
        if is_done:
            line = tr("{0} in the vault").format(pupils_words(steps.pupils))
        title = tr("Pupils brought in") if is_done else tr("Bring in your pupils")
        row = _row(3, title, line, is_open=is_open, is_done=is_done)
        if not is_open:
            row.put(self._act(tr("Bring in more") if is_done else tr("Import"), "imports"))
            return row
        drop = PupilListDrop()
        drop.file_chosen.connect(self.file_chosen)
        links = QHBoxLayout()
        export = tr("How to export from your school's system")
        how, by_hand = link(f" {export}"), link(f" {tr('Type pupils in')}")
        set_icon(how, "circle-help", "accentText")
        set_icon(by_hand, "pencil", "accentText")
        how.clicked.connect(lambda: self.wanted.emit("help", ""))
        by_hand.clicked.connect(lambda: self.wanted.emit("pupils", "new"))
        for button in (how, by_hand):
            links.addWidget(button)
        links.addStretch(1)
        row.below.addSpacing(space("grid"))
        row.below.addWidget(drop)
        row.below.addLayout(links)
        return row

    def _photos(self, steps: FirstSteps, _lead: str, *, is_open: bool) -> StepRow:
        line = tr("A folder of pictures named by the pupils' numbers, or one by one")
        if steps.photos:
            line = counted(steps.photos, tr("1 photo in the vault"), tr("{0} photos in the vault"))
        is_done = steps.photos > 0
        title = tr("Photos added") if is_done else tr("Add photos")
        row = _row(4, title, line, is_open=is_open, is_done=is_done)
        if is_open or is_done:
            words = tr("Add more") if is_done else tr("Choose photos")
            row.put(self._act(words, "imports", is_main=is_open))
        return row

    def _invite(self, steps: FirstSteps, *, is_main: bool) -> QWidget:
        card = Card()
        row = QHBoxLayout()
        pad = space("card_padding")
        row.setContentsMargins(pad + space("half"), pad, pad + space("half"), pad)
        row.setSpacing(pad)
        icon = IconLabel("user-plus", "text2", _ICON)
        around = QWidget()
        around.setFixedWidth(size("control"))
        inside = QHBoxLayout(around)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(icon)
        words = QVBoxLayout()
        words.setSpacing(2)
        many = steps.colleagues
        title = tr("Then invite a colleague") if not many else tr("Colleagues invited")
        words.addWidget(lines(title, strong=True))
        explanation = tr("A school needs two data leads, so that nobody is locked out.")
        words.addWidget(lines(explanation, quiet=True))
        row.addWidget(around)
        row.addLayout(words, 1)
        row.addWidget(self._act(tr("Invite"), "profiles", is_main=is_main))
        card.column.addLayout(row)
        return card

    def _act(self, words: str, place: str, *, is_main: bool = False) -> QPushButton:
        button = QPushButton(words)
        if is_main:
            button.setProperty("main", True)
        elif place != "profiles":
            button.setProperty("kind", "link")
        button.clicked.connect(lambda: self.wanted.emit(place, ""))
        return button


def _row(number: int, title: str, line: str, *, is_open: bool, is_done: bool) -> StepRow:
    return StepRow(number, title, line, is_open=is_open, is_done=is_done)
