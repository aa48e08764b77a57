"""Pictures stand on a day on which the demo school is open, whenever they are made."""

import subprocess
import sys
from pathlib import Path

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"
_ASK = """
import sys
from datetime import date
sys.path.insert(0, sys.argv[1])
from school_day import last_school_day, stand_on_a_school_day
for day in sys.argv[2:]:
    print(last_school_day(date.fromisoformat(day)))
stand_on_a_school_day()
print(date.today() == last_school_day(date.today()))
"""
STANDS_ON = {
    "2026-11-27": "2026-11-27",
    "2026-11-29": "2026-11-27",
    "2026-10-28": "2026-10-23",
    "2027-01-02": "2026-12-18",
    "2027-08-31": "2027-07-23",
}


def test_a_weekend_or_a_holiday_becomes_the_last_school_day_before_it():
    args = [sys.executable, "-c", _ASK, str(PACKAGING), *STANDS_ON]
    told = subprocess.run(args, check=True, capture_output=True, text=True, cwd=PACKAGING.parent)
    assert told.stdout.split() == [*STANDS_ON.values(), "True"]
