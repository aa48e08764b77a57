"""The sidebar's lines, and which pages stand in each."""

from collections.abc import Iterable
from dataclasses import dataclass

from ui.shell.places import Place
from ui.words import tr


@dataclass(frozen=True)
class Entry:
    """One line of the sidebar: a page, several that fold open below it, or several that stand as
    tabs above the page. `icon` is one of resources/icons."""

    title: str
    icon: str
    places: tuple[str, ...]
    is_tabs: bool = False

    @property
    def words(self) -> str:
        """The title in the English of the window."""
        return tr(self.title)


NAVIGATION = (
    Entry("Today", "sun", ("today",)),
    Entry("Classes", "users", ("classes",)),
    Entry("Pupils", "user-search", ("pupils",)),
    Entry("Checklists", "clipboard-check", ("checklists",)),
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
            "suggestions",
            "school",
            "profiles",
            "review",
            "backups",
            "recovery",
            "settings",
        ),
    ),
)
"""At most eight lines. A listed page that is named in none stands in the last."""


def entries(places: Iterable[Place]) -> list[tuple[Entry, list[tuple[str, str]]]]:
    """Each line that a person is offered, with (key, title) of its pages."""
    titles = {place.key: place.words for place in places if place.title}
    grouped = [
        (entry, [(key, titles.pop(key)) for key in entry.places if key in titles])
        for entry in NAVIGATION
    ]
    grouped[-1][1].extend(titles.items())
    return [(entry, pages) for entry, pages in grouped if pages]
