"""What the help says of each page: one short text in resources/help, by the page's key."""

from dataclasses import dataclass, replace
from functools import cache

from ui.look.resources import resource
from vault.domain.block_text import read_blocks
from vault.domain.english.wording import worded
from vault.domain.pages import page_now
from vault.domain.training import Block

HELP, JOBS, TECHNICIANS = "help", "jobs", "technicians"
"""Of the help itself, of the ten commonest jobs, and for who sets computers up; every other key is
a page's."""
_MARK = "**"
Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class HelpTopic:
    """`key` is the page's; `blocks` are paragraphs and points below the title. `strong` says of
    each where in it (from, length) a name stands that is on the page."""

    key: str
    title: str
    blocks: tuple[Block, ...]
    strong: tuple[Spans, ...]

    @property
    def named(self) -> tuple[str, ...]:
        """The buttons, fields and headings that are named."""
        return tuple(
            block.text[start : start + length]
            for block, spans in zip(self.blocks, self.strong, strict=True)
            for start, length in spans
        )


def topic_now(page: str) -> HelpTopic:
    """Of a page that may be remembered from an earlier version; of the help itself where there is
    no such page."""
    try:
        return help_topic(page_now(page))
    except FileNotFoundError:
        return help_topic(HELP)


def help_topic(key: str) -> HelpTopic:
    """Of the page with that key, in the English that is spoken; FileNotFoundError where nobody
    wrote one."""
    heading, *blocks = (replace(block, text=worded(block.text)) for block in _written(key))
    plain = [_unmarked(block.text) for block in blocks]
    shown = (replace(b, text=text) for b, (text, _) in zip(blocks, plain, strict=True))
    return HelpTopic(key, heading.text, tuple(shown), tuple(spans for _, spans in plain))


def _unmarked(text: str) -> tuple[str, Spans]:
    """'Press **Edit** first' without its marks, and where the name stands."""
    plain, spans = "", []
    for place, part in enumerate(text.split(_MARK)):
        if place % 2:
            spans.append((len(plain), len(part)))
        plain += part
    return plain, tuple(spans)


@cache
def _written(key: str) -> tuple[Block, ...]:
    text = resource("help", f"{key}.md").read_text(encoding="utf-8")
    return tuple(read_blocks(text.splitlines()))
