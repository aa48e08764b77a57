"""Modules are read as written; what is broken is told with its line, and stays plain text."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vault.domain.access import Role
from vault.domain.policy import Country
from vault.domain.training import BlockKind
from vault.errors import BadModuleError
from vault.governance.shipped_training import shipped_modules, shipped_picture
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


@pytest.mark.parametrize("country", Country)
def test_every_shipped_module_is_whole_and_has_its_pictures(country):
    modules = shipped_modules(country)
    assert len({m.id for m in modules}) == len(modules) >= 8
    for module in modules:
        assert 5 <= module.minutes <= 10, module.id
        assert len(module.questions) >= 5, module.id
        assert "{{" not in repr(module)
        pictures = [b for b in module.blocks if b.kind is BlockKind.PICTURE]
        assert pictures, module.id
        for picture in pictures:
            assert picture.text
            assert shipped_picture(picture.picture).startswith(b"\x89PNG")


@pytest.mark.parametrize("role", [r for r in Role if r is not Role.TECHNICIAN])
def test_every_role_has_modules_and_something_that_its_exports_wait_for(role):
    modules = [m for m in shipped_modules(Country.ENGLAND) if m.is_for(role)]
    assert len(modules) >= 3
    assert any(m.gates for m in modules)


def test_no_shipped_module_gives_the_answer_away_by_its_place():
    places = [q.right for m in shipped_modules(Country.ENGLAND) for q in m.questions]
    assert all(places.count(place) < 0.6 * len(places) for place in set(places))
