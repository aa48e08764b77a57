"""The message bus of the session is used where it is, and never started."""

import os
import sys

import pytest

from tests.vault.platform.guarded import run
from vault.platform.session_bus import NO_BUS, settle_session_bus

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="guards of Linux")


def test_no_launcher_of_the_message_bus_is_looked_for(tmp_path):
    mark = tmp_path / "started"
    for name in ("dbus-launch", "dbus-daemon"):
        (tmp_path / name).write_text(f"#!/bin/sh\ntouch {mark}\n")
        (tmp_path / name).chmod(0o755)
    code = (
        "from vault.platform.session_bus import settle_session_bus as settle; settle()\n"
        "from PySide6.QtCore import QCoreApplication\n"
        "from PySide6.QtDBus import QDBusConnection\n"
        "app = QCoreApplication([])\n"
        "print(QDBusConnection.sessionBus().isConnected())\n"
    )
    output = run(
        code,
        PATH=f"{tmp_path}:{os.environ['PATH']}",
        DBUS_SESSION_BUS_ADDRESS="",
        XDG_RUNTIME_DIR="",
        DISPLAY=":99",
    )
    assert output.stdout.strip() == "False", output.stderr
    assert not mark.exists()


def test_the_bus_that_is_there_is_used(tmp_path, monkeypatch):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/somewhere")
    settle_session_bus()
    assert os.environ["DBUS_SESSION_BUS_ADDRESS"] == "unix:path=/somewhere"
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    settle_session_bus()
    assert os.environ["DBUS_SESSION_BUS_ADDRESS"] == NO_BUS
