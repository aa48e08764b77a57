"""What the command line tells a script of an import: every change, every question, and answers."""

import json

import pytest

from tests.vault.exchange.books import made
from tests.vault.exchange.rolls import bring_in, listed, numbers
from tests.vault.exchange.test_workbooks import class_lists
from vault.actions.pupils import ListPupils
from vault.cli.imports import explain_import, run_import
from vault.demo.figures import figure_jpeg
from vault.domain.preview import ReadOptions
from vault.errors import InvalidValueError, RollStoppedError, UnreadableFileError

HEAD = "Forename,Surname,Adno,DOB,Reg\n"
FIRST = HEAD + "Ann,Lee,1,03/09/2016,4P\nCat,Fox,4711,05/11/2016,4P\n"
SECOND = HEAD + "Bob,Ray,1,04/10/2019,R1\nCat,Foxe,4711,05/11/2016,4P\n"


@pytest.fixture
def roll(lead, tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(FIRST)
    bring_in(lead, path)
    path = tmp_path / "b.csv"
    path.write_text(SECOND)
    return path


@pytest.fixture
def told(lead, capsys):
    """The JSON of one run; `answers` are written into a file."""

    def run(path, answers=None, *, apply=False):
        file = None
        if answers is not None:
            file = path.parent / "answers.json"
            file.write_text(answers if isinstance(answers, str) else json.dumps(answers))
        run_import(lead, path, apply=apply, as_json=True, answers=file)
        return json.loads(capsys.readouterr().out)

    return run


def test_a_preview_names_every_changed_field_and_every_question(told, roll):
    seen = told(roll)
    (change,) = seen["changes"]
    assert {k: change[k] for k in ("pupil", "field", "old", "new")} == {
        "pupil": "Fox, Cat",
        "field": "legal_family",
        "old": "Fox",
        "new": "Foxe",
    }
    (question,) = seen["questions"]
    assert {"id", "line", "reason", "candidates"} <= question.keys()
    assert (question["line"], question["default"]) == (2, "skip")
    assert question["incoming"]["name"] == "Bob Ray"
    assert [one["name"] for one in question["candidates"]] == ["Ann Lee"]
    assert seen["skipped"] == 1


def test_an_unanswered_question_is_skipped_and_counted(told, roll, lead):
    done = told(roll, apply=True)
    assert (len(done["questions"]), done["skipped"]) == (1, 1)
    assert numbers(lead) == {"Ann": "1", "Cat": "4711"}


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        ("new", {"Ann", "Bob", "Cat"}),
        ("same", {"Bob", "Cat"}),
        ("skip", {"Ann", "Cat"}),
    ],
)
def test_an_answer_from_a_file_is_followed(answer, wanted, told, roll, lead):
    (question,) = told(roll)["questions"]
    done = told(roll, {question["id"]: answer}, apply=True)
    assert done["questions"] == []
    assert done["skipped"] == (answer == "skip")
    assert {row.given for row in listed(lead)} == wanted


def test_which_candidate_is_meant_can_be_named(told, roll, lead):
    (question,) = told(roll)["questions"]
    which = question["candidates"][0]["id"]
    told(roll, {question["id"]: f"same:{which}"}, apply=True)
    assert {row.given for row in listed(lead) if row.id == which} == {"Bob"}


def test_an_answer_to_what_is_not_asked_is_refused_and_nothing_is_done(told, roll, lead):
    (question,) = told(roll)["questions"]
    for answers in ({"0" * 16: "new"}, {question["id"]: "all"}):
        with pytest.raises(InvalidValueError):
            told(roll, answers, apply=True)
    roll.write_text(SECOND.replace("Bob", "Bo"))
    with pytest.raises(InvalidValueError):
        told(roll, {question["id"]: "same"}, apply=True)
    assert {row.given for row in listed(lead)} == {"Ann", "Cat"}


@pytest.mark.parametrize("text", ["", "[]", "{", '{"a": 1}', '"same"', "[" * 100_000])
def test_a_file_of_answers_that_is_none_is_said_plainly(text, told, roll):
    with pytest.raises(UnreadableFileError):
        told(roll, text, apply=True)


