"""The copy that a backup gives back, for tests."""

from tests.two_vaults import PASSWORD
from vault.actions.pupils import AddPupil, ListPupils
from vault.crypto.kdf import FLOOR
from vault.domain.secrets import Password
from vault.unlock import unlock_vault


def open_copy(folder, who="Olive Office"):
    return unlock_vault(folder, who, Password.typed(PASSWORD), params=FLOOR)


def add(office, name):
    office.run(AddPupil((("legal_given", name),)))


def names(session):
    return {row.given for row in session.run(ListPupils())}
