"""Names in every script stand on every paper as they are written, and are read back from it."""

import unicodedata
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import examples
from tests.vault.reports.names import NAMES
from tests.vault.reports.sheets import words_of
from vault.domain.papers import Heading, Paper, Point, Table, Text
from vault.domain.room_layouts import RoomLayout, Seat
from vault.reports.flow import Flow
from vault.reports.line_runs import BOX, line_of
from vault.reports.paper_pages import paper_pdf
from vault.reports.photo_sheet import SheetFace, photo_sheet_pdf
from vault.reports.seating_sheet import SeatedFace, seating_pdf

RIGHT_TO_LEFT = {"Arabic", "Persian", "Hebrew"}
NOW = datetime(2026, 9, 1, 9, 0)  # noqa: DTZ001 - a printed time is local


def a_paper(names):
    rows = tuple((name, "4P") for name in names)
    pieces = (Heading(names[0]), Text(names[1]), Point(names[2]), Table(("Name", "Class"), rows))
    return paper_pdf(Paper("Class list", "4P", pieces, footer="Printed"))


def a_photo_sheet(names):
    return photo_sheet_pdf(
        title="4P",
        subtitle="",
        faces=[SheetFace(name, "", None) for name in names],
        printed_by="Tess Teacher",
        printed_at=NOW,
        anchor="a1",
        progress=lambda _done, _all: None,
    )


def a_seating_plan(names):
    layout = RoomLayout("", 0, "Room", "/".join(["S" * 6] * 4))
    seats = [Seat(n // 6, n % 6) for n in range(len(names))]
    return seating_pdf(
        title="4P",
        subtitle="",
        layout=layout,
        seated={s: SeatedFace(n, None) for s, n in zip(seats, names, strict=True)},
        without=(),
        is_turned=False,
        printed_by="Tess Teacher",
        printed_at=NOW,
        anchor="a1",
    )


def a_copy_for_a_family(names):
    flow = Flow("Copy", "Copy")
    flow.heading(names[0])
    flow.table(("Name", "Class"), [(name, "4P") for name in names], (0.5, 0.5))
    for name in names:
        flow.pair("Name", name)
    return flow.done()


@pytest.mark.parametrize("make", [a_paper, a_photo_sheet, a_seating_plan, a_copy_for_a_family])
def test_a_name_in_any_script_is_read_back_from_any_paper(make):
    text = " ".join(words_of(make(list(NAMES.values()))).split())
    # Of several such names in a line, a reader of PDF may set the words in another order.
    parts = {s: name.split() if s in RIGHT_TO_LEFT else [name] for s, name in NAMES.items()}
    assert not [script for script, words in parts.items() if any(w not in text for w in words)]


def glyphs_of(text):
    return [str(run.text) for run in line_of(text).runs]


def test_what_runs_from_right_to_left_is_drawn_from_the_right():
    assert glyphs_of("דוד") == ["דוד"[::-1]]
    drawn = "".join(glyphs_of("Dana דוד 4P"))
    assert drawn == "Dana דוד 4P".replace("דוד", "דוד"[::-1])


def test_a_class_in_brackets_behind_such_a_name_keeps_its_brackets():
    drawn = "".join(glyphs_of("דוד (4P)"))
    assert drawn == "דוד"[::-1] + " (4P)"


def test_arabic_letters_are_joined_and_get_no_vowels_that_were_not_written():
    joined = glyphs_of("محمد")[0]
    assert len(joined) == 4
    assert joined != "محمد"[::-1]
    assert unicodedata.normalize("NFKC", joined) == "محمد"[::-1]


def test_a_vowel_sign_stands_before_its_letter_where_it_is_written_so():
    assert glyphs_of("कि")[0].index("क") == 1


def test_a_mark_is_drawn_over_its_letter_and_takes_no_room():
    assert line_of("Adébáyọ̀").width == pytest.approx(line_of("Adebayo").width, abs=0.02)


def test_a_letter_that_no_font_has_is_a_box_and_is_told():
    line = line_of("Zoë 𓀀")
    assert line.missing == {"𓀀"}
    assert BOX in "".join(run.text for run in line.runs)


def test_a_letter_of_private_use_is_a_box_whatever_was_shaped_before():
    line_of("प्रीति क्षत्रिय")
    assert line_of("\ue000").missing == {"\ue000"}


@settings(max_examples=examples(150), deadline=None)
@given(st.text(st.characters(categories=("L", "M", "N", "P", "S")), max_size=30))
def test_no_letter_is_ever_left_out_without_a_word(text):
    line = line_of(text)
    drawn = sum(len(run.text) for run in line.runs)
    assert drawn or not text
    assert line.missing <= set(text)
    assert bool(line.missing) <= (BOX in "".join(run.text for run in line.runs))
