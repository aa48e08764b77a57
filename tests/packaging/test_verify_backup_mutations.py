"""The program and the independent checker judge backups with any one change alike."""

import io
import json
import random
import shutil
import tarfile
from pathlib import Path

import pytest

from tests.backup_verdicts import VECTORS, verdict_of_checker, verdict_of_program
from tests.forged_backups import hash_of, spelled
from tests.forged_key_file import spelled as spelled_key_file
from tests.mutations import mutated

BLOCK = 512
LIST, SIGN = "backup.json", "backup.sig"
IN_ONE_FILE = ("good", "good-of-the-first-format")
FIELDS_OF_TAR = ((0, 100), (100, 8), (124, 12), (136, 12), (148, 8), (156, 1), (157, 100))
FIELDS_OF_TAR += ((257, 6), (263, 2), (265, 32), (329, 8), (345, 155), (500, 12))
"""Offset and length of each in a header block (POSIX.1-1988, ustar)."""


def parts_of(name):
    """[[name, bytes], …] as they lie in the tar."""
    with tarfile.open(VECTORS / f"{name}.tuckbackup") as tar:
        return [[member.name, tar.extractfile(member).read()] for member in tar]


def tar_of(parts):
    out = io.BytesIO()
    for name, data in parts:
        info = tarfile.TarInfo(name)
        info.size, info.mode = len(data), 0o600
        out.write(info.tobuf(tarfile.GNU_FORMAT) + data + bytes(-len(data) % BLOCK))
    return out.getvalue() + bytes(2 * BLOCK)


def parts_changed(parts, draw):
    """One part is gone, empty, there twice, in another's place or under another name."""
    at, other = draw.randrange(len(parts)), draw.randrange(len(parts))
    how = draw.choice(("gone", "empty", "twice", "empty before itself", "swapped", "renamed"))
    if how == "gone":
        del parts[at]
    elif how == "empty":
        parts[at][1] = b""
    elif how == "twice":
        parts.insert(other, list(parts[at]))
    elif how == "empty before itself":
        parts.insert(at, [parts[at][0], b""])
    elif how == "swapped":
        parts[at], parts[other] = parts[other], parts[at]
    else:
        parts[at][0] = draw.choice([parts[other][0], "", "x", f"./{parts[at][0]}"])
    return tar_of(parts), f"part {at} {how} (and {other})"


def list_changed(parts, draw):
    content, change = mutated(json.loads(parts[3][1]), draw)
    parts[3][1] = spelled(content)
    return tar_of(parts), f"list: {change}"


def key_file_changed(parts, draw):
    """With its size and hash made anew in the list, so that its form alone is wrong."""
    content, change = mutated(json.loads(parts[0][1]), draw)
    keyring = spelled_key_file(content)
    listed = json.loads(parts[3][1])
    listed["files"][0][1:3] = [len(keyring), hash_of(keyring)]
    parts[0][1], parts[3][1] = keyring, spelled(listed)
    return tar_of(parts), f"key file: {change}"


def byte_changed(parts, draw):
    """Anywhere; mostly in the tar's own blocks, whose sum is made to fit again."""
    raw = bytearray(tar_of(parts))
    if draw.random() < 0.3:
        place = draw.randrange(len(raw))
        raw[place] ^= draw.choice([1, 2, 0x20, 0x80, 0xFF])
        return bytes(raw), f"byte {place}"
    which = draw.randrange(len(parts))
    start = sum(BLOCK + len(data) + -len(data) % BLOCK for _, data in parts[:which])
    offset, length = draw.choice(FIELDS_OF_TAR)
    place = start + offset + draw.randrange(length)
    raw[place] = draw.choice([0, 0x20, *b"0127xL/", 0x80, 0xFF])
    block = raw[start : start + BLOCK]
    block[148:156] = b" " * 8
    if offset != 148:
        raw[start + 148 : start + 156] = b"%06o\0 " % sum(block)
    return bytes(raw), f"byte {place - start} of the head of {parts[which][0]}"


def difference(path, folder, change):
    """What the two judge otherwise, in words, or nothing."""
    program, checker = verdict_of_program(path, folder), verdict_of_checker(path)
    shutil.rmtree(folder, ignore_errors=True)
    same = program == checker
    return "" if same else f"{change}: {program} for the program, {checker} for the script"


def differences(seed, count, place):
    """Of backups in one file."""
    draw, found = random.Random(seed), []
    good = {name: parts_of(name) for name in IN_ONE_FILE}
    path = place / "one.tuckbackup"
    for _ in range(count):
        how = draw.choice([parts_changed, list_changed, key_file_changed, byte_changed])
        name = draw.choice(IN_ONE_FILE)
        raw, change = how([list(part) for part in good[name]], draw)
        path.write_bytes(raw)
        found.append(difference(path, place / "again", f"{name}, {change}"))
    return [one for one in found if one]


def differences_in_folder(seed, count, place):
    """Of a backup in a folder that grows: its list, or one of its chunks."""
    draw, found = random.Random(seed), []
    for number in range(count):
        folder = place / f"folder-{number}"
        shutil.copytree(VECTORS / "folder-good", folder)
        path = next(folder.glob("backup-*.json"))
        if draw.random() < 0.7:
            content, change = mutated(json.loads(path.read_bytes()), draw)
            path.write_bytes(spelled(content))
        else:
            one = draw.choice(sorted(Path(folder).rglob("chunks/*/*")))
            raw = one.read_bytes()
            one.write_bytes(draw.choice([raw[:-1], raw + b"\0", b"", raw[::-1]]))
            change = f"chunk {one.name}"
        found.append(difference(path, place / "again", change))
        shutil.rmtree(folder)
    return [one for one in found if one]


def test_one_change_of_a_good_backup_is_judged_alike(tmp_path):
    found = differences(seed=1, count=200, place=tmp_path)
    found += differences_in_folder(seed=1, count=80, place=tmp_path)
    assert not found, "\n".join(found)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2, 8))
def test_one_change_of_many_more_is_judged_alike(seed, tmp_path):
    found = differences(seed, count=1500, place=tmp_path)
    found += differences_in_folder(seed, count=300, place=tmp_path)
    assert not found, "\n".join(found)
