"""What has ended does not open again because somebody set the clock back."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.forged_key_file import forge, read
from tests.two_vaults import two_places
from vault import unlock as unlocking
from vault.actions.profiles import AddProfile, ChangeProfile
from vault.crypto.kdf import FLOOR
from vault.domain.access import Role
from vault.domain.messages import sentence
from vault.domain.secrets import Password
from vault.errors import ClockBehindError, ProfileEndedError, TransferEndedError
from vault.store.trail import audit, watch
from vault.unlock import recover_vault, unlock_vault

PASSWORD = "lantern-orchard-violin-pebble"
TODAY = date.today()
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def set_clock(monkeypatch, day):
    """The computer's clock, at noon of the day."""

    class Day(date):
        @classmethod
        def today(cls):
            return day

    class Moment(datetime):
        @classmethod
        def now(cls, zone=None):
            return datetime(day.year, day.month, day.day, 12, tzinfo=UTC).astimezone(zone)

    for module in (unlocking, watch):
        monkeypatch.setattr(module, "date", Day)
    monkeypatch.setattr(audit, "datetime", Moment)


def open_as(folder, who):
    return unlock_vault(folder, who, Password.typed(PASSWORD), params=FLOOR)


def ended(lead, role):
    """A profile whose last day was yesterday, in a vault that was in use today."""
    one = lead.run(AddProfile("Cai", role, Password.typed(PASSWORD)))
    lead.run(ChangeProfile(one.id, role, one.classes, YESTERDAY, suspended=False))
    lead.lock()
    return lead.folder


def forget(folder, monkeypatch, tmp_path, *, machine=True, key_file=True):
    """What this machine and the key file remember is taken away, as a copy elsewhere lacks it."""
    if machine:
        monkeypatch.setenv("TUCKBOX_HOME", str(tmp_path / "elsewhere"))
    if key_file:
        forge(folder, {**read(folder), "anchor": []})


def refused(folder):
    with pytest.raises(ClockBehindError) as told:
        open_as(folder, "Cai")
    words = sentence(told.value)
    assert f"ended on {YESTERDAY:%d %B %Y}" in words
    assert f"says {YESTERDAY:%d %B %Y}" in words
    assert f"in use on {TODAY:%d %B %Y}" in words


@pytest.mark.parametrize(
    ("role", "knows"),
    [
        (Role.COVER, "the trail"),
        (Role.TECHNICIAN, "the key file"),
        (Role.TECHNICIAN, "this machine"),
        (Role.COVER, "all of them"),
    ],
    ids=str,
)
def test_an_ended_profile_stays_ended_by(role, knows, lead, monkeypatch, tmp_path):
    folder = ended(lead, role)
    set_clock(monkeypatch, YESTERDAY)
    forget(
        folder,
        monkeypatch,
        tmp_path,
        machine=knows in ("the trail", "the key file"),
        key_file=knows in ("the trail", "this machine"),
    )
    refused(folder)
    refused(folder)  # the try itself moved nothing


def test_an_ended_profile_stays_ended_after_a_colleague_worked_with_the_wrong_clock(
    lead, monkeypatch
):
    lead.run(AddProfile("Tess", Role.TEACHER, Password.typed(PASSWORD)))
    folder = ended(lead, Role.COVER)
    set_clock(monkeypatch, YESTERDAY)
    open_as(folder, "Tess").lock()
    refused(folder)


def test_by_the_right_clock_it_is_told_as_before(lead):
    folder = ended(lead, Role.COVER)
    with pytest.raises(ProfileEndedError) as told:
        open_as(folder, "Cai")
    assert not isinstance(told.value, ClockBehindError)


def test_a_profile_with_days_to_come_opens_whatever_the_clock_says(lead, monkeypatch):
    one = lead.run(AddProfile("Cai", Role.COVER, Password.typed(PASSWORD)))
    lead.run(ChangeProfile(one.id, one.role, one.classes, TOMORROW, suspended=False))
    lead.lock()
    set_clock(monkeypatch, YESTERDAY)
    open_as(lead.folder, "Cai").lock()


def test_a_clock_that_once_stood_years_ahead_is_mended_by_a_data_lead(lead, monkeypatch):
    for name, role in (("Cai", Role.COVER), ("Tia", Role.TECHNICIAN), ("Tess", Role.TEACHER)):
        one = lead.run(AddProfile(name, role, Password.typed(PASSWORD)))
        if name != "Tess":
            lead.run(ChangeProfile(one.id, role, one.classes, TOMORROW, suspended=False))
    lead.lock()
    with monkeypatch.context() as patched:
        set_clock(patched, TODAY + timedelta(days=3650))
        open_as(lead.folder, "Tess").lock()
    for who in ("Cai", "Tia"):
        with pytest.raises(ClockBehindError):
            open_as(lead.folder, who)
    open_as(lead.folder, "Dana Lead").lock()
    for who in ("Cai", "Tia"):
        open_as(lead.folder, who).lock()


def test_the_sheet_opens_the_vault_whatever_ended(lead):
    folder = ended(lead, Role.DATA_LEAD)
    recover_vault(
        folder, lead.sheet.code, "Cai", Password.typed("meadow-trumpet-glacier-sandal"), FLOOR
    ).lock()


def test_a_sealed_file_past_its_last_day_opens_by_no_clock_that_was_set_back(tmp_path, monkeypatch):
    office, teacher = two_places(tmp_path)
    with monkeypatch.context() as patched:
        set_clock(patched, YESTERDAY - timedelta(days=7))
        patched.setattr("vault.actions.send.date", watch.date)
        path = office.send([teacher], classes=(office.room,), until=YESTERDAY)
    teacher.lock()
    set_clock(monkeypatch, YESTERDAY)
    teacher.unlock()
    with pytest.raises(TransferEndedError):
        teacher.preview(path)
    office.lock()
    teacher.lock()
