"""The lawful basis of each kind of data that is held, in the words of the school's country."""

from vault.domain.documents import Part
from vault.domain.papers import Heading, Piece, Text
from vault.governance.documents.ground import DocumentGround


def parts(ground: DocumentGround) -> tuple[Part, ...]:
    return (
        Part("kinds", ground.law.lawful_basis.title, tuple(_kinds(ground))),
        *_young_pupils(ground),
        *ground.law.lawful_basis.parts,
        Part(
            "differs",
            "Where this school differs",
            asks="whether another basis applies to any of these here, and why; write 'nowhere'"
            " if not",
        ),
    )


def _kinds(ground: DocumentGround) -> list[Piece]:
    pieces: list[Piece] = []
    for kind in (held.kind for held in ground.held):
        law = ground.law.bases[kind.name]
        pieces += [
            Heading(kind.name),
            Text(f"What: {kind.content}."),
            Text(f"Basis: {law.basis}."),
        ]
        if law.special:
            pieces.append(Text(f"Special category data: {law.special}."))
    return pieces or [Text("The vault holds nothing about anybody yet.")]


def _young_pupils(ground: DocumentGround) -> tuple[Part, ...]:
    young, count = ground.law.lawful_basis.young_pupils, ground.young_pupils
    if young is None:
        return ()
    number = f"{count:,} pupils here are under {young.below}." if count is not None else ""
    return (Part(young.key, young.title, (Text(f"{young.before} {number} {young.after}"),)),)
