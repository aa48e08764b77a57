"""Photos in a vault: drawn ones from a file, and bytes that no picture would have."""

from datetime import date
from pathlib import Path
from unittest.mock import patch

from vault.actions.photos import AddPhotoFile
from vault.demo.figures import figure_jpeg
from vault.domain.pictures import CleanPicture

DAY = date(2026, 9, 1)


def figure_file(folder, number):
    """A drawn figure's JPEG in a folder."""
    path = folder / f"figure-{number}.jpg"
    path.write_bytes(figure_jpeg(number))
    return path


def add_bytes(session, pupil, data):
    """A photo whose bytes are exactly these: random ones do not shrink, marked ones are found
    again. Only the cleaning is left out, which would refuse them."""
    as_it_is = CleanPicture(data, b"thumb", 1, 1)
    with patch("vault.actions.photos.clean_picture_file", lambda _path: as_it_is):
        return session.run(AddPhotoFile(pupil, Path("none.jpg"), DAY))
