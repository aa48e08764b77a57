#!/usr/bin/env python3
"""Checks a backup that Tuckbox made, without Tuckbox's own code and without any key.

    python3 verify_backup.py NAME.tuckbackup
    python3 verify_backup.py FOLDER/backup-DATE.json

A backup in one file is a tar of the vault's encrypted files, then a list of them and its signature;
in a folder that grows it is such a list beside chunks under the names of their hashes. Checked are:
the form of the tar or of the chunks, the list's spelling, the size and hash of every file
(BLAKE2b-256, RFC 7693), the form of the key file inside, and the list's signature (Ed25519,
RFC 8032) by the profile that it names, with the keys that the key file in the backup has of it.
What takes a password, and so is not checked, is said.

Needs verify_trail.py and verify_key_file.py beside it, whose checks it uses. Ends with 0 when
everything holds, 1 when something does not, 2 when the file cannot be read.
"""

import hashlib
import json
import re
import runpy
import sys
import tarfile
from datetime import datetime
from pathlib import Path

FILES = ("keyring.json", "vault.db", "photos.db")
HEADER, SIGN = "backup.json", "backup.sig"
FIELDS = {"format", "vault", "profile", "made", "entry", "files"}
FORMATS = {"tuckbox-backup-2": "erasures", "tuckbox-backup-1": "erased"}
MOST_HEADER, CHUNK, BLOCK = 64 << 20, 1 << 20, 512
HASH = re.compile(r"[0-9a-f]{64}")
LEFT = (
    "whether the files open, and whether the key file is the vault's own: that takes a password",
    "the erasures that it tells of: only the root key that a slot has pinned vouches for them",
)


class FaultError(Exception):
    """What is wrong: one of damaged, altered, keyfile, newer, signature; and words."""

    def __init__(self, verdict, words):
        super().__init__(words)
        self.verdict, self.words = verdict, words


def need(holds, verdict, words):
    """FaultError unless it holds."""
    if not holds:
        raise FaultError(verdict, words)


def new_hash():
    """As every part of a sealed file or backup is hashed."""
    return hashlib.blake2b(digest_size=32, person=b"tuckbox-part")


def parts_of_tar(file):
    """(name, size, pieces) of each plain file; the pieces must be taken before the next one."""
    is_over = False
    while block := file.read(BLOCK):
        need(len(block) == BLOCK, "damaged", "it is cut short")
        if block == bytes(BLOCK):
            is_over = True
            continue
        need(not is_over, "damaged", "something hangs behind its end")
        try:
            info = tarfile.TarInfo.frombuf(block, "utf-8", "strict")
        except (tarfile.HeaderError, UnicodeDecodeError) as error:
            raise FaultError("damaged", "it is no tar") from error
        plain = info.type == tarfile.REGTYPE and info.size >= 0
        need(plain, "damaged", "it holds something that is no plain file")
        yield info.name, info.size, pieces(file, info.size)
        padding = file.read(-info.size % BLOCK)
        need(len(padding) == -info.size % BLOCK, "damaged", "it is cut short")
        need(not any(padding), "damaged", "something hides between its parts")
    need(is_over, "damaged", "it is cut short")


def pieces(file, size):
    """So many bytes, a part at a time."""
    while size:
        piece = file.read(min(CHUNK, size))
        need(piece, "damaged", "it is cut short")
        size -= len(piece)
        yield piece


def read_one_file(path):
    """(list, signature, key file, [[name, size, hash, []], …]) of a backup in one file."""
    found, kept, kept_keyring = [], {}, b""
    with open(path, "rb") as file:
        for name, size, content in parts_of_tar(file):
            place = len(found) + len(kept)
            expected = (*FILES, HEADER, SIGN)
            need(
                place < len(expected) and name == expected[place],
                "damaged",
                "its parts are not those of a backup",
            )
            if name in (HEADER, SIGN):
                need(size <= MOST_HEADER, "damaged", "a part of it is far too large")
                kept[name] = b"".join(content)
                continue
            hashed, keyring = new_hash(), []
            for piece in content:
                hashed.update(piece)
                if name == FILES[0] and sum(map(len, keyring)) <= CHUNK:
                    keyring.append(piece)
            if name == FILES[0]:
                kept_keyring = b"".join(keyring)
            found.append([name, size, hashed.hexdigest(), []])
    need(HEADER in kept, "damaged", "it has no list")
    return kept[HEADER], kept.get(SIGN, b""), kept_keyring, found


