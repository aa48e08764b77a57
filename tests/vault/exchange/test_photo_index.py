"""An index says whose a picture is, and its name and number must agree."""

import pytest

from tests.vault.exchange.photo_folders import bring_in
from vault.actions.classes import AddClass
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


def test_a_picture_that_is_named_for_two_children_is_asked_about_with_both(asked):
    (asked.pictures / "PH01.jpg").write_bytes(figure_jpeg(3))
    (asked.pictures / "PH02.jpg").write_bytes(figure_jpeg(4))
    lines = ("PH01.jpg,Ash,Ann", "PH01.jpg,Birch,Bob", "PH02.jpg,Birch,Bob", "PH02.jpg,Birch,bob")
    (asked.pictures / "index.csv").write_text("File,Surname,Forename\n" + "\n".join(lines))
    preview = asked.run(PreviewPhotos(asked.pictures))
    question = next(q for q in preview.questions if q.file == "PH01.jpg")
    assert question.reason == "the list beside the pictures names it for more than one child"
    assert {c.name for c in question.candidates} == {"Ann Ash", "Bob Birch"}
    assert next(m for m in preview.matches if m.file == "PH02.jpg").name == "Bob Birch"


ANN, BOB = "4\tLee\tAnn\t4P\t\tSmith", "4\tRay\tBob\t4P\t\tSmith"
PACKAGES = {
    "a package": (
        ("IMAGES/1.jpg", "IMAGES/2.JPG"),
        {"INDEX.TXT": f"V\tIMAGES\t1.jpg\t{ANN}\r\nV\tIMAGES\t2.JPG\t{BOB}\r\n"},
    ),
    "in small letters": (
        ("images/1.jpg", "images/2.jpg"),
        {"index.txt": f"v\timages\t1.jpg\t{ANN}\nv\timages\t2.jpg\t{BOB}\n".lower()},
    ),
    "a picture called as a year": (
        ("I/4.jpg", "I/2.jpg"),
        {"INDEX.TXT": f"V\tI\t4.jpg\t{ANN}\nV\tI\t2.jpg\t{BOB}\n"},
    ),
    "one name in two folders": (
        ("A/1.jpg", "B/1.jpg"),
        {"INDEX.TXT": f"V\tA\t1.jpg\t{ANN}\nV\tB\t1.jpg\t{BOB}\n"},
    ),
    "two volumes": (
        ("V1/I/1.jpg", "V2/I/1.jpg"),
        {"V1/INDEX.TXT": f"V1\tI\t1.jpg\t{ANN}\n", "V2/INDEX.TXT": f"V2\tI\t1.jpg\t{BOB}\n"},
    ),
    "retakes": (
        ("I/1.jpg", "I/2.jpg"),
        {
            "INDEX.TXT": f"V\tI\t2.jpg\t{ANN}\nV\tI\t1.jpg\t{BOB}\n",
            "MASTER.TXT": f"V\tI\t1.jpg\t{ANN}\nV\tI\t2.jpg\t{BOB}\n",
        },
    ),
    "two columns": (
        ("1.jpg", "2.jpg"),
        {"list.csv": "Student,Photo\r\n1001,1.jpg\r\n0042,2.jpg\r\n"},
    ),
    "a slash": (("p1.jpg", "p2.jpg"), {"list.txt": "1001/p1.jpg\n0042/p2.jpg\n"}),
    "a backslash": (("p1.jpg", "p2.jpg"), {"list.txt": "1001\\p1.jpg\n0042\\p2.jpg\n"}),
    "a bar": (("p1.jpg", "p2.jpg"), {"list.txt": "1001|p1.jpg\n0042|p2.jpg\n"}),
    "wide letters": (("p1.jpg", "p2.jpg"), {"list.txt": "\ufeffp1.jpg\t1001\np2.jpg\t0042\n"}),
}


@pytest.mark.parametrize("name", PACKAGES)
def test_each_form_of_an_index_says_whose_the_pictures_are(lead, tmp_path, name):
    room = lead.run(AddClass("4P"))
    for given, family, number in (
        ("Ann", "Lee", "1001"),
        ("Bob", "Ray", "0042"),
        ("Ann", "Smith", "7"),
    ):
        facts = (("legal_given", given), ("legal_family", family), ("admission_no", number))
        lead.run(AddPupil(facts, room))
    pictures, texts = PACKAGES[name]
    for place, picture in enumerate(pictures):
        path = tmp_path / "package" / picture
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(figure_jpeg(place))
    for file, text in texts.items():
        encoding = "utf-16-le" if name == "wide letters" else "cp1252"
        (tmp_path / "package" / file).write_bytes(text.encode(encoding))
    preview = lead.run(PreviewPhotos(tmp_path / "package"))
    assert {m.file: m.name for m in preview.matches if m.is_sure} == dict(
        zip(pictures, ("Ann Lee", "Bob Ray"), strict=True)
    )
    assert (preview.questions, preview.unread) == ((), ())
