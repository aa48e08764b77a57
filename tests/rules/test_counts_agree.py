"""A text with a number and a plural has a singular for one: nobody reads '1 photos'."""

import ast
import re

import pytest

from tests.source_files import CODE, Parsed, name_of, parsed, parsed_text
from ui.words import counted as counted_on_a_page
from vault.domain.english.counted import counted
from vault.domain.messages import words_for
from vault.errors import OtherChildrenError, UndecidedError

APART = ("ui/walk", "vault/cli", "vault/demo")
"""What a developer or a technician reads."""
_NUMBER = r"(?:\{[^{}|]*\}|\0)"
_COUNT = re.compile(
    rf"{_NUMBER}\s+(?:[a-z]+\s+)?(?P<noun>[a-z]+s|people|children)\b"
    rf"|{_NUMBER}\s+(?:more\s+|of (?:these|its [a-z]+)\s+)?(?P<verb>are|were|have|concern)\b"
)
_NO_NOUNS = {
    *("is", "was", "has", "does", "as", "this", "its", "us", "less", "always", "across", "yours"),
    *("agrees", "asks", "becomes", "belongs", "decides", "differs", "ends", "lies", "names"),
    *("needs", "opens", "stands", "unlocks", "comes", "goes", "stays", "xmlns"),
}
"""Words in s after a name and not after a number."""
NEVER_ONE = {
    # A limit or a time that the program or a law sets.
    "longer than \0 characters": "a limit",
    "it can have \0 characters at most": "a limit",
    "more than \0 megapixels": "a limit",
    "it needs at least \0 characters": "a limit",
    "more than \0 columns": "a limit",
    "more than \0 objectives": "a limit",
    "more than {0} cells at once": "a limit",
    "more than {0} assessments of one class": "a limit",
    "more than {0} pupils": "a limit",
    "at most \0 letters": "a limit",
    "a part has at most \0 letters": "a limit",
    "it holds more than \0 files": "a limit",
    "at least 2 are needed, of at most \0 people": "a limit",
    "between one and \0 are possible": "a limit",
    "0 to \0 days": "a limit",
    "a day has no more than \0 lessons": "a limit",
    "0 to \0 minutes": "a limit",
    "a code is at most \0 characters long, without a space": "a limit",
    "at least \0 questions are needed": "a limit",
    "\0 days": "the days of a law",
    "\0 hours": "the hours of a law",
    "over \0 hours: \0": "the hours of a law",
    "6. Why this comes later than \0 hours": "the hours of a law",
    "6. Why this comes later than \0 hours (Art. 33(1))": "the hours of a law",
    "The \0 hours to tell the authority ended on \0.": "the hours of a law",
    "The last one was reported within {0} hours.": "the hours of a law",
    "Whether the authority is told is decided within {0} hours.": "the hours of a law",
    "The law gives a school \0 hours*": "the hours of a law",
    "State laws say whom to tell of a breach*": "the hours of a law",
    "The law gives \0 days to tell them*": "the days of a law",
    "No federal law gives a time to tell them*": "the days of a law",
    "Tell us first. We write your complaint down, and answer within \0 days*": "the days of a law",
    "\0 not acknowledged within \0 days": "the days of a law",
    "Number copied. The clipboard is emptied in {0} seconds.": "SECONDS",
    "Copied. The clipboard is cleared in {0} seconds.": "SECONDS",
    "Argon2id, \0 MiB, \0 passes, \0 lanes": "parameters, as the field writes them",
    "asked just now, the system refused all \0 kinds of connection": "as many as are tried",
    # Told only from a higher number on.
    "\0 facts": "more than three",
    "{0} and {1} more facts": "two at least, of more than three",
    "{0} colleagues": "one is told by name",
    "All {0} birth dates are over 25 years back, so they stay out.": "_WHOLE_FILE",
    "The newest is \0 days old.*": "from REMIND_AFTER, seven days",
    "Nothing was recorded here for {0} days*": "from LONG_PAUSE",
    "Nothing was recorded here for {days} days.*": "from LONG_PAUSE",
    "Every record is encrypted, and {0} backups are up to date.": "one has a sentence before it",
    "\0 data leads": "_LEADS; one has a sentence before it",
    "\0 failed tries to unlock in 30 days": "_MANY_FAILED",
    "Everything in it is encrypted (SQLCipher, AES-256) with a key*": "an estimate",
    # What is no number of this noun.
    "\0 of \0 \0 modules to do: \0": "has or have, before what they have",
    "the lines above the header in line \0 were not read": "the lines were not",
    "Dates such as \0 were read \0.": "the dates were",
    # Shares are of two people at least.
    "1. Print the {0} sheets*": "shares",
    "Print the {0} sheets …": "shares",
    "Made on \0. \0 of the \0 shares open the vault together.": "shares",
    "There {have:is|are} {have} of {needed} recovery shares.": "shares",
    "{0} of {1} shares entered. The next person types theirs.": "shares",
    "All {0} shares entered.": "shares",
    "with \0 % of its \0 questions answered right": "_LEAST_QUESTIONS",
}
"""Such a text, or how it begins (*), and why its number is never one."""


