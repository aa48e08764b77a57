"""In a window as narrow as a laptop has at 200 % an alert is still read as a sentence."""

from tests.ui.pupils.test_pupil_header import leo, page_of  # noqa: F401 - a fixture
from vault.actions.contacts import SetAlert, SetContact
from vault.domain.ids import NEW
from vault.domain.people import Contact


def test_whom_to_call_stands_below_where_the_alert_would_be_a_few_letters_wide(
    opener,
    window,
    leo,  # noqa: F811 - as above
):
    opener.run(SetAlert(leo, NEW, "allergy", "Severe nut allergy. Two pens by the door."))
    opener.run(SetContact(leo, Contact(NEW, 0, given="Helen", phone="07700 900142")))
    header = page_of(opener, window, leo).header
    for wide, is_below in ((1000, False), (590, True), (1000, False)):
        header.setFixedWidth(wide)
        for _ in range(4):
            opener.on_worker(lambda: None)
        assert (header.side.y() > header.alerts.geometry().bottom()) is is_below
        assert header.alerts.width() >= 300
