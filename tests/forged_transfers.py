"""Transfer files that the program would never write: a real one taken apart, changed, sealed anew.

Whoever does this holds the sender's signing key or the recipient's identity; what is left to
protect the reader is the reader.
"""

import io
import json
import tarfile

from vault.crypto.part_hash import hash_of
from vault.crypto.seal import open_sealed, seal_to_recipients
from vault.exchange.transfer.header import PartsHash, canonical, header_message, seal_message


def keys_of(place):
    return place.session._vault.parts.keys


class Forgery:
    """`header`, `lines`, `photos` and `parts` may be changed before `write`. Signed by `signer`."""

    def __init__(self, path, reader, signer):
        self.signer, self.reader = signer, reader
        content = io.BytesIO()
        with path.open("rb") as file:
            open_sealed(file, content.write, identity=keys_of(reader).age_identity)
        content.seek(0)
        self.entries = []
        with tarfile.open(fileobj=content) as tar:
            self.entries = [(one.name, tar.extractfile(one).read()) for one in tar]
        found = dict(self.entries)
        self.header = json.loads(found["header.json"])
        self.seal = None
        self.header_text = self.header_sign = self.seal_sign = None
        self.lines = [
            json.loads(line)
            for name, data in self.entries
            if name.startswith("records/")
            for line in data.splitlines()
        ]
        self.photos = [(n, data) for n, data in self.entries if n.startswith("photos/")]

    def line(self, table):
        """The first line of that table."""
        return next(line for line in self.lines if line["t"] == table)

    def records(self):
        """The part that holds the lines."""
        text = b"".join(
            (line if isinstance(line, bytes) else json.dumps(line).encode()) + b"\n"
            for line in self.lines
        )
        return [("records/00000.jsonl", text)]

    def parts(self):
        """Everything in its order, signed: name and content."""
        sign = keys_of(self.signer).sign_raw
        text = self.header_text or canonical(self.header)
        signature = self.header_sign or sign(header_message(text))
        found = [("header.json", text), ("header.sig", signature), *self.records(), *self.photos]
        running = PartsHash()
        for name, data in found:
            running.add(name, data)
        seal = self.seal or running.seal(str(self.header.get("file")))
        self.manifest = hash_of(seal)
        return [
            *found,
            ("seal.json", seal),
            ("seal.sig", self.seal_sign or sign(seal_message(seal))),
        ]

    def write(self, path, parts=None, *, blocks=None, recipients=None):
        """Seal the parts (or ready tar blocks) to the reader."""
        content = blocks if blocks is not None else tar_of(parts or self.parts())
        with path.open("wb") as out:
            to = recipients or [keys_of(self.reader).age_recipient]
            seal_to_recipients(iter([content]), out, to)
        return path


def tar_entry_of(name, data, **fields):
    """Header, content and padding; `fields` of TarInfo can lie."""
    info = tarfile.TarInfo(name)
    info.size, info.mode = len(data), 0o600
    for field, value in fields.items():
        setattr(info, field, value)
    return info.tobuf(tarfile.GNU_FORMAT) + data + bytes(-len(data) % 512)


def tar_of(parts):
    return b"".join(tar_entry_of(name, data) for name, data in parts) + bytes(1024)
