"""Receipts: the recipient's signed word that a file was merged, read back in by its sender."""

from dataclasses import dataclass
from datetime import datetime

from vault.crypto.cards import card_fields, parse_card
from vault.crypto.primitives import is_signed
from vault.domain.cards import StaffCard
from vault.domain.outside_json import read_json
from vault.errors import BadFileError, SealBrokenError
from vault.exchange.transfer.header import canonical

FORMAT = "tuckbox-receipt-1"
MOST_RECEIPT = 16384
_CONTEXT = b"tuckbox receipt"


@dataclass(frozen=True, slots=True)
class Receipt:
    """`manifest` is the hash of the file's seal, `anchor` the newest entry of the signer's
    trail."""

    file: str
    manifest: str
    signer: StaffCard
    at: datetime
    records: int
    anchor: tuple[int, str]

    def text(self) -> bytes:
        """Canonical JSON, which is what is signed."""
        return canonical(
            {
                "format": FORMAT,
                "file": self.file,
                "manifest": self.manifest,
                "signer": {"format": "tuckbox-card-1", **card_fields(self.signer)},
                "at": self.at.isoformat(timespec="seconds"),
                "records": self.records,
                "anchor": list(self.anchor),
            }
        )


def receipt_message(text: bytes) -> bytes:
    """What the recipient signs."""
    return _CONTEXT + text


def receipt_file(receipt: Receipt, signature: bytes) -> bytes:
    """The file's content."""
    return canonical({"receipt": receipt.text().decode(), "signature": signature.hex()})


def read_receipt(raw: bytes) -> Receipt:
    """BadFileError unless it is a receipt; SealBrokenError unless its own signature holds."""
    try:
        outer = read_json(raw)
        text = str(outer["receipt"]).encode()
        content = read_json(text)
        if content["format"] != FORMAT:
            raise ValueError("another format")
        receipt = Receipt(
            file=str(content["file"]),
            manifest=str(content["manifest"]),
            signer=parse_card(content["signer"]),
            at=datetime.fromisoformat(content["at"]),
            records=int(content["records"]),
            anchor=(int(content["anchor"][0]), str(content["anchor"][1])),
        )
        signature = bytes.fromhex(outer["signature"])
    except (ValueError, KeyError, TypeError, IndexError, OverflowError, RecursionError) as error:
        raise BadFileError(reason="it is no receipt") from error
    if not is_signed(receipt.signer.verify_key, receipt_message(text), signature):
        raise SealBrokenError(reason="its signer's signature does not hold")
    return receipt
