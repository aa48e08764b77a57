"""The record of processing: every item that the law asks for, from the vault itself."""

from vault.domain.documents import Part
from vault.domain.papers import Point, Table, Text
from vault.governance.documents import wording
from vault.governance.documents.ground import DocumentGround


def parts(ground: DocumentGround) -> tuple[Part, ...]:
    """In the order of the law."""
    titles = ground.law.processing
    purposes = Table(
        ("Kind of data", "Purpose"),
        tuple((one.kind.name, one.kind.purpose) for one in ground.held),
    )
    whose = dict.fromkeys(one.kind.whose for one in ground.held)
    return (
        Part("controller", titles.controller, wording.responsible(ground)),
        Part(
            "purposes",
            titles.purposes,
            (purposes,) if ground.held else (),
        ),
        Part(
            "categories",
            titles.categories,
            (
                *(Point(words) for words in whose),
                *wording.held_table(ground),
                Text(
                    "Beside them stands the audit trail: who did what and when, with numbers in"
                    " place of pupils' names."
                ),
            ),
        ),
        *_given(ground),
        Part("limits", titles.limits, wording.kept_table(ground)),
        Part("measures", titles.measures, wording.measures(ground)),
    )


def _given(ground: DocumentGround) -> tuple[Part, ...]:
    """Recipients, and whether any of them is abroad."""
    titles = ground.law.processing
    return (
        Part(
            "recipients",
            titles.recipients,
            (
                Text("Inside the school, each by their role:"),
                *wording.staff_points(ground),
                Text("Outside the vault, from the list of what was sent:"),
                *wording.recipients_table(ground),
            ),
            asks="whether anybody else is given data from the vault, for example the local"
            " authority; write 'nobody else' if so",
        ),
        Part(
            "transfers",
            titles.transfers,
            (
                Text("The program has no network. Data leaves only in files that a person makes."),
                Text(f"{ground.state('cloud-folder', 'network-drive')}."),
            ),
            asks="whether anybody outside the country is given any of it, and under which"
            " safeguard; write 'no' if not",
        ),
    )
