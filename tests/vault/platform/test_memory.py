"""How much memory is free is a guess where the system does not tell, and never an error."""

from pathlib import Path

from vault.platform import memory


def test_a_system_without_proc_is_no_error(monkeypatch):
    def gone(*_args, **_kwargs):
        raise FileNotFoundError

    monkeypatch.setattr(Path, "read_text", gone)
    assert memory.free_memory() == 4 << 30


def test_what_the_kernel_says_counts():
    assert memory._available_of("MemTotal: 9 kB\nMemAvailable:    2048 kB\n") == 2 << 20
