"""Faces of a large class come a few in each frame, and all of them come."""

import pytest
from PySide6.QtGui import QFontMetrics

from ui.classes import face_grid
from ui.classes.face_grid import FaceGrid
from ui.look.fonts import font
from vault.demo.figures import figure_jpeg
from vault.domain.ids import PhotoId, PupilId, RecordId
from vault.domain.people import Called, Face

MANY = 40


@pytest.fixture
def grid(qtbot, monkeypatch):
    monkeypatch.setattr(face_grid, "_DECODE_S", 0.0)  # one in each frame
    grid = FaceGrid("Pupils of the class")
    qtbot.addWidget(grid)
    grid.resize(900, 600)
    photos = [PhotoId(RecordId(f"{n:032}")) for n in range(MANY)]
    grid.show_faces(
        tuple(
            Face(PupilId(RecordId(f"{n:032}")), Called(f"Ann{n}", "Ash"), (), photo, False)
            for n, photo in enumerate(photos)
        )
    )
    grid.show()
    grid.show_pictures(dict.fromkeys(photos, figure_jpeg(3)))
    return grid


def in_sight(grid):
    model = grid.model()
    places = (grid.visualRect(model.index(n, 0)) for n in range(MANY))
    return sum(place.intersects(grid.viewport().rect()) for place in places)


def test_every_face_in_sight_comes_though_none_has_time_in_the_first_frame(qtbot, grid):
    drawn = grid._model.pictures._drawn
    qtbot.waitUntil(lambda: len(drawn) == in_sight(grid), timeout=20000)
    assert not grid._painter.late


def test_faces_that_were_scrolled_to_meanwhile_come_too(qtbot, grid):
    grid.verticalScrollBar().setValue(grid.verticalScrollBar().maximum())
    last = PhotoId(RecordId(f"{MANY - 1:032}"))
    drawn = grid._model.pictures._drawn
    qtbot.waitUntil(lambda: any(photo == last for photo, *_ in drawn), timeout=20000)
    qtbot.waitUntil(lambda: not grid._painter.late, timeout=20000)


def test_where_all_are_in_sight_with_it_what_must_be_known_is_read_whole(qtbot):
    grid = FaceGrid("Pupils of the class")
    qtbot.addWidget(grid)
    known = "Only Mum or Gran may collect"
    called = Called("Isla", "Morgan")
    face = Face(PupilId(RecordId("0" * 32)), called, ("other",), None, False, must_know=known)
    grid.show_faces((face,) * 30)
    grid.resize(1650, 800)
    grid.show()
    room = grid._painter.wide - 4
    assert QFontMetrics(font("small")).horizontalAdvance(known) + face_grid._MARK + 5 <= room
    grid.resize(1100, 500)
    assert grid._painter.wide < 160, "fewer in sight for the sake of one line"
