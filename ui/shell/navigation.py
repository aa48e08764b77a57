"""The sidebar's lines, and which pages stand in each."""

from collections.abc import Iterable
from dataclasses import dataclass

from ui.shell.place import Place
from ui.words import tr


@dataclass(frozen=True)
class Entry:
    """One line of the sidebar: a page, several that fold open below it, or several that stand as
    tabs above the page. `icon` is one of resources/icons. What is no work with children is
    `at_foot`: a button below the lines, whose menu has its pages."""

    title: str
    icon: str
    places: tuple[str, ...]
    is_tabs: bool = False
    at_foot: bool = False

    @property
    def words(self) -> str:
        """The title in the English of the window."""
        return tr(self.title)


NAVIGATION = (
    Entry("Today", "sun", ("today",)),
    Entry("Classes", "users", ("classes", "seating", "timetable"), is_tabs=True),
    Entry("Pupils", "user-search", ("pupils", "notes", "suggestions"), is_tabs=True),
    Entry(
        "Register",
        "clipboard-check",
        ("register", "absence", "planned", "checklists"),
        is_tabs=True,
    ),
    Entry("Markbook", "table-2", ("markbook", "objectives", "progress", "scales"), is_tabs=True),
    Entry("Send and receive", "send", ("send", "receive", "transfers", "cards"), is_tabs=True),
    Entry("Safeguarding", "heart-handshake", ("concerns",)),
    Entry("Raise a concern", "heart-handshake", ("concern",)),
    Entry(
        "Data protection",
        "shield-check",
        (
            "protection",
            "requests",
            "retention",
            "documents",
            "complaints",
            "incidents",
            "training",
        ),
    ),
    Entry(
        "School office",
        "school",
        (
            "imports",
            "school",
            "characteristics",
            "profiles",
            "review",
            "backups",
            "recovery",
            "settings",
        ),
        at_foot=True,
    ),
)
"""At most eight lines for each role, beside the one at the foot. A listed page that is named in
none stands in the last."""

Group = tuple[Entry, list[tuple[str, str]]]
"""A line, and (key, title) of each of its pages that a person is offered."""

STANDS_UNDER = {
    "pupil": "pupils",
    "contacts": "pupils",
    "module": "training",
    "incident": "incidents",
    "request": "requests",
    "document": "documents",
}
"""Pages that are not in the sidebar, and the line that is marked while they show."""


def entries(places: Iterable[Place]) -> list[Group]:
    """Each line that a person is offered, and last what stands at the foot."""
    titles = {place.key: place.words for place in places if place.title}
    grouped = [
        (entry, [(key, titles.pop(key)) for key in entry.places if key in titles])
        for entry in NAVIGATION
    ]
    grouped[-1][1].extend(titles.items())
    return [(entry, pages) for entry, pages in grouped if pages]


def line_title(entry: Entry, pages: list[tuple[str, str]]) -> str:
    """Of a line in the sidebar; one that would hold tabs and has a single page bears its name."""
    return pages[0][1] if entry.is_tabs and len(pages) == 1 else entry.words
