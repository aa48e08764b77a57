"""The privacy notice for families: the items of UK GDPR Art. 13 in plain words."""

from vault.domain.documents import Part
from vault.domain.papers import Piece, Point, Table, Text, missing
from vault.domain.rights import BY_HAND, COPY, SEALED_FILE
from vault.governance.documents import wording
from vault.governance.documents.ground import DocumentGround, Held
from vault.governance.documents.kinds_of_data import STAFF

COMMISSIONER = "the Information Commissioner (ico.org.uk, telephone 0303 123 1113)"
PRIVACY_OFFICE = (
    "the Student Privacy Policy Office (U.S. Department of Education, 400 Maryland Avenue SW,"
    " Washington, DC 20202)"
)

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
        Part("allowed", "Why we may keep it", tuple(Text(t) for t in _allowed(ground))),
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
        Part("rights", "What you can ask us", tuple(Point(t) for t in _rights(ground))),
        Part("unhappy", "If you are not happy", tuple(Text(t) for t in _unhappy(ground))),
        *_closing(),
    )


def _closing() -> tuple[Part, ...]:
    """The last items of Art. 13(2), which are the same for every school."""
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


def _allowed(ground: DocumentGround) -> tuple[str, ...]:
    if ground.is_american:
        return (
            (
                "These are school records. A law called FERPA says who may see them. Mostly we need"
                " your written consent before anybody outside the school sees them."
            ),
            "Some facts count as directory information. You can tell us not to give them out.",
        )
    return (
        (
            "Most of it we keep because it is our job by law to teach your child and to keep them"
            " safe. The law calls this a public task (UK GDPR Article 6(1)(e)), or a legal duty"
            " (Article 6(1)(c))."
        ),
        (
            "Notes on health and safety have extra protection in law. We may keep them to help your"
            " child and keep them safe (Article 9(2)(g); Data Protection Act 2018, Schedule 1)."
        ),
        (
            "Some photos we use only if you said yes (Article 6(1)(a)). You can change your mind at"
            " any time. Just tell us."
        ),
    )


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


def _rights(ground: DocumentGround) -> tuple[str, ...]:
    if ground.is_american:
        return (
            "To see your child's records. We answer within 45 days.",
            "To put right what is wrong. If we do not agree, you can ask for a hearing.",
            "To say who outside the school may see them, but for cases that the law names.",
            "To keep your child out of directory information.",
            "To erase what we no longer need. We will tell you what we must keep.",
        )
    return (
        "To see what we hold. We answer within one month, and it is free.",
        "To put right what is wrong.",
        "To erase what we no longer need. Some things we must keep, and we will tell you which.",
        "To stop using it while we sort out a question.",
        "To say no to how we use it. We will look at your reasons.",
        "To take it with you, so that you can give it to someone else.",
        "To take back a consent. This does not undo what was done before.",
    )


def _unhappy(ground: DocumentGround) -> tuple[str, ...]:
    first = "Tell us first. We write your complaint down, and answer within 30 days that we have it"
    if ground.is_american:
        return (
            f"{first}. Then we look into it and tell you what we found.",
            f"You can also write to {PRIVACY_OFFICE}.",
        )
    return (
        f"{first}. Then we look into it and tell you what we found.",
        f"You can also go to {COMMISSIONER}.",
    )
