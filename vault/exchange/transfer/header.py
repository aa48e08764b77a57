"""header.json, the first thing in a transfer: who sends what to whom, why, and until when.

It is signed on its own, so that most refusals need not wait for gigabytes of photos; what follows
it is signed at the end (`seal.json`), because its hashes are known only then.
"""

import json
import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from vault.crypto.cards import card_fields, parse_card
from vault.crypto.part_hash import RunningHash, hash_of
from vault.domain.cards import StaffCard
from vault.domain.catalogue.all_tables import CATALOGUE
from vault.domain.data_kinds import DataKind
from vault.domain.outside_json import read_json
from vault.domain.pupil_values import clean_text
from vault.errors import BadContentError, NewerFileError

REMOVALS_OF_CLASSES = 6
"""The first number whose files say that a row of a class was removed, for all that hung on it."""
FORMAT = max(
    REMOVALS_OF_CLASSES,
    *(
        number
        for table in CATALOGUE.values()
        if table.travels is not None
        for number in (table.travels.since, *table.travels.later.values())
    ),
)
"""What travels, and how, by number: a table or column that is new has the next one in its
declaration (`tests/rules/test_what_travels.py` asks for it). Files of lower numbers are read."""
_FORMAT = re.compile(r"tuckbox-transfer-([1-9][0-9]{0,5})")
HEADER, HEADER_SIGN = "header.json", "header.sig"
RECORDS = "records/"
PHOTOS = "photos/"
SEAL, SEAL_SIGN = "seal.json", "seal.sig"
MOST_JSON = 1 << 20
_HEADER_CONTEXT = b"tuckbox transfer header"
_SEAL_CONTEXT = b"tuckbox transfer seal"
_MOST_TEXT = 2000
_MOST_NUMBER = (1 << 53) - 1
_ID = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Addressee:
    """One recipient as the signed header names them; the name stays even when somebody seals the
    content again for others."""

    name: str
    vault: str
    profile: str
    number: int


@dataclass(frozen=True, slots=True)
class TransferHeader:
    """`scope` identifies the selection, so that a newer file of the same one can be recognised;
    `anchor` is the newest entry of the sender's audit trail."""

    file: str
    sender: StaffCard
    addressees: tuple[Addressee, ...]
    reason: str
    about: str
    scope: str
    kinds: tuple[DataKind, ...]
    pupils: int
    photos: int
    made_at: datetime
    until: date
    anchor: tuple[int, str]
    format: int = FORMAT

    def text(self) -> bytes:
        """Canonical JSON: the bytes that are signed."""
        return canonical(
            {
                "format": f"tuckbox-transfer-{self.format}",
                "file": self.file,
                "sender": {"format": "tuckbox-card-1", **card_fields(self.sender)},
                "recipients": [[a.name, a.vault, a.profile, a.number] for a in self.addressees],
                "reason": self.reason,
                "about": self.about,
                "scope": self.scope,
                "kinds": [kind.value for kind in self.kinds],
                "pupils": self.pupils,
                "photos": self.photos,
                "made": self.made_at.isoformat(),
                "until": self.until.isoformat(),
                "anchor": list(self.anchor),
            }
        )


def parse_header(raw: bytes) -> TransferHeader:
    """The header of a text. BadContentError for anything that is not exactly one of ours;
    NewerFileError for one that a later version made. The signature is not checked."""
    try:
        content = read_json(raw)
        number = int(_FORMAT.fullmatch(content["format"])[1])  # type: ignore[index]
        if number > FORMAT:
            raise NewerFileError
        header = TransferHeader(
            file=_id(content["file"]),
            sender=parse_card(content["sender"]),
            addressees=tuple(
                Addressee(_text(a[0]), _text(a[1]), _text(a[2]), _number(a[3], 1))
                for a in content["recipients"]
            ),
            reason=_text(content["reason"]),
            about=_text(content["about"]),
            scope=_id(content["scope"]),
            kinds=tuple(DataKind(kind) for kind in content["kinds"]),
            pupils=_number(content["pupils"]),
            photos=_number(content["photos"]),
            made_at=datetime.fromisoformat(content["made"]),
            until=date.fromisoformat(content["until"]),
            anchor=(_number(content["anchor"][0]), _text(content["anchor"][1])),
            format=number,
        )
        if not header.kinds or len(set(header.kinds)) != len(header.kinds):
            raise ValueError("no kinds")
        if header.text() != raw:
            # One way to write it: no field twice, none that nobody reads.
            raise ValueError("not canonical")
    except (ValueError, KeyError, TypeError, IndexError, RecursionError) as error:
        raise BadContentError(reason="it is not a sealed file of Tuckbox") from error
    return header


def header_message(text: bytes) -> bytes:
    """The bytes that the sender signs for the header."""
    return _HEADER_CONTEXT + text


def seal_message(text: bytes) -> bytes:
    """The bytes that the sender signs for the whole file."""
    return _SEAL_CONTEXT + text


class PartsHash:
    """One hash over all parts: of each part's name, size and hash, a line each. A list of them
    would grow with the photos."""

    def __init__(self) -> None:
        self._all = RunningHash()
        self._count = 0

    def add(self, name: str, data: bytes) -> None:
        """The next part, complete."""
        self._all.update(f"{name} {len(data)} {hash_of(data)}\n".encode())
        self._count += 1

    def seal(self, file: str) -> bytes:
        """The content of seal.json (canonical JSON)."""
        return canonical({"file": file, "parts": self._count, "hash": self._all.hex()})


def canonical(content: dict[str, Any]) -> bytes:
    """JSON with sorted keys and without spaces, in UTF-8."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > _MOST_TEXT or clean_text(value) != value:
        raise ValueError("no text")
    return value


def _id(value: Any) -> str:
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise ValueError("no id")
    return value


def _number(value: Any, least: int = 0) -> int:
    if type(value) is not int or not least <= value <= _MOST_NUMBER:
        raise ValueError("no number")
    return value
