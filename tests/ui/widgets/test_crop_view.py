"""A picture is turned and cut by mouse and by keys alike."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPixmap

from ui.widgets.crop_view import CropView
from vault.domain.pictures import AS_IT_IS, WHOLE, Adjustment


@pytest.fixture
def view(qtbot):
    view = CropView()
    qtbot.addWidget(view)
    picture = QPixmap(400, 200)
    picture.fill(QColor("red"))
    view.resize(420, 220)
    view.show_picture(picture, AS_IT_IS)
    view.show()
    return view


def press(qtbot, view, *keys):
    for key in keys:
        qtbot.keyClick(view, key)


def test_keys_make_the_frame_smaller_move_it_and_turn_the_picture(qtbot, view):
    press(qtbot, view, *[Qt.Key.Key_Minus] * 5, Qt.Key.Key_Left)
    left, top, right, bottom = view.adjustment().part
    assert (round(left, 2), round(top, 2), round(right, 2), round(bottom, 2)) == (
        0.08,
        0.1,
        0.88,
        0.9,
    )
    press(qtbot, view, Qt.Key.Key_R)
    assert view.adjustment().turns == 1
    assert view.outcome().size().toTuple() == pytest.approx((160, 320), abs=2)


def test_four_turns_are_none_and_reset_is_the_whole_picture(qtbot, view):
    press(qtbot, view, Qt.Key.Key_Minus, *[Qt.Key.Key_R] * 4)
    assert view.adjustment().turns == 0
    assert view.adjustment().part == pytest.approx((0.02, 0.02, 0.98, 0.98))
    view.reset()
    assert view.adjustment() == AS_IT_IS


def test_nothing_that_is_pressed_leaves_the_picture(qtbot, view):
    press(qtbot, view, *[Qt.Key.Key_Minus] * 60, *[Qt.Key.Key_Right] * 90, *[Qt.Key.Key_Down] * 90)
    left, top, right, bottom = view.adjustment().part
    assert 0 <= left < right <= 1
    assert 0 <= top < bottom <= 1
    press(qtbot, view, *[Qt.Key.Key_Plus] * 90)
    assert view.adjustment().part == WHOLE


def test_a_corner_is_drawn_and_the_frame_is_moved_with_the_mouse(qtbot, view):
    heard = []
    view.changed.connect(lambda: heard.append(True))
    drag(qtbot, view, QPoint(10, 10), QPoint(110, 60))
    assert view.adjustment().part == pytest.approx((0.25, 0.25, 1, 1), abs=0.01)
    drag(qtbot, view, QPoint(200, 150), QPoint(100, 150))
    assert view.adjustment().part == pytest.approx((0, 0.25, 0.75, 1), abs=0.01)
    drag(qtbot, view, QPoint(310, 210), QPoint(-500, -500))
    left, top, right, bottom = view.adjustment().part
    assert right - left == pytest.approx(0.05)
    assert bottom - top == pytest.approx(0.05)
    assert heard


def test_what_was_adjusted_before_stands_there_again(view):
    before = Adjustment(3, (0.1, 0.2, 0.9, 0.8))
    picture = QPixmap(400, 200)
    picture.fill(QColor("red"))
    view.show_picture(picture, before)
    assert view.adjustment() == before


def drag(qtbot, view, start, end):
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(view, end)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)
