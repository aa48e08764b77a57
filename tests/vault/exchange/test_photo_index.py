"""An index says whose a picture is, and its name and number must agree."""

from tests.vault.exchange.photo_folders import bring_in
from vault.actions.import_photos import PreviewPhotos
from vault.actions.import_roll import ApplyRoll, PreviewRoll
from vault.actions.pupils import AddPupil
from vault.demo.figures import figure_jpeg
from vault.domain.preview import ReadOptions


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


def test_what_the_index_names_and_nobody_sent_is_told(lead, samples, tmp_path):
    roll = samples / "field" / "index-roll.csv"
    lead.run(ApplyRoll(roll, ReadOptions(), lead.run(PreviewRoll(roll)).digest))
    (tmp_path / "PH0001.jpg").write_bytes(figure_jpeg(3))
    lines = ("PH0001.jpg,1001,Lee,Ann", "PH0009.JPG,2025,Ray,Bob", "File,Number,Family,Given")
    (tmp_path / "index.csv").write_text("\n".join(lines))
    preview, report = bring_in(lead, tmp_path)
    assert {m.file: bool(m.refused) for m in preview.matches} == {
        "PH0001.jpg": False,
        "PH0009.JPG": True,
    }
    assert report.new == 1


def test_of_two_children_of_one_name_the_number_in_the_index_tells(asked):
    for born, number in (("2016-01-01", "7"), ("2015-01-01", "8")):
        pupil = (("legal_given", "Amy"), ("legal_family", "Fir"), ("born", born))
        asked.run(AddPupil((*pupil, ("admission_no", number))))
    folder = asked.pictures
    (folder / "PH01.jpg").write_bytes(figure_jpeg(3))
    (folder / "index.txt").write_text("Elm Road\tPH01.jpg\t4\tFir\tAmy\tByrne\t8\r\n")
    (match,) = (m for m in asked.run(PreviewPhotos(folder)).matches if m.file == "PH01.jpg")
    assert (match.by, match.is_sure) == ("name and number", True)
