"""Folders of pictures for tests."""

import io

from PIL import Image

from vault.actions.import_photos import ApplyPhotos, PreviewPhotos
from vault.actions.pupils import OpenPupil
from vault.demo.figures import figure_jpeg


def bring_in(session, folder, answers=(), picked=None):
    preview = session.run(PreviewPhotos(folder))
    return preview, session.run(ApplyPhotos(folder, preview.digest, answers, picked))


def photo_of(session, pupil):
    return session.run(OpenPupil(session.ids[pupil])).current_photo


def dated_jpeg(number, taken):
    """A picture whose EXIF says when it was taken."""
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = taken
    buffer = io.BytesIO()
    Image.open(io.BytesIO(figure_jpeg(number))).save(buffer, "JPEG", exif=exif)
    return buffer.getvalue()
