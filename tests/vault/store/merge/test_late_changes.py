"""A colleague's file changes no mark of a closed register without an entry."""

from tests.two_vaults import two_places
from tests.vault.actions.registering import TODAY, change, mark
from vault.actions.registers import CloseRegister, OpenRegister, RegisterChanges
from vault.domain.registers import RegisterOf


def both_with_a_mark(folder):
    office, teacher = two_places(folder)
    register = RegisterOf(office.room, TODAY, "am")
    for pupil in office.pupils:
        mark(office.session, register, pupil, "/")
    teacher.receive(office.send([teacher], classes=[office.room]))
    office.run(CloseRegister(register))
    return office, teacher, register


def entries(place, register):
    return {(x.was_code, x.code, x.why != "") for x in place.run(RegisterChanges(*register))}


def test_a_mark_that_a_file_changes_or_clears_in_a_closed_register_is_an_entry(tmp_path):
    office, teacher, register = both_with_a_mark(tmp_path)
    ann, bob = office.pupils
    mark(teacher.session, register, ann, "I")
    mark(teacher.session, register, bob, "")
    office.receive(teacher.send([office], classes=[office.room]))
    assert entries(office, register) == {("/", "I", True), ("/", "", True)}
    (of_ann,) = (x for x in office.run(RegisterChanges(*register)) if x.pupil == ann)
    assert (of_ann.changed_by, of_ann.changed_on) == ("Olive Office", TODAY)
    teacher.receive(office.send([teacher], classes=[office.room]))
    assert entries(teacher, register) == entries(office, register)
    for place in (office, teacher):
        assert [x.code for x in place.run(OpenRegister(*register)).lines] == ["I", ""]
        place.lock()


def test_a_file_that_has_it_closed_too_brings_its_own_entry(tmp_path):
    office, teacher, register = both_with_a_mark(tmp_path)
    teacher.receive(office.send([teacher], classes=[office.room]))
    change(teacher.session, register, office.pupils[0], "I", "she rang")
    office.receive(teacher.send([office], classes=[office.room]))
    assert [x.why for x in office.run(RegisterChanges(*register))] == ["she rang"]
    office.lock()
    teacher.lock()


def test_in_an_open_register_a_file_changes_marks_as_everybody_does(tmp_path):
    office, teacher, _ = both_with_a_mark(tmp_path)
    other = RegisterOf(office.room, TODAY, "pm")
    mark(office.session, other, office.pupils[0], "/")
    teacher.receive(office.send([teacher], classes=[office.room]))
    mark(teacher.session, other, office.pupils[0], "I")
    office.receive(teacher.send([office], classes=[office.room]))
    assert entries(office, other) == set()
    office.lock()
    teacher.lock()
