"""Backups as a stranger makes them: JSON, a tar and a signing key of one's own; no key of the
vault, and none of our code. The form is read off an honest backup, which lies open to anybody."""

import hashlib
import io
import json
import tarfile

from nacl.signing import SigningKey

FILES = ("keyring.json", "vault.db", "photos.db")


def spelled(content):
    """JSON as the program spells it."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def hash_of(raw):
    return hashlib.blake2b(raw, digest_size=32, person=b"tuckbox-part").hexdigest()


def keyed(raw, person, *parts):
    state = hashlib.blake2b(digest_size=32, person=person)
    for part in (raw, *parts):
        state.update(len(part).to_bytes(8, "big"))
        state.update(part)
    return state.digest()


def mark_of(vault, pupil):
    return keyed(vault.encode(), b"tuckbox-erased", pupil.encode()).hex()


def told(vault, pupil, key, at="2026-09-01T00:00:00.000+00:00", by="a" * 32):
    """An erasure in the form of the program's, signed with whatever key there is."""
    mark = mark_of(vault, pupil)
    parts = [part.encode() for part in (mark, at, by)]
    message = b"tuckbox erasure" + keyed(vault.encode(), b"tuckbox-erasure", *parts)
    return [mark, at, by, bytes(key.verify_key).hex(), key.sign(message).signature.hex()]


def succession(vault, old, new):
    """As if one key had been followed by another, signed by the first."""
    keys = bytes(old.verify_key) + bytes(new.verify_key)
    signed = old.sign(b"tuckbox root succession" + vault.encode() + keys).signature
    return [bytes(old.verify_key).hex(), bytes(new.verify_key).hex(), signed.hex()]


def read_tar(path):
    with tarfile.open(path) as tar:
        return {member.name: tar.extractfile(member).read() for member in tar}


def write_tar(path, parts):
    with tarfile.open(path, "w", format=tarfile.GNU_FORMAT) as tar:
        for name, raw in parts.items():
            info = tarfile.TarInfo(name)
            info.size = len(raw)
            tar.addfile(info, io.BytesIO(raw))


def own_keyring(honest, key, profile="f" * 32):
    """The honest key file with one member more, whose key is the stranger's, and its plain hash
    worked out anew. Nobody's slot believes it; only an unlock finds that out."""
    content = json.loads(honest)
    directory = json.loads(content["directory"])
    model = next(iter(directory["members"].values()))
    directory["members"][profile] = {
        **model,
        "name": "Stranger",
        "role": "data-lead",
        "verify": bytes(key.verify_key).hex(),
    }
    content["directory"] = json.dumps(directory, sort_keys=True, separators=(",", ":"))
    rest = {name: value for name, value in content.items() if name != "hash"}
    content["hash"] = hash_of(json.dumps(rest, sort_keys=True).encode())
    return json.dumps(content, sort_keys=True, indent=1).encode()


def forged_file(path, vault, files, erasures, *, form=2):
    """A whole backup in one file, well signed by a key that nobody knows."""
    key, profile = SigningKey.generate(), "f" * 32
    parts = dict(files) | {"keyring.json": own_keyring(files["keyring.json"], key, profile)}
    parts = {name: parts[name] for name in FILES}
    header = header_of(vault, profile, parts, erasures(key), form=form)
    signature = key.sign(b"tuckbox backup" + header).signature
    write_tar(path, parts | {"backup.json": header, "backup.sig": signature})


def header_of(vault, profile, parts, erasures, *, form=2, chunked=False):
    content = {
        "format": f"tuckbox-backup-{form}",
        "vault": vault,
        "profile": profile,
        "made": "2126-11-01T08:00:00+00:00",
        "entry": [1, "0" * 64],
        "files": [
            [name, len(raw), hash_of(raw), [hash_of(raw)] if chunked else []]
            for name, raw in parts.items()
        ],
        ("erasures" if form == 2 else "erased"): erasures,
    }
    return spelled(content)


def lay_forged_list(folder, vault, files, erasures, name="backup-21261101T080000000000.json"):
    """Beside an honest backup: one more list, with chunks of its own, signed by a stranger."""
    key, profile = SigningKey.generate(), "f" * 32
    parts = dict(files) | {"keyring.json": own_keyring(files["keyring.json"], key, profile)}
    parts = {name: parts[name] for name in FILES}
    for raw in parts.values():
        chunk = folder / "chunks" / hash_of(raw)[:2] / hash_of(raw)
        chunk.parent.mkdir(parents=True, exist_ok=True)
        chunk.write_bytes(raw)
    header = header_of(vault, profile, parts, erasures(key), chunked=True)
    (folder / name).write_bytes(header)
    (folder / name).with_suffix(".sig").write_bytes(key.sign(b"tuckbox backup" + header).signature)
