"""An index says whose a picture is, and its name and number must agree."""

from tests.vault.exchange.photo_folders import bring_in
from vault.actions.import_photos import PreviewPhotos
from vault.actions.import_roll import ApplyRoll, PreviewRoll
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
