"""Sticks and network drives that know less than a Linux disk, and errors that cover others."""

import errno
import os
import stat

import pytest

from tests.forged_key_file import read
from tests.some_of_all import some
from vault.actions.profiles import AddProfile, ChangeOwnPassword, ListProfiles
from vault.cli import frame
from vault.crypto.kdf import FLOOR
from vault.domain.access import Role
from vault.domain.secrets import Password
from vault.errors import DiskFullError, NoteNotKeptError, WrongPasswordError
from vault.session import Session
from vault.store.trail.watch import Watch
from vault.unlock import create_vault, unlock_vault

PASSWORD = "lantern-orchard-violin-pebble"
OTHER = "meadow-trumpet-glacier-sandal"


def open_as(folder, password=PASSWORD):
    return unlock_vault(folder, "Dana Lead", Password.typed(password), params=FLOOR)


@pytest.fixture(
    params=some([errno.EPERM, errno.ENOTSUP, errno.EMLINK, errno.ENOSYS], fast=(errno.EPERM,))
)
def stick(request, tmp_path, monkeypatch):
    """A folder on a drive that refuses second names of files as FAT, exFAT and shares do."""

    def refused(*_arguments, **_more):
        raise OSError(request.param, os.strerror(request.param))

    monkeypatch.setattr(os, "link", refused)
    return tmp_path / "stick.tuckbox"


def test_on_a_drive_without_hard_links_every_change_of_the_key_file_is_kept(stick):
    session, _ = create_vault(stick, "Willow Bank", "Dana Lead", Password.typed(PASSWORD), FLOOR)
    with session:
        session.run(AddProfile("Tess", Role.TEACHER, Password.typed(PASSWORD)))
        before = (stick / "keyring.json").read_bytes()
        session.run(ChangeOwnPassword(Password.typed(PASSWORD), Password.typed(OTHER)))
        kept = stick / "keyring.json.previous"
        assert kept.read_bytes() == before
        assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    with pytest.raises(WrongPasswordError):
        open_as(stick)
    with open_as(stick, OTHER) as session:
        assert [p.name for p in session.run(ListProfiles())] == ["Dana Lead", "Tess"]
    assert read(stick)["anchor"]


def test_a_drive_that_cannot_sync_a_folder_is_no_broken_drive(lead, monkeypatch):
    real = os.fsync

    def fsync(descriptor):
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    lead.run(AddProfile("Tess", Role.TEACHER, Password.typed(PASSWORD)))
    lead.lock()
    with open_as(lead.folder) as session:
        assert "Tess" in [profile.name for profile in session.run(ListProfiles())]


class _Secrets:
    def password(self, _asked):
        return Password.typed(PASSWORD)


def test_what_the_work_failed_with_is_told_and_not_that_it_is_saved(lead, monkeypatch, capsys):
    lead.lock()
    monkeypatch.setattr(frame, "unlock_vault", lambda folder, *_, **_more: open_as(folder))

    def refused(*_arguments):
        raise NoteNotKeptError

    monkeypatch.setattr(Watch, "leave_anchors", refused)
    with (
        pytest.raises(SystemExit),
        frame.opened(lead.folder, "Dana Lead", _Secrets()),
    ):
        raise DiskFullError
    told = capsys.readouterr().err
    assert "The disk is full" in told
    assert "Your work is saved" not in told
    # Where the work was done, that the note was not kept is told as before.
    with pytest.raises(SystemExit), frame.opened(lead.folder, "Dana Lead", _Secrets()):
        pass
    assert "Your work is saved" in capsys.readouterr().err


def test_a_session_locks_whatever_its_work_ends_with(lead):
    with pytest.raises(KeyError), lead:
        raise KeyError
    assert isinstance(lead, Session)
    assert lead._vault is None
    open_as(lead.folder).lock()
