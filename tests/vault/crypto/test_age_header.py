"""The public test vectors of the age format, through our own check and the library behind it."""

import base64
import hashlib
import io
import json
import zlib
from pathlib import Path

import pytest

from vault.crypto.seal import open_sealed
from vault.domain.secrets import Passphrase
from vault.errors import TuckboxError

VECTORS = json.loads((Path(__file__).parents[2] / "data" / "age_vectors.json").read_text())
STRICTER = {
    # Valid age, and yet nothing that this program or the age program makes for a card.
    "stanza_valid_characters",
    "stanza_empty_body",
    "stanza_empty_last_line",
    "x25519_grease",
}


def read(name):
    head, _, body = base64.b64decode(VECTORS[name]).partition(b"\n\n")
    texts = [line.partition(": ") for line in head.decode().split("\n")]
    fields = {key: value for key, _, value in texts}
    if fields.get("compressed") == "zlib":
        body = zlib.decompress(body)
    return fields, body


@pytest.mark.parametrize("name", sorted(VECTORS))
def test_each_vector_ends_as_the_format_says(name):
    fields, body = read(name)
    got = bytearray()
    phrase = fields.get("passphrase")
    try:
        open_sealed(
            io.BytesIO(body),
            got.extend,
            identity=fields.get("identity", ""),
            passphrase=Passphrase(phrase.encode()) if phrase is not None else None,
        )
        ended = "success"
    except TuckboxError:
        ended = "refused"
    if fields["expect"] == "success" and name not in STRICTER:
        assert ended == "success"
        assert hashlib.sha256(got).hexdigest() == fields["payload"]
    else:
        assert ended == "refused"
