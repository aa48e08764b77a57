"""Registers and absence from the command line: the fixed forms, and what is wrong told by line."""

import csv
import json
from datetime import date, timedelta

import pytest

from tests.fresh_vault import PASSWORD
from vault.actions.calendar import SetYear
from vault.actions.classes import AddClass
from vault.actions.pupils import AddPupil
from vault.domain.ids import NEW
from vault.domain.school_values import AcademicYear

TODAY = date.today()
DAY = TODAY.isoformat()


@pytest.fixture
def made_year(lead):
    span = (TODAY - timedelta(days=60), TODAY + timedelta(days=60))
    lead.run(SetYear(AcademicYear(NEW, 0, "now", *span)))


@pytest.fixture
def office(cli, lead):
    """Class 4A with three pupils, one of them with a UPN, one with a name in another spelling."""
    room = lead.run(AddClass("4A"))
    for given, family, upn in (
        ("Zoe", "Khan", "B801200005001"),
        ("Zoë", "Åkesson", ""),
        ("Bo", "Li", ""),
    ):
        names = (("legal_given", given), ("legal_family", family), ("upn", upn))
        lead.run(AddPupil(names, room))
    lead.lock()
    as_dana = ("--as", "Dana Lead", "--password-stdin")

    def run(*words, expects=0):
        place = 2 if words[0] == "register" else 1
        command = (*words[:place], lead.folder, *words[place:], *as_dana)
        done = cli(*command, says=[PASSWORD], expects=expects)
        return json.loads(done.stdout) if done.stdout.strip() else done.stderr

    return run


def test_a_register_is_taken_shown_and_counted(office, tmp_path):
    file = tmp_path / "am.csv"
    file.write_text(
        "pupil,code,minutes,note\nB801200005001,/,,\nzoe akesson,L,12,bus\n", encoding="utf-8"
    )
    of = ("--class", "4a", "--on", DAY)
    taken = office("register", "take", *of, "--session", "am", file)
    assert taken == {"marked": 2, "same": 0, "closed": False, "missing": ["Bo Li"], "problems": []}
    file.write_text("pupil;code\nBo Li;n\n", encoding="utf-8")
    taken = office("register", "take", *of, "--session", "am", file)
    assert (taken["marked"], taken["closed"], taken["missing"]) == (1, True, [])
    shown = office("register", "show", *of, "--json")
    am, pm = shown["sessions"]
    assert (shown["class"], shown["on"], am["closed"]["by"], pm["closed"]) == (
        "4A",
        DAY,
        "Dana Lead",
        None,
    )
    marks = {(m["name"], m["code"], m["minutes"], m["note"]) for m in am["marks"]}
    assert marks == {
        ("Zoe Khan", "/", 0, ""),
        ("Zoë Åkesson", "L", 12, "bus"),
        ("Bo Li", "N", 0, ""),
    }
    rows = office("absence", "--class", "4A", "--from", DAY, "--to", DAY, "--json")
    bo = next(row for row in rows if row["name"] == "Bo Li")
    del bo["pupil"]
    assert bo == {
        "name": "Bo Li",
        "class": "4A",
        "possible": 1,
        "attended": 0,
        "authorised": 0,
        "unauthorised": 1,
        "percent": 100.0,
        "persistent": True,
        "severe": True,
        "late": 0,
        "unresolved": 1,
    }
    out = tmp_path / "out.csv"
    written = office("register", "export", *of[:2], "--from", DAY, "--to", DAY, out)
    assert written == {"marks": 3}
    with out.open(encoding="utf-8-sig", newline="") as text:
        assert {(r["session"], r["pupil"], r["code"]) for r in csv.DictReader(text)} == {
            ("am", name, code) for name, code, *_ in marks
        }
    again = office("register", "take", *of, "--session", "am", out)
    assert (again["marked"], again["same"], again["closed"]) == (0, 3, True)


