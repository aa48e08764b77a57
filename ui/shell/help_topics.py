"""What the help says of each page: one short text in resources/help, by the page's key."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ui.look.resources import resource
from vault.domain.training import Block, BlockKind


@dataclass(frozen=True, slots=True)
class HelpTopic:
    """`key` is the page's; `blocks` are paragraphs and points below the title."""

    key: str
    title: str
    blocks: tuple[Block, ...]


@cache
def help_topic(key: str) -> HelpTopic:
    """Of the page with that key; FileNotFoundError where nobody wrote one."""
    first, *lines = resource("help", f"{key}.md").read_text(encoding="utf-8").splitlines()
    return HelpTopic(key, first.removeprefix("# "), tuple(_blocks(lines)))


def _blocks(lines: list[str]) -> Iterator[Block]:
    for line in filter(None, lines):
        if line.startswith("- "):
            yield Block(BlockKind.POINT, line.removeprefix("- "))
        else:
            yield Block(BlockKind.PARAGRAPH, line)
