"""Subject access: all that the acting role may read about one pupil, and others' names in it."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from vault.crypto.primitives import digest
from vault.domain.access import Compartment, Permission
from vault.domain.attendance_codes import CodeSet
from vault.domain.catalogue.all_tables import CATALOGUE, words_of
from vault.domain.catalogue.columns import CodeOfSet, Column, OfProfile, Reach
from vault.domain.catalogue.shape import About, texts_with
from vault.domain.dossier import Dossier, Finding, Section
from vault.domain.english.wording import worded
from vault.domain.ids import PhotoId, PupilId
from vault.domain.outside_json import OutsideJsonError, read_object
from vault.domain.people import PupilFacts
from vault.governance.attendance_codes import codes_in_force
from vault.governance.names import NameFinder, Person, names_of_pupil
from vault.store.database.rows import called_as
from vault.store.history.history import REMOVED, History
from vault.store.measures.dossier_rows import DossierRows
from vault.store.measures.erasing import Eraser
from vault.store.records import Records
from vault.store.school.profiles import Profiles
from vault.store.school.pupils import Pupils
from vault.store.school.sealed import Sealed

REDACTED = "[name left out]"
_WITHHELD = "[left out: about someone else]"
_HISTORY = "history"
_AROUND = 40
_TELLING = ("safeguarding.", "concern.")
"""Acts that would tell a family that there may be a concern about the child."""


def _columns_of_kind(kind: type[Column]) -> frozenset[tuple[str, str]]:
    """(table, column) of each column of the kind."""
    return frozenset(
        (name, column.name)
        for name, table in CATALOGUE.items()
        for column in table.columns
        if isinstance(column, kind)
    )


_FREE_TEXT = frozenset(
    name
    for table in CATALOGUE.values()
    if table.about is About.PUPIL
    for name in texts_with(table, at_least_words=True)
) | {"old", "new"}
"""Columns that people write freely in, where somebody else may be named; the history's too."""
_OF_OTHERS = _columns_of_kind(Reach)
_PROFILES = _columns_of_kind(OfProfile)
_SET_CODES = _columns_of_kind(CodeOfSet)
_REGISTERED_ON = ("day", "starts")


def gather(records: Records, pupil: PupilId) -> Dossier:
    """Everything, with what was found in it; nothing is left out yet."""
    facts = records.of(Pupils).page(pupil).facts
    sections = tuple(s for s in _sections(records, pupil) if s.rows or s.note)
    photos = tuple(_pictures(records, pupil))
    return Dossier(
        name=facts.known_as,
        sections=sections,
        photos=photos,
        missing=tuple(_missing(records)),
        findings=tuple(_findings(records, pupil, facts, sections)),
        digest=_digest(sections, photos),
    )


def left_out(dossier: Dossier, redact: frozenset[str], *, contacts_too: bool) -> Dossier:
    """The same with the chosen names blotted out, and (unless wanted) without the family's phones
    and addresses."""
    spots: dict[tuple[str, int, int], list[Finding]] = {}
    for finding in dossier.findings:
        if finding.key in redact:
            cell = (finding.section, finding.row, finding.column)
            spots.setdefault(cell, []).append(finding)
    sections = []
    for section in dossier.sections:
        rows = []
        for number, row in enumerate(section.rows):
            cells = [
                _blotted(text, spots.get((section.key, number, column), []))
                for column, text in enumerate(row)
            ]
            shown = dict(zip(section.columns, cells, strict=True))
            if not contacts_too:
                shown = _of_nobody_else(section, row, shown)
            rows.append(tuple(shown.values()))
        sections.append(replace(section, rows=tuple(rows)))
    return replace(dossier, sections=tuple(sections))


def _of_nobody_else(
    section: Section, row: tuple[str, ...], cells: dict[str, str]
) -> dict[str, str]:
    """Without phones and addresses, also those of before that the history tells of; `row` is the
    line before names were blotted out of `cells`."""
    if section.key != _HISTORY:
        return {c: _withheld(text, (section.key, c)) for c, text in cells.items()}
    change = dict(zip(section.columns, row, strict=True))
    table, field = change["record"], change["field"]
    if field == REMOVED:
        return {**cells, "old": _removed_row(table, cells["old"])}
    return {**cells, **{side: _withheld(cells[side], (table, field)) for side in ("old", "new")}}


def _withheld(text: str, column: tuple[str, str]) -> str:
    return _WITHHELD if text and column in _OF_OTHERS else text


def _removed_row(table: str, text: str) -> str:
    """All of it is withheld where a name that was blotted out left no JSON."""
    try:
        row = read_object(text)
    except OutsideJsonError:
        return _WITHHELD
    kept = {
        c: _WITHHELD if value and (table, c) in _OF_OTHERS else value for c, value in row.items()
    }
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def _pictures(records: Records, pupil: PupilId) -> Iterator[tuple[PhotoId, str]]:
    for row in records.of(DossierRows).pictures(pupil):
        when = f"{date.fromisoformat(row.taken_on):%d %B %Y}"
        words = worded("{0}, work that is evidence") if row.is_evidence else "{0}"
        yield PhotoId(row.id), words.format(when)


def _with_meanings(codes: CodeSet, table: str, row: dict[str, Any]) -> dict[str, Any]:
    """With what each code of a register means, beside it."""
    told: dict[str, Any] = {}
    day = next((date.fromisoformat(row[c]) for c in _REGISTERED_ON if row.get(c)), date.today())
    for column, value in row.items():
        told[column] = value
        if (table, column) in _SET_CODES:
            code = codes.find(value, day) if value else None
            told["meaning_before" if column.startswith("was_") else "meaning"] = (
                code.meaning if code is not None else ""
            )
    return told


