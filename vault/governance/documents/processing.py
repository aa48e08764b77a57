"""The record of processing: every item that the law asks for, from the vault itself."""

from vault.domain.documents import Part
from vault.domain.english.wording import worded
from vault.domain.papers import Point, Table, Text
from vault.governance.documents import wording
from vault.governance.documents.facts import DocumentFacts


def parts(facts: DocumentFacts) -> tuple[Part, ...]:
    """In the order of the law."""
    titles = facts.law.processing
    purposes = Table(
        ("Kind of data", "Purpose"),
        tuple((held.told.name, held.told.purpose) for held in facts.held),
    )
    whose = dict.fromkeys(held.told.whose for held in facts.held)
    return (
        Part("controller", titles.controller, wording.responsible(facts)),
        Part(
            "purposes",
            titles.purposes,
            (purposes,) if facts.held else (),
        ),
        Part(
            "categories",
            titles.categories,
            (
                *(Point(words) for words in whose),
                *wording.held_table(facts),
                Text(
                    worded(
                        "Beside them stands the audit trail: who did what and when, with numbers in"
                        " place of pupils' names."
                    )
                ),
            ),
        ),
        *_given(facts),
        Part("limits", titles.limits, wording.kept_table(facts)),
        Part("measures", titles.measures, wording.measures_now(facts)),
    )


def _given(facts: DocumentFacts) -> tuple[Part, ...]:
    """Recipients, and whether any of them is abroad."""
    titles = facts.law.processing
    return (
        Part(
            "recipients",
            titles.recipients,
            (
                Text("Inside the school, each by their role:"),
                *wording.staff_points(facts),
                Text("Outside the vault, from the list of what was sent:"),
                *wording.recipients_table(facts),
            ),
            asks="whether anybody else is given data from the vault, for example"
            f" {facts.law.terms.local_authority}; write 'nobody else' if so",
        ),
        Part(
            "transfers",
            titles.transfers,
            (
                Text("The program has no network. Data leaves only in files that a person makes."),
                Text(f"{facts.state('cloud-folder', 'network-drive')}."),
            ),
            asks="whether anybody outside the country is given any of it, and under which"
            " safeguard; write 'no' if not",
        ),
    )
