"""What the demo's office adds to the roll: people to ring, alerts, answers of families.

Each act is a step of its own, signed and written out to the disk, so it keeps to what shows.
"""

from collections.abc import Sequence
from datetime import date

from vault.actions.contacts import DecideConsent, SetAlert, SetContact
from vault.actions.pupils import ChangePupil, ListPupils, OpenPupil
from vault.demo import class_4a
from vault.demo.child import PURPOSES
from vault.demo.families import contacts_of
from vault.demo.needs import alerts_of
from vault.demo.pupils import DemoPupil
from vault.demo.school_year import school_year
from vault.demo.staff import HELPED, TAUGHT
from vault.domain.ids import NEW, AlertId, PupilId
from vault.session import Session

_STATES = {"y": "given", "n": "refused"}


def fill_in(session: Session, pupils: Sequence[DemoPupil], today: date) -> None:
    """For pupils whom the roll has brought into the vault."""
    ids = {row.upn: row.id for row in session.run(ListPupils())}
    for pupil in pupils:
        _contacts(session, ids[pupil.upn], pupil)
        for kind, text, ends in alerts_of(pupil, today):
            session.run(SetAlert(ids[pupil.upn], AlertId(NEW), kind, text, ends))
        _consents(session, ids[pupil.upn], pupil, today)
        _marks(session, ids[pupil.upn], pupil)


def _contacts(session: Session, record: PupilId, pupil: DemoPupil) -> None:
    if pupil.class_name in HELPED:
        most = 2 if pupil.class_name == class_4a.NAME else 1
        for contact in contacts_of(pupil)[:most]:
            session.run(SetContact(record, contact))


def _consents(session: Session, record: PupilId, pupil: DemoPupil, today: date) -> None:
    """All answers of 4A; where others teach, that about photos in class; elsewhere a no to it."""
    by = contacts_of(pupil)[0].relationship
    for purpose, answer in zip(PURPOSES, pupil.child.asked, strict=False):
        is_all = pupil.class_name == class_4a.NAME
        is_photo = purpose == "photo-class"
        if is_all or (is_photo and (answer == "n" or pupil.class_name in TAUGHT)):
            day = school_year(today).asked_on
            session.run(DecideConsent(record, purpose, _STATES[answer], by, day))


def _marks(session: Session, record: PupilId, pupil: DemoPupil) -> None:
    child = pupil.child
    values = [("flags", child.flags), ("preferred_given", child.given if child.legal else "")]
    kept = tuple((field, value) for field, value in values if value)
    if kept:
        version = session.run(OpenPupil(record)).facts.version
        session.run(ChangePupil(record, version, kept))
