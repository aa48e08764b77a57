"""A clock that jumped forward disposes of nothing."""

from datetime import UTC, date, datetime, timedelta

import apsw
import pytest

from tests.erasures import keys_of
from tests.some_of_all import some
from tests.vault.actions.schedules import keys
from vault.actions.audit import ReadAudit
from vault.actions.retention import ListDisposals, ListDue, ProposeDisposal, WithdrawDisposal
from vault.actions.training import ReadMyTraining, TakeTest
from vault.domain.retention import ClockJump, forward_jump
from vault.errors import DateDoubtfulError


def set_forward(leavers, days):
    """Everything so far was `days` earlier, in the trail as it lies on the disk."""
    for row in leavers.lead.run(ReadMyTraining()).rows:
        leavers.lead.run(TakeTest(row.module.id, tuple(q.right for q in row.module.questions)))
    key = keys_of(leavers.lead)[0]
    leavers.lead.lock()
    raw = apsw.Connection(str(leavers.folder / "vault.db"))
    raw.execute("PRAGMA cipher = 'sqlcipher'")
    raw.execute("PRAGMA legacy = 4")
    raw.execute(f"PRAGMA key = \"x'{bytes(key.expose()).hex()}'\"")
    guards = raw.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'"
    ).fetchall()
    for name, _ in guards:
        raw.execute(f"DROP TRIGGER {name}")
    for number, at in raw.execute("SELECT number, time FROM audit").fetchall():
        then = datetime.fromisoformat(at) - timedelta(days=days)
        raw.execute("UPDATE audit SET time = ? WHERE number = ?", (then.isoformat(), number))
    for _, sql in guards:
        raw.execute(sql)
    raw.close()
    leavers.unlock("Dana Lead")


def test_a_clock_set_forward_a_year_disposes_of_nothing_it_asks(leavers):
    set_forward(leavers, 365)
    due = leavers.lead.run(ListDue())
    assert due.jump is not None
    assert due.jump.days == 365
    chosen = tuple(item.key for item in due.items)
    with pytest.raises(DateDoubtfulError) as asked:
        leavers.lead.run(ProposeDisposal(chosen, "time is over"))
    assert asked.value.details["days"] == 365
    with pytest.raises(DateDoubtfulError):
        leavers.lead.run(
            ProposeDisposal(chosen, "time is over", date.today() - timedelta(days=365))
        )
    assert leavers.lead.run(ListDisposals()) == ()
    leavers.lead.run(ProposeDisposal(chosen, "time is over", date.today()))
    assert "retention.clock-confirmed" in [e.kind for e in leavers.lead.run(ReadAudit())]


@pytest.mark.parametrize("days", some([3, 16, 45], fast=(45,)))
def test_after_a_weekend_or_a_holiday_nobody_is_asked(leavers, days):
    set_forward(leavers, days)
    assert leavers.lead.run(ListDue()).jump is None
    leavers.lead.run(ProposeDisposal(keys(leavers), "time is over"))
    assert "retention.clock-confirmed" not in [e.kind for e in leavers.lead.run(ReadAudit())]


def test_a_date_that_was_confirmed_is_not_asked_for_again_until_the_next_jump(leavers):
    set_forward(leavers, 365)
    batch = leavers.lead.run(ProposeDisposal(keys(leavers), "time is over", date.today()))
    assert leavers.lead.run(ListDue()).jump is None
    leavers.lead.run(WithdrawDisposal(batch))
    leavers.lead.run(ProposeDisposal(keys(leavers), "time is over"))
    set_forward(leavers, 100)
    with pytest.raises(DateDoubtfulError):
        leavers.lead.run(ProposeDisposal(keys(leavers), "time is over"))


def test_the_largest_step_forward_is_what_counts():
    noon = datetime(2026, 1, 1, 12, tzinfo=UTC)
    hour, year = timedelta(hours=1), timedelta(days=365)
    weekend, summer = timedelta(days=3), timedelta(days=50)
    assert forward_jump([noon, noon + hour, noon + weekend, noon + weekend + summer]) is None
    jumped = forward_jump([noon, noon + year, noon + year + hour, noon])
    assert jumped == ClockJump(noon, noon + year)
    assert forward_jump([]) is None
