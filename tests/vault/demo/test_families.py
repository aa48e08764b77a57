"""Each pupil's people are two, and the same every time."""

from tests.vault.demo.class_list import TODAY, of_4a
from vault.demo.families import contacts_of
from vault.demo.needs import alerts_of
from vault.demo.pupils import demo_pupils


def test_a_pupil_has_the_same_two_different_people_every_time():
    for pupil in demo_pupils(TODAY):
        first, second = contacts_of(pupil)
        assert contacts_of(pupil) == (first, second)
        assert first.relationship != second.relationship
        assert (first.given, first.family) != (second.given, second.family)
        assert (first.priority, second.priority) == (1, 2)


def test_who_may_collect_is_who_is_rung():
    isla = of_4a()["Isla"]
    assert alerts_of(isla, TODAY)[0][1] == "Only Mum or Gran may collect."
    assert [contact.relationship for contact in contacts_of(isla)] == ["mother", "gran"]
