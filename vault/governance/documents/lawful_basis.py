"""The lawful basis of each kind of data that is held, in the words of the school's country."""

from vault.domain.data_categories import DataCategory
from vault.domain.documents import Part
from vault.domain.english.counted import counted
from vault.domain.english.wording import worded
from vault.domain.papers import Heading, Piece, Text
from vault.governance.documents.facts import DocumentFacts


def parts(facts: DocumentFacts) -> tuple[Part, ...]:
    """On what ground each kind of data that the vault has is kept."""
    return (
        Part("kinds", facts.law.lawful_basis.title, tuple(_kinds(facts))),
        *_young_pupils(facts),
        *facts.law.lawful_basis.parts,
        Part(
            "differs",
            "Where this school differs",
            asks="whether another basis applies to any of these here, and why; write 'nowhere'"
            " if not",
        ),
    )


def _kinds(facts: DocumentFacts) -> list[Piece]:
    pieces: list[Piece] = []
    sensitive = facts.law.terms.sensitive.capitalize()
    for kind in (held.told for held in facts.held):
        law = facts.law.bases[kind.category]
        pieces += [
            Heading(kind.name),
            Text(f"What: {kind.content}."),
            Text(f"Basis: {law.basis}."),
        ]
        if law.special:
            pieces.append(Text(f"{sensitive}: {law.special}."))
        if kind.category is DataCategory.CHARACTERISTICS:
            pieces += _characteristics(facts)
    return pieces or [Text("The vault holds nothing about anybody yet.")]


def _characteristics(facts: DocumentFacts) -> list[Piece]:
    """Each that the school has switched on, with its own ground."""
    pieces: list[Piece] = []
    for use in facts.characteristics:
        rule = facts.law.characteristics[use.kind]
        ground = f"{rule.basis}; {rule.special}" if rule.special else rule.basis
        pieces.append(Text(f"{worded(rule.title)}: {use.purpose}. Basis: {ground}."))
    return pieces


def _young_pupils(facts: DocumentFacts) -> tuple[Part, ...]:
    young, count = facts.law.lawful_basis.young_pupils, facts.young_pupils
    if young is None:
        return ()
    number = (
        worded("{0} here {1} under {2}.").format(
            counted(count, "pupil"), "is" if count == 1 else "are", young.below
        )
        if count is not None
        else ""
    )
    return (Part(young.key, young.title, (Text(f"{young.before} {number} {young.after}"),)),)
