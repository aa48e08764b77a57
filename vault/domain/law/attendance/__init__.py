"""The attendance codes of each country, as data with the days from and until which they hold."""

from datetime import date
from functools import cache
from importlib.resources import files

from vault.domain.attendance_codes import AttendanceCode, CodeSet, Counts


@cache
def shipped_codes(name: str) -> CodeSet:
    """The set of that name, as the program brings it."""
    # Loaded here and not at the start: the window before the vault needs no codes.
    import tomllib

    text = files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    read = tomllib.loads(text)
    codes = tuple(
        AttendanceCode(
            code=row["code"],
            meaning=row["meaning"],
            short=row["short"],
            counts=Counts(row["counts"]),
            starts=_day(row.get("from")),
            ends=_day(row.get("until")),
            session=row.get("session", ""),
            minutes=row.get("minutes", False),
            says_which=row.get("says_which", False),
            unresolved=row.get("unresolved", False),
        )
        for row in read["code"]
    )
    return CodeSet(name, read["title"], codes, read["closes_after"], read["resolve_within"])


def _day(value: date | None) -> date | None:
    return value
