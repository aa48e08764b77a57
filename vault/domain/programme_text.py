"""A programme's objectives as people type them: a line for each, below the name of its area.

# Number
Counts in 6s, 7s, 9s
Reads and orders numbers past 1,000
"""

from collections.abc import Sequence
from difflib import get_close_matches

from vault.domain.ids import NEW
from vault.domain.objectives import Objective
from vault.domain.pupil_values import clean_text

AREA = "#"
_ALIKE = 0.7
"""Of two sentences, from which likeness on (difflib) one is the other in other words."""


def as_typed(objectives: Sequence[Objective]) -> str:
    """What stands in the field for them."""
    lines: list[str] = []
    area = ""
    for objective in objectives:
        if objective.area != area:
            area = objective.area
            lines += ([""] if lines else []) + [f"{AREA} {area}".rstrip()]
        lines.append(objective.text)
    return "\n".join(lines)


def from_typed(text: str, before: Sequence[Objective]) -> tuple[Objective, ...]:
    """The objectives that stand there now. One whose words are as they were is the same one,
    wherever it stands; of the others, one that reads much like one that is left over. What then has
    none is new, and what is left over is left out: never is another sentence put to a judgement."""
    typed = _lines(text)
    known = {(o.area.casefold(), o.text.casefold()): o for o in before}
    found = [known.pop((area.casefold(), words.casefold()), None) for area, words in typed]
    by_words = {o.text.casefold(): o for o in known.values()}
    for place, (_, words) in enumerate(typed):
        if found[place] is None:
            found[place] = by_words.pop(words.casefold(), None)
    for place, (_, words) in enumerate(typed):
        like = get_close_matches(words.casefold(), by_words, 1, _ALIKE)
        if found[place] is None and like:
            found[place] = by_words.pop(like[0])
    return tuple(
        Objective(one.id, area, words, one.version, one.ended)
        if one is not None
        else Objective(NEW, area, words)
        for one, (area, words) in zip(found, typed, strict=True)
    )


def _lines(text: str) -> list[tuple[str, str]]:
    """(area, objective) of each line that is one."""
    area, found = "", []
    for line in text.splitlines():
        words = clean_text(line)
        if words.startswith(AREA):
            area = words.lstrip(f"{AREA} ")
        elif words:
            found.append((area, words))
    return found
