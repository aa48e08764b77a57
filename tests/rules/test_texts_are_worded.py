"""A text with a word that American English has otherwise goes through `worded` or `tr`, before what
a person wrote is put into it."""

import ast
import re
from functools import cache

import pytest

from tests.english_words import british_in
from tests.source_files import CODE, Parsed, name_of, parsed, parsed_text

APART = ("vault/demo", "vault/domain/law", "vault/domain/english", "ui/walk")
"""Names of a made-up school; the law of each country in its own English."""
TABLES = {
    "vault/domain/access.py": "ui.words.role_words, and documents as they name a role",
    "vault/domain/act_words.py": "act_words",
    "vault/domain/catalogue": "words_of, column_words, told_columns, KindOfData.spoken",
    "vault/domain/attendance_codes.py": "the page's list of codes",
    "vault/domain/checklists.py": "the page's list of kinds",
    "vault/domain/data_kinds.py": "OpenEnum.words",
    "vault/domain/retention.py": "OpenEnum.words",
    "vault/domain/form_fields.py": "field_label",
    "vault/domain/half_terms.py": "HalfTerm.name",
    "vault/cli/lists.py": "as a list is saved",
    "vault/domain/messages.py": "words_for",
    "vault/domain/printouts.py": "out_words",
    "vault/domain/scales.py": "as each is shown",
    "vault/domain/seating.py": "the page's list of rules",
    "vault/domain/storage_messages.py": "words_for",
    "vault/domain/timetable.py": "as they are shown",
    "vault/exchange/ctf/left_in_file.py": "left_in_file",
    "vault/exchange/photo_questions.py": "photo_question",
    "vault/governance/checks": "Check",
    "vault/governance/protection.py": "_Plan.measure",
    "vault/reports/dossier_report.py": "dossier_pdf",
    "vault/reports/erasure_certificate.py": "erasure_certificate",
    "vault/store/roll/judgement_plan.py": "as it is asked",
    "vault/store/roll/mark_plan.py": "as it is told",
    "vault/store/roll/row_owners.py": "as it is told",
    "vault/store/roll/roll_others.py": "as it is asked",
}
"""Where texts stand by themselves, and where they are worded."""
READ = {
    "vault/domain/catalogue/shape.py",
    "vault/exchange/calendar_file.py",
    "vault/exchange/characteristic_columns.py",
    "vault/exchange/class_list.py",
    "vault/exchange/ctf/results.py",
    "vault/exchange/ctf/writer.py",
    "vault/exchange/list_columns.py",
    "vault/exchange/list_values.py",
    "vault/exchange/mark_list.py",
    "vault/exchange/objective_list.py",
    "vault/exchange/photo_matching.py",
    "vault/exchange/timetable_reader.py",
    "vault/platform/folders.py",
}
"""Headers and words of files from elsewhere, and what a developer is told, are no such texts."""
_SQL = re.compile(
    r"\W*(?:select|insert|update|delete|create|with|begin|from|where|and|or|order|on|union|p\.born"
    r"|pupil_id|p\.id|as class_name)\b",
    re.IGNORECASE,
)


_SAFE = {"tr", "worded", "TypeError", "ValueError", "emit", "Option", "Argument", "add_typer"}
"""`emit` gets a key of a page; help of the command line is worded before it is shown."""


def bare_texts(source: Parsed):
    """Line, text and whether it stands in a function, of each that nobody words there."""
    above = source.above
    for node in source.nodes:
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if not is_text or not _is_text(node.value):
            continue
        parents = []
        while (last := parents[-1] if parents else node) in above:
            parents.append(above[last])
        is_doc = isinstance(parents[0], ast.Expr)
        calls = [p for p in parents if isinstance(p, ast.Call)]
        names = {getattr(c.func, "attr", getattr(c.func, "id", "")) for c in calls}
        if is_doc or names & _SAFE:
            continue
        yield node.lineno, node.value, any(isinstance(p, ast.FunctionDef) for p in parents)


def _is_text(text):
    is_prose = " " in text or text[:1].isupper()
    return is_prose and not _SQL.match(text) and bool(british_in(text))


@cache
def found_in_code():
    """(file, line, text, whether it stands in a function)"""
    return [
        (name, *found)
        for name, path in ((name_of(path), path) for path in CODE)
        if not name.startswith(APART) and name not in READ
        for found in bare_texts(parsed(path))
    ]


def is_table(name):
    return name.startswith("ui/") or any(name.startswith(table) for table in TABLES)


@pytest.mark.parametrize(
    "line",
    ['say("a pupil")', 'say(f"{name} is a pupil of ours")', 'say(tr("x"), "The register")'],
)
def test_a_bare_text_is_found(line):
    assert [text for _, text, _ in bare_texts(parsed_text(line))]


@pytest.mark.parametrize(
    "line", ['worded("a pupil")', 'tr("a pupil {0}").format(x)', 'go("pupil")', 'say("a child")']
)
def test_a_worded_one_is_none_of_them(line):
    assert not list(bare_texts(parsed_text(line)))


def test_every_text_with_a_british_word_is_worded():
    found = [
        f"{name}:{line}: {text[:70]!r}"
        for name, line, text, in_function in found_in_code()
        if in_function or not is_table(name)
    ]
    assert not found, "\n".join(found)


def test_every_table_has_such_texts():
    """One that has none any more is no exception."""
    with_texts = {name for name, *_ in found_in_code()}
    assert not [t for t in TABLES if not any(name.startswith(t) for name in with_texts)]
