"""A copy from before an erasure: the data lead is asked by name, and nothing else erases anybody.

The attackers here are strangers: they write JSON, tar and signatures of keys of their own, and have
no key of the vault (tests/forged_backups.py).
"""

import json
import shutil
from datetime import date

import pytest
from nacl.signing import SigningKey

from tests.forged_backups import (
    forged_file,
    keyed,
    lay_forged_list,
    mark_of,
    read_tar,
    succession,
    told,
)
from tests.made_once import copy_of
from tests.two_vaults import PASSWORD, Place, two_places
from vault.actions.audit import ReadAudit, VerifyVault
from vault.actions.backups import AcceptCopy, MakeBackup
from vault.actions.classes import AddClass
from vault.actions.erasure import AskErasure, ConfirmErasure, ListErasures
from vault.actions.erasures_elsewhere import AnswerErasures, ListOpenErasures
from vault.actions.keys import PlanRekey
from vault.actions.profiles import AddProfile
from vault.actions.pupils import AddPupil, ListPupils, OpenPupil
from vault.actions.restrictions import SetHold
from vault.actions.rights import OpenRequest
from vault.crypto.kdf import FLOOR
from vault.domain.access import Role
from vault.domain.messages import sentence
from vault.domain.rights import RequestKind
from vault.domain.secrets import Password
from vault.errors import (
    ErasedElsewhereError,
    HeldError,
    InvalidValueError,
    NotFoundError,
    PermissionDeniedError,
    TuckboxError,
)
from vault.unlock import restore_vault, unlock_vault

TODAY = date.today()
MATES = {"Ann", "Bob"}


def open_as(folder, who="Olive Office"):
    return unlock_vault(folder, who, Password.typed(PASSWORD), params=FLOOR)


def names(session):
    return {row.given for row in session.run(ListPupils())}


def erase(office, pupil):
    case = office.run(OpenRequest(pupil, RequestKind.ERASURE, "the mother", TODAY))
    office.run(AskErasure(case, "asked for by the mother"))
    office.run(ConfirmErasure(case))


def staffed(folder):
    """Class 4A with Ann and Bob; a teacher of another, empty class."""
    place, teacher = two_places(folder)
    teacher.lock()
    other = place.run(AddClass("6B"))
    rooms = frozenset({other})
    place.run(AddProfile("Tess", Role.TEACHER, Password.typed(PASSWORD), rooms))
    place.run(AddProfile("Tech", Role.TECHNICIAN, Password.typed(PASSWORD)))
    place.lock()
    return place.pupils, place.room, other


@pytest.fixture
def office(tmp_path):
    pupils, room, other = copy_of(staffed, tmp_path)
    place = Place(tmp_path, "Willow Bank", "Olive Office")
    place.pupils, place.room, place.other = pupils, room, other
    place.vault = place.session._vault._keys.vault_id
    yield place
    place.lock()


@pytest.fixture
def older(office, tmp_path):
    """A copy from before Ann was erased, put back on the same machine; the vault is locked."""
    office.run(MakeBackup(tmp_path / "b.tuckbackup"))
    erase(office, office.pupils[0])
    office.lock()
    restore_vault(tmp_path / "b.tuckbackup", tmp_path / "again.tuckbox")
    return tmp_path / "again.tuckbox"


def survives(office):
    """Whether the real vault opens for its lead with both children and without a question."""
    office.unlock()
    return names(office) == MATES and office.session.open_erasures == 0


@pytest.mark.parametrize("form", [1, 2])
def test_a_backup_made_without_any_key_erases_nobody(office, tmp_path, form):
    office.run(MakeBackup(tmp_path / "honest.tuckbackup"))
    office.lock()
    files = read_tar(tmp_path / "honest.tuckbackup")
    ann = office.pupils[0]

    def words(key):
        if form == 1:
            return [mark_of(office.vault, ann)]
        return {"erased": [told(office.vault, ann, key)], "successions": []}

    path = tmp_path / "forged.tuckbackup"
    forged_file(path, office.vault, files, words, form=form)
    restore_vault(path, tmp_path / "trap.tuckbox")
    with pytest.raises(TuckboxError):
        open_as(tmp_path / "trap.tuckbox")
    assert survives(office)
    office.lock()
    tess = open_as(office.folder, "Tess")
    tess.lock()
    office.unlock()