def test_what_is_wrong_is_told_by_line_and_nothing_is_written(office, tmp_path):
    file = tmp_path / "bad.csv"
    file.write_text(
        "pupil,code,minutes,note\nBo Li,H,,\nNobody Here,/,,\nZoe Khan,/,x,\n,/,,\nZoe Khan,/,,\n"
        "zoe khan,I,,\n",
        encoding="utf-8",
    )
    of = ("--class", "4A", "--on", DAY)
    told = office("register", "take", *of, "--session", "am", file, expects=2)
    wrong = [(p["line"], p["field"]) for p in told["problems"]]
    assert wrong == [(2, "code"), (3, "pupil"), (4, "minutes"), (5, "pupil"), (7, "pupil")]
    assert told["marked"] == 0
    shown = office("register", "show", *of, "--json")
    assert [m["code"] for m in shown["sessions"][0]["marks"]] == ["", "", ""]


def test_a_closed_register_is_changed_with_a_reason_alone(office, tmp_path):
    file = tmp_path / "am.csv"
    file.write_text("pupil,code\nBo Li,/\nZoe Khan,/\nZoë Åkesson,/\n", encoding="utf-8")
    take = ("register", "take", "--class", "4A", "--on", DAY, "--session", "am", file)
    office(*take)
    file.write_text("pupil,code\nBo Li,I\n", encoding="utf-8")
    assert "Why: it cannot be empty" in office(*take, expects=2)
    assert office(*take, "--why", "his mother rang")["marked"] == 1
    shown = office("register", "show", "--class", "4A", "--on", DAY, "--json")
    bo = next(m for m in shown["sessions"][0]["marks"] if m["name"] == "Bo Li")
    assert (bo["code"], bo["changes"]) == ("I", 1)


def test_what_cannot_be_is_told_in_words_with_code_2(office, tmp_path):
    assert "no class called '9Z'" in office(
        "register", "show", "--class", "9Z", "--on", DAY, expects=2
    )
    assert "--class NAME or --all" in office("absence", "--from", DAY, "--to", DAY, expects=2)
    file = tmp_path / "am.csv"
    file.write_text("pupil,code\nBo Li,/\n", encoding="utf-8")
    later = (TODAY + timedelta(days=1)).isoformat()
    of = ("--class", "4A", "--on", later, "--session", "am", file)
    told = office("register", "take", *of, expects=2)
    assert [(p["line"], p["field"]) for p in told["problems"]] == [(2, "day")]


def test_a_weekend_is_told_once_and_ends_with_2(made_year, office, tmp_path):
    file = tmp_path / "am.csv"
    file.write_text("pupil,code\nBo Li,/\nZoe Khan,/\n", encoding="utf-8")
    sunday = TODAY - timedelta(days=TODAY.isoweekday())
    of = ("--class", "4A", "--on", sunday.isoformat())
    told = office("register", "take", *of, "--session", "am", file, expects=2)
    assert [(p["line"], p["field"]) for p in told["problems"]] == [(2, "day")]
    assert f"there is no school on {sunday:%A %d %B %Y}" in told["problems"][0]["reason"]
    shown = office("register", "show", *of, "--json")
    assert {m["code"] for m in shown["sessions"][0]["marks"]} == {""}


def test_letters_that_look_wrong_are_read_once_somebody_said_how(office, tmp_path):
    file = tmp_path / "am.csv"
    file.write_bytes("pupil,code\nZoë Åkesson,/\n".encode("mac_roman"))
    take = ("register", "take", "--class", "4A", "--on", DAY, "--session", "am", file)
    told = office(*take, "--json", expects=4)["error"]
    assert (told["code"], told["readings"]["mac_roman"]) == ("import.letters", ["Zoë", "Åkesson"])
    assert "With --encoding mac_roman they are: Zoë, Åkesson" in office(*take, expects=4)
    assert office(*take, "--encoding", "mac_roman")["marked"] == 1


def test_another_set_of_codes_is_loaded_and_the_shipped_one_comes_back(office, tmp_path):
    file = tmp_path / "codes.csv"
    file.write_text(
        "code,meaning,counts,unresolved\nOK,Here,present,\nNK,Not known,unauthorised,yes\n",
        encoding="utf-8",
    )
    loaded = office("register", "codes", "--load", file, "--json")
    assert [row["code"] for row in loaded["codes"]] == ["NK", "OK"]
    file.write_text("code,meaning,counts\nOK,Here,there\n", encoding="utf-8")
    assert "line 2: 'counts' is one of" in office("register", "codes", "--load", file, expects=4)
    assert len(office("register", "codes", "--json")["codes"]) == 2
    assert len(office("register", "codes", "--shipped", "--json")["codes"]) > 30
