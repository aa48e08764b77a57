"""Photos from a folder: the same folder again changes nothing, what is no picture is told first."""

import io

from PIL import Image

from tests.vault.exchange.hostile_pictures import bomb_png
from tests.vault.exchange.photo_folders import bring_in, dated_jpeg
from vault.actions.import_photos import ApplyPhotos, PreviewPhotos
from vault.actions.import_roll import ApplyRoll, PreviewRoll
from vault.actions.photos import FetchPhoto
from vault.actions.pupils import OpenPupil
from vault.demo.figures import figure_jpeg
from vault.domain.preview import ReadOptions


def test_a_second_import_of_the_same_folder_changes_nothing(school, tmp_path):
    (tmp_path / "B801200005001.jpg").write_bytes(figure_jpeg(3))
    (tmp_path / "Ann Ash.png").write_bytes(figure_jpeg(4))
    preview, report = bring_in(school, tmp_path)
    assert [bool(match.thumb) for match in preview.matches] == [True, True]
    assert report.new == 2
    steps = school.undo_steps
    again = school.run(PreviewPhotos(tmp_path))
    assert [match.is_same for match in again.matches] == [True, True]
    report = school.run(ApplyPhotos(tmp_path, again.digest))
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
    assert (report.new, report.refused) == (1, 4)
    assert school.run(OpenPupil(school.ids["bob"])).photos == ()
    assert school.run(OpenPupil(school.ids["ann"])).photos


def test_damaged_exif_says_no_date_and_stops_nothing(school, tmp_path):
    whole = dated_jpeg(3, "2026:09:02 10:00:00")
    place = whole.index(b"Exif")
    for n, broken in enumerate(
        (
            whole[: place + 6] + b"\xff" * 40 + whole[place + 46 :],
            whole.replace(b"2026:09:02 10:00:00", b"the second of Sept."),
            whole.replace(b"2026:09:02", b"2026:99:99"),
        )
    ):
        (tmp_path / f"Ann Ash ({n}).jpg").write_bytes(broken)
    _, report = bring_in(school, tmp_path)
    assert (report.new, report.refused) == (1, 0)


def test_files_that_are_no_pictures_are_told_and_not_passed_over(school, tmp_path):
    folder = tmp_path / "pictures"
    folder.mkdir()
    (folder / "Ann Ash.jpg").write_bytes(figure_jpeg(3))
    (folder / "index.txt").write_bytes(b"")
    (folder / "Bob Birch.gif").write_bytes(b"GIF89a")
    preview, _ = bring_in(school, folder)
    assert preview.unread == ("index.txt",)
    assert {m.file for m in preview.matches if m.refused} == {"Bob Birch.gif"}


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


def test_no_file_of_any_format_is_passed_over_or_lands_on_another_child(lead, samples):
    roll = samples / "field" / "formats-roll.csv"
    lead.run(ApplyRoll(roll, ReadOptions(), lead.run(PreviewRoll(roll)).digest))
    folder = samples / "field" / "formats-photos"
    preview, report = bring_in(lead, folder)
    told = {match.file for match in preview.matches} | set(preview.unread)
    assert told == {path.name for path in folder.iterdir()}
    for match in preview.matches:
        assert match.name == f"P{match.file[1:3]} Photo"
    refused = {match.file[:3] for match in preview.matches if match.refused}
    assert {"n19", "n20"} <= refused, "an empty and a cut file are told"
    assert report.new == len(preview.matches) - len(refused)
    assert report.new >= 14
