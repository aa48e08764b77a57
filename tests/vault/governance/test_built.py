"""How old the program is, is told from the day that the bundle has, and from nothing else."""

from datetime import date

import pytest

from vault.governance import built
from vault.governance.built import Built, read_built, this_build
from vault.governance.checks import machine
from vault.governance.libraries import shipped_version


def test_from_source_no_day_is_told():
    assert this_build() == Built(shipped_version(), None)


def test_what_the_bundle_says_is_read():
    assert read_built(b'{"version": "0.3.1", "date": "2026-02-28"}\n') == Built(
        "0.3.1", date(2026, 2, 28)
    )


@pytest.mark.parametrize(
    "raw", [b"", b"[]", b'{"version": "1"}', b'{"version": "1", "date": 5}', b"\xff"]
)
def test_anything_else_tells_no_day(raw):
    assert read_built(raw).day is None


@pytest.mark.parametrize(
    ("day", "months"),
    [
        (date(2026, 11, 28), 0),
        (date(2026, 10, 29), 0),
        (date(2026, 10, 28), 1),
        (date(2025, 11, 28), 12),
        (date(2026, 11, 29), -1),
        (None, None),
    ],
)
def test_months_are_whole(day, months):
    assert Built("1", day).months_old(date(2026, 11, 28)) == months


@pytest.mark.parametrize(
    ("age", "result", "words"),
    [
        (0, "PASS", "0 months"),
        (5, "PASS", "5 months"),
        (6, "WARN", "6 months"),
        (17, "WARN", "17 months"),
        (18, "FAIL", "18 months"),
        (None, "UNKNOWN", "not told"),
        (-1, "FAIL", "still to come"),
    ],
)
def test_the_check_says_how_old_the_version_is(age, result, words, monkeypatch):
    monkeypatch.setattr(machine, "this_build", lambda: Built("0.2.0", date(2026, 1, 1)))
    monkeypatch.setattr(built.Built, "months_old", lambda *_: age)
    found = machine._age(None)
    assert found.result.name == result
    assert words in found.finding
    assert found.remedy or result == "PASS"
