"""No action runs without permission, and none that is refused leaves no trace."""

import dataclasses
import importlib
import pkgutil

import pytest

import vault.actions
from vault.actions.audit import ReadAudit
from vault.actions.base import all_actions
from vault.crypto.kdf import FLOOR
from vault.domain.access import Role
from vault.domain.matrix import may
from vault.domain.secrets import Password
from vault.errors import PermissionDeniedError
from vault.unlock import unlock_vault

for module in pkgutil.iter_modules(vault.actions.__path__, "vault.actions."):
    importlib.import_module(module.name)

REFUSED_TO_COVER = [cls for cls in all_actions() if not may(Role.COVER, cls.needs)]


class Blank(str):
    """Stands for any value; of an action that is refused, no more is looked at than an id."""

    __slots__ = ()
    id = ""


def test_every_action_that_a_cover_teacher_may_not_do_is_refused_and_recorded(unlock_as, school):
    session = unlock_as(Role.COVER)
    for cls in REFUSED_TO_COVER:
        values = {f.name: Blank() for f in dataclasses.fields(cls)}
        with pytest.raises(PermissionDeniedError):
            session.run(cls(**values))
    session.lock()
    lead = unlock_vault(school.folder, "Dana Lead", Password.typed(PASSWORD), params=FLOOR)
    kinds = {e.kind for e in lead.run(ReadAudit()) if e.outcome == "refused"}
    lead.lock()
    assert kinds == {cls.name for cls in REFUSED_TO_COVER}


PASSWORD = "lantern-orchard-violin-pebble"
