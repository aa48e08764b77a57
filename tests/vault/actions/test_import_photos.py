"""Photos from a folder: the same folder again changes nothing, what is no picture is told first."""

import io

import pytest
from PIL import Image

from tests.vault.exchange.hostile_pictures import bomb_png
from vault.actions.import_photos import ApplyPhotos, PreviewPhotos
from vault.actions.import_roll import ApplyRoll, PreviewRoll
from vault.actions.photos import FetchPhoto
from vault.actions.pupils import ChangePupil, OpenPupil
from vault.demo.figures import figure_jpeg
from vault.domain.preview import ReadOptions
from vault.errors import InvalidValueError, PlanOutdatedError
from vault.exchange.pictures import clean_picture


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


def test_the_newest_of_several_pictures_comes_in_and_the_others_are_told(school, tmp_path):
    (tmp_path / "B801200005001.jpg").write_bytes(dated_jpeg(3, "2026:09:02 10:00:00"))
    (tmp_path / "Bob Birch.jpg").write_bytes(dated_jpeg(4, "2025:09:02 10:00:00"))
    (tmp_path / "Birch Bob (2).jpg").write_bytes(dated_jpeg(5, "2024:09:02 10:00:00"))
    preview, report = bring_in(school, tmp_path)
    assert {m.file: m.by for m in preview.matches} == {
        "B801200005001.jpg": "upn",
        "Bob Birch.jpg": "older",
        "Birch Bob (2).jpg": "older",
    }
    assert report.new == 1


def test_a_person_can_pick_an_older_picture_and_the_newest_one_shows(school, tmp_path):
    for name, number, taken in (("Ann Ash.jpg", 3, "2026"), ("Ash Ann.jpg", 4, "2025")):
        (tmp_path / name).write_bytes(dated_jpeg(number, f"{taken}:09:02 10:00:00"))
    _, report = bring_in(school, tmp_path, picked=frozenset({"Ann Ash.jpg", "Ash Ann.jpg"}))
    assert report.new == 2
    newest = clean_picture((tmp_path / "Ann Ash.jpg").read_bytes()).jpeg
    assert school.run(FetchPhoto(photo_of(school, "ann"))) == newest


def test_a_newer_file_that_is_no_picture_does_not_stand_before_a_good_one(school, tmp_path):
    (tmp_path / "Ann Ash.jpg").write_bytes(dated_jpeg(3, "2025:09:02 10:00:00"))
    (tmp_path / "Ash Ann.jpg").write_bytes(dated_jpeg(4, "2026:09:02 10:00:00")[:-900])
    assert bring_in(school, tmp_path)[1].new == 1
    assert photo_of(school, "ann")


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


@pytest.fixture
def asked(school, tmp_path):
    """Ann's name with Bob's number, and what comes of it before anything is answered."""
    school.run(
        ChangePupil(
            school.ids["bob"],
            school.run(OpenPupil(school.ids["bob"])).facts.version,
            (("admission_no", "2025"),),
        )
    )
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "Ann Ash 2025.jpg").write_bytes(figure_jpeg(3))
    school.pictures = tmp_path / "pictures"
    return school


def test_what_is_not_answered_stays_out(asked):
    preview, report = bring_in(asked, asked.pictures)
    (question,) = preview.questions
    assert [one.name for one in question.candidates] == ["Ann Ash", "Bob Birch"]
    assert (question.incoming.name, question.incoming.number) == ("Ann Ash", "2025")
    assert report.new == 0
    assert photo_of(asked, "ann") is photo_of(asked, "bob") is None


@pytest.mark.parametrize(("child", "other"), [("ann", "bob"), ("bob", "ann")])
def test_an_answer_says_whose_picture_it_is_and_it_is_asked_once(asked, child, other):
    (question,) = asked.run(PreviewPhotos(asked.pictures)).questions
    _, report = bring_in(asked, asked.pictures, ((question.id, f"same:{asked.ids[child]}"),))
    assert report.new == 1
    assert photo_of(asked, child)
    assert not photo_of(asked, other)
    assert asked.run(PreviewPhotos(asked.pictures)).questions == ()


