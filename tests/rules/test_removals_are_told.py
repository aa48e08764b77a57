"""A table that declares that its removals are told has them told: by name, each of them."""

import json

import pytest

from tests.bench.vaults import put_rows
from tests.two_vaults import ALL
from vault.domain.catalogue.all_tables import CATALOGUE
from vault.domain.catalogue.shape import About
from vault.domain.transfer import Selection
from vault.store.database.work import no_report
from vault.store.merge.transfer_rows import Outgoing
from vault.store.records import Records

DECLARED = {name for name, t in CATALOGUE.items() if t.travels and t.travels.removals}
_HISTORY = "history (step, tbl, record, pupil, field, old)"


@pytest.fixture
def told(places):
    """Tables of whose removed row the office's file of its class tells."""
    office, _ = places
    ann, gone = office.pupils[0], "d" * 32
    vault = office.session._vault
    with vault.glance(no_report) as work, vault.parts.fence.inside() as token:
        step = work.select_value(f"{token} SELECT max(number) FROM main.step")
    rows = [(step, "enrolment", "e" * 32, gone, "", json.dumps({"class_id": office.room}))]
    for number, (name, table) in enumerate(CATALOGUE.items()):
        record = gone if name == "pupil" else f"{number:032x}"
        whose = gone if name == "pupil" else ann
        pupil = whose if table.about is About.PUPIL else ""
        old = {"class_id": office.room} if table.about is About.CLASS else {}
        rows.append((step, name, record, pupil, "", json.dumps(old)))
    put_rows(office.session, [(_HISTORY, rows)])
    with vault.glance(no_report) as work:
        records = Records(work, vault.services)
        outgoing = Outgoing(records.context, Selection((office.room,), (), ALL))
        return {line["t"] for line in outgoing.lines() if "gone" in line}


def test_every_table_that_declares_removals_tells_them_and_no_other(told):
    assert sorted(DECLARED - told) == [], "tables declare removals that no file tells"
    assert sorted(told - DECLARED) == [], "tables tell removals that they do not declare"
