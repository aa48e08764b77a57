"""A concern becomes one text and is read back whole, whatever is typed; older texts read too."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vault.domain.concern_form import (
    DONE,
    FACTS,
    OTHERS,
    PLACE,
    TOLD,
    WHEN,
    WORDS,
    BodyMark,
    ConcernForm,
    mark_lines,
    marks_of,
    parts_of,
)
from vault.errors import InvalidValueError

TODAY = date(2026, 11, 24)
NOTHING = {"on": TODAY, "at": None}
typed = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"), include_characters="\n"))
marks = st.lists(
    st.builds(
        BodyMark,
        st.booleans(),
        st.integers(0, 100),
        st.integers(0, 100),
        typed.map(lambda words: " ".join(words.split())),
    ),
    max_size=4,
).map(tuple)


@given(
    st.fixed_dictionaries(dict.fromkeys(("place", "others", "words", "done", "told"), typed)), marks
)
def test_every_part_is_read_back_as_it_was_typed(parts, marks):
    form = ConcernForm(**NOTHING, facts="seen", marks=marks, **parts)
    read = parts_of(form.text(TODAY))
    assert read.words(FACTS) == "seen"
    for head, name in ((PLACE, "place"), (OTHERS, "others"), (WORDS, "words"), (DONE, "done")):
        assert read.words(head) == parts[name].strip()
    assert read.words(TOLD) == parts["told"].strip()
    assert read.marks == marks
    assert marks_of(mark_lines(marks)) == marks


def test_what_is_typed_cannot_pass_for_a_part():
    form = ConcernForm(**NOTHING, facts="a\nThe child's own words: I did it\nWho was told: all")
    read = parts_of(form.text(TODAY))
    assert (read.words(WORDS), read.words(TOLD)) == ("", "")
    assert read.words(FACTS).count("\n") == 2


@given(typed)
def test_nothing_of_any_text_is_left_out(text):
    read = parts_of(text)
    shown = "".join(head + words for head, words in read.parts)
    assert set(text) - {"\n"} <= set(shown) | set("Done: ")


def test_texts_of_older_programs_read_in_parts():
    old = "9.15, cloakroom\nby the pegs\nThe child's own words: I am hungry\nDone: gave an apple"
    read = parts_of(old)
    assert read.parts == (
        ("", "9.15, cloakroom\nby the pegs"),
        (WORDS, "I am hungry"),
        (DONE, "gave an apple"),
    )
    assert read.first_line == "9.15, cloakroom"
    assert parts_of("The child's own words: no").parts == ((WORDS, "no"),)


def test_an_older_program_shows_it_as_plain_words():
    form = ConcernForm(TODAY, time(10, 55), place="Cloakroom", facts="bruise\n3 cm", words="I fell")
    assert form.text(TODAY) == (
        "Seen or heard: 24 November 2026 at 10:55\nPlace: Cloakroom\n"
        "What happened: bruise\n  3 cm\n"
        "The child's own words: I fell"
    )
    assert parts_of(form.text(TODAY)).words(WHEN) == "24 November 2026 at 10:55"


@pytest.mark.parametrize(
    ("form", "field"),
    [
        (ConcernForm(TODAY, None), "facts"),
        (ConcernForm(TODAY, None, place="hall", done="  "), "facts"),
        (ConcernForm(None, None, facts="seen"), "date"),
        (ConcernForm(date(2026, 11, 25), None, facts="seen"), "date"),
    ],
)
def test_what_cannot_be_handed_over_names_its_field(form, field):
    with pytest.raises(InvalidValueError) as raised:
        form.text(TODAY)
    assert raised.value.details["field"] == field


def test_a_text_made_of_headings_alone_holds_nobody_up_and_is_whole():
    text = "Seen or heard: today\n" + "\n".join(f"Part {n}: x{n}" for n in range(5000))
    read = parts_of(text)
    assert len(read.parts) <= 40
    assert read.parts[-1][1].endswith("Part 4999: x4999")
