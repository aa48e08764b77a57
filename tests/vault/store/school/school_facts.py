"""What the tests of the school's facts look up."""

from datetime import date

import pytest

from vault.actions.classes import ReadClassFacts
from vault.actions.history import UndoStep
from vault.errors import InvalidValueError

SEPTEMBER, JULY = date(2026, 9, 1), date(2027, 7, 21)


def room(school, name="4A"):
    (found,) = [r for r in school.run(ReadClassFacts()) if r.name == name]
    return found


def undo(school):
    school.run(UndoStep(school.undo_steps[-1]))


def refused(session, action):
    with pytest.raises(InvalidValueError) as error:
        session.run(action)
    return error.value.details["reason"]
