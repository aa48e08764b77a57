"""Whatever an error is about, a person reads the label of a form or the name of a column, and never
the program's own name for it."""

import ast
from collections import defaultdict
from functools import cache

import pytest

from tests.source_files import CODE, name_of, nodes_of
from vault.domain.catalogue.all_tables import CATALOGUE
from vault.domain.contact_suggestions import CONTACT_FIELDS
from vault.domain.english.spoken import speaking
from vault.domain.form_fields import COMMAND_FIELDS, FORM_FIELDS, WHOLE_FORM, field_label, is_known
from vault.domain.law import LAWS
from vault.domain.messages import sentence
from vault.domain.policy import Country
from vault.domain.pupil_values import PUPIL_FIELDS, checked_pupil_values
from vault.errors import InvalidValueError

OF_RECORDS = {
    "vault/domain/pupil_values.py": PUPIL_FIELDS,
    "vault/domain/contact_suggestions.py": CONTACT_FIELDS,
}
"""Where the field is whichever of these was given."""
LABELS = {
    "ui/markbook/scale_forms.py",
    "ui/widgets/date_field.py",
    "ui/widgets/moment_field.py",
    "vault/cli/secrets_in.py",
}
"""Where it is the label that stands beside what was typed."""


FILES = {name_of(path): path for path in CODE}


def called(call):
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def constants_in(node):
    found = [part.value for part in ast.walk(node) if isinstance(part, ast.Constant)]
    return {value for value in found if isinstance(value, str)}


def looped(function, name):
    """What a name stands for in `for name in ("a", "b")`."""
    loops = [node for node in ast.walk(function) if isinstance(node, ast.For)]
    return {
        value
        for loop in loops
        if getattr(loop.target, "id", "") == name and isinstance(loop.iter, ast.Tuple)
        for value in constants_in(loop.iter)
    }


@cache
def calls():
    """By the name of what is called: the file, and the call."""
    by_name = defaultdict(list)
    for file, path in FILES.items():
        for node in nodes_of(path):
            if isinstance(node, ast.Call):
                by_name[called(node)].append((file, node))
    return by_name


@cache
def imports(file):
    """Module and name of each that it takes from elsewhere."""
    nodes = (node for node in nodes_of(FILES[file]) if isinstance(node, ast.ImportFrom))
    return {(node.module, alias.name) for node in nodes for alias in node.names}


def given(home, function, name):
    """What callers give for an argument of that name, and what it is by itself."""
    arguments = [*function.args.args, *function.args.kwonlyargs]
    names = [argument.arg for argument in arguments]
    if name not in names:
        return set()
    place = names.index(name) - (names[0] in ("self", "cls"))
    values = {v for default in function.args.defaults for v in constants_in(default)}
    module = home.removesuffix(".py").replace("/", ".")
    for file, call in calls()[function.name]:
        if file == home or (module, function.name) in imports(file):
            parts = [word.value for word in call.keywords if word.arg == name]
            parts += call.args[place : place + 1]
            values |= {v for part in parts for v in constants_in(part)}
    return values


@cache
def fields():
    """(place, field) of every raise; None for one that cannot be told."""
    return tuple(_fields())


def _fields():
    for file, call in calls()["InvalidValueError"]:
        value = next((word.value for word in call.keywords if word.arg == "field"), None)
        where = f"{file}:{call.lineno}"
        if isinstance(value, ast.Constant):
            yield where, value.value
        elif file in OF_RECORDS:
            yield from ((where, field) for field in OF_RECORDS[file])
        elif file not in LABELS:
            name, function = getattr(value, "id", ""), around(file, call)
            known = given(file, function, name) | looped(function, name) if function else set()
            yield from ((where, field) for field in known or {None})


def around(file, call):
    """The innermost function in which it stands."""
    above = [
        node
        for node in nodes_of(FILES[file])
        if isinstance(node, ast.FunctionDef) and call in ast.walk(node)
    ]
    return above[-1] if above else None


def test_every_field_of_an_error_is_a_column_or_a_field_of_a_form():
    wrong = {f"{where}: {field!r}" for where, field in fields() if not is_known(str(field))}
    assert not wrong, "\n".join(sorted(wrong))


def test_the_sites_that_are_read_are_many_and_of_each_kind():
    found = {field for _, field in fields()}
    assert {"last day", "acknowledged", "party", "legal_family", "items", "email"} <= found


def test_a_field_is_listed_only_as_long_as_an_error_has_it():
    used = {field for _, field in fields()}
    assert set(FORM_FIELDS) - used == set()
    assert WHOLE_FORM - used == set()
    assert COMMAND_FIELDS - used == set()


def test_what_a_person_reads_has_no_name_of_the_program():
    found = {str(field) for _, field in fields()} - COMMAND_FIELDS
    assert {field: words for field in found if not is_plain(field, words := too_long(field))} == {}


def too_long(field):
    return sentence(InvalidValueError(field=field, reason="it is too long"))


def is_plain(field, words):
    """Whether it begins with the field's label, in a capital, or has none and needs none."""
    label = words.partition(": it is too long")[0] if ": it is too long" in words else ""
    begins = label[:1].upper() + label[1:] if label else "It is too long."
    is_its_own = label.casefold() == field_label(field).casefold()
    return "_" not in words and is_its_own and words.startswith(begins)


def test_a_name_that_nobody_listed_is_left_out():
    assert sentence(InvalidValueError(field="some_thing", reason="no")).startswith("No. ")


def test_a_label_that_a_form_gave_stands_as_it_is():
    words = sentence(InvalidValueError(field="Told on", reason="there is no 31 June"))
    assert words.startswith("Told on: there is no 31 June.")


@pytest.mark.parametrize("country", Country)
def test_the_number_of_a_child_is_called_as_its_law_has_it(country):
    number = LAWS[country].pupil_number
    with pytest.raises(InvalidValueError) as refused:
        checked_pupil_values((("upn", "1" * 900),), is_new=False, number=number)
    assert sentence(refused.value).startswith(number.word[:1].upper() + number.word[1:])


def test_labels_speak_the_english_of_the_window():
    with speaking(LAWS[Country.UNITED_STATES].speech):
        assert field_label("legal_family") == "last name"
        assert field_label("year group") == "grade"
    assert field_label("legal_family") == "family name"


def test_every_column_has_words_for_a_person():
    for table in CATALOGUE.values():
        for column in table.columns:
            assert "_" not in field_label(column.name)
