"""Of several pictures of a child the newest comes in."""

import pytest

from tests.vault.exchange.photo_folders import bring_in, dated_jpeg, photo_of
from vault.actions.import_roll import ApplyRoll, PreviewRoll
from vault.actions.photos import FetchPhoto
from vault.domain.preview import ReadOptions
from vault.exchange.pictures import clean_picture


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