def test_a_strangers_list_beside_an_honest_backup_erases_nobody(office, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    office.run(MakeBackup(stick))
    office.run(MakeBackup(tmp_path / "honest.tuckbackup"))
    office.lock()
    (folder,) = stick.iterdir()
    (honest,) = folder.glob("backup-*.json")
    files = read_tar(tmp_path / "honest.tuckbackup")
    ann = office.pupils[0]
    lay_forged_list(
        folder,
        office.vault,
        files,
        lambda key: {"erased": [told(office.vault, ann, key)], "successions": []},
    )
    restore_vault(honest, tmp_path / "again.tuckbox")
    for who in ("Olive Office", "Tess"):
        copy = open_as(tmp_path / "again.tuckbox", who)
        assert copy.open_erasures == 0
        copy.lock()
    copy = open_as(tmp_path / "again.tuckbox")
    assert names(copy) == MATES
    copy.lock()
    assert survives(office)


def test_a_note_of_the_machine_that_was_edited_by_hand_erases_nobody(office, tmp_path):
    office.lock()
    ann, key = office.pupils[0], SigningKey.generate()
    forms = (
        [mark_of(office.vault, ann)],
        {"erased": [told(office.vault, ann, key)], "successions": []},
        {"erased": [[mark_of(office.vault, ann), "", "", "", ""]], "successions": []},
        {"erased": {"a": 1}, "successions": [[1, 2, 3], "x"]},
        {"erased": [None, [], ["a"] * 5, [mark_of(office.vault, ann), 1, 2, 3, 4]]},
        "erase everybody",
    )
    for form in forms:
        (tmp_path / "home" / "erased.json").write_text(json.dumps({office.vault: form}))
        assert survives(office)
        office.lock()
        open_as(office.folder, "Tess").lock()
    office.unlock()


def test_a_chain_of_root_keys_that_begins_nowhere_is_not_followed(office, tmp_path):
    """A stranger's key that claims to follow the vault's own, which did not sign that."""
    office.lock()
    ann, key, other = office.pupils[0], SigningKey.generate(), SigningKey.generate()
    root = open_as(office.folder)
    public = root._vault._keys.pinned_root.hex()
    root.lock()
    chain = succession(office.vault, other, key)
    note = {
        "erased": [told(office.vault, ann, key), told(office.vault, ann, other)],
        "successions": [chain, [public, chain[0], chain[2]], [public, chain[1], chain[2]]],
    }
    (tmp_path / "home" / "erased.json").write_text(json.dumps({office.vault: note}))
    assert survives(office)


def test_an_erasure_of_another_vault_says_nothing_here(office, tmp_path):
    """Signed by a real root key, but for another vault."""
    other = Place(tmp_path, "Another School", "Una Under")
    una = other.run(AddPupil((("legal_given", "Una"),)))
    erase(other, una)
    other.lock()
    office.lock()
    noted = json.loads((tmp_path / "home" / "erased.json").read_text())
    (theirs,) = noted.values()
    mark = mark_of(office.vault, office.pupils[0])
    theirs["erased"] += [[mark, *row[1:]] for row in theirs["erased"]]
    (tmp_path / "home" / "erased.json").write_text(json.dumps({office.vault: theirs}))
    assert survives(office)


def test_the_data_lead_is_asked_by_name_and_only_the_answer_erases(office, older):
    ann = office.pupils[0]
    copy = open_as(older)
    assert copy.open_erasures == 1
    assert names(copy) == MATES
    (asked,) = copy.run(ListOpenErasures())
    assert (asked.pupil, asked.name, asked.class_name) == (ann, "Ann Ash", "4A")
    assert asked.by == "Olive Office"
    assert asked.at.date() == TODAY or asked.at.astimezone().date() == TODAY
    assert copy.run(AnswerErasures(erase=(ann,))) == 0
    assert names(copy) == {"Bob"}
    with pytest.raises(NotFoundError):
        copy.run(OpenPupil(ann))
    entries = copy.run(ReadAudit())
    assert [e.record for e in entries if e.kind == "erasure.repeat"] == [ann]
    (row,) = [r for r in copy.run(ListErasures()) if r.pupil == ann]
    assert "another copy" in row.reason
    assert all(check.ok for check in copy.run(VerifyVault()).checks if "anchor" not in check.name)
    copy.lock()
    assert open_and_lock(older) == 0


def open_and_lock(folder, who="Olive Office"):
    session = open_as(folder, who)
    session.lock()
    return session.open_erasures


def test_unanswered_is_not_erased_and_is_said_at_each_unlock(office, older):
    for _ in range(3):
        assert open_and_lock(older) == 1
    copy = open_as(older)
    assert names(copy) == MATES
    copy.lock()


def test_who_is_kept_stays_and_is_not_asked_about_again(office, older):
    ann = office.pupils[0]
    copy = open_as(older)
    assert copy.run(AnswerErasures(keep=(ann,))) == 0
    assert [e.record for e in copy.run(ReadAudit()) if e.kind == "erasure.keep"] == [ann]
    copy.lock()
    assert open_and_lock(older) == 0
    assert open_and_lock(older, "Tess") == 0
    copy = open_as(older)
    assert names(copy) == MATES
    copy.lock()


def test_nobody_but_a_data_lead_opens_the_copy_before_it_is_answered(office, older):
    with pytest.raises(ErasedElsewhereError) as refused:
        open_as(older, "Tess")
    assert "1 of its pupils" in sentence(refused.value)
    open_as(older, "Tech").lock()
    assert open_and_lock(older) == 1
    with pytest.raises(ErasedElsewhereError):
        open_as(older, "Tess")
    copy = open_as(older)
    kinds = [(e.kind, e.outcome) for e in copy.run(ReadAudit())]
    assert kinds.count(("vault.unlock", "refused")) == 2
    copy.run(AnswerErasures(erase=(office.pupils[0],)))
    copy.lock()
    tess = open_as(older, "Tess")
    with pytest.raises(PermissionDeniedError):
        tess.run(ListOpenErasures())
    tess.lock()


def test_the_copy_stays_closed_to_others_when_it_is_moved_to_another_machine(
    office, older, tmp_path, monkeypatch
):
    with pytest.raises(ErasedElsewhereError):
        open_as(older, "Tess")
    monkeypatch.setenv("TUCKBOX_HOME", str(tmp_path / "another-home"))
    with pytest.raises(ErasedElsewhereError):
        open_as(older, "Tess")
    assert open_and_lock(older) == 1


def test_one_pupil_is_not_erased_and_kept_and_nobody_else_is_named(office, older):
    ann, bob = office.pupils
    copy = open_as(older)
    with pytest.raises(InvalidValueError):
        copy.run(AnswerErasures(erase=(ann,), keep=(ann,)))
    with pytest.raises(NotFoundError):
        copy.run(AnswerErasures(erase=(ann, bob)))
    assert names(copy) == MATES
    copy.run(SetHold(ann, "court order of 3 May"))
    with pytest.raises(HeldError):
        copy.run(AnswerErasures(erase=(ann,)))
    assert names(copy) == MATES
    copy.lock()


def test_an_honest_newer_backup_in_the_folder_is_enough_on_a_machine_that_never_saw_the_vault(
    office, tmp_path, monkeypatch
):
    stick = tmp_path / "stick"
    stick.mkdir()
    office.run(MakeBackup(stick))
    (first,) = stick.glob("*/backup-*.json")
    erase(office, office.pupils[0])
    office.lock()
    tech = open_as(office.folder, "Tech")
    tech.run(MakeBackup(stick))
    tech.lock()
    monkeypatch.setenv("TUCKBOX_HOME", str(tmp_path / "another-home"))
    restore_vault(first, tmp_path / "again.tuckbox")
    with pytest.raises(ErasedElsewhereError):
        open_as(tmp_path / "again.tuckbox", "Tess")
    copy = open_as(tmp_path / "again.tuckbox")
    assert [one.name for one in copy.run(ListOpenErasures())] == ["Ann Ash"]
    copy.run(AnswerErasures(erase=(office.pupils[0],)))
    assert names(copy) == {"Bob"}
    copy.lock()


def test_an_older_copy_laid_in_place_is_asked_about_too(office, tmp_path):
    office.lock()
    shutil.copytree(office.folder, tmp_path / "kept")
    office.unlock()
    erase(office, office.pupils[0])
    office.lock()
    shutil.rmtree(office.folder)
    shutil.copytree(tmp_path / "kept", office.folder)
    with pytest.raises(ErasedElsewhereError):
        open_as(office.folder, "Tess")
    office.unlock()
    assert office.session.alarm is not None
    assert office.session.open_erasures == 1
    office.run(AcceptCopy())
    office.run(AnswerErasures(erase=(office.pupils[0],)))
    assert names(office) == {"Bob"}


def test_after_new_keys_a_copy_from_before_still_learns_of_the_erasure(office, tmp_path):
    """The copy pins the old root key; the erasure is signed by the one that followed it."""
    office.run(MakeBackup(tmp_path / "b.tuckbackup"))
    office.run(PlanRekey())
    office.lock()
    office.unlock()
    erase(office, office.pupils[0])
    office.lock()
    restore_vault(tmp_path / "b.tuckbackup", tmp_path / "again.tuckbox")
    with pytest.raises(ErasedElsewhereError):
        open_as(tmp_path / "again.tuckbox", "Tess")
    assert open_and_lock(tmp_path / "again.tuckbox") == 1


def test_who_kept_a_root_key_that_was_replaced_tells_of_no_erasure(office, tmp_path):
    """A leaver signs with the old root key, and the vault has new keys since."""
    seed = bytes(office.session._vault._keys.secret("root"))
    office.run(PlanRekey())
    office.lock()
    office.unlock()
    office.lock()
    leaver, ann = SigningKey(seed), office.pupils[0]
    note = {"erased": [told(office.vault, ann, leaver)], "successions": []}
    (tmp_path / "home" / "erased.json").write_text(json.dumps({office.vault: note}))
    assert survives(office)


def test_an_erasure_from_before_the_signatures_is_signed_by_the_next_data_lead(office, tmp_path):
    office.run(MakeBackup(tmp_path / "b.tuckbackup"))
    erase(office, office.pupils[0])
    vault = office.session._vault
    with vault.parts.fence.inside() as token:
        vault._connection.execute(
            f"{token} UPDATE main.erased SET at = '', by_profile = '', root = '', signature = ''"
        )
    office.lock()
    (tmp_path / "home" / "erased.json").unlink()
    open_as(office.folder, "Tess").lock()
    restore_vault(tmp_path / "b.tuckbackup", tmp_path / "one.tuckbox")
    assert open_and_lock(tmp_path / "one.tuckbox") == 0
    office.unlock()
    office.lock()
    restore_vault(tmp_path / "b.tuckbackup", tmp_path / "two.tuckbox")
    assert open_and_lock(tmp_path / "two.tuckbox") == 1


def test_another_pupils_id_as_an_alias_does_not_go_with_an_erasure(office):
    """A file that came in said that Ann is known elsewhere by what is Bob's id here."""
    ann, bob = office.pupils
    vault = office.session._vault
    with vault.parts.fence.inside() as token:
        vault._connection.execute(
            f"{token} INSERT INTO main.external_id (id, kind, record, source, sourced)"
            " VALUES (lower(hex(randomblob(16))), 'pupil', ?, 'tuckbox', ?)",
            (ann, bob),
        )
    erase(office, ann)
    with vault.parts.fence.inside() as token:
        gone = vault._connection.execute(f"{token} SELECT id FROM main.erased").fetchall()
    assert gone == [(ann,)]


def test_the_strangers_words_are_those_of_the_program(office, older):
    """Else the forgeries here would be refused for their form alone."""
    noted = json.loads((older.parent / "home" / "erased.json").read_text())
    (row,) = noted[office.vault]["erased"]
    assert row[0] == mark_of(office.vault, office.pupils[0])
    key = SigningKey(bytes(32))
    mine = told(office.vault, office.pupils[0], key, row[1], row[2])
    assert [len(part) for part in mine] == [len(part) for part in row]
    message = b"tuckbox erasure" + keyed(
        office.vault.encode(), b"tuckbox-erasure", *(part.encode() for part in row[:3])
    )
    from nacl.signing import VerifyKey

    VerifyKey(bytes.fromhex(row[3])).verify(message, bytes.fromhex(row[4]))
