"""Staff cards as text: made, signed by their owner (Ed25519), read back and checked."""

import json
from datetime import date
from typing import Any

from vault.crypto.passwords import word_list
from vault.crypto.primitives import digest, is_signed
from vault.crypto.seal import is_recipient
from vault.domain.access import Role
from vault.domain.cards import StaffCard
from vault.domain.outside_json import read_json
from vault.domain.pupil_values import clean_text
from vault.errors import BadFileError, SealBrokenError

FORMAT = "tuckbox-card-1"
MOST_BYTES = 8192
_MOST_LETTERS = 200
_WORDS = 8
_FIELDS = ("name", "school", "role", "vault", "profile", "recipient", "verify", "made")
_NO_CARD = "it is not a staff card"


def card_words(
    name: str, school: str, role: Role, recipient: str, verify_key: bytes
) -> tuple[str, ...]:
    """Eight words to be compared aloud: 88 bits of a hash over keys, name, school and role, 11 bits
    a word."""
    texts = (name, school, role.value)
    print_of = digest(
        recipient.encode(), verify_key, *map(str.encode, texts), context=b"tuckbox-card"
    )
    number = int.from_bytes(print_of[:11], "big")
    words = word_list()
    return tuple(words[number >> (11 * position) & 2047] for position in reversed(range(_WORDS)))


def card_line(text: str) -> str:
    """A name as it can stand on a card, at most 200 characters: invisible characters (a hard space
    out of a web page) would have every colleague's program refuse it."""
    return clean_text(text)[:_MOST_LETTERS].strip() or "–"


def signed_part(fields: dict[str, str]) -> bytes:
    """The bytes that the owner signs. KeyError for a missing field."""
    content = {"format": FORMAT, **{name: fields[name] for name in _FIELDS}}
    return b"tuckbox staff card" + _canonical(content)


def card_fields(card: StaffCard) -> dict[str, str]:
    """The fields of the card's file; keys in hex, the day in ISO."""
    return {
        "name": card.name,
        "school": card.school,
        "role": card.role.value,
        "vault": card.vault,
        "profile": card.profile,
        "recipient": card.recipient,
        "verify": card.verify_key.hex(),
        "made": card.made_on.isoformat(),
    }


def card_text(card: StaffCard, signature: bytes) -> str:
    """The content of the card's file as canonical JSON, short enough for one QR code."""
    content = {"format": FORMAT, **card_fields(card), "signature": signature.hex()}
    return _canonical(content).decode()


def read_card(raw: bytes) -> StaffCard:
    """The card of a file. BadFileError unless it is one; SealBrokenError unless its own owner
    signed it."""
    if len(raw) > MOST_BYTES:
        raise BadFileError(reason=_NO_CARD)
    try:
        content = read_json(raw)
        card = parse_card(content)
        signature = bytes.fromhex(content["signature"])
    except (ValueError, KeyError, TypeError) as error:
        raise BadFileError(reason=_NO_CARD) from error
    if not is_signed(card.verify_key, signed_part(card_fields(card)), signature):
        raise SealBrokenError(reason="its owner's signature does not hold")
    return card


def parse_card(content: dict[str, Any]) -> StaffCard:
    """The card of a JSON object; its signature is not checked. ValueError, KeyError or TypeError
    for what is no card."""
    if content["format"] != FORMAT:
        raise ValueError("another format")
    fields = {name: content[name] for name in _FIELDS}
    if not all(
        isinstance(text, str) and 0 < len(text) <= _MOST_LETTERS for text in fields.values()
    ):
        raise ValueError("not text")
    if any(clean_text(text) != text for text in fields.values()):
        raise ValueError("signs that do not show")
    verify = bytes.fromhex(fields["verify"])
    if len(verify) != 32 or not is_recipient(fields["recipient"]):
        raise ValueError("no keys")
    return StaffCard(
        name=fields["name"],
        school=fields["school"],
        role=Role(fields["role"]),
        vault=fields["vault"],
        profile=fields["profile"],
        recipient=fields["recipient"],
        verify_key=verify,
        made_on=date.fromisoformat(fields["made"]),
        words=card_words(
            fields["name"], fields["school"], Role(fields["role"]), fields["recipient"], verify
        ),
    )


def _canonical(content: dict[str, str]) -> bytes:
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
