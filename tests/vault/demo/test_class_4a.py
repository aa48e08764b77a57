"""The class that is opened first is written out child by child."""

from datetime import date

from tests.vault.demo.class_list import of_4a
from vault.demo import class_4a


def test_the_class_that_is_opened_first_is_the_one_that_is_written_out():
    pupils = of_4a()
    assert [(p.child.family, p.child.given) for p in pupils.values()] == sorted(
        (child.family, child.given) for child in class_4a.CHILDREN
    )
    assert [name for name, p in pupils.items() if not p.child.has_photo] == ["Noah", "Sofia"]
    assert (pupils["Noah"].child.asked, pupils["Sofia"].child.asked) == ("nnny", "")
    leo = pupils["Leo"]
    assert (leo.given, leo.child.middle, leo.born) == ("Leonard", "James", date(2018, 1, 14))
