"""The scales of each country, as data with the days from and until which they and their thresholds
hold."""

from functools import cache
from importlib.resources import files
from typing import Any

from vault.domain.ids import NEW
from vault.domain.scales import Editor, Evaluation, Scale, ScaleValue, checked_scale


@cache
def shipped_scales(name: str) -> tuple[Scale, ...]:
    """Those of that file and those of everybody, as the program brings them."""
    # Loaded here and not at the start: the window before the vault needs no scales.
    import tomllib

    read = []
    for file in (name, "everywhere"):
        text = files(__name__).joinpath(f"{file}.toml").read_text(encoding="utf-8")
        read += tomllib.loads(text)["scale"]
    return tuple(_scale(row) for row in read)


def _scale(row: dict[str, Any]) -> Scale:
    scale = Scale(
        NEW,
        0,
        row["title"],
        Editor(row["editor"]),
        lowest=row.get("lowest", 0),
        highest=row.get("highest", 100),
        decimals=row.get("decimals", 0),
        is_percent=row.get("percent", False),
        values=tuple(_value(value) for value in row.get("value", ())),
        evaluations=tuple(_evaluation(part) for part in row.get("evaluation", ())),
        code=row["code"],
        note=row.get("note", ""),
        starts=row.get("from"),
        ends=row.get("until"),
    )
    return checked_scale(scale)


def _value(row: dict[str, Any]) -> ScaleValue:
    return ScaleValue(
        row["code"], row["meaning"], row.get("rank", 0), "rank" in row, row.get("until")
    )


def _evaluation(row: dict[str, Any]) -> Evaluation:
    return Evaluation(
        row.get("half_term", 0),
        row["below"],
        row["expected"],
        row["above"],
        row.get("from"),
        row.get("until"),
    )
