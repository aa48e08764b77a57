"""The window of the tests of ui, for what holds for every page of it."""

from tests.ui.conftest import (  # noqa: F401 - fixtures
    british_again,
    desk,
    front,
    in_sight_again,
    make_window,
    opener,
    roll,
    window,
)
