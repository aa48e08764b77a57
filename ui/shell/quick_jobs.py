"""The ten commonest jobs: how each is done, and what it takes. The help shows this table, and a
test does each of them in the window and counts."""

from dataclasses import dataclass
from enum import StrEnum


class Start(StrEnum):
    """Where somebody is who begins."""

    ANYWHERE = "anywhere"
    CHILD = "on a child’s page"
    CLASS = "on the page of a class"
    TABLE = "on the page of a class, as a table"


@dataclass(frozen=True, slots=True)
class QuickJob:
    """`clicks` of the mouse and `keys` pressed in all, a chord for one; the letters of what is
    written are not counted."""

    key: str
    title: str
    start: Start
    how: str
    clicks: int
    keys: int


QUICK_JOBS = (
    QuickJob(
        "open", "Open a child", Start.ANYWHERE, "Ctrl+K, some letters of the name, Enter", 0, 2
    ),
    QuickJob(
        "call",
        "See whom to call",
        Start.ANYWHERE,
        "Open the child: the numbers stand at the top",
        0,
        2,
    ),
    QuickJob("alert", "Add an alert", Start.CHILD, "A, what people need to know, Enter", 0, 2),
    QuickJob(
        "concern", "Raise a concern", Start.CHILD, "C, what you saw or heard, Ctrl+Enter", 0, 2
    ),
    QuickJob("sheet", "Print the photo sheet of a class", Start.CLASS, "Ctrl+P, Enter", 0, 2),
    QuickJob(
        "send",
        "Send a class to a colleague",
        Start.CLASS,
        "Press ‘Send class’, write the reason, choose for whom, Ctrl+Enter, Enter",
        2,
        2,
    ),
    QuickJob(
        "consents",
        "Note one consent of a whole class",
        Start.TABLE,
        "Press its name below the table: yes for all who were not asked yet",
        1,
        0,
    ),
    QuickJob(
        "add", "Add a child", Start.ANYWHERE, "Ctrl+N, first name, Tab, family name, Enter", 0, 3
    ),
    QuickJob(
        "photo",
        "Change a photo",
        Start.CHILD,
        "Press ‘Choose a photo …’, choose the picture, Enter; or drop it onto the page",
        1,
        1,
    ),
    QuickJob("lock", "Lock", Start.ANYWHERE, "Ctrl+L", 0, 1),
)
