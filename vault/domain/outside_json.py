"""JSON from outside (RFC 8259), read strictly: one text has one meaning.

The standard leaves to each reader what a repeated key means and how deep a text may be, and
Python's own reader also takes `NaN`, `Infinity` and halves of surrogate pairs, which no database
and no other program can keep.
"""

import json
import math
import re
from typing import Any

DEEPEST = 32
_TEXT = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_BRACKET = re.compile(r"[][{}]")


class OutsideJsonError(ValueError):
    """The text is not JSON in this sense; the reason is for developers."""


def read_json(raw: bytes | str) -> Any:
    """The value of a whole JSON text in UTF-8. OutsideJsonError for anything else: also for a
    number that is not finite, a repeated key, half a surrogate pair, and more than 32 levels."""
    try:
        text = raw if isinstance(raw, str) else raw.decode("utf-8")
        if text.count("[") + text.count("{") > DEEPEST:
            _check_depth(text)
        value = json.loads(
            text, parse_constant=_refuse, parse_float=_finite, object_pairs_hook=_without_twins
        )
    except OutsideJsonError:
        raise
    except (ValueError, RecursionError) as error:
        raise OutsideJsonError("no JSON in UTF-8") from error
    if "\\u" in text or isinstance(raw, str):
        _check_letters(text, value)
    return value


def read_object(raw: bytes | str) -> dict[str, Any]:
    """The same, for a text that must be an object. OutsideJsonError."""
    value = read_json(raw)
    if not isinstance(value, dict):
        raise OutsideJsonError("no object")
    return value


def _refuse(name: str) -> Any:
    raise OutsideJsonError(f"{name} is no number")


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise OutsideJsonError("a number too large to keep")
    return number


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    by_key = dict(pairs)
    if len(by_key) != len(pairs):
        raise OutsideJsonError("a key stands twice in one object")
    return by_key


def _check_depth(text: str) -> None:
    depth = 0
    for bracket in _BRACKET.finditer(_TEXT.sub("", text)):
        depth += 1 if bracket.group() in "[{" else -1
        if depth > DEEPEST:
            raise OutsideJsonError("nested too deeply")


def _check_letters(text: str, value: Any) -> None:
    """Half a surrogate pair may stand as an escape in any name or text."""
    try:
        text.encode("utf-8")
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError as error:
        raise OutsideJsonError("half a surrogate pair") from error
