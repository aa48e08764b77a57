"""Folders and files whose names are no UTF-8 (Linux): everything works, and answers are text."""

import json
import os
import sys
from datetime import date

import pytest

from tests.conftest import PASSWORD
from tests.forked_program import run
from vault.actions.backups import ListBackups, MakeBackup
from vault.actions.classes import AddClass
from vault.actions.pupils import AddPupil, ListPupils
from vault.actions.send import SendFile
from vault.demo.figures import figure_jpeg
from vault.domain.data_kinds import DataKind
from vault.domain.file_names import packed, readable, unpacked
from vault.domain.transfer import Selection, SendOrder

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="names are text elsewhere")

ODD = os.fsdecode(b"caf\xe9")


@pytest.fixture
def odd(tmp_path):
    folder = tmp_path / ODD
    folder.mkdir()
    return folder


def ask(lead, *words):
    lead.lock()
    done = run(*words, "--as", "Dana Lead", "--json", "--password-stdin", says=[PASSWORD])
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_a_class_list_of_that_name_comes_in(lead, odd):
    path = odd / f"{ODD}.csv"
    path.write_text("Forename,Surname\nBob,Ray\n")
    assert ask(lead, "import", lead.folder, path, "--apply")["new"] == 1


def test_a_folder_of_photos_with_such_names_is_answered_whole(lead, odd):
    lead.run(AddPupil((("legal_given", "Ann"), ("legal_family", "Lee"))))
    (odd / "Ann Lee.jpg").write_bytes(figure_jpeg(3))
    (odd / f"{ODD} someone.jpg").write_bytes(figure_jpeg(4))
    answer = ask(lead, "import", lead.folder, odd, "--apply")
    assert answer["new"] == 1
    assert "caf\\xe9 someone.jpg" in {problem["file"] for problem in answer["problems"]}


def test_a_backup_and_a_sealed_file_go_there(lead, odd):
    room = lead.run(AddClass("4A"))
    lead.run(AddPupil((("legal_given", "Ann"), ("legal_family", "Lee")), room))
    for place in (odd / "b.tuckbackup", odd):
        lead.run(MakeBackup(place))
    assert {row.place for row in lead.run(ListBackups()).rows} == {"caf\\xe9"}
    order = SendOrder(Selection((room,), (), frozenset({DataKind.NAMES})), (), "r", date.max)
    lead.run(SendFile(order, odd / f"{ODD}.tuck"))
    assert (odd / f"{ODD}.tuck").is_file()
    assert len(lead.run(ListPupils())) == 1


def test_such_a_path_is_kept_as_text_and_comes_back(odd):
    assert unpacked(packed(odd)) == odd
    assert readable(odd.name) == "caf\\xe9"
    packed(odd).encode("utf-8")
