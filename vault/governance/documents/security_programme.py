"""The written security programme, by the items that the school's law asks for."""

from datetime import date

from vault.domain.documents import Part
from vault.domain.papers import Point, Text, missing
from vault.governance.documents import wording
from vault.governance.documents.dpia import risks_table
from vault.governance.documents.facts import DocumentFacts

_TESTS = ("pages-records", "pages-photos", "trail-chain", "recovery-sheet", "backup-age")


def parts(facts: DocumentFacts) -> tuple[Part, ...]:
    """(1) who coordinates, (2) risks, (3) safeguards, (4) testing, (5) review, and providers."""
    return (
        Part("about", "What this is", (Text(_about(facts)),)),
        Part(
            "coordinator",
            "1. Who coordinates it",
            (Point(f"Named: {facts.policy.officer or missing('who coordinates it')}"),),
            asks="who stands in, and how much time they have for it",
        ),
        Part(
            "risks",
            "2. Risks, reviewed at least once a year",
            risks_table(facts),
            asks="risks of this school that are not in the table (a split site, home visits, …),"
            " and when they were last looked at",
        ),
        Part("safeguards", "3. Safeguards", wording.measures_now(facts)),
        _testing(facts),
        Part(
            "review",
            "5. Reviewed and improved, at least once a year",
            (Text("Each version of this document is kept, with its date and who made it."),),
            asks="what was changed after the last look, or after an incident",
        ),
        Part(
            "providers",
            "6. Before anybody else is given data",
            (
                Text(
                    "The makers of the program neither store nor read what the vault holds. A"
                    " colleague who is given a sealed file has a card, whose words are compared"
                    " aloud."
                ),
                *wording.recipients_table(facts),
            ),
            asks="who else works on the school's computers (for example a support firm), and what"
            " they promised in writing",
        ),
    )


def _testing(facts: DocumentFacts) -> Part:
    checked = facts.protection.checked_at
    review = facts.last_review
    return Part(
        "testing",
        "4. Testing and watching",
        (
            Point("Each week the vault checks itself, and each term every page and entry."),
            Point(f"Last full check: {_day(checked, 'run the full security check')}"),
            Point(f"Last review of who can see what: {_day(review, 'sign the access review')}"),
            Point(f"What was found last: {facts.state(*_TESTS)}"),
        ),
    )


def _about(facts: DocumentFacts) -> str:
    return (
        f"{facts.law.security_programme} This document is the school's own. It is no certificate,"
        " and nobody has certified the program or the school."
    )


def _day(value: date | None, gap: str) -> str:
    return f"{value:%d %B %Y}" if value is not None else missing(gap)
