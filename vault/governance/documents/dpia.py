"""The data protection impact assessment, from real settings."""

from dataclasses import dataclass

from vault.domain.assessments import Result
from vault.domain.data_categories import DataCategory
from vault.domain.documents import DocumentKind, Part
from vault.domain.english.wording import worded
from vault.domain.law.words import AssessmentTitles
from vault.domain.papers import Piece, Point, Table, Text
from vault.governance.documents import wording
from vault.governance.documents.facts import DocumentFacts


@dataclass(frozen=True, slots=True)
class Risk:
    """`checks` are those whose results show how well it is met here."""

    what: str
    to_whom: str
    checks: tuple[str, ...]


RISKS = (
    Risk(
        "A computer or a USB stick with the vault is lost or stolen",
        "Strangers could learn names, faces, addresses, and what is sensitive",
        ("guess-cost", "pages-records", "pages-photos", "sealed-lists", "disk-encryption"),
    ),
    Risk(
        "Someone guesses or learns a password",
        "They see what that member of staff may see",
        ("guess-cost", "failed-unlocks", "profiles-unused", "profiles-past-date", "training"),
    ),
    Risk(
        "Data goes to the wrong person",
        "A child can be found by someone who must not find them",
        ("cards", "receipts"),
    ),
    Risk(
        "A member of staff looks without a reason, or sees too much",
        "A child's privacy, and trust in the school",
        ("access-review", "data-leads", "safeguarding-apart", "trail-chain", "trail-signatures"),
    ),
    Risk(
        "Records are lost or damaged",
        "Help or protection that a child needs does not come",
        ("backup-age", "backup-places", "recovery-sheet"),
    ),
    Risk(
        "Pictures are used against a family's wish",
        "A child is shown where the family did not want it, or can be found",
        ("consents",),
    ),
    Risk(
        "Data leaves by the network or a copying service",
        "All children at once, as in the breach of 2024",
        ("network-guards", "network-tried", "cloud-folder", "network-drive"),
    ),
    Risk(
        "Requests, complaints or incidents lie about",
        "Families cannot use their rights; harm continues",
        ("requests", "complaints", "incidents", "lessons"),
    ),
    Risk(
        "A part of the program has a known vulnerability",
        "It may open a way to all of the above",
        ("libraries", "advisories"),
    ),
)


def parts(facts: DocumentFacts) -> tuple[Part, ...]:
    """Items (a) to (d) of the law, then what only people can say."""
    basis = facts.law.titles[DocumentKind.LAWFUL_BASIS]
    return (
        Part("why", facts.law.assessment.why, (Text(_why(facts)),)),
        Part("what", "(a) What is done, and what for", tuple(_what(facts))),
        Part(
            "need",
            "(b) Whether it is needed, and no more than is needed",
            (
                Point(f"{basis}: it stands in a document of its own."),
                Point("Only fields that are in use are listed above; the others are empty."),
                Point("Each role reaches only what its work needs; teachers their own classes."),
                Point("Nothing is kept for ever: the retention policy gives each kind its time."),
                Point("No decision about a child is made by the program; it makes no profiles."),
            ),
            asks="why the school's work cannot be done with less data, kind by kind where it is"
            " in doubt",
        ),
        Part(
            "risks",
            "(c) Risks to children and families, and (d) what stands against them",
            risks_table(facts),
            asks="for each risk, how likely it still is and how bad it would be, and which of them"
            " the school accepts",
        ),
        Part("measures", "(d) Measures as they stand today", wording.measures_now(facts)),
        *_of_people(facts.law.assessment),
    )


def _of_people(titles: AssessmentTitles) -> tuple[Part, ...]:
    """What only people can say."""
    return (
        Part(
            "advice",
            titles.advice,
            asks="the advice, its date, and whether it is followed",
        ),
        Part(
            "views",
            titles.views,
            asks="whom the school asked and what they said, or why nobody was asked",
        ),
        Part(
            "decision",
            titles.decision,
            asks="who decided that it may go on, when, and when it is looked at again; whether the"
            " authority has to be asked first",
        ),
    )


def risks_table(facts: DocumentFacts) -> tuple[Piece, ...]:
    """Each risk with what the checks say against it today."""
    return (
        Table(
            ("Risk", "What it could mean", "What stands against it here", "State"),
            tuple(
                (risk.what, risk.to_whom, facts.state(*risk.checks), _state(facts, risk))
                for risk in RISKS
            ),
        ),
    )


def _state(facts: DocumentFacts, risk: Risk) -> str:
    results = {facts.items[name].result for name in risk.checks if name in facts.items}
    if Result.FAIL in results:
        return "to fix"
    return "to review" if Result.WARN in results else "met as far as the checks tell"


def _why(facts: DocumentFacts) -> str:
    """Only reasons that there really are in this vault."""
    kinds = {held.kind.category for held in facts.held}
    reasons = ["It is about children"]
    if any(held.kind.special_category for held in facts.held):
        reasons.append(f"some of it is {facts.law.terms.sensitive}")
    if DataCategory.PHOTOS in kinds:
        reasons.append("it holds pictures of faces")
    return f"{', and '.join(reasons)}: each alone is a reason to look before the work begins."


def _what(facts: DocumentFacts) -> list[Piece]:
    return [
        Text(
            worded(
                "The school keeps its records of pupils, with their photos, in an encrypted vault"
                " on its own computers. Staff open it with a password each. The program has no"
                " network."
            )
        ),
        *wording.responsible(facts),
        *wording.held_table(facts),
        Text("Who opens it, by role:"),
        *wording.staff_points(facts),
        Text("Who was given something out of it:"),
        *wording.recipients_table(facts),
    ]
