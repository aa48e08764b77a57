"""How a table would be read is told even where it may not come in as it is."""

from vault.domain.preview import ReadOptions
from vault.exchange.mark_list import marks_look


def test_letters_that_look_wrong_are_told_and_refuse_nothing(tmp_path):
    path = tmp_path / "mac.csv"
    path.write_bytes("Name,Mark\rZoë Brontë,3\r".encode("mac_roman"))
    how = marks_look(path, ReadOptions(), "")
    assert "letters look wrong" in how.doubt
    chosen = marks_look(path, ReadOptions("mac_roman"), "")
    assert (chosen.doubt, chosen.columns[0].samples) == ("", ("Zoë Brontë",))
