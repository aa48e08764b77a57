"""Old words are not said to people any more: window, help, errors, training and papers. Nor do
names in the code and the tests have words that a reader would have to learn."""

import ast
import re
import tomllib

import pytest

from tests.source_files import CODE, ROOT, name_of, nodes_of, parsed_text, text_of

VOICE = tomllib.loads((ROOT / "resources/words/voice.toml").read_text(encoding="utf-8"))
LIST, NAMES = VOICE["word"], {entry["name"] for entry in VOICE["name"]}
NAMED = re.compile(rf"(?:\b|_)(?:{'|'.join(sorted(NAMES))})\b")
PATTERNS = {word["pattern"]: re.compile(word["pattern"], re.IGNORECASE) for word in LIST}
APART = ("vault/demo", "ui/walk")
WRITTEN = ("resources/help", "vault/governance/modules", "vault/governance/news")


def old_words_in(text):
    """Those of the list that it has."""
    flat = " ".join(text.split())
    return [pattern for pattern, found in PATTERNS.items() if found.search(flat)]


def texts():
    """Where each stands, and the text."""
    for folder in WRITTEN:
        for path in sorted((ROOT / folder).rglob("*.md")):
            for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
                yield f"{path.name}:{number}", line
    for path in CODE:
        if not (name := name_of(path)).startswith(APART):
            yield from ((f"{name}:{line}", text) for line, text in strings(path))


def strings(path):
    """With words in them, without docstrings."""
    docs = {id(node.value) for node in nodes_of(path) if isinstance(node, ast.Expr)}
    for node in nodes_of(path):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and id(node) not in docs and _is_words(node.value):
            yield node.lineno, node.value


def _is_words(text):
    return " " in text.strip() or text[:1].isupper()


@pytest.mark.parametrize(
    "old",
    [
        "Mend it",
        "Look at it",
        "May open",
        "The photo is in.",
        "Nothing of that name.",
        "on a stick",
    ],
)
def test_an_old_word_is_found(old):
    assert old_words_in(old)


@pytest.mark.parametrize("plain", ["Fix", "The office will look at it.", "on a USB stick"])
def test_a_plain_one_is_none(plain):
    assert not old_words_in(plain)


def test_every_word_of_the_list_says_what_stands_in_its_place():
    assert all(word["instead"].strip() for word in (*LIST, *VOICE["name"]))


def test_no_text_has_an_old_word():
    found = [f"{at}: {old} in {text[:80]!r}" for at, text in texts() if (old := old_words_in(text))]
    assert not found, "\n".join(found)


def old_names_in(text):
    """Those of the list that something is called there: by line, as it stands."""
    for node in parsed_text(text).nodes if NAMED.search(text) else ():
        called = {getattr(node, field, None) for field in ("id", "arg", "attr", "name", "asname")}
        if found := {name.strip("_") for name in called if isinstance(name, str)} & NAMES:
            yield f"{node.lineno}: {', '.join(found)}"


@pytest.mark.parametrize(
    "code",
    [
        "said = 1",
        "def told_of(window): ...",
        "def f(*, whoever): ...",
        "f(said=1)",
        "a.said",
        "class _said: ...",
        "import json as said",
        "def _bury(): ...",
    ],
)
def test_an_old_name_is_found(code):
    assert list(old_names_in(code))


def test_words_of_a_text_are_no_names():
    assert not list(old_names_in("def f():\n    'What was said.'\n    return 'whoever said it'"))


def test_nothing_is_called_by_an_old_name():
    files = [*CODE, *sorted((ROOT / "tests").rglob("*.py"))]
    found = [f"{name_of(path)}:{at}" for path in files for at in old_names_in(text_of(path))]
    assert not found, "\n".join(found)
