"""Text with headings, points and pictures, of a training module or the help, as blocks.

Lines that follow each other are one paragraph. Every text stays plain text, whatever signs stand in
it.
"""

import re
from collections.abc import Iterable, Iterator

from vault.domain.training import Block, BlockKind

_PICTURE = re.compile(r"!\[([^\]]*)\]\(([a-z0-9-]+\.png)\)")


def read_blocks(lines: Iterable[str]) -> Iterator[Block]:
    """'# A heading', '- a point', '![what it shows](unlock.png)'; everything else is a
    paragraph."""
    paragraph: list[str] = []
    for line in (*map(str.strip, lines), ""):
        block = _block(line)
        if block is None and line:
            paragraph.append(line)
            continue
        if paragraph:
            yield Block(BlockKind.PARAGRAPH, " ".join(paragraph))
            paragraph = []
        if block is not None:
            yield block


def _block(line: str) -> Block | None:
    if line.startswith("#"):
        return Block(BlockKind.HEADING, line.lstrip("#").strip())
    if line.startswith("- "):
        return Block(BlockKind.POINT, line[2:].strip())
    picture = _PICTURE.fullmatch(line)
    return Block(BlockKind.PICTURE, picture[1], picture[2]) if picture else None
