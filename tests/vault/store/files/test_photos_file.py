"""Pictures that no row names are gone after the next unlock; where none can be, nobody looks."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.forensic.bare_reader import BareReader
from tests.pictures import figure_file
from vault.actions.history import UndoStep
from vault.actions.import_photos import ApplyPhotos, PreviewPhotos
from vault.actions.photos import AddPhotoFile, FetchPhoto, RemovePhoto
from vault.crypto.kdf import FLOOR
from vault.demo.figures import figure_jpeg
from vault.domain.secrets import Password
from vault.exchange.pictures import clean_picture
from vault.unlock import unlock_vault

PASSWORD = "lantern-orchard-violin-pebble"
TODAY = date(2026, 9, 1)
PICTURE = clean_picture(figure_jpeg(1))


class StoppedError(Exception):
    """Somebody pressed Cancel."""


def stopped(_done, _total):
    """Heard once the pictures are stored, before the rows that name them are committed."""
    raise StoppedError


def killed(_done, _total):
    os._exit(7)


def bring_in(session, folder, report):
    pictures = folder.parent / "pictures"
    pictures.mkdir(exist_ok=True)
    (pictures / "Ann Ash.jpg").write_bytes(figure_jpeg(5))
    digest = session.run(PreviewPhotos(pictures)).digest
    session.run(ApplyPhotos(pictures, digest), report=report)


def unlock(folder):
    return unlock_vault(folder, "Dana Lead", Password.typed(PASSWORD), params=FLOOR)


def unlock_once(folder):
    unlock(folder).lock()


def stored(folder):
    """How many pictures lie in photos.db, and whether the next unlock has to look for loose
    ones."""
    reader = BareReader(folder, "Dana Lead", PASSWORD)
    photos, records = reader.photos(), reader.records()
    try:
        (count,) = photos.execute("SELECT count(*) FROM blob").fetchone()
        (is_due,) = photos.execute("SELECT is_due FROM sweep").fetchone()
        (loose,) = records.execute("SELECT has_loose_pictures FROM state").fetchone()
    finally:
        photos.close()
        records.close()
    return count, bool(is_due or loose)


@pytest.fixture
def settled(school, tmp_path):
    """A vault that was locked and unlocked, with one photo of Ann: folder, Ann, photo."""
    photo = school.run(AddPhotoFile(school.ids["ann"], figure_file(tmp_path, 1), TODAY))
    school.lock()
    unlock_once(school.folder)
    assert stored(school.folder) == (2, False)
    return school.folder, school.ids["ann"], photo


def test_a_session_that_only_adds_photos_leaves_nothing_to_look_for(settled, tmp_path):
    folder, ann, _ = settled
    session = unlock(folder)
    session.run(AddPhotoFile(ann, figure_file(tmp_path, 1), TODAY))
    session.lock()
    assert stored(folder) == (4, False)


def test_pictures_of_a_removed_photo_are_gone_after_the_next_unlock(settled):
    folder, _, photo = settled
    session = unlock(folder)
    session.run(RemovePhoto(photo))
    session.lock()
    assert stored(folder) == (2, True)
    unlock_once(folder)
    assert stored(folder) == (0, False)


def test_a_removed_photo_that_was_put_back_stays(settled):
    folder, _, photo = settled
    session = unlock(folder)
    session.run(RemovePhoto(photo))
    session.run(UndoStep(session.undo_steps[-1]))
    session.lock()
    session = unlock(folder)
    assert session.run(FetchPhoto(photo)) == PICTURE.jpeg
    session.lock()
    assert stored(folder) == (2, False)


def test_an_added_photo_that_was_taken_back_goes(settled, tmp_path):
    folder, ann, _ = settled
    session = unlock(folder)
    session.run(AddPhotoFile(ann, figure_file(tmp_path, 1), TODAY))
    session.run(UndoStep(session.undo_steps[-1]))
    session.lock()
    unlock_once(folder)
    assert stored(folder) == (2, False)


def test_pictures_of_an_action_that_failed_go(settled, tmp_path):
    folder, ann, _ = settled
    session = unlock(folder)
    with pytest.raises(StoppedError):
        bring_in(session, folder, stopped)
    session.run(AddPhotoFile(ann, figure_file(tmp_path, 1), TODAY))
    session.lock()
    assert stored(folder) == (6, True)
    unlock_once(folder)
    assert stored(folder) == (4, False)


def test_pictures_of_a_killed_session_go(settled):
    folder, _, _ = settled
    ended = subprocess.run(
        [sys.executable, "-c", _KILLED, str(folder)],
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[4])},
    )
    assert ended.returncode == 7
    assert stored(folder) == (4, True)
    unlock_once(folder)
    assert stored(folder) == (2, False)


_KILLED = """
import sys
from pathlib import Path
from tests.vault.store.files.test_photos_file import bring_in, killed, unlock
bring_in(unlock(Path(sys.argv[1])), Path(sys.argv[1]), killed)
"""


def test_a_file_of_pictures_of_an_older_program_is_looked_through_once(settled):
    folder, _, photo = settled
    photos = BareReader(folder, "Dana Lead", PASSWORD).photos()
    photos.execute("INSERT INTO blob (id, data) VALUES ('loose', x'00')")
    photos.execute("DROP TABLE sweep")
    photos.execute("PRAGMA user_version = 1")
    photos.commit()
    photos.close()
    session = unlock(folder)
    assert session.run(FetchPhoto(photo)) == PICTURE.jpeg
    session.lock()
    assert stored(folder) == (2, False)
