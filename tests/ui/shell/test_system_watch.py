"""Suspending the computer or locking its screen locks the vault."""

import ctypes
import os
import shutil
import subprocess
import sys
from ctypes import wintypes

import pytest
from shiboken6 import Shiboken

from ui.shell.system_watch import SystemWatch, _WindowsSigns


def test_suspend_and_session_lock_lock_the_vault(qtbot, tmp_path):
    if shutil.which("dbus-daemon") is None or shutil.which("dbus-send") is None:
        pytest.skip("this needs dbus-daemon and dbus-send (`make system` says how)")
    script = tmp_path / "listen.py"
    script.write_text(
        "from PySide6.QtCore import QCoreApplication, QTimer\n"
        "from ui.shell.system_watch import SystemWatch\n"
        "app = QCoreApplication([])\n"
        "watch = SystemWatch()\n"
        "watch.lock_wanted.connect(lambda: (print('lock', flush=True), app.quit()))\n"
        "QTimer.singleShot(20000, app.quit)\n"
        "print(','.join(watch.heard), flush=True)\n"
        "app.exec()\n"
    )
    for path, signal in (
        ("/org/freedesktop/login1", "org.freedesktop.login1.Manager.PrepareForSleep"),
        ("/org/freedesktop/login1/session/a", "org.freedesktop.login1.Session.Lock"),
    ):
        assert heard_on_bus(script, path, signal) == "lock"


def heard_on_bus(script, path, signal):
    """Start a bus of its own, listen on it, send the signal; what the listener said."""
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        text=True,
    )
    address = bus.stdout.readline().strip()
    environment = {
        **os.environ,
        "DBUS_SYSTEM_BUS_ADDRESS": address,
        "DBUS_SESSION_BUS_ADDRESS": address,
        "PYTHONPATH": os.getcwd(),
    }
    with subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, text=True, env=environment
    ) as listener:
        assert "suspend" in listener.stdout.readline()
        value = ["boolean:true"] if signal.endswith("Sleep") else []
        subprocess.run(
            ["dbus-send", "--system", "--type=signal", path, signal, *value],
            check=True,
            env=environment,
        )
        output = listener.stdout.readline().strip()
    bus.terminate()
    bus.wait()
    bus.stdout.close()
    return output


@pytest.mark.parametrize(
    ("message", "what", "locks"),
    [
        (0x0218, 4, True),  # it goes to sleep
        (0x0218, 7, False),  # it wakes up
        (0x02B1, 7, True),  # the session is locked
        (0x02B1, 2, True),  # another user's session comes to the front
        (0x02B1, 8, False),  # the session is unlocked
        (0x0200, 4, False),  # the mouse moves
    ],
)
def test_windows_signs_of_sleep_and_of_a_locked_session_lock_the_vault(qapp, message, what, locks):
    watch, wanted = SystemWatch(), []
    watch.lock_wanted.connect(lambda: wanted.append(True))
    sent = wintypes.MSG(message=message, wParam=what)
    pointer = Shiboken.VoidPtr(ctypes.addressof(sent), ctypes.sizeof(sent))
    assert _WindowsSigns(watch).nativeEventFilter(b"windows_generic_MSG", pointer) == (False, 0)
    assert wanted == [True] * locks
