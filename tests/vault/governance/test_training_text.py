"""Modules are read as written; what is broken is told with its line, and stays plain text."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vault.domain.training import BlockKind
from vault.errors import BadModuleError
from vault.governance.training_text import read_module

HEAD = "---\nid: own\ntitle: Own\nminutes: 5\nroles: all\npass: 80\n---\n"

QUESTION = "## Question\nWhy?\n- [x] this\n  > because\n- [ ] that\n  > because not\n"

WHOLE = HEAD + "# One\nWords\nmore.\n- a point\n" + QUESTION * 3


def test_a_module_is_read_into_blocks_and_questions():
    module = read_module(WHOLE.encode())
    assert [(b.kind, b.text) for b in module.blocks] == [
        (BlockKind.HEADING, "One"),
        (BlockKind.PARAGRAPH, "Words more."),
        (BlockKind.POINT, "a point"),
    ]
    assert len(module.questions) == 3
    assert module.questions[0].right == 0
    assert module.questions[0].answers[1].why == "because not"


BROKEN = {
    "no head": WHOLE.removeprefix("---\n"),
    "head not closed": WHOLE.replace("---\n# One", "# One"),
    "no title": WHOLE.replace("title: Own\n", ""),
    "a line without a colon": WHOLE.replace("title: Own", "title Own"),
    "an id with a path in it": WHOLE.replace("id: own", "id: ../own"),
    "an id of control signs": WHOLE.replace("id: own", "id: o\x00wn"),
    "minutes in words": WHOLE.replace("minutes: 5", "minutes: five"),
    "minutes of another alphabet": WHOLE.replace("minutes: 5", "minutes: ٥"),
    "a pass mark of 0": WHOLE.replace("pass: 80", "pass: 0"),
    "an unknown role": WHOLE.replace("roles: all", "roles: wizard"),
    "an unknown gate": WHOLE.replace("pass: 80", "pass: 80\ngates: magic"),
    "nothing to read": HEAD + QUESTION * 3,
    "two questions": HEAD + "Words\n" + QUESTION * 2,
    "two right answers": WHOLE.replace("- [ ] that", "- [x] that", 1),
    "no right answer": WHOLE.replace("- [x] this", "- [ ] this", 1),
    "one answer": WHOLE.replace("- [ ] that\n  > because not\n", "", 1),
    "an answer nobody explains": WHOLE.replace("  > because\n", "", 1),
    "a question that asks nothing": WHOLE.replace("Why?\n", "", 1),
    "words between answers": WHOLE.replace("- [ ] that", "loose\n- [ ] that", 1),
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_a_broken_module_is_refused_with_a_line_and_a_reason(text):
    with pytest.raises(BadModuleError) as refused:
        read_module(text.encode())
    assert refused.value.details["reason"]


def test_other_encodings_and_huge_files_are_refused():
    with pytest.raises(BadModuleError):
        read_module(WHOLE.encode("utf-16"))
    with pytest.raises(BadModuleError):
        read_module(WHOLE.encode() + b" " * 200_001)


@given(st.text())
def test_any_text_is_read_or_refused_and_nothing_else(text):
    raw = (HEAD + text + QUESTION * 3).encode("utf-8", "replace")
    with contextlib.suppress(BadModuleError):
        assert len(read_module(raw).questions) >= 3
