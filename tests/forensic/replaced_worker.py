"""Reads the pupils of a vault and is then replaced as the window is when it locks, by a program
that stands still; started by the test of what is left in memory."""

import sys
from pathlib import Path

from vault.actions.pupils import ListPupils
from vault.crypto.kdf import FLOOR
from vault.domain.secrets import Password
from vault.platform import relaunch
from vault.unlock import unlock_vault

STILL = "import sys; print('anew', flush=True); sys.stdin.read()"

password = Password.typed(sys.stdin.readline().strip())
session = unlock_vault(Path(sys.argv[1]), "Dana Lead", password, params=FLOOR)
pupils = session.run(ListPupils())
print("open", flush=True)
sys.stdin.readline()
session.lock()
relaunch._own_program = lambda: ["-c", STILL]
relaunch.replace_process([])
