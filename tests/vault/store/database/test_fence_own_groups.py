"""Somebody with a changed program, at the connection that the fence stands on: a group of one's own
opens no class, no pupil and no group of others."""

import pytest

from vault.actions.classes import Enrol, ListClasses, OpenClass, SetClass
from vault.actions.groups import CreateGroup
from vault.actions.profiles import AddProfile
from vault.actions.pupils import ListPupils
from vault.crypto.kdf import FLOOR
from vault.domain.access import Role
from vault.domain.ids import NEW, new_id
from vault.domain.school_values import SchoolClass
from vault.domain.secrets import Password
from vault.store.database.engine import sqlcipher
from vault.unlock import unlock_vault

PASSWORD = "lantern-orchard-violin-pebble"
CLASS = "INSERT INTO main.class (id, name, kind, kept_by) VALUES (?, 'x', ?, ?)"
STAY = "INSERT INTO main.enrolment (id, pupil_id, class_id) VALUES (?, ?, ?)"


class Attack:
    """A session, and what its profile may not have."""

    def __init__(self, session, ids, office, other):
        self.session, self.ids, self.office, self.other = session, ids, office, other
        self.me = session.profile.id
        self.group = session.run(CreateGroup("Mine", "", (ids["ann"],)))
        row = "SELECT id FROM enrolment WHERE class_id = ?"
        self.in_class = self._one(row, ids["a"])
        self.in_group = self._one(row, self.group)

    def _one(self, sql, value):
        return self.session._vault._connection.execute(sql, (value,)).fetchone()[0]

    def does(self, sql, *values):
        """Whether it came about; whatever was done is taken back."""
        connection, fence = self.session._vault._connection, self.session._vault.parts.fence
        with fence.inside() as token:
            connection.execute(f"{token} PRAGMA query_only = OFF")
            connection.execute(f"{token} BEGIN")
        try:
            return connection.execute(sql, values).rowcount > 0
        except sqlcipher.DatabaseError:
            return False
        finally:
            with fence.inside() as token:
                connection.execute(f"{token} ROLLBACK")


def open_as(school, who):
    return unlock_vault(school.folder, who, Password.typed(PASSWORD), params=FLOOR)


@pytest.fixture(params=[Role.TEACHER, Role.SEND_COORDINATOR])
def attack(school, request):
    office = school.run(SetClass(SchoolClass(NEW, 0, "Office", kind="group")))
    school.run(Enrol(school.ids["ann"], office))
    for who, role, room in (("Tom", Role.TEACHER, "b"), ("Attacker", request.param, "a")):
        classes = frozenset({school.ids[room]})
        school.run(AddProfile(who, role, Password.typed(PASSWORD), classes))
    school.lock()
    with open_as(school, "Tom") as tom:
        other = tom.run(CreateGroup("Theirs", "", (school.ids["bob"],)))
    session = open_as(school, "Attacker")
    yield Attack(session, school.ids, office, other)
    session.lock()


def test_what_is_one_s_own_is_written(attack):
    assert attack.does(CLASS, new_id(), "group", attack.me)
    assert attack.does("UPDATE main.class SET aim = 'x' WHERE id = ?", attack.group)
    assert attack.does(STAY, new_id(), attack.ids["ann"], attack.group)
    assert attack.does("UPDATE main.enrolment SET ends = 'x' WHERE id = ?", attack.in_group)
    assert attack.does("DELETE FROM main.enrolment WHERE id = ?", attack.in_group)


def test_no_class_is_made_that_is_no_group_or_nobody_s_or_somebody_else_s(attack):
    for kind, whose in (
        ("registration", attack.me),
        ("", attack.me),
        ("group", ""),
        ("group", "f" * 32),
    ):
        assert not attack.does(CLASS, new_id(), kind, whose), (kind, whose)


def test_no_class_is_taken_over_or_turned_into_another_kind(attack):
    ids = attack.ids
    for record in (ids["a"], ids["b"], attack.office, attack.other):
        for column, value in (("kept_by", attack.me), ("kind", "group"), ("name", "x")):
            sql = f"UPDATE main.class SET {column} = ? WHERE id = ?"
            assert not attack.does(sql, value, record), (column, record)
        assert not attack.does("DELETE FROM main.class WHERE id = ?", record)
        replaced = "INSERT OR REPLACE INTO main.class (id, name, kind, kept_by) VALUES (?,'x',?,?)"
        assert not attack.does(replaced, record, "group", attack.me)
    for column, value in (("kept_by", "f" * 32), ("kind", "registration"), ("id", ids["b"])):
        assert not attack.does(
            f"UPDATE main.class SET {column} = ? WHERE id = ?", value, attack.group
        )


def test_nobody_is_put_into_or_taken_out_of_a_class_that_is_not_one_s_own(attack):
    ids = attack.ids
    for room in (ids["a"], ids["b"], attack.office, attack.other):
        assert not attack.does(STAY, new_id(), ids["ann"], room)
        moved = "UPDATE main.enrolment SET class_id = ? WHERE id = ?"
        assert not attack.does(moved, room, attack.in_group)
    assert not attack.does("UPDATE main.enrolment SET ends = 'x' WHERE id = ?", attack.in_class)
    assert not attack.does("DELETE FROM main.enrolment WHERE id = ?", attack.in_class)
    moved = "UPDATE main.enrolment SET class_id = ? WHERE id = ?"
    assert not attack.does(moved, attack.group, attack.in_class)


def test_who_sees_own_classes_only_draws_nobody_else_into_a_group(attack):
    if attack.session.profile.role is not Role.TEACHER:
        return
    bob = attack.ids["bob"]
    assert not attack.does(STAY, new_id(), bob, attack.group)
    moved = "UPDATE main.enrolment SET pupil_id = ? WHERE id = ?"
    assert not attack.does(moved, bob, attack.in_group)


def test_a_group_of_one_s_own_widens_nobody_s_sight(school, unlock_as):
    """Not even when the office puts a child of another class into it."""
    with unlock_as(Role.TEACHER) as teacher:
        group, name = (
            teacher.run(CreateGroup("Mine", "", (school.ids["ann"],))),
            teacher.profile.name,
        )
    with open_as(school, "Dana Lead") as lead:
        lead.run(Enrol(school.ids["bob"], group))
    with open_as(school, name) as teacher:
        assert [p.called.known_as for p in teacher.run(ListPupils())] == ["Ann Ash"]
        assert [f.known_as for f in teacher.run(OpenClass(group)).faces] == ["Ann Ash"]


def test_groups_of_others_are_in_nobody_s_list_but_the_office_s(school, unlock_as):
    with unlock_as(Role.TEACHER) as teacher:
        group = teacher.run(CreateGroup("Mine", "", (school.ids["ann"],)))
    with open_as(school, "Dana Lead") as lead:
        assert group in {row.id for row in lead.run(ListClasses())}
        classes = frozenset({school.ids["a"]})
        lead.run(AddProfile("Tom", Role.TEACHER, Password.typed(PASSWORD), classes))
    with open_as(school, "Tom") as tom:
        assert group not in {row.id for row in tom.run(ListClasses())}
