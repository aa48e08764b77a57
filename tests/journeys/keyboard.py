"""A person at a real X display: types keys, looks at window titles; nothing of ours inside."""

import os
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from PIL import ImageGrab

NEEDED = ("Xvfb", "xdotool")
WAIT_S = 60
STEP_S = 0.05
QUIET_S = 0.8


def missing():
    """Which of the programs that make a display are not there."""
    return [name for name in NEEDED if shutil.which(name) is None]


def wait_until(is_so, what):
    """Look again and again, for a minute at most."""
    end = time.monotonic() + WAIT_S
    pause = threading.Event()
    while not is_so():
        if time.monotonic() > end:
            raise TimeoutError(f"no end of: {what}")
        pause.wait(STEP_S)


class Display:
    """An X server of its own, with the program on it."""

    def __init__(
        self,
        home: Path,
        arguments: tuple[str, ...] = (),
        screen: str = "1280x900",
        module: str = "ui",
        stdout: int | None = None,
    ) -> None:
        self.home = home
        reader, writer = os.pipe()
        # Without -noreset it begins anew whenever its last window is gone, and refuses whoever
        # comes in that moment, as the program does that takes its own place.
        options = ("-screen", "0", f"{screen}x24", "-nolisten", "tcp", "-noreset")
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writer), *options],
            pass_fds=[writer],
            stderr=subprocess.DEVNULL,
        )
        os.close(writer)
        with os.fdopen(reader) as pipe:
            number = pipe.readline().strip()
        self._environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith("QT_")},
            "DISPLAY": f":{number}",
            "QT_QPA_PLATFORM": "xcb",
            "TUCKBOX_HOME": str(home),
            "HOME": str(home),
        }
        self.program = subprocess.Popen(
            [sys.executable, "-m", module, *arguments],
            env=self._environment,
            cwd=Path(__file__).resolve().parents[2],
            stdout=stdout,
            stderr=subprocess.PIPE,
        )

    def close(self) -> str:
        """End both; what the program said on its error stream."""
        if self._server.poll() is not None:
            return ""
        self.program.kill()
        output = self.program.communicate()[1]
        self._server.terminate()
        self._server.wait()
        return output.decode(errors="replace")

    def title(self) -> str:
        """The title of the window that has the keyboard."""
        done = self._do("getwindowfocus", "getwindowname")
        return done.stdout.strip()

    def see(self, part: str) -> None:
        """Wait for a window whose title holds this, and give it the keyboard."""

        def is_there() -> bool:
            found = self._do("search", "--onlyvisible", "--name", part).stdout.split()
            if found:
                self._do("windowfocus", "--sync", found[-1])
            return bool(found) and re.search(part, self.title()) is not None

        wait_until(is_there, f"a window called {part} (last: {self.title()})")

    def soon(self, part: str) -> bool:
        """Whether such a window comes up within two seconds."""
        end = time.monotonic() + 2
        pause = threading.Event()
        while time.monotonic() < end:
            if self._do("search", "--onlyvisible", "--name", part).stdout.split():
                return True
            pause.wait(STEP_S)
        return False

    def find(self, text: str) -> None:
        """Through the global search: the first of what is found."""
        self.keys("ctrl+k")
        self.write(text)
        threading.Event().wait(0.5)
        self.keys("Return")

    def choose_file(self, path: Path) -> None:
        """In the program's own file dialog, whose name line has the keyboard."""
        self.see("^Save as PDF$|^Import$")
        self.keys("ctrl+a")
        self.write(str(path))
        self.keys("Return")

    def keys(self, *names: str) -> None:
        """Press keys, each for itself."""
        for name in names:
            self._do("key", "--clearmodifiers", name)

    def write(self, text: str) -> None:
        """Type a text."""
        self._do("type", "--delay", "8", text)

    def act(self, *arguments: str) -> None:
        """Anything else that xdotool does."""
        self._do(*arguments)

    def picture(self, path: Path) -> None:
        """A picture of the whole screen, for people to look at."""
        ImageGrab.grab(xdisplay=self._environment["DISPLAY"]).save(path)

    def fill_screen(self, width: int, height: int) -> None:
        """The window as large as the screen: no window manager is there to do it."""
        window = self._do("getwindowfocus").stdout.strip()
        self._do("windowmove", window, "0", "0")
        self._do("windowsize", "--sync", window, str(width), str(height))

    def _do(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            ["xdotool", *arguments],
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=WAIT_S,
        )


class Trace:
    """Each act leaves an entry, so the file tells when the program has done something."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "vault.db"
        self._pause = threading.Event()

    def _stamp(self) -> int:
        return self._file.stat().st_mtime_ns

    def after(self, act: Callable[[], None]) -> None:
        """Do it, then wait until the file has changed and stays as it is."""
        before = self._stamp()
        act()
        wait_until(lambda: self._stamp() != before, "an entry in the trail")
        last = 0
        while last != self._stamp():
            last = self._stamp()
            self._pause.wait(QUIET_S)
