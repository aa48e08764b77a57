"""The command line in a process of its own, without the time that a start takes.

A start loads some three hundred modules, and derives keys that are known here; a script does both
once, the tests do it a hundred times. So one process for each locale loads the program, and a copy
of it (fork(2)) runs each command: with standard streams, words, environment and an exit code of its
own, and all that `main` does. That a real start says the same, in the poorest locale, is shown in
tests/vault/cli/test_cli.py.
"""

import atexit
import gc
import importlib
import marshal
import os
import runpy
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any, BinaryIO, NoReturn

from tests import known_keys
from vault.crypto.kdf import calibrated
from vault.store.database import migrations

ROOT = Path(__file__).resolve().parents[1]
LOCALE = ("LC_ALL", "LC_CTYPE", "LANG", "PYTHONCOERCECLOCALE", "PYTHONUTF8", "PYTHONIOENCODING")
DRAWS = 8
"""How many slots one command may write."""


def run(
    *words: object, says: Iterable[str] = (), environment: Mapping[str, str] = os.environ
) -> "subprocess.CompletedProcess[str]":
    """`python -m vault` with these words, from the root; `says` are the lines of its input."""
    return _run("", words, says, environment)


def run_script(
    script: Path, *words: object, says: Iterable[str] = ()
) -> "subprocess.CompletedProcess[str]":
    """`python script` with these words in the same way: what is to die in the midst of its work.
    Its peak of memory is at least that of the loaded program."""
    return _run(str(script), words, says, os.environ)


def _run(
    script: str, words: tuple[object, ...], says: Iterable[str], environment: Mapping[str, str]
) -> "subprocess.CompletedProcess[str]":
    line, spoken = [str(word) for word in words], "".join(f"{one}\n" for one in says)
    if hasattr(os, "fork"):
        # How texts are encoded is settled as Python starts, and the same in each copy.
        locale = tuple((name, environment[name]) for name in LOCALE if name in environment)
        return _loaded(locale).run([script, *line], spoken, environment)
    return subprocess.run(
        [sys.executable, *([script] if script else ["-m", "vault"]), *line],
        input=spoken,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env={**environment, "PYTHONPATH": str(ROOT)},
        check=False,
    )


class _Loaded:
    """The process that has loaded the program, as seen from the tests."""

    def __init__(self, locale: tuple[tuple[str, str], ...]) -> None:
        self._told = 0
        kept = {name: value for name, value in os.environ.items() if name not in LOCALE}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.forked_program"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            env={**kept, **dict(locale)},
        )
        atexit.register(self._process.communicate)

    def run(
        self, words: list[str], spoken: str, environment: Mapping[str, str]
    ) -> "subprocess.CompletedProcess[str]":
        asked, answers = self._process.stdin, self._process.stdout
        assert asked is not None
        assert answers is not None
        draws = [
            [module.os.urandom(known_keys.SIZE) for _ in range(DRAWS)]
            for module in known_keys.DRAWING
        ]
        new = list(known_keys.KNOWN.items())[self._told :]
        self._told += len(new)
        with tempfile.TemporaryDirectory() as streams:
            Path(streams, "0").write_text(spoken, encoding="utf-8")
            _put(asked, (streams, words, dict(environment), draws, new))
            code = _get(answers)
            texts = [Path(streams, name).read_text(encoding="utf-8") for name in ("1", "2")]
        return subprocess.CompletedProcess(words, code, *texts)


@cache
def _loaded(locale: tuple[tuple[str, str], ...]) -> _Loaded:
    return _Loaded(locale)


def _put(stream: BinaryIO, value: Any) -> None:
    raw = marshal.dumps(value)
    stream.write(len(raw).to_bytes(8, "big") + raw)
    stream.flush()


def _get(stream: BinaryIO) -> Any:
    """None at the end of the stream."""
    size = int.from_bytes(stream.read(8), "big")
    return marshal.loads(stream.read(size)) if size else None


def serve() -> None:
    """Run one command after the other, each in a copy of this process, until nobody asks."""
    asked, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    for stream, mode in ((0, os.O_RDONLY), (1, os.O_WRONLY)):
        os.dup2(os.open(os.devnull, mode), stream)
    learnt: list[str] = [os.devnull]
    known_keys.remember(lambda *answer: _tell(learnt[0], answer))
    calibrated()  # once for all copies, so that what they derive is derived once as well
    _build_commands()
    migrations._own_shape()
    while (job := _get(asked)) is not None:
        streams, words, environment, draws, new = job
        known_keys.KNOWN.update(new)
        learnt[0] = os.path.join(streams, "learnt")
        gc.freeze()  # no copy goes through what is loaded, not even when it ends
        child = os.fork()
        if child == 0:
            # The files themselves: Python 3.13 tells of one whose descriptor went without it.
            asked.close()
            answers.close()
            atexit.register(_tell_loaded, learnt[0], set(sys.modules))
            _become(streams, words, environment, draws)
        _, status = os.waitpid(child, 0)
        _learn(learnt[0])
        _put(answers, os.waitstatus_to_exitcode(status))


def _build_commands() -> None:
    """Some eighty commands with their options, as the program builds them at each start."""
    import typer.main

    from vault.cli.__main__ import app

    typer.main.get_command = cache(typer.main.get_command)
    typer.main.get_command(app)


def _tell(path: str, found: tuple[object, ...]) -> None:
    with open(path, "ab") as file:
        _put(file, found)


def _tell_loaded(path: str, before: set[str]) -> None:
    for name, module in list(sys.modules.items()):
        if name not in before and getattr(module, "__spec__", None) is not None:
            _tell(path, (name,))


def _learn(path: str) -> None:
    """What a command derived and loaded, the next ones find known and loaded."""
    with suppress(FileNotFoundError), open(path, "rb") as file:
        while (found := _get(file)) is not None:
            if len(found) == 1:
                with suppress(ImportError):
                    importlib.import_module(found[0])
            else:
                known_keys.KNOWN[found[0]] = found[1]


def _become(streams: str, words: list[str], environment: dict[str, str], draws: Any) -> NoReturn:
    """In the copy: what `python -m vault` or a script is from its first line on."""
    flags = os.O_WRONLY | os.O_CREAT
    for number, mode in ((0, os.O_RDONLY), (1, flags), (2, flags)):
        opened = os.open(os.path.join(streams, str(number)), mode, 0o600)
        os.dup2(opened, number)
        os.close(opened)
    os.environ.clear()
    os.environ.update(environment)
    for module, drawn in zip(known_keys.DRAWING, draws, strict=True):
        left = iter(drawn)
        module.os = SimpleNamespace(urandom=lambda size, left=left: next(left)[:size])
    script, code = words[0], 0
    sys.argv = [script or "vault", *words[1:]]
    try:
        if script:
            runpy.run_path(script, run_name="__main__")
        else:
            runpy.run_module("vault", run_name="__main__", alter_sys=True)
    except SystemExit as ended:
        code = _code_of(ended)
    # Only that all it loaded is taken apart, object by object, is left out.
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and not thread.daemon:
            thread.join()
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _code_of(ended: SystemExit) -> int:
    if ended.code is None or isinstance(ended.code, int):
        return ended.code or 0
    print(ended.code, file=sys.stderr)
    return 1


if __name__ == "__main__":
    serve()
