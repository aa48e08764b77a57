"""The news of each version, read from the text that is shipped with the program."""

from dataclasses import replace
from functools import cache
from importlib.resources import files

from vault.domain.english.wording import worded
from vault.domain.news import News


def shipped_news() -> tuple[News, ...]:
    """Newest version first, in the English that is spoken."""
    return tuple(replace(n, points=tuple(map(worded, n.points))) for n in _written())


@cache
def _written() -> tuple[News, ...]:
    text = files("vault.governance.news").joinpath("news.md").read_text(encoding="utf-8")
    return read_news(text)


def read_news(text: str) -> tuple[News, ...]:
    """'## VERSION', then points that may run over several lines."""
    versions: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        if line.startswith("## "):
            versions.append((line[3:].strip(), []))
        elif line.startswith("- ") and versions:
            versions[-1][1].append(line[2:].strip())
        elif line.strip() and versions and versions[-1][1]:
            versions[-1][1][-1] += f" {line.strip()}"
    return tuple(News(version, tuple(points)) for version, points in versions)
