"""What the help says of each page: one short text in resources/help, by the page's key."""

from dataclasses import dataclass
from functools import cache

from ui.look.resources import resource
from vault.domain.block_text import read_blocks
from vault.domain.pages import page_now
from vault.domain.training import Block

HELP = "help"


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


@cache
def help_topic(key: str) -> HelpTopic:
    """Of the page with that key; FileNotFoundError where nobody wrote one."""
    text = resource("help", f"{key}.md").read_text(encoding="utf-8")
    heading, *blocks = read_blocks(text.splitlines())
    return HelpTopic(key, heading.text, tuple(blocks))
