"""The check of the vault takes what is kept away from it: on paper, or in a custody statement."""

import shutil

import pytest

from tests.conftest import PASSWORD
from tests.insider import Insider
from vault.actions.audit import VerifyVault
from vault.actions.custody import MakeStatement
from vault.actions.pupils import OpenPupil
from vault.crypto.kdf import FLOOR
from vault.domain.audit import parse_held
from vault.domain.messages import sentence
from vault.domain.secrets import Password
from vault.errors import InvalidValueError, StatementAlteredError
from vault.unlock import create_vault, unlock_vault


def checks(session, *held, statement=None):
    report = session.run(VerifyVault(tuple(map(parse_held, held)), statement))
    return {check.name: check for check in report.checks}


def newest(session):
    head = session._vault.parts.watch.newest
    return f"#{head.number} {head.hash.hex()[:8]}"


def test_a_whole_older_folder_agrees_with_itself_and_not_with_the_paper(
    school, tmp_path, monkeypatch
):
    """The one attack that nothing inside can tell: everything put back together, elsewhere."""
    school.lock()
    older = tmp_path / "older.tuckbox"
    shutil.copytree(school.folder, older)
    session = unlock_vault(school.folder, "Dana Lead", Password.typed(PASSWORD), params=FLOOR)
    session.run(OpenPupil(school.ids["ann"]))
    paper, file = newest(session), tmp_path / "november.tuckstatement"
    session.run(MakeStatement(file))
    assert checks(session, paper, statement=file)["entry in what you hold"].ok
    session.lock()
    monkeypatch.setenv("TUCKBOX_HOME", str(tmp_path / "another machine"))
    session = unlock_vault(older, "Dana Lead", Password.typed(PASSWORD), params=FLOOR)
    assert session.alarm is None
    alone = checks(session)
    assert all(check.ok for check in alone.values())
    assert "none was given" in alone["entry held elsewhere"].detail
    found = checks(session, paper, statement=file)
    assert {name for name, check in found.items() if not check.ok} == {
        name for name in found if name.startswith("entry in ")
    }
    session.lock()


def test_a_statement_of_another_vault_or_an_altered_one_is_told_to_be_that(school, tmp_path):
    other, _ = create_vault(
        tmp_path / "other.tuckbox", "Elm", "Ed Lead", Password.typed(PASSWORD), FLOOR
    )
    file = tmp_path / "other.tuckstatement"
    other.run(MakeStatement(file))
    other.lock()
    with pytest.raises(InvalidValueError) as refused:
        checks(school, statement=file)
    assert "another vault" in sentence(refused.value)
    text = file.read_text()
    file.write_text(text.replace('"entry": ', '"entry": 1'))
    with pytest.raises(StatementAlteredError):
        checks(school, statement=file)


@pytest.mark.parametrize(
    "text", ["", "12", "#12", "12 9f3a", "x 9f3a1c22", "0 9f3a1c22", "12 zz3a1c22"]
)
def test_what_is_no_entry_is_refused_in_words_that_say_how_to_write_it(text):
    with pytest.raises(InvalidValueError) as refused:
        parse_held(text)
    assert "as on the printed page" in sentence(refused.value)


@pytest.mark.parametrize("text", ["#12 9f3a1c22", "12:9F3A1C22", " 12 : 9f3a1c22 ", "12  9f3a1c22"])
def test_an_entry_is_read_as_it_is_printed_or_as_people_write_it(text):
    assert (parse_held(text).number, parse_held(text).start) == (12, "9f3a1c22")


def test_who_began_the_trail_anew_cannot_answer_for_the_paper(school, tmp_path, monkeypatch):
    school.run(OpenPupil(school.ids["ann"]))
    paper = newest(school)
    insider = Insider.of(school, school.folder)
    school.lock()
    monkeypatch.setenv("TUCKBOX_HOME", str(tmp_path / "another machine"))
    insider.begin_anew(3)
    session = unlock_vault(school.folder, "Dana Lead", Password.typed(PASSWORD), params=FLOOR)
    assert not checks(session, paper)["entry in what you hold"].ok
    session.lock()
