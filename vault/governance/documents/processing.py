"""The record of processing: every item of UK GDPR Art. 30(1), from the vault itself."""

from vault.domain.documents import Part
from vault.domain.papers import Point, Table, Text
from vault.governance.documents import wording
from vault.governance.documents.ground import DocumentGround


def parts(ground: DocumentGround) -> tuple[Part, ...]:
    """In the order of Art. 30(1)(a) to (g)."""
    purposes = Table(
        ("Kind of data", "Purpose"),
        tuple((one.kind.name, one.kind.purpose) for one in ground.held),
    )
    whose = dict.fromkeys(one.kind.whose for one in ground.held)
    return (
        Part("controller", "Who is responsible (Art. 30(1)(a))", wording.responsible(ground)),
        Part(
            "purposes",
            "What it is for (Art. 30(1)(b))",
            (purposes,) if ground.held else (),
        ),
        Part(
            "categories",
            "Whose data, and which (Art. 30(1)(c))",
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
        Part("limits", "Until when it is kept (Art. 30(1)(f))", wording.kept_table(ground)),
        Part("measures", "How it is protected (Art. 30(1)(g))", wording.measures(ground)),
    )


def _given(ground: DocumentGround) -> tuple[Part, ...]:
    """Recipients, and whether any of them is abroad."""
    return (
        Part(
            "recipients",
            "Who is given it (Art. 30(1)(d))",
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
            "Out of the country (Art. 30(1)(e))",
            (
                Text("The program has no network. Data leaves only in files that a person makes."),
                Text(f"{ground.state('cloud-folder', 'network-drive')}."),
            ),
            asks="whether anybody outside the country is given any of it, and under which"
            " safeguard; write 'no' if not",
        ),
    )