def read_from_folder(path, key_files):
    """The same of a list in a folder, with the chunks that it names."""
    raw, signature = path.read_bytes(), path.with_suffix(".sig").read_bytes()
    need(len(raw) <= MOST_HEADER and len(signature) <= 64, "damaged", "it is far too large")
    found, keyring = [], b""
    for name, _, _, chunks in read_list(raw, key_files)["files"]:
        hashed, size = new_hash(), 0
        for chunk in chunks:
            place = path.parent / "chunks" / chunk[:2] / chunk
            need(place.is_file(), "damaged", "a part of it is missing")
            content = place.read_bytes()
            one = new_hash()
            one.update(content)
            need(
                len(content) <= CHUNK and one.hexdigest() == chunk,
                "damaged",
                "a part of it was altered",
            )
            hashed.update(content)
            size += len(content)
            if name == FILES[0]:
                keyring += content
        found.append([name, size, hashed.hexdigest(), list(chunks)])
    return raw, signature, keyring, found


def read_list(raw, key_files):
    """The list as JSON: in the one way in which the program spells it."""
    try:
        parsed = key_files["read_json"](raw)
        own = FORMATS[parsed["format"]]
        spelled = json.dumps(parsed, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        need(parsed.keys() == FIELDS | {own} and spelled.encode() == raw, "damaged", "its spelling")
        made = datetime.fromisoformat(parsed["made"])
        need(
            made.tzinfo is not None and made.isoformat() == parsed["made"],
            "damaged",
            "it says no time",
        )
        number, entry = parsed["entry"]
        need(is_number(number) and is_hash(entry), "damaged", "it says no entry of the trail")
        need(is_text(parsed["vault"]) and is_text(parsed["profile"]), "damaged", "it names nobody")
        for name, size, hashed, chunks in parsed["files"]:
            fits = is_text(name) and is_number(size) and is_hash(hashed)
            need(fits and isinstance(chunks, list), "damaged", "a file of it is none")
            need(all(is_hash(chunk) for chunk in chunks), "damaged", "a chunk has no name of ours")
        names = tuple(one[0] for one in parsed["files"])
        need(names == FILES, "damaged", "its files are not those of a vault")
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise FaultError("damaged", "its list is none of ours") from error
    return parsed


def is_text(value):
    """A JSON string."""
    return isinstance(value, str)


def is_hash(value):
    """64 digits in lower-case hex."""
    return is_text(value) and HASH.fullmatch(value) is not None


def is_number(value):
    """A whole number of a size that the program writes."""
    return type(value) is int and 0 <= value < 1 << 62


def judge_backup(path, key_files, is_signed):
    """(verdict, words, what was not checked); the verdict is 'good' or a FaultError's.
    `key_files` are the names of verify_key_file.py."""
    try:
        in_folder = path.suffix == ".json"
        raw, signature, keyring, found = (
            read_from_folder(path, key_files) if in_folder else read_one_file(path)
        )
        parsed = read_list(raw, key_files)
        need(parsed["files"] == found, "altered", "its files are not those that were backed up")
        try:
            key_file = key_files["KeyFile"](key_files["read_key_file"](keyring))
        except key_files["FaultError"] as error:
            verdict = "newer" if error.verdict == "newer" else "keyfile"
            raise FaultError(verdict, f"the key file in it: {error.words}") from error
        keys = key_file.owners.get(parsed["profile"], ())
        held = any(is_signed(key, b"tuckbox backup" + raw, signature) for key in keys)
        need(held and len(signature) == 64, "signature", "its list is not signed by who made it")
        need(key_file.vault == parsed["vault"], "signature", "it says that it is of another vault")
    except FaultError as fault:
        return fault.verdict, fault.words, LEFT
    return "good", "", LEFT


def beside(name):
    """The names of another script that lies beside this one."""
    return runpy.run_path(str(Path(__file__).with_name(name)))


def say_of_backup(path, is_signed):
    """The exit code; everything said on standard output."""
    verdict, words, left = judge_backup(Path(path), beside("verify_key_file.py"), is_signed)
    for one in left:
        print(f"Not checked: {one}.")
    print(f"backup: {verdict}" + (f" ({words})" if words else ""))
    return 0 if verdict == "good" else 1


def main(arguments):
    """See the head of this file."""
    if len(arguments) != 1:
        print(__doc__)
        return 2
    try:
        return say_of_backup(arguments[0], beside("verify_trail.py")["best_check"]())
    except OSError as error:
        print(f"This cannot be read: {error.filename} ({error.strerror}).")
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