@pytest.mark.parametrize("said", ["same", "new", "same:nobody", "yes"])
def test_an_answer_that_names_no_child_in_question_is_refused_whole(asked, said):
    (question,) = asked.run(PreviewPhotos(asked.pictures)).questions
    with pytest.raises(InvalidValueError):
        bring_in(asked, asked.pictures, ((question.id, said),))
    assert photo_of(asked, "ann") is None


def test_a_tick_cannot_bring_in_what_has_to_be_answered(asked):
    with pytest.raises(InvalidValueError):
        bring_in(asked, asked.pictures, picked=frozenset({"Ann Ash 2025.jpg"}))


def test_an_answer_never_falls_on_another_picture_or_child(asked):
    preview = asked.run(PreviewPhotos(asked.pictures))
    said = ((preview.questions[0].id, f"same:{asked.ids['ann']}"),)
    (asked.pictures / "Ann Ash 2025.jpg").write_bytes(figure_jpeg(4) + b"more")
    with pytest.raises(PlanOutdatedError):
        asked.run(ApplyPhotos(asked.pictures, preview.digest, said))
    moved = asked.run(PreviewPhotos(asked.pictures))
    with pytest.raises(InvalidValueError):
        asked.run(ApplyPhotos(asked.pictures, moved.digest, said))
    assert photo_of(asked, "ann") is None


def test_files_that_are_no_pictures_are_told_and_not_passed_over(school, tmp_path):
    folder = tmp_path / "pictures"
    folder.mkdir()
    (folder / "Ann Ash.jpg").write_bytes(figure_jpeg(3))
    (folder / "index.txt").write_bytes(b"")
    (folder / "Bob Birch.gif").write_bytes(b"GIF89a")
    preview, _ = bring_in(school, folder)
    assert preview.unread == ("index.txt",)
    assert {m.file for m in preview.matches if m.refused} == {"Bob Birch.gif"}


def test_an_index_tells_whose_a_picture_is_and_name_and_number_must_agree(asked):
    folder = asked.pictures
    (folder / "Ann Ash 2025.jpg").unlink()
    for number, name in enumerate(("PH01.jpg", "PH02.jpg", "PH03.jpg", "Ann Ash.jpg")):
        (folder / name).write_bytes(figure_jpeg(number + 3))
    lines = (
        "PH01.jpg\t2025\tBirch\tBob",
        "PH02.jpg\t2025\tAsh\tAnn",
        "Ann Ash.jpg\t2025\tBirch\tBob",
    )
    (folder / "index.txt").write_text("\r\n".join(lines))
    preview = asked.run(PreviewPhotos(folder))
    assert {m.file: m.by for m in preview.matches if m.is_sure} == {"PH01.jpg": "name and number"}
    assert {q.file for q in preview.questions} == {"PH02.jpg", "Ann Ash.jpg"}
    assert preview.unread == ()


def test_a_photographers_index_brings_both_photos_to_the_right_child(lead, samples):
    roll = samples / "field" / "index-roll.csv"
    lead.run(ApplyRoll(roll, ReadOptions(), lead.run(PreviewRoll(roll)).digest))
    preview, report = bring_in(lead, samples / "field" / "index-photos")
    assert {m.file: m.name for m in preview.matches} == {
        "PH0001.jpg": "Ann Lee",
        "PH0002.jpg": "Bob Ray",
    }
    assert (report.new, preview.questions) == (2, ())


@pytest.mark.parametrize(
    ("folder", "offered"),
    [("year", [["Ann Lee", "Bob Ray"]]), ("camera", [])],
)
def test_a_year_asks_and_a_camera_counts(lead, samples, folder, offered):
    roll = samples / "field" / f"{folder}-roll.csv"
    lead.run(ApplyRoll(roll, ReadOptions(), lead.run(PreviewRoll(roll)).digest))
    photos = samples / "field" / f"{folder}-photos"
    preview, report = bring_in(lead, photos)
    assert [[one.name for one in q.candidates] for q in preview.questions] == offered
    assert report.new == 0


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
