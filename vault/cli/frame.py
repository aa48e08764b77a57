"""What every command shares: opening and locking, exit codes, JSON out, words to stderr."""

import functools
import io
import json
import sys
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any

import typer

from vault.cli.english import speak_as
from vault.cli.key_file import key_file_for
from vault.cli.secrets_in import SecretsIn
from vault.domain.english.wording import worded
from vault.domain.file_names import readable
from vault.domain.messages import place_doubts, sentence
from vault.domain.secrets import Password
from vault.errors import LettersDoubtfulError, TuckboxError
from vault.platform.folders import cloud_service_of, is_on_network
from vault.session import Session
from vault.unlock import unlock_vault

_UNSEEN = ("Cc", "Cf", "Cs")
_owes_json: ContextVar[bool] = ContextVar("_owes_json", default=False)
"""Whether the command was asked for JSON and has not given any."""


def speak_utf8() -> None:
    """UTF-8 in and out, whatever the locale: names and passwords are in every alphabet."""
    for stream, errors in (
        (sys.stdin, "strict"),
        (sys.stdout, "strict"),
        (sys.stderr, "backslashreplace"),
    ):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)


def say(text: str) -> None:
    """A line for a person; what a file said must not steer the terminal, so signs go out."""
    shown = "".join("\ufffd" if unicodedata.category(c) in _UNSEEN else c for c in text)
    print(shown, file=sys.stderr)


def give(content: Any) -> None:
    """The answer for a script: JSON on standard output."""
    _owes_json.set(False)
    print(json.dumps(_plain(content), ensure_ascii=False))


def _plain(value: Any) -> Any:
    """Whole before the first letter of it is written, and text throughout: a file's name may be
    none."""
    if isinstance(value, dict):
        return {readable(str(key)): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(item) for item in value]
    is_json = value is None or isinstance(value, bool | int | float)
    return value if is_json else readable(str(value))


@contextmanager
def answered() -> Iterator[None]:
    """Expected errors become words and their exit code; anything else a short code, no data."""
    try:
        yield
    except TuckboxError as error:
        say(sentence(error))
        for name, words in _readings_of(error):
            say(worded("With --encoding {0} they are: {1}").format(name, ", ".join(words)))
        if _owes_json.get():
            give({"error": _error_json(error)})
        sys.exit(error.exit_code)


def _error_json(error: TuckboxError) -> dict[str, Any]:
    about: dict[str, Any] = {n: error.details[n] for n in ("field", "reason") if n in error.details}
    if isinstance(error, LettersDoubtfulError):
        about["readings"] = dict(error.readings)
    message = sentence(error)
    return {"code": error.code, "exit": error.exit_code, "message": message, **about}


def _readings_of(error: TuckboxError) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return error.readings if isinstance(error, LettersDoubtfulError) else ()


def tell_errors_as_asked(app: typer.Typer) -> None:
    """Have each command of the tree tell its errors in JSON too where it is asked for JSON."""
    for group in app.registered_groups:
        if group.typer_instance is not None:
            tell_errors_as_asked(group.typer_instance)
    for command in app.registered_commands:
        if command.callback is not None:
            command.callback = _owing(command.callback)


def _owing(callback: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(callback)
    def run(*args: Any, **named: Any) -> Any:
        _owes_json.set(bool(named.get("as_json")))
        return callback(*args, **named)

    return run


def warn_of_place(path: Path, *, is_sealed: bool = True) -> None:
    """Where what lies there leaves this computer by itself, that is said."""
    service, on_network = cloud_service_of(path), is_on_network(path)
    for doubt in place_doubts(service, on_network=on_network, is_sealed=is_sealed):
        say(doubt)


def unlocked(vault: Path, profile: str, secrets: SecretsIn) -> tuple[Session, Password]:
    """The stick first, then the password: that one is needed is said before it is asked for."""
    key_file = key_file_for(vault, profile)
    password = secrets.password(f"Password of {profile}")
    session = unlock_vault(vault, profile, password, key_file=key_file)
    speak_as(session)
    tell_doubts(session)
    return session, password


@contextmanager
def opened(vault: Path, profile: str, secrets: SecretsIn) -> Iterator[Session]:
    """Unlock, work, lock."""
    with answered(), unlocked(vault, profile, secrets)[0] as session:
        warn_of_place(vault)
        yield session


def tell_doubts(session: Session) -> None:
    """What an unlock found that is not as it should be, whichever command it was for."""
    doubts = (session.alarm, session.plan_refused, session.stick_doubt, session.notes_damaged)
    for doubt in doubts:
        if doubt is not None:
            say(sentence(doubt))
    if session.open_erasures:
        say(
            worded(
                "Pupils of this copy who were erased in another since: {0}."
                " Nothing was erased here, and only a data lead can open this copy."
                " See: tuckbox-cli erasures."
            ).format(session.open_erasures)
        )
