"""A safeguarding concern from a teacher's first word, locked in between, to the lead's eyes: at a
real display, with the keyboard alone."""

import os
import threading
from pathlib import Path

import pytest

from tests.journeys.keyboard import Display, missing, wait_until
from vault.actions.classes import AddClass
from vault.actions.desk_notes import MyDrafts
from vault.actions.profiles import AddProfile
from vault.actions.pupils import AddPupil
from vault.actions.sealed import ListConcerns
from vault.crypto.kdf import FLOOR
from vault.domain.access import Role
from vault.domain.concern_form import FACTS, WORDS, parts_of
from vault.domain.concerns import Standing
from vault.domain.secrets import Password
from vault.unlock import create_vault, unlock_vault

PASSWORD = "lantern-orchard-violin-pebble"
SCREEN = "1366x768"
PICTURES = os.environ.get("TUCKBOX_PICTURES", "")
"""A folder for pictures of each step, for people to look at."""

pytestmark = pytest.mark.slow


class Walk:
    """One person after the other at the same vault."""

    def __init__(self, home: Path) -> None:
        self.home, self.folder = home, home / "school.tuckbox"
        lead, _ = create_vault(
            self.folder, "Willow Bank", "Dana Lead", Password.typed(PASSWORD), FLOOR
        )
        room = lead.run(AddClass("4B"))
        names = (("legal_given", "Zoe"), ("legal_family", "Akesson"))
        self.pupil = lead.run(AddPupil(names, room))
        self.ids = {}
        for name, role in (("Tess", Role.TEACHER), ("Sam", Role.SAFEGUARDING_LEAD)):
            added = AddProfile(name, role, Password.typed(PASSWORD), frozenset({room}))
            self.ids[name] = lead.run(added).id
        lead.lock()
        self.display: Display | None = None
        self.steps = 0

    def sit_down(self, who: str) -> Display:
        """Start the program as this person, and unlock."""
        self.get_up()
        arguments = (str(self.folder), "--profile", str(self.ids[who]))
        self.display = Display(self.home, arguments, SCREEN)
        self.unlock()
        return self.display

    def unlock(self) -> None:
        assert self.display is not None
        self.display.see("Unlock")
        self.display.write(PASSWORD)
        self.display.keys("Return")
        self.display.see("Willow Bank")

    def get_up(self) -> None:
        if self.display is not None:
            self.picture("before-leaving")
            self.display.keys("ctrl+l")
            self.display.see("Unlock")
            output = self.display.close()
            self.display = None
            assert "Traceback" not in output, output
            assert "a fault in the program" not in output, output

    def picture(self, name: str) -> None:
        self.steps += 1
        threading.Event().wait(0.7)
        if PICTURES and self.display is not None:
            self.display.picture(Path(PICTURES) / f"concern-{self.steps:02}-{name}.png")

    def stamp(self) -> int:
        return (self.folder / "vault.db").stat().st_mtime_ns


@pytest.fixture
def walk(tmp_path):
    absent = missing()
    if absent:
        pytest.skip(f"this walk needs {' and '.join(absent)} (`make system` says how)")
    walk = Walk(tmp_path)
    yield walk
    if walk.display is not None:
        walk.display.close()


def write_and_be_locked_out(walk):
    display = walk.sit_down("Tess")
    display.find("akes")
    display.see("Pupil ·")
    threading.Event().wait(1)
    display.keys("c")
    display.see("Raise a concern ·")
    threading.Event().wait(1)
    display.write("9.15, cloakroom: a bruise on the left arm")
    walk.picture("first-words")
    display.keys("ctrl+l")
    display.see("Unlock")
    walk.picture("locked-in-between")


def go_on_after_the_lock(walk):
    display = walk.display
    walk.unlock()
    display.see("Raise a concern ·")
    walk.picture("the-draft-is-offered")
    # The child with the draft stands first.
    threading.Event().wait(1)
    display.keys("Down", "Return")
    threading.Event().wait(1)
    walk.picture("back-on-the-page")
    display.keys("ctrl+End")
    display.write(", as big as a coin")
    display.keys("Tab")
    display.write("I fell off the wall")


def close_by_esc_and_hand_on(walk):
    display = walk.display
    display.keys("Escape")
    threading.Event().wait(1)
    walk.picture("closed-and-kept")
    display.keys("Down", "Return")
    threading.Event().wait(1)
    before = walk.stamp()
    display.keys("ctrl+Return")
    wait_until(lambda: walk.stamp() != before, "the sealed concern")
    threading.Event().wait(1)
    walk.picture("handed-on")


def look_as_the_lead(walk):
    display = walk.sit_down("Sam")
    walk.picture("the-lead-is-told")
    display.find("safeguarding")
    display.see("Safeguarding ·")
    walk.picture("the-leads-inbox")
    walk.get_up()


def test_from_a_teachers_first_word_to_the_leads_eyes(walk):
    write_and_be_locked_out(walk)
    go_on_after_the_lock(walk)
    close_by_esc_and_hand_on(walk)
    look_as_the_lead(walk)
    sam = unlock_vault(walk.folder, "Sam", Password.typed(PASSWORD))
    (concern,) = sam.run(ListConcerns())
    sam.lock()
    assert (concern.standing, concern.by) == (Standing.SIGNED, "Tess")
    assert concern.record.pupil == walk.pupil
    parts = parts_of(concern.record.text)
    assert parts.words(FACTS) == "9.15, cloakroom: a bruise on the left arm, as big as a coin"
    assert parts.words(WORDS) == "I fell off the wall"
    tess = unlock_vault(walk.folder, "Tess", Password.typed(PASSWORD))
    assert tess.run(MyDrafts()) == (), "what was handed on is kept nowhere else"
    tess.lock()
