"""Every page: names for screen readers, no window of its own, no complaint to any role."""

from functools import partial

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from tests.rules.objective_arguments import programme_of
from tests.ui.spoken import silent
from ui.front.brand_frame import BrandFrame
from ui.front.create_page import CreatePage
from ui.front.recover_page import RecoverPage
from ui.front.restore_page import RestorePage
from ui.front.unlock_page import UnlockPage
from ui.front.welcome_page import WelcomePage
from ui.shell.place import is_offered
from ui.shell.places import PLACES
from ui.widgets.password_field import PasswordField
from vault.actions.checklists import SetChecklist
from vault.actions.classes import AddClass
from vault.actions.contacts import SetAlert, SetContact
from vault.actions.objectives import Judge, OpenObjectives, SetProgramme
from vault.actions.profiles import AddProfile
from vault.actions.pupils import AddPupil
from vault.domain.access import Role
from vault.domain.checklists import Checklist, ChecklistColumn, ColumnKind
from vault.domain.ids import NEW, ProfileId
from vault.domain.matrix import may
from vault.domain.objectives import Judgement, Judging
from vault.domain.people import Contact
from vault.domain.profiles import Profile
from vault.domain.secrets import Password

PASSWORD = "lantern-orchard-violin-pebble"


def nameless_in(window):
    """In words, so that a failure can be read."""
    return [f"{type(widget).__name__} {why}" for widget, why in silent(window)]


class ShownWindows(QObject):
    """Hears of every window that is shown, be it for a moment."""

    def __init__(self):
        super().__init__()
        self.kinds = []

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Show and watched.isWidgetType() and watched.isWindow():
            self.kinds.append(type(watched).__name__)
        return False


def offered(role):
    return [place.key for place in PLACES if is_offered(place, partial(may, role))]


def offered_to_no_data_lead(role):
    return [key for key in offered(role) if key not in offered(Role.DATA_LEAD)]


EVERYWHERE = (Role.DATA_LEAD, Role.TEACHER, Role.TECHNICIAN)
"""The whole school, some classes, and no pupil at all."""


@pytest.mark.parametrize(
    ("role", "keys"),
    [
        *(pytest.param(role, offered, id=role.value) for role in EVERYWHERE),
        pytest.param(Role.SAFEGUARDING_LEAD, offered_to_no_data_lead, id="no-data-leads"),
        *(
            pytest.param(role, offered, id=role.value, marks=pytest.mark.slow)
            for role in Role
            if role not in EVERYWHERE
        ),
    ],
)
def test_every_page_names_its_controls_is_no_window_and_complains_to_no_role(
    role, keys, qtbot, opener, desk, make_window
):
    """A screen reader can name each control; no page says that something went wrong; and nothing
    flashes up: what is shown before it has a parent takes the keyboard from the page."""
    room = opener.run(AddClass("4B"))
    pupil = opener.run(AddPupil((("legal_given", "Zoë"),), room))
    opener.run(SetAlert(pupil, NEW, "medical", "Carries an inhaler"))
    opener.run(SetContact(pupil, Contact(NEW, 0, given="Robin", phone="07700 900142")))
    columns = (ChecklistColumn(NEW, "Paid", ColumnKind.TICK),)
    opener.run(SetChecklist(Checklist(NEW, 0, room, "Trip", None, columns)))
    programme = opener.run(SetProgramme(programme_of("Writing", "Letters", "Stories")))
    grid = opener.run(OpenObjectives(room, programme))
    judging = Judging(pupil, grid.programme.objectives[0].id, Judgement.SECURE)
    opener.run(Judge((judging,), grid.half_term))
    rooms = frozenset({room})
    opener.run(AddProfile("Somebody", role, Password.typed(PASSWORD), rooms))
    opener.lock()
    desk = opener.unlock("Somebody")
    told, shown, app = [], ShownWindows(), QApplication.instance()
    app.installEventFilter(shown)
    window = make_window(desk)
    window._desk.message.connect(lambda words, _tone: told.append(words))
    nameless = {}
    assert set(window._places) == set(offered(role))
    for key in keys(role):
        window.go(key, pupil if key in ("pupil", "contacts") else "")
        nameless[key] = nameless_in(window)
        for _ in range(4):
            opener.on_worker(lambda: None)
        nameless[key] += nameless_in(window)
        page = window.pages.currentWidget()
        notice = getattr(page, "notice", None)
        assert notice is None or not notice.isVisible(), (key, notice.text)
    app.removeEventFilter(shown)
    assert {key: controls for key, controls in nameless.items() if controls} == {}
    assert shown.kinds == ["MainWindow"]
    assert told == []


def test_every_page_before_the_unlock_names_its_controls(qtbot, tmp_path):
    profiles = (Profile(ProfileId(NEW), "Dana Lead", Role.DATA_LEAD),)
    pages = (
        WelcomePage(),
        CreatePage(tmp_path),
        RestorePage(tmp_path),
        RecoverPage(profiles),
        UnlockPage(tmp_path / "school.tuckbox", profiles, []),
    )
    nameless = {}
    for page in pages:
        frame = BrandFrame(page)
        qtbot.addWidget(frame)
        nameless[type(page).__name__] = nameless_in(frame)
    assert {name: found for name, found in nameless.items() if found} == {}


def test_every_page_is_offered_to_some_role():
    both = {*offered(Role.DATA_LEAD), *offered_to_no_data_lead(Role.SAFEGUARDING_LEAD)}
    assert both == {place.key for place in PLACES}, "pages that the fast run would not see"
    assert {key for role in Role for key in offered(role)} == {place.key for place in PLACES}


def test_a_field_for_a_password_is_no_window(qtbot):
    shown, app = ShownWindows(), QApplication.instance()
    app.installEventFilter(shown)
    kept = PasswordField("Password", judged=True)
    app.removeEventFilter(shown)
    kept.deleteLater()
    assert shown.kinds == []
