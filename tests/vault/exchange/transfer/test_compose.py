"""Into a sealed file goes what was ticked, however much it is."""

from vault.actions.classes import AddClass
from vault.actions.pupils import OpenPupil
from vault.domain.data_kinds import DataKind
from vault.domain.transfer import Standing


def test_only_what_was_ticked_goes_along(places):
    office, teacher = places
    path = office.send([teacher], classes=[office.room], kinds=frozenset({DataKind.NAMES}))
    teacher.receive(path)
    page = teacher.run(OpenPupil(office.pupils[0]))
    assert page.facts.legal_family == "Ash"
    assert (page.facts.upn, page.contacts, page.alerts, page.photos) == ("", (), (), ())


def test_a_whole_school_of_classes_can_be_sent(places):
    office, teacher = places
    rooms = [
        office.room,
        *(office.run(AddClass(f"Group {n} of the whole school")) for n in range(99)),
    ]
    path = office.send([teacher], classes=rooms)
    seen = teacher.preview(path)
    assert "and 88 more classes" in seen.about
    assert seen.count(Standing.NEW) > 100