def _written(node):
    """The text of a literal; what is put into an f-string is a NUL."""
    if isinstance(node, ast.JoinedStr):
        return "".join(v.value if isinstance(v, ast.Constant) else "\0" for v in node.values)
    is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return node.value if is_text else None


def _name(call):
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def _is_of_one(test):
    return any(isinstance(n, ast.Constant) and n.value in (1, "1") for n in ast.walk(test))


def _twins(nodes):
    """Names that are given to `counted`: `counted(many, single, words)`."""
    calls = [n for n in nodes if isinstance(n, ast.Call) and _name(n) == "counted"]
    return {a.id for call in calls for a in call.args[1:3] if isinstance(a, ast.Name)}


def without_a_singular(source: Parsed):
    """Line and text of each literal with a number before a plural, and nothing for one."""
    above, twins = source.above, _twins(source.nodes)
    for node in source.nodes:
        text = _written(node)
        if text is None or isinstance(above[node], (ast.JoinedStr, ast.Expr)):
            continue
        if not any(f["verb"] or f["noun"] not in _NO_NOUNS for f in _COUNT.finditer(text)):
            continue
        parents = [node]
        while not isinstance(parents[-1], ast.stmt):
            parents.append(above[parents[-1]])
        is_counted = any(isinstance(p, ast.Call) and _name(p) == "counted" for p in parents)
        has_twin = any(isinstance(p, ast.IfExp) and _is_of_one(p.test) for p in parents)
        to = {n.id for n in ast.walk(parents[-1]) if isinstance(n, ast.Name)} & twins
        is_named = isinstance(parents[-1], ast.Assign) and bool(to)
        if not (is_counted or has_twin or is_named):
            yield node.lineno, text


@pytest.mark.parametrize(
    "line",
    [
        'tr("{0} photos are left out").format(held)',
        'self.tr("{0} pupils").format(held) if held else ""',
        'say(f"{len(bad)} damaged pages")',
        'words = "{count} children in this file"',
        'say(f"{due} are due")',
        'say(f"{due} of these are sealed")',
    ],
)
def test_a_plural_alone_is_found(line):
    assert list(without_a_singular(parsed_text(line)))


@pytest.mark.parametrize(
    "line",
    [
        'counted(held, tr("1 photo is left out"), tr("{0} photos are left out"))',
        'tr("1 pupil") if n == 1 else tr("{0} pupils").format(n)',
        'single, many = tr("1 day"), tr("{0} days")\ncounted(n, single, many)',
        "f\"{counted(n, 'page')} damaged\"",
        '"{count} {count:child|children} {count:is|are} here"',
        'tr("{0} unlocks with a USB stick")',
    ],
)
def test_what_has_a_singular_is_none_of_them(line):
    assert not list(without_a_singular(parsed_text(line)))


def _all_found():
    for path in CODE:
        if not (name := name_of(path)).startswith(APART):
            for line, text in without_a_singular(parsed(path)):
                yield f"{name}:{line}", text


def _is_listed(text, entry):
    return text.startswith(entry[:-1]) if entry.endswith("*") else text == entry


def test_every_count_has_a_singular():
    found = list(_all_found())
    assert [
        f"{where}: {text!r}"
        for where, text in found
        if not any(_is_listed(text, entry) for entry in NEVER_ONE)
    ] == []
    assert [e for e in NEVER_ONE if not any(_is_listed(text, e) for _, text in found)] == []


def test_one_and_many_are_told_apart_with_thousands():
    assert [counted(n, "pupil") for n in (0, 1, 1204)] == ["0 pupils", "1 pupil", "1,204 pupils"]
    assert counted(2, "entry", "entries") == "2 entries"
    words = ("1 day, by {1}", "{0} days, by {1}", "Friday")
    assert counted_on_a_page(1, *words) == "1 day, by Friday"
    assert counted_on_a_page(1204, *words) == "1,204 days, by Friday"


def test_messages_agree_with_their_number():
    one, two = (words_for(UndecidedError(count=n)).happened for n in (1, 2))
    assert (one, two) == ("Decide 1 conflict first.", "Decide 2 conflicts first.")
    one, two = (words_for(OtherChildrenError(count=n, names="Mia")).happened for n in (1, 2))
    assert one == "1 child in this file is another child here: Mia."
    assert two == "2 children in this file are other children here: Mia."
    assert "?" in words_for(UndecidedError()).happened
