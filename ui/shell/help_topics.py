"""What the help says of each page: one short text in resources/help, by the page's key."""

from dataclasses import dataclass, replace
from functools import cache

from ui.look.resources import resource
from vault.domain.block_text import read_blocks
from vault.domain.english.wording import worded
from vault.domain.pages import page_now
from vault.domain.training import Block

HELP, JOBS = "help", "jobs"
"""Of the help itself, and of the ten commonest jobs; every other key is a page's."""


@dataclass(frozen=True, slots=True)
class HelpTopic:
    """`key` is the page's; `blocks` are paragraphs and points below the title."""

    key: str
    title: str
    blocks: tuple[Block, ...]


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
    return HelpTopic(key, heading.text, tuple(blocks))


@cache
def _written(key: str) -> tuple[Block, ...]:
    text = resource("help", f"{key}.md").read_text(encoding="utf-8")
    return tuple(read_blocks(text.splitlines()))
