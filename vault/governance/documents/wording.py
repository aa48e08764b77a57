"""Pieces that several documents share: who is responsible, kinds, periods, recipients."""

from vault.domain.catalogue.all_tables import rule_of
from vault.domain.english.wording import worded
from vault.domain.papers import Piece, Point, Table, Text, missing
from vault.governance.documents.facts import DocumentFacts

_OF_THEMSELVES = frozenset({"documents", "drafts"})
"""Checks about documents and about one's own drafts: a document is not about itself."""
_MOST = 40
"""Recipients that a document lists; the whole register is a paper of its own."""


def responsible(facts: DocumentFacts, *, for_families: bool = False) -> tuple[Piece, ...]:
    """The controller and its officer, from the school's details; gaps where they are empty. What
    no family needs is left out `for_families`."""
    school, policy = facts.school, facts.policy
    where = policy.address or missing("address of the school")
    number = policy.authority_number or missing("registration number at the authority")
    officer = facts.law.terms.officer.capitalize()
    points = [
        Point(f"Who is responsible: {school.name}, {where}"),
        Point(
            f"How to reach the school: {policy.contact or missing(worded('telephone and email'))}"
        ),
        Point(f"{officer} or contact: {policy.officer or missing('who it is')}"),
    ]
    if facts.law.registered_with and not for_families:
        points.append(Point(f"Registered with {facts.law.registered_with} as {number}"))
    return tuple(points)


def held_table(facts: DocumentFacts) -> tuple[Piece, ...]:
    """Each kind that is really held: whose, how many, which fields are in use."""
    if not facts.held:
        return (Text("The vault holds nothing about anybody yet."),)
    rows = tuple(
        (
            held.told.name,
            held.told.whose,
            f"{held.count:,}",
            ", ".join(held.fields) or held.told.content,
        )
        for held in facts.held
    )
    return (Table(("Kind of data", "About whom", "Records", "What it says"), rows),)


def kept_table(facts: DocumentFacts) -> tuple[Piece, ...]:
    """How long each kind that is held is kept, and by which source."""
    rows = []
    for held in facts.held:
        held_as = rule_of(held.kind)
        rule = facts.rules.get(held_as) if held_as is not None else None
        source = f"{rule.source} ({rule.source_date})" if rule else missing("source of the period")
        rows.append((held.told.name, facts.kept(held_as), source))
    return (Table(("Kind of data", "Kept for", "By"), tuple(rows)),) if rows else ()


def recipients_table(facts: DocumentFacts) -> tuple[Piece, ...]:
    """Who was given something, from the register."""
    if not facts.recipients:
        return (Text("Nothing has been passed on out of the vault so far."),)
    rows = tuple(
        (row.party, row.ground, str(row.times), f"{row.last:%d %B %Y}")
        for row in facts.recipients[:_MOST]
    )
    pieces: list[Piece] = [Table(("To whom", "Legal ground", "Times", "Last"), rows)]
    if len(facts.recipients) > _MOST:
        more = len(facts.recipients) - _MOST
        pieces.append(
            Text(worded("And {0} more; the register of disclosures lists them all.").format(more))
        )
    return tuple(pieces)


def staff_points(facts: DocumentFacts) -> tuple[Piece, ...]:
    """Who inside the school can open the vault."""
    return tuple(Point(f"{role}: {count}") for role, count in facts.roles)


def measures_now(facts: DocumentFacts) -> tuple[Piece, ...]:
    """The seven measures with what their checks say now."""
    measures = facts.protection.measures
    pieces: list[Piece] = [Point(f"{measure.title}: {measure.does}") for measure in measures]
    due = [i for m in measures for i in m.due if i.id not in _OF_THEMSELVES]
    checked = facts.protection.checked_at
    on = f"{checked:%d %B %Y}" if checked else missing("run the full security check")
    pieces.append(Text(f"Every page and entry of the vault was last checked: {on}."))
    if due:
        pieces.append(Text("These checks are not good yet:"))
        pieces += [Point(item.title) for item in due]
    return tuple(pieces)
