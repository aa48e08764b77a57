"""A school with two classes and a pupil in each, for tests."""

from tests.fresh_vault import PASSWORD, fresh_vault
from vault.actions.classes import AddClass
from vault.actions.pupils import AddPupil
from vault.crypto.kdf import FLOOR
from vault.domain.secrets import Password
from vault.unlock import unlock_vault


def unlock_lead(folder):
    return unlock_vault(folder, "Dana Lead", Password.typed(PASSWORD), params=FLOOR)


def filled_school(home):
    """It stands in `school.tuckbox`, locked; the ids by short names."""
    folder = home / "school.tuckbox"
    fresh_vault(folder)
    with unlock_lead(folder) as lead:
        a = lead.run(AddClass("4A"))
        b = lead.run(AddClass("4B"))
        ann = lead.run(AddPupil((("legal_given", "Ann"), ("legal_family", "Ash")), a))
        numbered = (("legal_given", "Bob"), ("legal_family", "Birch"), ("upn", "B801200005001"))
        return {"a": a, "b": b, "ann": ann, "bob": lead.run(AddPupil(numbered, b))}
