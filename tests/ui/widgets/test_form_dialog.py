"""A form holds what is said in it: nothing is pressed together or cut off."""

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ui.classes.class_form import ClassDialog
from ui.look.theme import dress
from ui.profiles.profile_form import PasswordDialog
from ui.pupils.pupil_details import AlertDialog, ConsentDialog
from ui.rights.rights_forms import DisclosureDialog, ExtendDialog, HoldDialog, RestrictionDialog
from ui.widgets.form_dialog import FormDialog
from ui.widgets.plain import PlainLabel

LONG = "This was not done, because one of the values cannot be as it is. Look at it again. " * 3


@pytest.mark.parametrize(
    "make",
    [
        AlertDialog,
        ClassDialog,
        lambda parent: ConsentDialog(parent, "photo-class"),
        lambda parent: DisclosureDialog(parent, "Ann Ash"),
        lambda parent: ExtendDialog(parent, "two months", "one month"),
        lambda parent: HoldDialog(parent, "Ann Ash"),
        lambda parent: RestrictionDialog(parent, "Ann Ash"),
        lambda parent: PasswordDialog(parent, "Dana Lead"),
    ],
    ids=["alert", "class", "consent", "disclosure", "extend", "hold", "restriction", "password"],
)
def test_a_form_grows_for_what_is_said_in_it(qtbot, make):
    dress(QApplication.instance(), "light")
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    dialog = make(parent)
    dialog.open()
    qtbot.waitExposed(dialog)
    dialog.show_problem(LONG)
    qtbot.waitUntil(lambda: dialog.notice.isVisible() and not is_squeezed(dialog), timeout=5000)
    dialog.reject()


def is_squeezed(dialog):
    lines = [line for line in dialog.findChildren(QLineEdit) if line.isVisible()]
    words = [label for label in dialog.findChildren(PlainLabel) if label.isVisible()]
    return any(line.height() < line.minimumSizeHint().height() for line in lines) or any(
        label.height() < label.heightForWidth(label.width()) for label in words
    )


def test_the_button_that_does_away_with_something_is_red_and_no_other(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    removes, saves = (FormDialog("Title", "", parent, ok) for ok in ("Remove them", "Save"))
    assert removes.ok.property("kind") == "bad"
    assert saves.ok.property("kind") is None