def test_a_stopped_file_gives_its_contradictions_and_ends_as_a_bad_file(lead, roll, capsys):
    roll.write_text(HEAD + "Pia,Quin,1,01/01/2010,9X\nRay,Stone,4711,02/01/2010,9X\n")
    with pytest.raises(RollStoppedError) as stopped:
        run_import(lead, roll, apply=True, as_json=True)
    assert stopped.value.exit_code == 4
    content = json.loads(capsys.readouterr().out)
    assert (content["new"], content["changed"], content["refused"]) == (0, 0, 2)
    assert "1 is Ann Lee" in content["problems"][0]["reason"]
    assert {row.given for row in listed(lead)} == {"Ann", "Cat"}


def test_pictures_ask_and_take_answers_in_the_same_form(told, roll, lead, tmp_path):
    folder = tmp_path / "photos"
    folder.mkdir()
    (folder / "Ann Lee 4711.jpg").write_bytes(figure_jpeg(7))
    seen = told(folder)
    (question,) = seen["questions"]
    assert (question["file"], seen["new"]) == ("Ann Lee 4711.jpg", 0)
    ann = next(one["id"] for one in question["candidates"] if one["name"] == "Ann Lee")
    assert told(folder, apply=True)["skipped"] == 1
    done = told(folder, {question["id"]: f"same:{ann}"}, apply=True)
    assert (done["new"], done["questions"]) == (1, [])


def test_how_a_workbook_is_read_is_explained_sheet_by_sheet(lead, tmp_path, capsys):
    path = tmp_path / "lists.xlsx"
    path.write_bytes(made(class_lists))
    explain_import(lead, path, as_json=True)
    how = json.loads(capsys.readouterr().out)
    assert [(s["name"], s["is_read"]) for s in how["sheets"]][1:3] == [("4P", True), ("5W", True)]
    columns = {column["column"]: column for column in how["columns"]}
    assert columns["DOB"] == {"column": "DOB", "field": "born", "samples": ["2016-09-03"]}
    assert (columns["Left"]["field"], columns["Adno"]["samples"]) == ("", ["00123", "00045"])
    assert how["header_line"] == 4
    explain_import(lead, path, as_json=False)
    words = capsys.readouterr().err
    assert "sheet 'Old': not read: it is hidden" in words
    assert "column 'Adno': admission_no (00123, 00045)" in words
    assert lead.run(ListPupils()) == ()


def test_of_pictures_it_is_explained_what_a_list_beside_them_says(lead, samples, capsys):
    field = samples / "field"
    run_import(lead, field / "index-roll.csv", apply=True, as_json=True)
    capsys.readouterr()
    explain_import(lead, field / "index-photos", as_json=False)
    words = capsys.readouterr().err
    assert "picture 'PH0001.jpg': listed as '1001 Lee Ann 4P'; Ann Lee, by name and number" in words


def test_letters_that_look_wrong_come_in_only_as_somebody_chose(lead, tmp_path, capsys, told):
    path = tmp_path / "mac.csv"
    path.write_bytes("Surname,Forename\rBrontë,Zoë\r".encode("mac_roman"))
    with pytest.raises(RollStoppedError) as stopped:
        run_import(lead, path, apply=True, as_json=True)
    assert "letters look wrong" in str(stopped.value.details["reason"])
    assert lead.run(ListPupils()) == ()
    explain_import(lead, path, as_json=False)
    assert "letters read as mac_roman: Brontë, Zoë" in capsys.readouterr().err
    run_import(lead, path, apply=True, as_json=True, options=ReadOptions("mac_roman"))
    assert [(row.given, row.family) for row in lead.run(ListPupils())] == [("Zoë", "Brontë")]


def test_what_is_new_is_told_by_kind(told, tmp_path, lead, capsys):
    path = tmp_path / "new.csv"
    path.write_text("Forename,Surname,Reg,Contact 1 Name\nAnn,Ash,4A,Mia Ash\nBob,Birch,4A,\n")
    seen = told(path)
    assert seen["new_by_kind"] == {"class": 1, "pupil": 2, "contact": 1}
    assert seen["new"] == sum(seen["new_by_kind"].values())
    run_import(lead, path, apply=False, as_json=False)
    assert "Of the new ones: 2 pupils, 1 class, 1 contact." in capsys.readouterr().err
