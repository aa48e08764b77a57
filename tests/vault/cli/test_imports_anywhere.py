"""Imports where it is hard: odd locales, refused rows, pictures in a ZIP, hostile text."""

import zipfile

import pytest

from tests.vault.cli.poorest_locale import PASSWORD
from vault.demo.figures import figure_jpeg

pytestmark = pytest.mark.slow


def test_names_of_every_alphabet_reach_a_script_whatever_the_locale(ask, tmp_path):
    path = tmp_path / "names.csv"
    path.write_text("Surname,Forename\nNúñez,Żaneta\n李,小龙\n", encoding="utf-8")
    ask("import", path, "--apply")
    assert {one["family"] for one in ask("pupils")} == {"Núñez", "李"}
    again = ask("import", path, "--apply")
    assert (again["new"], again["changed"], again["same"]) == (0, 0, 2)


def test_a_refused_row_is_told_by_line_field_and_reason(ask, tmp_path):
    path = tmp_path / "names.csv"
    path.write_text("Surname,Forename,Reg\nAsh,Ann,4A\n,,4A\n", encoding="utf-8")
    answer = ask("import", path, "--apply")
    assert answer["refused"] == 1
    (problem,) = answer["problems"]
    assert (problem["line"], problem["field"]) == (3, "name")
    assert problem["reason"]
    assert len(ask("pupils")) == 1


def test_a_zip_of_pictures_is_brought_in_as_photos(ask, tmp_path):
    roll = tmp_path / "roll.csv"
    roll.write_text("Surname,Forename,UPN\nAsh,Ann,B801200005001\nBirch,Bob,\n")
    ask("import", roll, "--apply")
    path = tmp_path / "photos.zip"
    with zipfile.ZipFile(path, "w") as bundle:
        bundle.writestr("B801200005001.jpg", figure_jpeg(1, 64))
        bundle.writestr("Birch Bob.jpg", b"<svg xmlns='http://www.w3.org/2000/svg'/>")
        bundle.writestr("IMG_0001.jpg", figure_jpeg(2, 64))
    assert ask("import", path)["new"] == 1
    done = ask("import", path, "--apply")
    assert (done["new"], done["refused"]) == (1, 2)


def test_what_a_file_says_cannot_steer_the_terminal(cli, made, tmp_path):
    path = tmp_path / "roll.csv"
    path.write_text("Surname,Forename,DOB\nAsh,Ann,\x1b]0;own\x07\u202eed\n", encoding="utf-8")
    done = cli("import", made, "--as", "Dana", path, "--password-stdin", says=[PASSWORD])
    shown = done.stderr
    assert "is not a date" in shown
    assert not set(shown) & {"\x1b", "\x07", "\u202e"}
    assert done.stdout == ""
