"""The privacy notice for families, in plain words."""

from vault.domain.catalogue.all_tables import rule_of
from vault.domain.catalogue.told import STAFF
from vault.domain.documents import Part
from vault.domain.english.wording import worded
from vault.domain.papers import Piece, Point, Table, Text, missing
from vault.domain.rights import BY_HAND, COPY, LIST, SEALED_FILE
from vault.governance.documents import wording
from vault.governance.documents.facts import DocumentFacts, Held

_GIVEN = {
    SEALED_FILE: "staff who need it for their work, in a locked file",
    COPY: "families who asked for a copy",
    LIST: "staff and offices that needed a list for their work",
    BY_HAND: "people who help your child or keep them safe, such as {local_authority}",
}


def parts(facts: DocumentFacts) -> tuple[Part, ...]:
    """The notice for families, from what the vault really keeps."""
    return (
        Part(
            "who",
            "Who we are",
            (
                Text("This page tells you what we keep about your child, and why."),
                *wording.responsible(facts, for_families=True),
            ),
        ),
        Part("what", "What we keep, and why", tuple(_what(facts))),
        Part("allowed", "Why we may keep it", tuple(map(Text, facts.law.notice.allowed))),
        Part(
            "see",
            "Who sees it",
            (
                Text(
                    "Each member of staff has a password of their own. They see only what their"
                    " work needs. The vault writes down who opened a child's page."
                ),
                Text("We have given data to:"),
                *(_given(facts)),
            ),
            asks="who else the school gives data to, such as the next school or"
            f" {facts.law.terms.local_authority}, and whether any of it goes abroad, in plain"
            " words",
        ),
        Part(
            "where",
            "Where it is",
            (
                Text(
                    "It is on the school's own computers, in a locked file. The program we use has"
                    " no network. The people who made it cannot see your child's data."
                ),
                Text(_only_here(facts)),
            ),
        ),
        Part("long", "How long we keep it", tuple(_long(facts))),
        Part("rights", "What you can ask us", tuple(map(Point, facts.law.notice.rights))),
        Part("unhappy", "If you are not happy", _unhappy(facts)),
        *_closing(),
    )


def _closing() -> tuple[Part, ...]:
    """The last items, which are the same for every school."""
    return (
        Part(
            "must",
            "Do you have to tell us?",
            (
                Text(
                    worded(
                        "The law asks us to keep a register, with your name and how to reach you."
                        " For photos and trips you can say no. Your child will not be treated less"
                        " well."
                    )
                ),
            ),
        ),
        Part(
            "machines",
            "Does a computer decide anything?",
            (Text("No. People decide. We do not use your child's face to find them by machine."),),
        ),
    )


def _what(facts: DocumentFacts) -> list[Piece]:
    return [
        Point(f"{held.told.title}: {held.told.what}. We keep it {held.told.why}.")
        for held in _of_families(facts)
    ] or [Text("We keep nothing about your child in this vault yet.")]


def _of_families(facts: DocumentFacts) -> tuple[Held, ...]:
    """What is held about colleagues is no matter of this page."""
    return tuple(held for held in facts.held if held.kind.whose != STAFF)


def _given(facts: DocumentFacts) -> list[Piece]:
    """In kinds alone: this page is read by everybody."""
    known = facts.law.terms.local_authority
    parties = dict.fromkeys(
        _GIVEN[row.act].format(local_authority=known) if row.act in _GIVEN else row.act
        for row in facts.recipients
    )
    return [Point(text) for text in parties] or [Text("Nobody so far.")]


def _long(facts: DocumentFacts) -> list[Piece]:
    rows = tuple((held.told.title, facts.kept(rule_of(held.kind))) for held in _of_families(facts))
    table: list[Piece] = [Table(("What", "How long"), rows)] if rows else []
    return [Text("When the time is over, we check the list. Then we erase what is on it."), *table]


def _only_here(facts: DocumentFacts) -> str:
    if facts.is_only_here:
        return "We do not store it on the internet."
    return missing("where the vault's folder is copied to, as the security check found")


def _unhappy(facts: DocumentFacts) -> tuple[Piece, ...]:
    days = facts.law.acknowledge_within.days
    first = (
        f"Tell us first. We write your complaint down, and answer within {days} days that we have"
        " it. Then we look into it and tell you what we found."
    )
    return (Text(first), Text(facts.law.notice.unhappy))
