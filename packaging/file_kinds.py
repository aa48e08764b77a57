"""The files that open with a double click, for the installers of every system: one list, which is
what Linux is told of them (linux/tuckbox-mime.xml)."""

import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

_SOURCE = Path(__file__).resolve().parent / "linux" / "tuckbox-mime.xml"
_SPACE = "{http://www.freedesktop.org/standards/shared-mime-info}"


@dataclass(frozen=True)
class FileKind:
    """`.tuckcard`, `application/x-tuckbox-card`, 'Tuckbox staff card'."""

    suffix: str
    media_type: str
    name: str

    @property
    def short(self) -> str:
        """'tuckcard': the last part of the names that Windows and macOS give to the kind."""
        return self.suffix.removeprefix(".")


def file_kinds() -> list[FileKind]:
    """In the order of the list."""
    return [
        FileKind(
            kind.find(f"{_SPACE}glob").get("pattern").removeprefix("*"),
            kind.get("type"),
            kind.findtext(f"{_SPACE}comment"),
        )
        for kind in ET.parse(_SOURCE).getroot().iter(f"{_SPACE}mime-type")  # noqa: S314  our own
    ]
