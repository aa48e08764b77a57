"""Passwords come from the terminal or, one a line, from standard input; never as arguments."""

import getpass
import sys
import warnings
from collections.abc import Callable

from vault.domain.secrets import Password
from vault.errors import InvalidValueError


class SecretsIn:
    """`ask` returns the next secret; with `from_stdin` each is a line of standard input."""

    def __init__(self, *, from_stdin: bool) -> None:
        self._next: Callable[[str], str] = self._line if from_stdin else self._typed

    def password(self, prompt: str) -> Password:
        """A password, as NFC-normalised UTF-8."""
        return Password.typed(self._next(prompt))

    def text(self, prompt: str) -> str:
        """Another secret as text: the recovery code."""
        return self._next(prompt)

    @staticmethod
    def _line(prompt: str) -> str:
        """InvalidValueError (wrong usage) when the line is missing: that is no wrong password."""
        try:
            line = sys.stdin.readline()
        except UnicodeDecodeError as error:
            raise InvalidValueError(field=prompt, reason="standard input is not UTF-8") from error
        if not line:
            raise InvalidValueError(field=prompt, reason="standard input has no line for it")
        return line.rstrip("\r\n")

    @staticmethod
    def _typed(prompt: str) -> str:
        """InvalidValueError where there is no terminal: a secret is never read with an echo."""
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error", getpass.GetPassWarning)
                return getpass.getpass(f"{prompt}: ", stream=sys.stderr)
        except getpass.GetPassWarning as error:
            raise InvalidValueError(
                field=prompt, reason="there is no terminal to type it on; use --password-stdin"
            ) from error
        except EOFError as error:
            raise InvalidValueError(field=prompt, reason="nothing was typed") from error
