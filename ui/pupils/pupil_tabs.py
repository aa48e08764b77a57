"""The tabs of a pupil that are lists: a table with its buttons below."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from PySide6.QtWidgets import QWidget

from ui.desk.record_words import field_words, law_spoken
from ui.pupils.pupil_words import masked_change
from ui.widgets.act_row import Act
from ui.widgets.empty import EmptyHint
from ui.widgets.record_list import RecordList
from ui.widgets.row_table import Column
from ui.words import purpose_words, tr
from vault.domain.act_words import act_words
from vault.domain.catalogue.all_tables import words_of
from vault.domain.people import CONSENT_PURPOSES, Consent


class TabAct(StrEnum):
    """What can be done with a line of a tab."""

    ADD = "add"
    CHANGE = "change"
    REMOVE = "remove"
    END = "end"


_BUTTONS = {
    TabAct.ADD: "Add …",
    TabAct.CHANGE: "Change …",
    TabAct.REMOVE: "Remove",
    TabAct.END: "End it today",
}

_EMPTY = {
    "Contacts": ("There is nobody to call yet.", "Press 'Add …' below."),
    "Alerts": (
        "There is nothing that everybody with this pupil has to know.",
        "An allergy, an inhaler or who may collect them belongs here: press 'Add …' below.",
    ),
    "Classes": ("The pupil is in no class.", "Press 'Add …' below to add them to one."),
    "Photos": (
        "There is no photo.",
        "Drop a picture onto this page, or press 'Choose a photo …' above.",
    ),
    "Health and SEND": ("There is no health or SEND record.", "Press 'Add …' below."),
    "Safeguarding": ("There is no safeguarding record.", "Press 'Add …' below."),
    "History": ("No field has been changed since the pupil was added.", ""),
    "Characteristics": ("None is kept of this pupil yet.", ""),
    "Who looked": ("Nobody has opened this pupil yet.", ""),
}


class ListTab(RecordList):
    """Enter on a row changes it, where that can be done."""

    empty: EmptyHint

    def __init__(self, title: str, columns: Sequence[Column], acts: Sequence[TabAct] = ()) -> None:
        row = [Act(word, tr(_BUTTONS[word]), for_none=word is TabAct.ADD) for word in acts]
        opens = TabAct.CHANGE if TabAct.CHANGE in acts else None
        super().__init__(title, columns, row, opens=opens, is_late=True)
        self.title = title
        self.allow(may_write=False)
        self.column.unsetContentsMargins()

    def make(self) -> None:
        super().make()
        for button in self.buttons.values():
            button.setAccessibleName(f"{button.text()} ({self.title})")

    def empty_hint(self) -> QWidget:
        self.empty = EmptyHint(tr("Nothing here yet"), self.empty_words())
        return self.empty

    def allow(self, *, may_write: bool) -> None:
        """Without the right there are no buttons."""
        super().allow(may_write=may_write)
        if self.is_made:
            self.empty.words.setText(self.empty_words())

    def empty_words(self) -> str:
        """What an empty list means, and what to do next for those who may."""
        means, next_step = next((w for t, w in _EMPTY.items() if tr(t) == self.title), ("", ""))
        parts = (means, next_step) if self.may_write else (means,)
        return " ".join(tr(part) for part in parts if part)


def contact_columns() -> tuple[Column, ...]:
    """'Parental responsibility' is the sixth: roles that do not read it are not shown it."""
    return (
        ("Order", lambda c: c.priority),
        ("Name", lambda c: f"{c.given} {c.family}".strip()),
        ("Relationship", lambda c: c.relationship),
        ("Phone", lambda c: c.phone),
        ("Email", lambda c: c.email),
        ("Parental responsibility", lambda c: "yes" if c.parental_responsibility else ""),
        ("Emergency", lambda c: "yes" if c.emergency else ""),
    )


def alert_columns() -> tuple[Column, ...]:
    """Of `Alert` rows."""
    return (
        ("Kind", lambda a: a.kind),
        ("What to know", lambda a: a.text),
        ("Until", lambda a: a.ends),
    )


def consent_rows(consents: Sequence[Consent]) -> list[tuple[str, Consent | None]]:
    """Every purpose there is, with the decision if there is one."""
    known = {c.purpose: c for c in consents}
    return [(purpose, known.get(purpose)) for purpose in CONSENT_PURPOSES]


def consent_rows_columns() -> tuple[Column, ...]:
    """Of pairs: the purpose, and its `Consent` or None."""
    return (
        ("For", lambda r: purpose_words(r[0])),
        ("Decision", lambda r: r[1].state if r[1] else "not asked yet"),
        ("By", lambda r: r[1].decided_by if r[1] else ""),
        ("On", lambda r: r[1].decided_on if r[1] else None),
    )


def class_columns() -> tuple[Column, ...]:
    """Of `Enrolment` rows."""
    return (
        ("Class", lambda e: e.class_name),
        ("Kind", lambda e: e.class_kind),
        ("From", lambda e: e.starts),
        ("Until", lambda e: e.ends),
    )


def photo_columns() -> tuple[Column, ...]:
    """Of `PhotoRow` rows."""
    return (
        ("Taken", lambda p: p.taken_on),
        ("", lambda p: "the photo that shows everywhere" if p.is_current else "older; kept"),
    )


def sealed_columns() -> tuple[Column, ...]:
    """Of `SealedRecord` rows."""
    return (
        ("Written", lambda r: date.fromisoformat(r.written_on)),
        ("Kind", lambda r: ": ".join(filter(None, (r.category, r.linked_name)))),
        ("By", lambda r: r.author),
        ("Record", lambda r: " / ".join(r.text.split("\n"))),
    )


def characteristic_columns() -> tuple[Column, ...]:
    """Of `Characteristic` rows, by the names and words of the school's country."""
    return (
        ("Characteristic", lambda c: tr(law_spoken().characteristics[c.kind].title)),
        ("Value", lambda c: tr(law_spoken().characteristics[c.kind].words_of(c.value))),
    )


def history_columns() -> tuple[Column, ...]:
    """Of `FieldChange` rows."""
    return (
        ("When", lambda h: h.at),
        ("Who", lambda h: h.profile),
        ("What", lambda h: f"{words_of(h.table).singular}: {field_words(h.field, h.table)}"),
        ("Before", lambda h: masked_change(h, h.old)),
        ("After", lambda h: masked_change(h, h.new)),
    )


def look_columns() -> tuple[Column, ...]:
    """Of audit entries about the pupil."""
    return (
        ("When", lambda h: h.at),
        ("Who", lambda h: h.profile),
        ("Did", lambda h: act_words(h.kind)),
    )
