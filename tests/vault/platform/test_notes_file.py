"""What this machine notes of its vaults, when two programs note at the same moment."""

import subprocess
import sys

from vault.platform.folders import read_seen
from vault.platform.waiting import waiting_notes

NOTING = """
import sys
from vault.platform.folders import Seen, write_seen
from vault.platform.waiting import leave_note
for number in range(12):
    leave_note("shared", sys.argv[1], "unlock.failed")
    write_seen(sys.argv[1], Seen(number, bytes(32), 1))
"""


def test_no_note_is_lost_when_several_programs_write_at_once():
    names = ["one", "two", "three", "four"]
    running = [subprocess.Popen([sys.executable, "-c", NOTING, name]) for name in names]
    assert [program.wait(timeout=120) for program in running] == [0] * len(names)
    profiles = [note.profile for note in waiting_notes("shared")]
    assert {name: profiles.count(name) for name in names} == dict.fromkeys(names, 12)
    assert {read_seen(name).number for name in names} == {11}
