"""The number at Register in the sidebar."""

import pytest

from ui.shell.register_badge import RegisterBadge
from vault.actions.registers import MissingRegisters
from vault.domain.access import Role
from vault.domain.catalogue.registers import ATTENDANCE_KIND
from vault.domain.kinds import Kind


class Desk:
    def __init__(self, role, missing):
        self.missing, self.asked = missing, []
        self.profile = type("P", (), {"role": role})
        self.changed = type("S", (), {"connect": lambda _self, to: setattr(self, "hear", to)})()

    def may(self, _permission):
        return True

    def do(self, _owner, action, then, failed):
        self.asked.append(action)
        then(tuple(range(self.missing)))


class Bar:
    counts = ()

    def badge(self, key, count):
        self.counts = (*self.counts, (key, count))


@pytest.mark.parametrize("role", [Role.TEACHER, Role.COVER])
def test_own_registers_that_wait_are_counted_and_counted_again_when_one_is_written(qtbot, role):
    desk, bar = Desk(role, 2), Bar()
    kept = RegisterBadge(desk, bar, None)
    desk.missing = 1
    desk.hear(frozenset({Kind.PUPIL}))
    desk.hear(frozenset({ATTENDANCE_KIND}))
    assert bar.counts == (("register", 2), ("register", 1))
    assert desk.asked == [MissingRegisters()] * 2
    assert kept.parent() is None


def test_registers_of_a_whole_school_are_no_number_at_a_lead(qtbot):
    desk, bar = Desk(Role.DATA_LEAD, 40), Bar()
    RegisterBadge(desk, bar, None)
    assert (bar.counts, desk.asked) == ((), [])
