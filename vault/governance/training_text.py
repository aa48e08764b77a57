"""A training module as it is written: front matter, Markdown, questions. Read into plain blocks.

Only what a module needs is understood: headings, paragraphs, points, pictures and questions. Every
text stays plain text, whatever signs stand in it, because schools write modules of their own.

    ---
    id: passwords
    title: Passwords and locking
    minutes: 6
    roles: all
    gates: export
    pass: 80
    ---
    # A heading
    A paragraph.
    - a point
    ![what it shows](unlock.png)
    ## Question
    What is right?
    - [x] this
      > because
    - [ ] that
      > because not
"""

import re
from collections.abc import Iterator

from vault.crypto.primitives import digest
from vault.domain.access import Role
from vault.domain.block_text import read_blocks
from vault.domain.ids import ModuleId
from vault.domain.training import Answer, Block, Gate, Module, Question
from vault.errors import BadModuleError

MOST_BYTES = 200_000
_ID = re.compile(r"[a-z][a-z0-9-]{1,39}")
_ANSWER = re.compile(r"- \[([ xX])\] (.+)")
_LEAST_QUESTIONS = 3
_QUESTION = "## question"


def read_module(raw: bytes, *, is_own: bool = False) -> Module:
    """BadModuleError (line, reason) for anything that does not make a whole module."""
    if len(raw) > MOST_BYTES:
        raise BadModuleError(line=0, reason="it is longer than 200,000 bytes")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadModuleError(line=0, reason="it is not a text in UTF-8") from error
    lines = text.replace("\r\n", "\n").split("\n")
    facts, start = _front_matter(lines)
    blocks, questions = _body(lines, start)
    if not blocks:
        raise BadModuleError(line=start, reason="there is nothing to read in it")
    if len(questions) < _LEAST_QUESTIONS:
        raise BadModuleError(
            line=len(lines), reason=f"at least {_LEAST_QUESTIONS} questions are needed"
        )
    return Module(
        id=ModuleId(_named(facts)),
        title=_must(facts, "title"),
        minutes=_number(facts, "minutes", 1, 60),
        roles=_roles(facts),
        gates=_gates(facts),
        pass_mark=_number(facts, "pass", 50, 100),
        blocks=tuple(blocks),
        questions=tuple(questions),
        digest=digest(text.encode(), context=b"tuckbox-module").hex(),
        is_own=is_own,
    )


Facts = dict[str, tuple[int, str]]


def _front_matter(lines: list[str]) -> tuple[Facts, int]:
    if not lines or lines[0].strip() != "---":
        raise BadModuleError(line=1, reason="the first line must be ---")
    facts: Facts = {}
    for number, line in enumerate(lines[1:], start=2):
        if line.strip() == "---":
            return facts, number
        name, colon, value = line.partition(":")
        if not colon or not name.strip():
            raise BadModuleError(line=number, reason="a line here reads 'name: value'")
        facts[name.strip().lower()] = (number, value.strip())
    raise BadModuleError(line=len(lines), reason="the lines at its head are not closed by ---")


def _must(facts: Facts, name: str) -> str:
    _, value = facts.get(name, (0, ""))
    if not value:
        raise BadModuleError(line=1, reason=f"'{name}:' is missing at its head")
    return value


def _named(facts: Facts) -> str:
    value = _must(facts, "id")
    if not _ID.fullmatch(value):
        raise BadModuleError(
            line=facts["id"][0], reason="an id is small letters, digits and hyphens"
        )
    return value


def _number(facts: Facts, name: str, least: int, most: int) -> int:
    value = _must(facts, name)
    if not value.isascii() or not value.isdecimal() or not least <= int(value[:4]) <= most:
        raise BadModuleError(
            line=facts[name][0], reason=f"'{name}' is a number from {least} to {most}"
        )
    return int(value)


def _roles(facts: Facts) -> frozenset[Role]:
    value = _must(facts, "roles")
    if value == "all":
        return frozenset()
    try:
        return frozenset(Role(part.strip()) for part in value.split(","))
    except ValueError as error:
        raise BadModuleError(line=facts["roles"][0], reason="there is no such role") from error


def _gates(facts: Facts) -> frozenset[Gate]:
    line, value = facts.get("gates", (0, ""))
    try:
        return frozenset(Gate(part.strip()) for part in value.split(",") if part.strip())
    except ValueError as error:
        raise BadModuleError(line=line, reason="gates are 'export', 'administration'") from error


def _body(lines: list[str], start: int) -> tuple[list[Block], list[Question]]:
    rest = iter(enumerate(lines[start:], start=start + 1))
    text: list[str] = []
    for number, line in rest:
        if line.strip().lower() == _QUESTION:
            return list(read_blocks(text)), list(_questions(number, rest))
        text.append(line)
    return list(read_blocks(text)), []


def _questions(first: int, rest: Iterator[tuple[int, str]]) -> Iterator[Question]:
    words: list[str] = []
    answers: list[Answer] = []
    line = first
    for number, text in rest:
        stripped = text.strip()
        chosen = _ANSWER.fullmatch(stripped)
        if stripped.lower() == _QUESTION:
            yield _question(line, words, answers)
            words, answers, line = [], [], number
        elif chosen:
            answers.append(Answer(chosen[2].strip(), chosen[1] in "xX", ""))
        elif stripped.startswith(">") and answers:
            last = answers[-1]
            why = f"{last.why} {stripped[1:].strip()}".strip()
            answers[-1] = Answer(last.text, last.is_right, why)
        elif stripped and answers:
            raise BadModuleError(line=number, reason="an explanation begins with >")
        elif stripped:
            words.append(stripped)
    yield _question(line, words, answers)


def _question(line: int, words: list[str], answers: list[Answer]) -> Question:
    if not words:
        raise BadModuleError(line=line, reason="this question asks nothing")
    if len(answers) < 2 or sum(a.is_right for a in answers) != 1:
        raise BadModuleError(
            line=line, reason="a question has at least two answers, exactly one of them right"
        )
    if not all(answer.why for answer in answers):
        raise BadModuleError(line=line, reason="each answer is explained, with a line after >")
    return Question(" ".join(words), tuple(answers))
