"""What a workbook has beside its values is told, and left."""

from tests.vault.exchange.books import changed, of_rows, pupils, read, told, written

SMALL = of_rows(("Surname", "Forename"), ("Lee", "Ann"))


def test_links_outside_and_macros_are_told_and_left(tmp_path):
    more = (("xl/externalLinks/externalLink1.xml", "<a/>"), ("xl/vbaProject.bin", b"\x00"))
    reading = read(written(tmp_path, changed(SMALL, lambda text: text, more=more), "list.xlsm"))
    assert list(pupils(reading)) == ["Ann Lee"]
    assert "links to other files; they were not followed" in told(reading)
    assert "macros; they were not run" in told(reading)
