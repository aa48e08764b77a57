"""Paper goes to CUPS out of memory, by its local socket, and is taken back where it is stopped."""

import ctypes
import subprocess
import sys
from pathlib import Path

import pytest

from vault.errors import CancelledError, NoPrinterError, PrinterRefusedError
from vault.platform import cups

PDF = b"%PDF" + bytes(200_000)


class Service:
    """Stands for libcups: takes what it is given, or refuses at one step."""

    def __init__(self, refuses=""):
        self.refuses, self.taken, self.options, self.calls = refuses, b"", {}, []

    def cupsSetPasswordCB2(self, *_):
        self.calls.append("password")

    def cupsAddOption(self, key, value, count, _kept):
        self.options[key.decode()] = value.decode()
        return count + 1

    def cupsFreeOptions(self, *_):
        self.calls.append("free")

    def cupsCreateJob(self, _http, queue, title, *_):
        self.calls.append(f"job {queue.decode()} {title.decode()}")
        return 0 if self.refuses == "job" else 7

    def cupsStartDocument(self, *_):
        return 500 if self.refuses == "start" else 100

    def cupsWriteRequestData(self, _http, piece, length):
        self.taken += piece[:length]
        return 500 if self.refuses == "write" else 100

    def cupsFinishDocument(self, *_):
        return 0x0500 if self.refuses == "finish" else 0

    def cupsCancelJob(self, queue, job):
        self.calls.append(f"cancel {queue.decode()} {job}")

    def cupsLastErrorString(self):
        return b"The printer is out of paper."


@pytest.fixture
def service(monkeypatch):
    made = Service()
    monkeypatch.setattr(cups, "_library", lambda: made)
    return made


def send(stop=lambda: False, printer="Staffroom"):
    cups.send_pdf(printer, "photo-sheet", PDF, {"copies": "2", "media": "A4"}, stop)


def test_the_paper_arrives_whole_with_what_was_chosen(service):
    send(printer="Staffroom/draft")
    assert service.taken == PDF
    assert service.options == {"copies": "2", "media": "A4"}
    assert service.calls == ["password", "job Staffroom photo-sheet", "free"]


@pytest.mark.parametrize("step", ["job", "start", "write", "finish"])
def test_a_printer_that_refuses_is_told_with_its_reason_and_keeps_no_half(service, step):
    service.refuses = step
    with pytest.raises(PrinterRefusedError) as told:
        send()
    assert told.value.details["reason"] == "The printer is out of paper"
    assert ("cancel Staffroom 7" in service.calls) == (step != "job")
    assert service.calls[-1] == "free"


@pytest.mark.parametrize("after", [0, 2, 99])
def test_what_is_stopped_is_taken_back_from_the_queue(service, after):
    asked = iter(range(200))

    def stop():
        return next(asked) >= min(after, len(PDF) // (1 << 16) + 1)

    with pytest.raises(CancelledError):
        send(stop)
    assert "cancel Staffroom 7" in service.calls


def test_where_the_system_has_no_cups_there_is_no_printer(monkeypatch):
    cups._library.cache_clear()

    def absent(name):
        raise OSError(name)

    monkeypatch.setattr(ctypes, "CDLL", absent)
    with pytest.raises(NoPrinterError):
        send()
    cups._library.cache_clear()


@pytest.mark.skipif(sys.platform != "linux", reason="the guard is Linux' own")
def test_a_print_service_on_another_computer_is_out_of_reach():
    """192.0.2.1 is an address for documents alone (RFC 5737)."""
    program = (
        "import os\n"
        "os.environ['CUPS_SERVER'] = '192.0.2.1'\n"
        "from vault.platform.network import install_network_guard\n"
        "install_network_guard()\n"
        "from vault.platform import cups\n"
        "from vault.errors import TuckboxError\n"
        "try:\n"
        "    cups.send_pdf('Staffroom', 'x', b'%PDF', {}, lambda: False)\n"
        "except TuckboxError as error:\n"
        "    print(type(error).__name__)\n"
    )
    root = Path(__file__).resolve().parents[3]
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        cwd=root,
    )
    assert done.stdout.strip() in ("PrinterRefusedError", "NoPrinterError"), done.stderr
