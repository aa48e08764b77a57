"""A drive that fails as a file takes its name: what may be out there keeps its lines."""

import errno
import os
import stat
from datetime import date

import pytest

from tests.two_vaults import NEXT_MONTH
from vault.actions.backups import ListBackups, MakeBackup
from vault.actions.disclosures import ListDisclosures
from vault.actions.receive import ListTransfers
from vault.actions.rights import ConfirmIdentity, OpenRequest
from vault.actions.send import SendFile
from vault.actions.subject_access import HandOverDossier, PreviewDossier
from vault.domain.data_kinds import DataKind
from vault.domain.dossier import HandOver
from vault.domain.messages import sentence
from vault.domain.rights import RequestKind
from vault.domain.transfer import Selection, SendOrder
from vault.errors import NotConfirmedError, StorageError


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def failing(stick):
    """From the call on the stick fails: its folder is not synced, or no name is given, and nothing
    is taken away; `failing.mend()` mends it."""
    patch = pytest.MonkeyPatch()
    sync, replace, unlink = os.fsync, os.replace, os.unlink

    def fail(*what):
        def fsync(descriptor):
            status = os.fstat(descriptor)
            if stat.S_ISDIR(status.st_mode) and os.path.samestat(status, stick.stat()):
                raise OSError(errno.EIO, "no")
            sync(descriptor)

        def no_name(source, target):
            if str(target).startswith(str(stick)):
                raise OSError(errno.EIO, "no")
            replace(source, target)

        def nothing_away(path, **more):
            if str(path).startswith(str(stick)) and os.path.lexists(path):
                raise OSError(errno.EIO, "no")
            unlink(path, **more)

        calls = {"fsync": fsync, "replace": no_name, "unlink": nothing_away}
        for name in what:
            patch.setattr(os, name, calls[name])

    fail.mend = patch.undo
    yield fail
    patch.undo()


def state(office):
    (row,) = office.run(ListTransfers())
    return row.state, row.is_out, office.run(ListDisclosures(office.pupils[0])) != ()


def test_a_file_that_opens_is_told_as_sent_though_its_folder_was_not_synced(places, stick, failing):
    office, teacher = places
    failing("fsync")
    with pytest.raises(NotConfirmedError) as told:
        office.send([teacher], classes=[office.room], path=stick / "class.tuck")
    assert "did not confirm" in sentence(told.value)
    failing.mend()
    assert state(office) == ("sent", True, True)
    office.lock()
    office.unlock()
    assert state(office) == ("sent", True, True)
    assert teacher.receive(stick / "class.tuck").new == 8


@pytest.mark.parametrize("gone", [True, False])
def test_without_a_name_only_what_was_taken_away_is_told_as_never_sent(
    places, stick, failing, gone
):
    office, teacher = places
    failing("replace", *(() if gone else ("unlink",)))
    with pytest.raises(StorageError):
        office.send([teacher], classes=[office.room], path=stick / "class.tuck")
    failing.mend()
    assert list(stick.glob("*.part")) == ([] if gone else [stick / "class.tuck.part"])
    if gone:
        assert state(office) == ("never finished", False, False)
        return
    assert state(office) == ("interrupted", True, True)
    office.lock()
    office.unlock()
    assert state(office) == ("sent", True, True)
    assert teacher.receive(stick / "class.tuck").new == 8


def test_words_that_were_never_told_make_no_file(places, stick, failing):
    office, _ = places
    failing("fsync")
    order = SendOrder(
        Selection((office.room,), (), frozenset({DataKind.NAMES})), (), "test", NEXT_MONTH
    )
    with pytest.raises(StorageError):
        office.run(SendFile(order, stick / "class.tuck"))
    failing.mend()
    assert state(office) == ("never finished", False, False)
    assert list(stick.iterdir()) == []


def test_no_backup_stands_without_its_line(places, stick, failing):
    office, _ = places
    failing("fsync")
    with pytest.raises(StorageError):
        office.run(MakeBackup(stick / "b.tuckbackup"))
    failing.mend()
    assert list(stick.iterdir()) == []
    assert office.run(ListBackups()).rows == ()


def test_a_copy_for_a_parent_that_opens_stays_told(places, stick, failing):
    office, teacher = places
    ann = office.pupils[0]
    case = office.run(OpenRequest(ann, RequestKind.ACCESS, "the mother", date.today()))
    office.run(ConfirmIdentity(case, "known at the gate"))
    digest = office.run(PreviewDossier(case)).digest
    order = HandOver(cards=(office.card_of(teacher).id,))
    failing("fsync")
    with pytest.raises(NotConfirmedError):
        office.run(HandOverDossier(case, digest, order, stick / "ann.age"))
    failing.mend()
    assert (stick / "ann.age").exists()
    assert office.run(ListDisclosures(ann)) != ()
