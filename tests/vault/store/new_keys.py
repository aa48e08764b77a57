"""Vaults that get new keys, and who is in them, for tests."""

from tests.forensic.bare_reader import BareReader
from tests.fresh_vault import PASSWORD
from vault.actions.keys import PlanRekey
from vault.actions.sealed import ListSafeguarding, RaiseConcern
from vault.crypto.kdf import FLOOR
from vault.domain.ids import NEW
from vault.domain.sealed import SealedRecord
from vault.domain.secrets import Password
from vault.unlock import unlock_vault

OTHER = "pebble-violin-orchard-lantern"


def open_as(folder, who="Dana Lead", password=PASSWORD):
    return unlock_vault(folder, who, Password.typed(password), params=FLOOR)


def record(school, text):
    return SealedRecord(NEW, school.ids["ann"], "me", "2026-09-01", "concern", text)


def raise_concern(school, text):
    theo = open_as(school.folder, "Theo")
    theo.run(RaiseConcern(record(school, text)))
    theo.lock()


def rekeyed(school, leaver=None):
    """The data lead's session after new keys, without who leaves."""
    lead = open_as(school.folder)
    lead.run(PlanRekey(leaver))
    lead.lock()
    return open_as(school.folder)


def rekey(school, leaver=None):
    rekeyed(school, leaver).lock()


def texts(folder, who="Sam", password=PASSWORD):
    session = open_as(folder, who, password)
    try:
        return {one.text for one in session.run(ListSafeguarding())}
    finally:
        session.lock()


def rows(folder, who="Sam"):
    """Generation and box of each record and concern, read without our code."""
    bare = BareReader(folder, who, PASSWORD)
    database = bare.records()
    found = database.execute("SELECT id, generation, version, box FROM sealed").fetchall()
    found += database.execute("SELECT id, generation, 0, box FROM concern").fetchall()
    database.close()
    return bare, found
