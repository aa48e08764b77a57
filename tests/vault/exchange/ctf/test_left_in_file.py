"""What stays in a file is told by words that an office knows, and nothing stays untold."""

from collections import Counter

from vault.exchange.ctf.left_in_file import left_in_file


def test_an_element_nobody_knows_is_told_by_its_name():
    (told,) = left_in_file(Counter({"Attendance": 3, "NewThing": 1}))
    assert told.endswith("stands there: attendance at other schools (3), NewThing (1).")
