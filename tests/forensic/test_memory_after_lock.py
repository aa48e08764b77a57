"""After locking, the process that shows the unlock page has nothing of the vault in its memory."""

import csv
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import PASSWORD as SCHOOLS_PASSWORD
from tests.forensic.memory import CannotLookError, both_ways, count_in
from tests.journeys.keyboard import Display, missing, wait_until
from vault.actions.import_photos import ApplyPhotos, PreviewPhotos
from vault.actions.import_roll import ApplyRoll, PreviewRoll
from vault.actions.photos import FetchPhoto, FetchThumbs
from vault.actions.pupils import AddPupil, ListPupils
from vault.crypto.kdf import FLOOR
from vault.demo.figures import figure_jpeg
from vault.domain.preview import ReadOptions
from vault.domain.secrets import Password
from vault.unlock import create_vault

PASSWORD = "thimble-harvest-copper-meadow"
MARK = "Vqzx"
ROOT = Path(__file__).parents[2]
REPLACED = Path(__file__).with_name("replaced_worker.py")


def names(pupils):
    """Family names that stand nowhere else on this machine."""
    for n in range(pupils):
        letters = "".join(chr(97 + (n * k + k) % 26) for k in (3, 5, 7, 11, 17, 23))
        yield f"{MARK}{letters}{n:03}"


@pytest.fixture(params=(120, 300))
def vault(tmp_path, request):
    """A vault with pupils in classes of 30, a tenth of them with pictures, and the secrets to look
    for."""
    pupils = request.param
    home = tmp_path / "person"
    folder = home / "vaults" / "Willow.tuckbox"
    session, sheet = create_vault(folder, "Willow", "Dana Lead", Password.typed(PASSWORD), FLOOR)
    roll, photos = tmp_path / "roll.csv", tmp_path / "photos"
    photos.mkdir()
    with roll.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["Surname", "Forename", "Admission No", "Reg"])
        for n, name in enumerate(names(pupils)):
            writer.writerow([name, "Zoe", f"A{n:05}", f"C{n // 30:02}"])
            if n < pupils // 10:
                (photos / f"A{n:05}.jpg").write_bytes(figure_jpeg(n))
    session.run(ApplyRoll(roll, ReadOptions(), session.run(PreviewRoll(roll)).digest))
    session.run(ApplyPhotos(photos, session.run(PreviewPhotos(photos)).digest))
    secrets = secrets_of(session, sheet)
    session.lock()
    return home, folder, secrets, pupils


def secrets_of(session, sheet):
    keys = session._vault._keys
    raw = {
        "vault key": bytes(keys.vault_key.expose()),
        "photos key": bytes(keys.photos_key.expose()),
        "own secret": keys.own_secret,
    }
    found = dict(raw)
    found |= {f"{name} in hex": value.hex().encode() for name, value in raw.items()}
    found["password"] = PASSWORD.encode()
    found["password as Qt keeps it"] = PASSWORD.encode("utf-16-le")
    found["recovery code"] = "-".join(sheet.groups()).encode()
    for n, row in enumerate(row for row in session.run(ListPupils()) if row.photo):
        thumb = session.run(FetchThumbs((row.photo,)))[row.photo]
        # The first 700 bytes of every JPEG are the same tables.
        found[f"thumbnail {n}"] = thumb[len(thumb) // 2 : len(thumb) // 2 + 24]
        if n < 5:
            jpeg = session.run(FetchPhoto(row.photo))
            found[f"photo {n}"] = jpeg[len(jpeg) // 2 : len(jpeg) // 2 + 24]
    return found


@pytest.mark.slow
def test_nothing_of_the_vault_is_left_in_memory_after_locking(vault):
    """In a real window, by its own keys."""
    if sys.platform != "linux":
        pytest.skip("another process's memory is read through /proc, which only Linux has")
    absent = missing()
    if absent:
        pytest.skip(f"this walk needs {' and '.join(absent)} (`make system` says how)")
    home, folder, secrets, pupils = vault
    display = Display(home, (str(folder),))
    try:
        display.see("Unlock")
        display.write(PASSWORD)
        display.keys("Return")
        display.see("Today ·")
        display.find("C00")
        display.see("Classes ·")
        display.find("pupils")
        display.see("Pupils ·")
        process = display.program.pid
        wait_until(lambda: len(seen(process, {})[0]) >= pupils, "all names shown")
        before = seen(process, secrets)
        began = time.monotonic()
        display.keys("ctrl+l")
        display.see("Unlock")
        took = time.monotonic() - began
        after = seen(process, secrets)
    finally:
        output = display.close()
    assert "Traceback" not in output, output
    assert "a fault in the program" not in output, output
    print(
        f"before: {len(before[0])} names, {sorted(before[1])[:4]} …;"
        f" after: {len(after[0])} names, {sorted(after[1])}; the unlock page stood in {took:.2f} s"
    )
    assert any(name.startswith("thumbnail") for name in before[1]), "pictures were looked for"
    assert after == (set(), set())


def test_what_comes_after_the_lock_has_nothing_of_the_memory_before(school):
    """The lock replaces the process (tests/ui/test_app.py); here a process that reads pupils is
    replaced in the same way, by one that stands still."""
    if sys.platform != "linux":
        pytest.skip("another process's memory is read through /proc, which only Linux has")
    name = next(names(1))
    school.run(AddPupil((("legal_given", "Zoe"), ("legal_family", name)), school.ids["a"]))
    keys = school._vault._keys
    secrets = {"vault key": bytes(keys.vault_key.expose()), "own secret": bytes(keys.own_secret)}
    secrets["password"] = SCHOOLS_PASSWORD.encode()
    school.lock()
    with subprocess.Popen(
        [sys.executable, str(REPLACED), str(school.folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as running:
        try:
            assert asked(running, secrets["password"]) == b"open\n"
            before = seen(running.pid, secrets)
            assert asked(running, b"lock") == b"anew\n"
            after = seen(running.pid, secrets)
        finally:
            running.kill()
    assert before[0], "the name was looked for where it is"
    assert {"vault key", "own secret"} <= before[1], "so were the keys"
    assert after == (set(), set())


def asked(running, line):
    running.stdin.write(line + b"\n")
    running.stdin.flush()
    return running.stdout.readline()


def seen(process, secrets):
    starts = both_ways(MARK)
    pattern = re.compile(b"|".join(re.escape(s) + rb"[a-z0-9\0]{6,18}" for s in starts))
    try:
        return count_in(process, pattern, starts, secrets)
    except CannotLookError:
        pytest.skip("this user may not read another process's memory (needs CAP_SYS_PTRACE)")
