"""Builds the demo vault through the same actions as everybody else."""

import shutil
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from vault.actions.classes import ListClasses
from vault.actions.contacts import DecideConsent, SetAlert, SetContact
from vault.actions.import_photos import ApplyPhotos, PreviewPhotos
from vault.actions.import_roll import ApplyRoll, PreviewRoll
from vault.actions.profiles import AddProfile
from vault.actions.pupils import ListPupils
from vault.crypto.kdf import FLOOR
from vault.demo import DEMO_PASSWORD, DEMO_SCHOOL
from vault.demo.figures import figure_jpeg
from vault.demo.roll import demo_pupils, write_oneroster_zip
from vault.domain.access import Role
from vault.domain.ids import NEW, AlertId, ContactId
from vault.domain.people import Contact
from vault.domain.preview import ReadOptions
from vault.domain.secrets import Password
from vault.session import Session
from vault.unlock import create_vault

_STAFF = (
    ("Sam Safeguarding", Role.SAFEGUARDING_LEAD, ()),
    ("Sena Coordinator", Role.SEND_COORDINATOR, ()),
    ("Tess Teacher", Role.TEACHER, ("Class 4A",)),
    ("Tom Teacher", Role.TEACHER, ("Class 4B",)),
    ("Tara Teacher", Role.TEACHER, ("Class 1A", "Class 1B")),
    ("Ada Assistant", Role.ASSISTANT, ("Class 4A",)),
    ("Abel Assistant", Role.ASSISTANT, ("Class 1A",)),
    ("Cleo Cover", Role.COVER, ("Class 2A",)),
    ("Cai Cover", Role.COVER, ("Class 6B",)),
    ("Tia Technician", Role.TECHNICIAN, ()),
    ("Aude Auditor", Role.AUDITOR, ()),
)
LEAD = "Dana Lead"


def build_demo_vault(folder: Path, report: Callable[[int, int], None]) -> None:
    """420 pupils, 14 classes, photos, 12 profiles; `folder` must not exist yet.

    The password key is at its floor here: the demo's password is shown on the screen anyway.
    """
    session, _ = create_vault(folder, DEMO_SCHOOL, LEAD, Password.typed(DEMO_PASSWORD), FLOOR)
    work = folder.with_name(folder.name + ".source")
    work.mkdir(mode=0o700)
    try:
        with session:
            write_sources(work)
            roll, photos = work / "roll.zip", work / "photos.zip"
            session.run(ApplyRoll(roll, ReadOptions(), session.run(PreviewRoll(roll)).digest))
            report(1, 4)
            # By name alone: our own pictures are good, and a preview would decode each of them.
            named = session.run(PreviewPhotos(photos, by_name_alone=True))
            session.run(ApplyPhotos(photos, named.digest))
            report(2, 4)
            _details(session)
            report(3, 4)
            _profiles(session)
            report(4, 4)
    finally:
        shutil.rmtree(work)


def write_sources(folder: Path) -> None:
    """roll.zip (OneRoster) and photos.zip (a picture for most pupils, named by UPN)."""
    pupils = demo_pupils()
    write_oneroster_zip(folder / "roll.zip", pupils)
    with zipfile.ZipFile(folder / "photos.zip", "w", zipfile.ZIP_STORED) as bundle:
        for pupil in pupils:
            if pupil.number % 17:
                bundle.writestr(f"{pupil.upn}.jpg", figure_jpeg(pupil.number))


def _details(session: Session) -> None:
    rows = session.run(ListPupils())
    for index, row in enumerate(rows):
        session.run(
            SetContact(
                row.id,
                Contact(
                    ContactId(NEW),
                    0,
                    given="Robin",
                    family=row.family,
                    relationship="parent",
                    phone=f"01632 960{index % 1000:03}",
                    parental_responsibility=True,
                ),
            )
        )
        if index % 9 == 0:
            text = "Carries an inhaler; it hangs by the door."
            session.run(SetAlert(row.id, AlertId(NEW), "medical", text))
        if index % 23 == 0:
            session.run(DecideConsent(row.id, "photo-class", "refused", "parent", date(2026, 9, 1)))


def _profiles(session: Session) -> None:
    school_classes = {row.name: row.id for row in session.run(ListClasses())}
    for name, role, classes in _STAFF:
        chosen = frozenset(school_classes[class_name] for class_name in classes)
        session.run(AddProfile(name, role, Password.typed(DEMO_PASSWORD), chosen))
