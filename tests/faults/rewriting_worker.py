"""Erases the pupil whose case is given; started by the tests of files that are written anew.

Says the peak of memory in MiB before and after, and dies at the given rename if one is named.
"""

import os
import resource
import signal
import sys
from pathlib import Path

from vault.actions.erasure import ConfirmErasure
from vault.crypto.kdf import FLOOR
from vault.domain.secrets import Password
from vault.unlock import unlock_vault


def die_at_the_name(event: str, arguments: tuple[object, ...]) -> None:
    if event == "os.rename" and str(arguments[1]).endswith(where):
        os.kill(os.getpid(), signal.SIGKILL)


def peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10


folder, case, where = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
password = Password.typed(sys.stdin.readline().strip())
session = unlock_vault(folder, "Dana Lead", password, params=FLOOR)
if where:
    sys.addaudithook(die_at_the_name)
before = peak()
session.run(ConfirmErasure(case))
print(before, peak())
session.lock()
