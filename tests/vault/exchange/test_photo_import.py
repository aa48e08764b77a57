"""Photos from a folder: the same folder again changes nothing, what is no picture is told first."""

import io

from PIL import Image

from tests.vault.exchange.hostile_pictures import bomb_png
from vault.actions.import_photos import ApplyPhotos, PreviewPhotos, is_sure
from vault.actions.photos import FetchPhoto
from vault.actions.pupils import OpenPupil
from vault.demo.figures import figure_jpeg


def bring_in(session, folder):
    preview = session.run(PreviewPhotos(folder))
    chosen = tuple(match for match in preview.matches if is_sure(match))
    return preview, session.run(ApplyPhotos(folder, chosen))


def test_a_second_import_of_the_same_folder_changes_nothing(school, tmp_path):
    (tmp_path / "B801200005001.jpg").write_bytes(figure_jpeg(3))
    (tmp_path / "Ann Ash.png").write_bytes(figure_jpeg(4))
    preview, report = bring_in(school, tmp_path)
    assert [bool(match.thumb) for match in preview.matches] == [True, True]
    assert report.new == 2
    steps = school.undo_steps
    again = school.run(PreviewPhotos(tmp_path))
    assert [match.is_same for match in again.matches] == [True, True]
    report = school.run(ApplyPhotos(tmp_path, again.matches))
    assert (report.new, report.same) == (0, 2)
    assert school.undo_steps == steps
    assert len(school.run(OpenPupil(school.ids["ann"])).photos) == 1


def test_what_is_no_picture_is_refused_in_the_preview_and_harms_no_other(school, tmp_path):
    whole = figure_jpeg(3)
    (tmp_path / "Ann Ash.jpg").write_bytes(whole)
    for number, (name, raw) in enumerate(
        {
            "svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
            "cut": whole[: len(whole) // 2],
            "bomb": bomb_png(30_000, 30_000),
            "empty": b"",
        }.items()
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"B801200005001-{number}.jpg").write_bytes(raw)
    preview, report = bring_in(school, tmp_path)
    assert [match.refused != "" for match in preview.matches] == [False, True, True, True, True]
    assert (report.new, report.refused) == (1, 0)
    assert school.run(OpenPupil(school.ids["bob"])).photos == ()
    assert school.run(OpenPupil(school.ids["ann"])).photos


def test_one_of_two_pictures_of_a_pupil_waits_for_somebody(school, tmp_path):
    (tmp_path / "B801200005001.jpg").write_bytes(figure_jpeg(3))
    (tmp_path / "Bob Birch.jpg").write_bytes(figure_jpeg(4))
    preview, report = bring_in(school, tmp_path)
    assert sorted(match.by for match in preview.matches) == ["second", "upn"]
    assert report.new == 1


def test_nothing_but_pixels_is_kept(school, tmp_path):
    picture = Image.new("RGB", (90, 60), "red")
    exif = Image.Exif()
    exif[0x9286] = b"CANARY comment"
    exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 30.0, 0.0)})
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", exif=exif, comment=b"CANARY")
    assert b"CANARY" in buffer.getvalue()
    (tmp_path / "Ann Ash.jpg").write_bytes(buffer.getvalue())
    bring_in(school, tmp_path)
    page = school.run(OpenPupil(school.ids["ann"]))
    kept = school.run(FetchPhoto(page.current_photo))
    assert b"CANARY" not in kept
    assert b"Exif" not in kept
