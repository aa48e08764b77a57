"""The lawful basis of each kind of data that is held, in the words of the school's country."""

from vault.domain.documents import Part
from vault.domain.papers import Heading, Piece, Point, Text
from vault.governance.documents.ground import DocumentGround


def parts(ground: DocumentGround) -> tuple[Part, ...]:
    return (
        Part("kinds", _title(ground), tuple(_kinds(ground))),
        *_national(ground),
        Part(
            "differs",
            "Where this school differs",
            asks="whether another basis applies to any of these here, and why; write 'nowhere'"
            " if not",
        ),
    )


def _title(ground: DocumentGround) -> str:
    if ground.is_american:
        return "Why the school may hold it"
    return "Why the school may hold it (UK GDPR Art. 6, 9 and 10; DPA 2018 Sch. 1)"


def _kinds(ground: DocumentGround) -> list[Piece]:
    pieces: list[Piece] = []
    for one in ground.held:
        kind = one.kind
        pieces += [
            Heading(kind.name),
            Text(f"What: {kind.content}."),
            Text(f"Basis: {kind.states if ground.is_american else kind.england}."),
        ]
        if kind.special and not ground.is_american:
            pieces.append(Text(f"Special category data: {kind.special}."))
    return pieces or [Text("The vault holds nothing about anybody yet.")]


def _national(ground: DocumentGround) -> tuple[Part, ...]:
    if ground.is_american:
        young = ground.under_13
        count = f"{young:,} pupils here are under 13." if young is not None else ""
        return (
            Part(
                "consent",
                "Children under 13",
                (
                    Text(
                        "COPPA (16 CFR Part 312) binds operators of online services. This program"
                        f" is none. {count} Their parents' decisions are kept with their record,"
                        " parents may look at it and have it erased, and no more is collected than"
                        " the school's work needs."
                    ),
                ),
            ),
        )
    return (
        Part(
            "special",
            "Appropriate policy document (DPA 2018 Sch. 1 Part 4)",
            (
                Point(
                    "How the principles of Art. 5 are kept: by the record of processing, the"
                    " security programme and the retention policy of this vault."
                ),
                Point("How long special category data is kept: by the retention policy."),
                Point(
                    "This document is kept under review, and for six months after the processing"
                    " ends."
                ),
            ),
            asks="who reviews it and when",
        ),
        Part(
            "contract",
            "Public task in law",
            (
                Text(
                    "Article 6(3) asks that a public task is laid down in law. For a school in"
                    " England these are above all the Education Act 1996, the Education Act 2002"
                    " and the Children and Families Act 2014."
                ),
            ),
            asks="the kind of school (maintained, academy, independent) and the governing document"
            " that gives it its task",
        ),
    )
