"""Names of the areas of each subject and year, where a country has such; for a programme of study
to begin with. The objectives are the school's own."""

from functools import cache
from importlib.resources import files

from vault.domain.ids import NEW
from vault.domain.objectives import Objective, Programme, Rhythm


@cache
def shipped_areas(name: str) -> tuple[Programme, ...]:
    """Programmes whose objectives have an area and no words yet; () for no such file."""
    if not name:
        return ()
    # Loaded here and not at the start: the window before the vault needs no areas.
    import tomllib

    text = files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return tuple(
        _programme(subject["name"], year, areas)
        for subject in tomllib.loads(text)["subject"]
        for year, areas in subject["areas"].items()
    )


def _programme(subject: str, year: str, areas: list[str]) -> Programme:
    of = f"Year {year}" if year.isdecimal() else "Reception"
    objectives = tuple(Objective(NEW, area, "") for area in areas)
    title = f"{subject}, {of}"
    return Programme(NEW, 0, title, subject, year, Rhythm.HALF_TERM, None, objectives)
