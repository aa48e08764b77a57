"""What counts as written by somebody, when two vaults meet: a value, and not an empty default."""

from tests.two_vaults import two_places
from vault.actions.contacts import SetContact
from vault.actions.pupils import OpenPupil
from vault.domain.ids import NEW
from vault.domain.people import Contact
from vault.store.database.work import no_report
from vault.store.history.sync import Sync
from vault.store.records import Records

FLAGS = ("given", "emergency", "parental_responsibility", "priority")


def clocks_of(place, contact):
    """Field to clock, as the next sealed file would carry them."""
    vault = place.session._vault
    with vault.glance(no_report) as work:
        sync = Records(work, vault.services).of(Sync)
        rows = work.select(
            f"SELECT id, made, {', '.join(FLAGS)} FROM contact WHERE id = ?", (contact,)
        )
        ((_, known),) = sync.known(FLAGS, rows)
    return known.clocks


def test_what_was_removed_is_not_looked_for_among_all_that_was_ever_changed(places):
    """A million changes are read in ten seconds, and with each sealed file."""
    office, _ = places
    vault, asked = office.session._vault, []
    with vault.glance(no_report) as work:
        sync, do = Records(work, vault.services).of(Sync), work.execute
        work.execute = lambda sql, values=(): asked.append((sql, values)) or do(sql, values)
        sync.of_school(["closure"])
        sync.of_classes(["checklist"], [office.room])
        sync.deleted_pupils([office.room])
    asked = [(sql[sql.index("SELECT") :], v) for sql, v in asked if "main.history" in sql]
    with vault.parts.fence.inside() as token:
        for sql, values in asked:
            plan = vault._connection.execute(f"{token} EXPLAIN QUERY PLAN {sql}", values)
            ways = [step for *_, step in plan.fetchall() if "history" in step or " h " in step]
            assert all("USING INDEX history_removed" in way for way in ways), ways
    assert len(asked) == 3


def test_a_flag_that_nobody_set_carries_no_clock_and_one_that_was_taken_back_does(tmp_path):
    """A column that an update adds stands at 0 in every old row: that is nobody's change."""
    office, teacher = two_places(tmp_path)
    ann = office.pupils[0]
    contact = office.run(
        SetContact(
            ann, Contact(NEW, 0, "Mia", "Ash", emergency=True, parental_responsibility=False)
        )
    )
    clocks = clocks_of(office, contact)
    assert clocks["given"], "a name was written"
    assert clocks["emergency"], "and so was a flag that was set"
    assert clocks["parental_responsibility"] == {}
    (here,) = [c for c in office.run(OpenPupil(ann)).contacts if c.id == contact]
    off = Contact(here.id, here.version, "Mia", "Ash", emergency=False)
    office.run(SetContact(ann, off))
    assert clocks_of(office, contact)["emergency"], "taking it back is a change"
    office.lock()
    teacher.lock()
