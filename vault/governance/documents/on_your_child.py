"""'What we hold on your child': one page for a parent, which counts and tells, and copies nothing.

What is sealed is told of in the same words for every child, so that the page never says whether
there is anything; and of the other people it names nobody.
"""

from vault.domain.catalogue.all_tables import CATALOGUE, COUNTED, TOLD, rule_of
from vault.domain.english.wording import worded
from vault.domain.field_words import told_fields
from vault.domain.papers import Heading, Paper, Piece, Point, Text
from vault.domain.people import PupilFacts, PupilPage
from vault.domain.rights import Disclosure
from vault.domain.tables import SCOPE_COLUMN
from vault.governance.documents import wording
from vault.governance.documents.facts import DocumentFacts

_PURPOSES = {
    "photo-class": "photo in class lists",
    "photo-display": "photo on displays in school",
    "photo-website": "photo on our website",
    "photo-press": "photo in the press",
    "directory": "name in lists for people outside",
    "trips": "trips out of school",
}
_STATES = {"given": "yes", "refused": "no", "withdrawn": "no; a yes was taken back"}
_LISTED = frozenset(COUNTED) & SCOPE_COLUMN.keys()


def on_your_child(
    facts: DocumentFacts,
    page: PupilPage,
    counts: dict[str, int],
    passed_on: tuple[Disclosure, ...] | None,
    anchor: str,
) -> Paper:
    """`counts`: rows about the child by table. `passed_on` None leaves that part out: telling
    could put a child at risk."""
    pieces: list[Piece] = [
        Text(
            worded(
                "This page tells you what we keep about your child in our pupil records. It is made"
                " from the records as they were on {0}."
            ).format(f"{facts.today:%d %B %Y}")
        ),
        Heading("What we keep"),
        *_kept(facts, page, counts),
        Text(
            "Some notes on health, or on keeping a child safe, are sealed. This page does not say"
            " if there are any. You can ask us for a copy of what we hold."
        ),
        Heading("What you said yes or no to"),
        *_consents(page),
        Heading("Who can see it"),
        Text(
            "Each member of staff has a password of their own. They see only what their work needs."
            " The records say who opened your child's page, and when."
        ),
        *_passed_on(passed_on),
        Heading("What you can do"),
        Point("Ask for a copy of all of it." + (" It is free." if facts.law.is_copy_free else "")),
        Point("Tell us what is wrong, and we will put it right."),
        Point("Change your mind about photos and trips."),
        Point("Ask us to erase what we no longer need."),
        Point("Tell us if you are not happy. We will write it down and answer you."),
        Heading("Who to ask"),
        *wording.responsible(facts, for_families=True),
    ]
    return Paper(
        title="What we hold on your child",
        subtitle=f"{page.facts.known_as} · {facts.school.name} · {facts.today:%d %B %Y}",
        pieces=tuple(pieces),
        footer=f"Audit trail {anchor}",
        pupils=1,
    )


def _kept(facts: DocumentFacts, page: PupilPage, counts: dict[str, int]) -> list[Piece]:
    pieces: list[Piece] = []
    for kind, tables in TOLD.items():
        count = sum(counts.get(table, 0) for table in _LISTED.intersection(tables))
        if not count:
            continue
        is_pupil = "pupil" in tables
        told = kind.spoken()
        what = ", ".join(_fields(facts, page.facts)) if is_pupil else told.what
        number = f" We have {count}." if not is_pupil else ""
        pieces.append(
            Point(
                f"{told.title}: {what}.{number} We keep it {told.why}. How long:"
                f" {facts.kept(rule_of(kind))}."
            )
        )
    return pieces


def _fields(facts: DocumentFacts, pupil: PupilFacts) -> tuple[str, ...]:
    """The names of what is filled in, without the values."""
    filled = [c for c in CATALOGUE["pupil"].column_names if getattr(pupil, c, None)]
    return told_fields(facts.law, "pupil", filled)


def _consents(page: PupilPage) -> list[Piece]:
    points: list[Piece] = [
        Point(
            f"{_PURPOSES.get(c.purpose, c.purpose)}: {_STATES.get(c.state, c.state)}"
            + (f", on {c.decided_on:%d %B %Y}" if c.decided_on else "")
        )
        for c in page.consents
    ]
    return points or [Text("Nothing is written down yet. Please tell us.")]


def _passed_on(lines: tuple[Disclosure, ...] | None) -> list[Piece]:
    if lines is None:
        return []
    points: list[Piece] = [
        Point(f"{line.at.astimezone():%d %B %Y}: to {line.party}, for this: {line.purpose}")
        for line in lines
    ]
    return [Heading("What we passed on"), *(points or [Text("Nothing so far.")])]
