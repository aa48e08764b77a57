"""Makes tests/data/vectors/backups: `python -m tests.make_backup_vectors`, after the form of a
backup has changed. Good backups, and each fault in one of its own that is named for it.

The key file in them is a real one; the two databases are a little noise, because what takes
a key is judged neither at a restore nor by the independent checker.
"""

import io
import json
import os
import shutil
import tarfile
import tempfile
from pathlib import Path

from tests.forged_backups import FILES, hash_of, own_keyring, spelled

VECTORS = Path(__file__).parent / "data" / "vectors" / "backups"
PASSWORD = "lantern-orchard-violin-pebble"
LIST = "backup-20261101T080000000000.json"


def main():
    shutil.rmtree(VECTORS, ignore_errors=True)
    VECTORS.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as place:
        os.environ["TUCKBOX_HOME"] = str(Path(place) / "home")
        made = Made(Path(place))
    for write in (made.in_one_file, made.in_a_folder):
        write()
    (VECTORS / "expected.json").write_text(json.dumps(made.expected, indent=1) + "\n")


class Made:
    """The key file of a vault with its one data lead, who signs."""

    def __init__(self, place):
        from vault.crypto.kdf import FLOOR
        from vault.domain.secrets import Password
        from vault.unlock import create_vault

        folder = place / "school.tuckbox"
        with create_vault(folder, "Willow", "Dana Lead", Password.typed(PASSWORD), FLOOR)[0] as it:
            keys = it._vault._keys
            self.vault, self.profile = keys.vault_id, str(keys.profile.id)
            self.expected = {}
            keyring = (folder / FILES[0]).read_bytes()
            self.parts = dict(zip(FILES, (keyring, os.urandom(600), os.urandom(700)), strict=True))
            self.signed = {}
            for name, content, _ in self._lists():
                raw = content if isinstance(content, bytes) else spelled(content)
                self.signed[name] = (raw, keys.sign_raw(b"tuckbox backup" + raw))
        self.stranger = _stranger()

    def header(self, *, chunked=False, **more):
        files = [
            [name, len(raw), hash_of(raw), [hash_of(raw)] if chunked else []]
            for name, raw in self.parts.items()
        ]
        return {
            "format": "tuckbox-backup-2",
            "vault": self.vault,
            "profile": self.profile,
            "made": "2026-11-01T08:00:00+00:00",
            "entry": [1, "0" * 64],
            "files": files,
            "erasures": {"erased": [], "successions": []},
        } | more

    def _lists(self):
        """Lists, signed as they are: name, content, verdict."""
        good = self.header()
        first = {k: v for k, v in good.items() if k != "erasures"} | {"erased": ["0" * 64]}
        keys, records, photos = good["files"]
        yield "good", good, "good"
        yield (
            "good-of-the-first-format",
            first | {"format": "tuckbox-backup-1"},
            "good",
        )
        yield (
            "good-with-an-erasure-that-nobody-signed",
            self.header(
                erasures={"erased": [["0" * 64, "", "", "0" * 64, "0" * 128]], "successions": []}
            ),
            "good",
        )
        yield "list-with-spaces", json.dumps(good, sort_keys=True).encode(), "damaged"
        yield "list-with-a-name-twice", spelled(good)[:-1] + b',"vault":"x"}', "damaged"
        yield "list-with-a-part-too-many", self.header(more=1), "damaged"
        yield "list-of-a-later-format", self.header(format="tuckbox-backup-3"), "damaged"
        yield "list-that-is-no-json", b"backup", "damaged"
        yield "list-too-deep", b"[" * 20000, "damaged"
        deep = json.loads("[" * 40 + "]" * 40)
        yield "list-nested-too-deeply", self.header(erasures=deep), "damaged"
        yield "list-with-no-number", self.header(erasures=float("nan")), "damaged"
        yield "time-without-a-zone", self.header(made="2026-11-01T08:00:00"), "damaged"
        yield "entry-below-zero", self.header(entry=[-1, "0" * 64]), "damaged"
        yield "entry-that-is-true", self.header(entry=[True, "0" * 64]), "damaged"
        yield (
            "hash-in-capitals",
            self.header(files=[keys, [records[0], records[1], records[2].upper(), []], photos]),
            "damaged",
        )
        yield "list-without-photos", self.header(files=[keys, records]), "damaged"
        yield "list-with-a-file-twice", self.header(files=[keys, records, records]), "damaged"
        yield "list-in-another-order", self.header(files=[records, keys, photos]), "damaged"
        yield (
            "hash-of-other-records",
            self.header(files=[keys, [records[0], records[1], "0" * 64, []], photos]),
            "altered",
        )
        yield (
            "size-of-other-records",
            self.header(files=[keys, [records[0], records[1] + 1, records[2], []], photos]),
            "altered",
        )
        yield "of-another-vault", self.header(vault="0" * 32), "signature"
        yield "made-by-nobody-of-this-vault", self.header(profile="0" * 32), "signature"
        yield from self._lists_in_a_folder()

    def _lists_in_a_folder(self):
        """The same in a folder."""
        there = self.header(chunked=True)
        keys, records, photos = there["files"]
        yield "folder-good", there, "good"
        longer = [records[0], records[1] + 1, *records[2:]]
        yield "folder-size-of-other-records", there | {"files": [keys, longer, photos]}, "altered"
        wrong = [*records[:3], photos[3]]
        yield "folder-chunks-of-another-file", there | {"files": [keys, wrong, photos]}, "altered"
        way_out = [*records[:3], ["../../keyring.json"]]
        yield "folder-chunk-that-leads-out", there | {"files": [keys, way_out, photos]}, "damaged"

    def in_one_file(self):
        for name, _, verdict in self._lists():
            if not name.startswith("folder-"):
                self.put(name, verdict, self.tar(*self.signed[name]))
        header, signature = self.signed["good"]
        tar = self.tar(header, signature)
        self.put("empty", "damaged", b"")
        self.put("cut-within-a-file", "damaged", tar[: len(self.parts[FILES[0]]) // 2])
        self.put("cut-before-its-list", "damaged", self.tar(None, None))
        self.put("cut-before-its-end", "damaged", tar[:-10240].rstrip(b"\0") + b"\0" * 7)
        self.put("without-a-signature", "signature", self.tar(header, None))
        self.put("something-behind-its-end", "damaged", tar + b"x" * 512)
        self.put("something-between-its-parts", "damaged", self.hidden(header, signature))
        self.put("a-part-too-many", "damaged", self.tar(header, signature, more={"more": b"x"}))
        self.put("parts-in-another-order", "damaged", self.tar(header, signature, order=(1, 0, 2)))
        self.put("a-part-that-is-a-link", "damaged", self.tar(header, signature, kind="link"))
        self.put("a-name-that-leads-out", "damaged", self.tar(header, signature, kind="out"))
        spoilt = dict(self.parts)
        spoilt[FILES[2]] = spoilt[FILES[2]][:-1] + bytes([spoilt[FILES[2]][-1] ^ 1])
        self.put("a-byte-of-the-photos-changed", "altered", self.tar(header, signature, spoilt))
        self.put("signature-altered", "signature", self.tar(header, bytes(64)))
        self.put("signature-too-long", "signature", self.tar(header, signature + b"x"))
        self.put("signature-too-short", "signature", self.tar(header, signature[:-1]))
        self.put("signature-empty", "signature", self.tar(header, b""))
        self.put(
            "signature-twice-the-first-empty",
            "damaged",
            self.tar(header, b"", more={"backup.sig": signature}),
        )
        key, sign = self.stranger
        self.put("signed-by-a-stranger", "signature", self.tar(header, sign(header)))
        for name, verdict, keyring in (
            # Anybody can do this; that it is not the school's shows at the unlock.
            ("good-as-far-as-can-be-seen-a-strangers-own", "good", None),
            ("key-file-with-another-hash", "keyfile", b'"hash": "'),
            ("key-file-of-a-later-format", "newer", b'"format": '),
        ):
            self._with_key_file(name, verdict, key, sign, keyring)

    def _with_key_file(self, name, verdict, key, sign, spoil):
        profile = "f" * 32
        raw = own_keyring(self.parts[FILES[0]], key, profile)
        if verdict == "keyfile":
            place = raw.index(spoil) + len(spoil)
            raw = (
                raw[:place] + (b"0" if raw[place : place + 1] != b"0" else b"1") + raw[place + 1 :]
            )
        elif verdict == "newer":
            content = json.loads(raw)
            content["format"] = 99
            raw = json.dumps(content, sort_keys=True, indent=1).encode()
        parts = self.parts | {FILES[0]: raw}
        files = [[n, len(r), hash_of(r), []] for n, r in parts.items()]
        header = spelled(self.header(files=files, profile=profile))
        self.put(name, verdict, self.tar(header, sign(header), parts))

    def hidden(self, header, signature):
        """Not zeros in the padding behind the key file."""
        raw = bytearray(self.tar(header, signature))
        size = len(self.parts[FILES[0]])
        assert size % 512
        raw[512 + size] = 1
        return bytes(raw)

    def tar(self, header, signature, parts=None, *, more=None, order=None, kind=""):
        parts = list((parts or self.parts).items())
        if order:
            parts = [parts[n] for n in order]
        if header is not None:
            parts.append(("backup.json", header))
        if signature is not None:
            parts.append(("backup.sig", signature))
        parts += list((more or {}).items())
        out = io.BytesIO()
        for name, data in parts:
            info = tarfile.TarInfo(name)
            info.size, info.mode = len(data), 0o600
            if name == FILES[1] and kind == "link":
                info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
            if name == FILES[1] and kind == "out":
                info.name = "../vault.db"
            out.write(info.tobuf(tarfile.GNU_FORMAT) + data + bytes(-len(data) % 512))
        return out.getvalue() + bytes(1024)

    def put(self, name, verdict, raw):
        assert name not in self.expected
        (VECTORS / f"{name}.tuckbackup").write_bytes(raw)
        self.expected[name] = verdict

    def in_a_folder(self):
        for name, _, verdict in self._lists():
            if name.startswith("folder-"):
                self.folder(name, verdict, *self.signed[name])
        header, signature = self.signed["folder-good"]
        records = self.parts[FILES[1]]
        self.folder("folder-without-a-chunk", "damaged", header, signature, {FILES[1]: None})
        self.folder(
            "folder-with-a-chunk-cut", "damaged", header, signature, {FILES[1]: records[:9]}
        )
        self.folder("folder-signature-altered", "signature", header, bytes(64))

    def folder(self, name, verdict, header, signature, chunks=None):
        place = VECTORS / name
        for part, raw in self.parts.items():
            content = (chunks or {}).get(part, raw)
            if content is not None:
                chunk = place / "chunks" / hash_of(raw)[:2] / hash_of(raw)
                chunk.parent.mkdir(parents=True, exist_ok=True)
                chunk.write_bytes(content)
        (place / LIST).write_bytes(header)
        (place / LIST).with_suffix(".sig").write_bytes(signature)
        self.expected[name] = verdict


def _stranger():
    """A key of one's own, and how it signs."""
    from nacl.signing import SigningKey

    key = SigningKey(hash_of(b"known to anybody").encode()[:32])
    return key, lambda header: key.sign(b"tuckbox backup" + header).signature


if __name__ == "__main__":
    main()
