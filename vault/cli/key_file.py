"""--key-file: an option of every command that unlocks as a profile, and of none else.

It is added to the commands as they stand, so that none can be without it.
"""

import functools
import inspect
from collections.abc import Callable
from contextvars import ContextVar
from pathlib import Path
from typing import Annotated, Any, get_type_hints

import typer

from vault.errors import StickNeededError
from vault.unlock import find_key_file, takes_stick

_named: ContextVar[Path | None] = ContextVar("_named", default=None)
_NAME = "key_file"
_Option = Annotated[
    Path | None,
    typer.Option(
        "--key-file",
        metavar="PATH",
        help="on the USB stick, for a profile that needs one; one that is plugged in is found",
    ),
]


def key_file_for(vault: Path, profile: str) -> Path | None:
    """The one that the command named, else one on a stick that is plugged in; None for a profile
    that needs none. StickNeededError."""
    if not takes_stick(vault, profile):
        return None
    path = _named.get() or find_key_file(vault, profile)
    if path is None:
        raise StickNeededError
    return path


def add_key_file(app: typer.Typer) -> typer.Typer:
    """The same commands, with the option where it belongs."""
    for group in app.registered_groups:
        if group.typer_instance is not None:
            add_key_file(group.typer_instance)
    for command in app.registered_commands:
        if command.callback is not None and _unlocks(command.callback):
            command.callback = _with_option(command.callback)
    return app


def _unlocks(callback: Callable[..., Any]) -> bool:
    signature = inspect.signature(callback)
    hints = get_type_hints(callback, include_extras=True)
    marks = (m for h in hints.values() for m in getattr(h, "__metadata__", ()))
    # Within Annotated the first flag stands where a default stands elsewhere.
    flags = (flag for m in marks for flag in (getattr(m, "default", None), *_flags(m)))
    return _NAME not in signature.parameters and "--as" in flags


def _flags(mark: object) -> tuple[str, ...]:
    return tuple(getattr(mark, "param_decls", None) or ())


def _with_option(callback: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(callback)
    def run(*args: Any, **named: Any) -> Any:
        _named.set(named.pop(_NAME))
        return callback(*args, **named)

    before = inspect.signature(callback)
    extra = inspect.Parameter(
        _NAME, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=_Option
    )
    run.__annotations__ = {**get_type_hints(callback, include_extras=True), _NAME: _Option}
    parameters = [*before.parameters.values(), extra]
    run.__signature__ = before.replace(parameters=parameters)  # type: ignore[attr-defined]
    return run
