"""Names in one cell."""

import pytest

from tests.vault.exchange.books import contacts, pupils, read, told, written
from vault.exchange.whole_names import is_name, out_of_brackets, split_name


@pytest.mark.parametrize(
    ("text", "given", "family"),
    [
        ("Khan, Zoe", "Zoe", "Khan"),
        ("Zoe Khan", "Zoe", "Khan"),
        ("Zoe Ann Khan", "Zoe Ann", "Khan"),
        ("MC DONALD Ronald", "Ronald", "MC DONALD"),
        ("Ronald MC DONALD", "Ronald", "MC DONALD"),
        ("ANNA SMITH", "ANNA", "SMITH"),
        ("AJ Smith", "AJ", "Smith"),
        ("Anna J. Smith", "Anna J.", "Smith"),
        ("Anna-Maria de la Cruz", "Anna-Maria", "de la Cruz"),
        ("Ana da Silva e Souza", "Ana", "da Silva e Souza"),
        ("van Gogh Vincent", "Vincent", "van Gogh"),
        ("Omar bin Saeed", "Omar", "bin Saeed"),
        ("de Souza e Silva, Maria João", "Maria João", "de Souza e Silva"),
        ("Madonna", "", "Madonna"),
        ("李明", "", "李明"),
        ("de", "", "de"),
    ],
)
def test_which_words_are_the_family_name(text, given, family):
    assert split_name(text) == {"legal_given": given, "legal_family": family}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("SMITH, Anna (Annie)", ("SMITH, Anna", "Annie")),
        ("Anna (known as Annie) Smith", ("Anna Smith", "Annie")),
        ("Anna Smith", ("Anna Smith", "")),
        ("(Annie)", ("(Annie)", "")),
        ("Anna (2)", ("Anna (2)", "")),
    ],
)
def test_what_stands_in_brackets_is_no_part_of_the_name(text, parts):
    assert out_of_brackets(text) == parts


def test_a_mark_in_brackets_is_nobodys_name():
    assert [is_name(text) for text in ("Annie", "Mary-Jane", "SEN", "twin", "new girl")] == [
        *(True, True, False, False, False)
    ]


@pytest.mark.parametrize(
    "text",
    [
        'Pupil Name,DOB\n"SMITH, Anna (Annie)",13/02/2016\n',
        "Forename,Surname,DOB\nAnna (Annie),SMITH,13/02/2016\n",
    ],
)
def test_who_is_called_otherwise_in_brackets_is_called_so_and_it_is_told(tmp_path, text):
    reading = read(written(tmp_path, text, "list.csv"))
    (values,) = pupils(reading).values()
    assert list(pupils(reading)) == ["Anna SMITH"]
    assert values["preferred_given"] == "Annie"
    assert "read as the name that they are known by" in told(reading)


def test_a_column_of_its_own_goes_before_brackets(tmp_path):
    text = "Name,Known as,DOB\nAnna (Nan) SMITH,Annie,13/02/2016\n"
    reading = read(written(tmp_path, text, "list.csv"))
    assert pupils(reading)["Anna SMITH"]["preferred_given"] == "Annie"
    assert "'(Nan)' is no part of a name; left out" in told(reading)


def test_a_mark_behind_a_name_is_left_out_and_told(tmp_path):
    reading = read(written(tmp_path, "Forename,Surname\nAnna (SEN),Smith\n", "list.csv"))
    assert pupils(reading) == {"Anna Smith": {}}
    assert "'(SEN)' is no part of a name; left out" in told(reading)


def test_brackets_behind_a_contact_say_who_it_is(tmp_path):
    text = "Forename,Surname,Contact 1 Name\nAnn,Lee,Jane Lee (Mother)\n"
    reading = read(written(tmp_path, text, "list.csv"))
    assert contacts(reading) == ["Jane Lee"]
    assert dict(reading.contacts[0].values)["relationship"] == "Mother"