def _sections(records: Records, pupil: PupilId) -> Iterator[Section]:
    source, codes = records.of(DossierRows), codes_in_force(records)
    ids: list[str] = []
    for table in source.tables():
        rows = source.rows(table, pupil)
        ids += [row["id"] for row in rows]
        for row in rows:
            for column, value in row.items():
                if (table, column) in _PROFILES:
                    row[column] = records.of(History).name_of(value or "")
        rows = [_with_meanings(codes, table, row) for row in rows]
        yield _section(table, words_of(table).title, rows)
    if records.may(Permission.IMPORT):
        names = source.other_systems(ids)
        yield _section("other_systems", "What other programs call these records", names)
    yield from _sealed(records, pupil)
    yield _history(records, pupil)
    if records.may(Permission.LOOKED_READ) and records.holds(Compartment.AUDIT):
        looks = records.audit.looks_at(pupil)
        yield Section(
            "looked",
            "Who opened or changed the record",
            ("when", "who", "what"),
            tuple(
                (f"{k.at.astimezone():%Y-%m-%d %H:%M}", k.profile, k.kind)
                for k in looks
                if not k.kind.startswith(_TELLING)
            ),
        )


def _sealed(records: Records, pupil: PupilId) -> Iterator[Section]:
    for compartment, title in (
        (Compartment.HEALTH, worded("Health and SEND")),
        (Compartment.SAFEGUARDING, "Safeguarding"),
    ):
        if not records.holds(compartment):
            continue
        entries = records.of(Sealed).list_open(compartment, pupil)
        yield Section(
            compartment.value,
            title,
            ("written_on", "author", "category", "text"),
            tuple((r.written_on, r.author, r.category, r.text) for r in entries),
        )


def _history(records: Records, pupil: PupilId) -> Section:
    return Section(
        _HISTORY,
        "What was changed",
        ("when", "who", "record", "field", "old", "new"),
        tuple(
            (f"{c.at.astimezone():%Y-%m-%d %H:%M}", c.profile, c.table, c.field, c.old, c.new)
            for c in records.of(History).of_pupil(pupil)
        ),
    )


def _section(key: str, title: str, rows: list[dict[str, Any]]) -> Section:
    """Columns that are empty in every row are left away."""
    used = [c for c in (rows[0] if rows else ()) if c != "id" and any(row[c] for row in rows)]
    return Section(key, title, tuple(used), tuple(tuple(_text(r[c]) for c in used) for r in rows))


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _missing(records: Records) -> Iterator[str]:
    held = records.of(Eraser).holds_sealed
    if not records.holds(Compartment.SAFEGUARDING) and held(Compartment.SAFEGUARDING):
        yield (
            worded(
                "Safeguarding records are sealed from you. The safeguarding lead has to look"
                " whether there are any about this pupil, and to add theirs."
            )
        )
    if not records.holds(Compartment.HEALTH) and held(Compartment.HEALTH):
        yield worded(
            "Health and SEND records are sealed from you: whoever keeps them has to add theirs."
        )
    if not records.holds(Compartment.AUDIT):
        yield "Who opened the record stands in the audit trail: a data lead has to add that."


def _findings(
    records: Records, pupil: PupilId, facts: PupilFacts, sections: Iterable[Section]
) -> Iterator[Finding]:
    cells = [
        (section.key, row, column, text)
        for section in sections
        for row, values in enumerate(section.rows)
        for column, text in enumerate(values)
        if text and section.columns[column] in _FREE_TEXT
    ]
    texts = [cell[3] for cell in cells]
    finder = NameFinder(texts, _people(records, pupil), names_of_pupil(facts))
    for (section, row, column, text), names in zip(cells, finder.matches(), strict=True):
        for name in names:
            yield Finding(
                key=f"{section}/{row}/{column}/{name.start}",
                section=section,
                row=row,
                column=column,
                start=name.start,
                end=name.end,
                person=name.person,
                around=text[max(0, name.start - _AROUND) : name.end + _AROUND],
                is_sure=name.is_sure,
            )


def _people(records: Records, pupil: PupilId) -> Iterator[Person]:
    for child in records.of(DossierRows).people():
        if child.id != pupil:
            yield Person(
                called_as(child).known_as,
                (child.legal_given or "", child.preferred_given or ""),
                (child.legal_family or "", child.preferred_family or ""),
            )
    for member in records.of(DossierRows).staff():
        label = f"{member.given} {member.family} (staff)"
        yield Person(label, (member.given or "",), (member.family or "",))
    for profile in records.of(Profiles).list_all():
        given, _, family = profile.name.partition(" ")
        yield Person(f"{profile.name} (staff)", (given,), (family,))


def _blotted(text: str, findings: list[Finding]) -> str:
    for finding in sorted(findings, key=lambda f: -f.start):
        text = text[: finding.start] + REDACTED + text[finding.end :]
    return text


def _digest(sections: tuple[Section, ...], photos: tuple[tuple[str, str], ...]) -> str:
    """Without what looking itself adds to the trail."""
    lines = [f"{s.key}|{s.columns}|{s.rows}" for s in sections if s.key != "looked"]
    return digest("\n".join([*lines, repr(photos)]).encode(), context=b"tuckbox-dossier").hex()
