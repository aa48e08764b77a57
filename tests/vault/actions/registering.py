"""Registers that are taken in a test."""

from datetime import date, timedelta

import pytest

from vault.actions.registers import (
    ChangeRegister,
    MarkRegister,
    OpenRegister,
)
from vault.domain.registers import NewMark, RegisterOf
from vault.errors import (
    InvalidValueError,
)

TODAY = date.today()
DAY = timedelta(days=1)


def of(school, day=TODAY, session="am", room="a"):
    return RegisterOf(school.ids[room], day, session)


def line_of(session, register, pupil):
    page = session.run(OpenRegister(*register))
    return next(line for line in page.lines if line.pupil == pupil)


def mark(session, register, pupil, code, minutes=0, note="", version=None):
    have = line_of(session, register, pupil).mark.version if version is None else version
    new = NewMark(pupil, have, code, minutes, note)
    return session.run(MarkRegister(register, (new,)))[0]


def change(session, register, pupil, code, why="the mother rang", minutes=0):
    version = line_of(session, register, pupil).mark.version
    new = NewMark(pupil, version, code, minutes)
    return session.run(ChangeRegister(register, new, why))


def codes_in(session, register):
    return {x.called.given: x.code for x in session.run(OpenRegister(*register)).lines}


def refused(session, action):
    with pytest.raises(InvalidValueError) as error:
        session.run(action)
    return error.value.details["field"]
