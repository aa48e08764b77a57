"""The keys that lock, hide and take back, and what counts as somebody being there, at a real
display: wherever the keyboard is, and whatever hangs open."""

import subprocess

import pytest

from tests.journeys.keyboard import Display, missing
from tests.ui.key_scenes import ACTS


@pytest.fixture
def display(tmp_path):
    absent = missing()
    if absent:
        pytest.skip(f"this walk needs {' and '.join(absent)} (`make system` says how)")
    display = Display(tmp_path, module="tests.ui.key_scenes", stdout=subprocess.PIPE)
    yield display
    display.close()


def test_no_dialog_menu_or_list_keeps_a_key_or_the_mouse_from_being_heard(display):
    heard, deaf = [], []
    for line in display.program.stdout:
        what, *words = line.decode().split()
        if what == "do":
            display.act(*words)
        else:
            (heard if what == "heard" else deaf).append(" ".join(words))
    assert not deaf
    assert len(heard) == len(ACTS)
