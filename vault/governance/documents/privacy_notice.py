"""The privacy notice for families, in plain words."""

from vault.domain.documents import Part
from vault.domain.papers import Piece, Point, Table, Text, missing
from vault.domain.rights import BY_HAND, COPY, SEALED_FILE
from vault.governance.documents import wording
from vault.governance.documents.ground import DocumentGround, Held
from vault.governance.documents.kinds_of_data import STAFF

_GIVEN = {
    SEALED_FILE: "staff who need it for their work, in a locked file",
    COPY: "families who asked for a copy",
    BY_HAND: "people who help your child or keep them safe, such as the council",
}


def parts(ground: DocumentGround) -> tuple[Part, ...]:
    return (
        Part(
            "who",
            "Who we are",
            (
                Text("This page tells you what we keep about your child, and why."),
                *wording.responsible(ground, for_families=True),
            ),
        ),
        Part("what", "What we keep, and why", tuple(_what(ground))),
        Part("allowed", "Why we may keep it", tuple(map(Text, ground.law.notice.allowed))),
        Part(
            "see",
            "Who sees it",
            (
                Text(
                    "Each member of staff has a password of their own. They see only what their"
                    " work needs. The vault writes down who opened a child's page."
                ),
                Text("We have given data to:"),
                *(_given(ground)),
            ),
            asks="who else the school gives data to, such as the next school or the council, and"
            " whether any of it goes abroad, in plain words",
        ),
        Part(
            "where",
            "Where it is",
            (
                Text(
                    "It is on the school's own computers, in a locked file. The program we use has"
                    " no network. The people who made it cannot see your child's data."
                ),
                Text(_only_here(ground)),
            ),
        ),
        Part("long", "How long we keep it", tuple(_long(ground))),
        Part("rights", "What you can ask us", tuple(map(Point, ground.law.notice.rights))),
        Part("unhappy", "If you are not happy", _unhappy(ground)),
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
                    "The law asks us to keep a register, with your name and how to reach you. For"
                    " photos and trips you can say no. Your child will not be treated less well."
                ),
            ),
        ),
        Part(
            "machines",
            "Does a computer decide anything?",
            (Text("No. People decide. We do not use your child's face to find them by machine."),),
        ),
    )


def _what(ground: DocumentGround) -> list[Piece]:
    return [
        Point(f"{one.kind.title}: {one.kind.what}. We keep it {one.kind.why}.")
        for one in _of_families(ground)
    ] or [Text("We keep nothing about your child in this vault yet.")]


def _of_families(ground: DocumentGround) -> tuple[Held, ...]:
    """What is held about colleagues is no matter of this page."""
    return tuple(one for one in ground.held if one.kind.whose != STAFF)


def _given(ground: DocumentGround) -> list[Piece]:
    """In kinds alone: this page is read by everybody."""
    found = dict.fromkeys(_GIVEN.get(one.act, one.act) for one in ground.recipients)
    return [Point(text) for text in found] or [Text("Nobody so far.")]


def _long(ground: DocumentGround) -> list[Piece]:
    rows = tuple((one.kind.title, ground.kept(one.kind.held)) for one in _of_families(ground))
    table: list[Piece] = [Table(("What", "How long"), rows)] if rows else []
    return [Text("When the time is over, we check the list. Then we erase what is on it."), *table]


def _only_here(ground: DocumentGround) -> str:
    if ground.is_only_here:
        return "We do not store it on the internet."
    return missing("where the vault's folder is copied to, as the security check found")


def _unhappy(ground: DocumentGround) -> tuple[Piece, ...]:
    days = ground.law.acknowledge_within.days
    first = (
        f"Tell us first. We write your complaint down, and answer within {days} days that we have"
        " it. Then we look into it and tell you what we found."
    )
    return (Text(first), Text(ground.law.notice.unhappy))
