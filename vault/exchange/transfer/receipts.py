"""Receipts: a recipient's signed statement that a file was merged, read by its sender."""

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
    """`file` is the file's id, `manifest` the hash of its seal (64 hex digits), `records` how many
    were merged, `anchor` number and hash of the newest entry of the signer's trail."""

    file: str
    manifest: str
    signer: StaffCard
    at: datetime
    records: int
    anchor: tuple[int, str]

    def text(self) -> bytes:
        """Canonical JSON: the bytes that are signed."""
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
    """The bytes that the recipient signs."""
    return _CONTEXT + text


def receipt_file(receipt: Receipt, signature: bytes) -> bytes:
    """The content of the receipt's file: canonical JSON."""
    return canonical({"receipt": receipt.text().decode(), "signature": signature.hex()})


def read_receipt(raw: bytes) -> Receipt:
    """The receipt of a file. BadFileError for anything else; SealBrokenError unless its signature
    holds. Whether the signer is the recipient is for the caller to check."""
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
        raise BadFileError(reason="it is not a receipt") from error
    if not is_signed(receipt.signer.verify_key, receipt_message(text), signature):
        raise SealBrokenError(reason="its signer's signature does not hold")
    return receipt
