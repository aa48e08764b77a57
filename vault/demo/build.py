"""Builds the demo vault through the same actions as everybody else."""

import shutil
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

from vault.actions.classes import ListClasses
from vault.actions.import_photos import ApplyPhotos, PreviewPhotos
from vault.actions.import_roll import ApplyRoll, PreviewRoll
from vault.actions.profiles import AddProfile
from vault.crypto.kdf import FLOOR
from vault.demo import DEMO_PASSWORD, DEMO_SCHOOL
from vault.demo.checklists import tick_off
from vault.demo.concerns import KEEPER, raise_concerns, work_on_concerns
from vault.demo.drawing.portrait import portrait_jpeg
from vault.demo.groups import GROUP, make_groups, make_own_group
from vault.demo.groups import TEACHER as GROUP_TEACHER
from vault.demo.marks import enter_marks
from vault.demo.notes import write_notes
from vault.demo.objectives import judge_objectives
from vault.demo.office import fill_in
from vault.demo.pupils import DemoPupil, demo_pupils
from vault.demo.registers import take_registers
from vault.demo.roll import write_oneroster_zip
from vault.demo.seating import seat_for_cover, seat_pupils
from vault.demo.staff import HELPED, STAFF
from vault.demo.suggestions import TEACHER, suggest_contacts
from vault.demo.timetable import make_timetable
from vault.domain.preview import ReadOptions
from vault.domain.secrets import Password
from vault.session import Session
from vault.unlock import create_vault, unlock_vault

LEAD = "Dana Lead"


def build_demo_vault(folder: Path, report: Callable[[int, int], None]) -> None:
    """420 pupils, 14 classes, photos, 13 profiles; `folder` must not exist yet.

    The password key is at its floor here: the demo's password is shown on the screen anyway.
    """
    today = date.today()
    pupils = demo_pupils(today)
    with ThreadPoolExecutor(1) as threads:
        drawn = threads.submit(_photos, pupils)  # while the password's key is derived
        password = Password.typed(DEMO_PASSWORD)
        session, _ = create_vault(folder, DEMO_SCHOOL, LEAD, password, FLOOR)
    work = folder.with_name(folder.name + ".source")
    work.mkdir(mode=0o700)
    try:
        with session:
            _write(work, pupils, drawn.result())
            roll, photos = work / "roll.zip", work / "photos.zip"
            session.run(ApplyRoll(roll, ReadOptions(), session.run(PreviewRoll(roll)).digest))
            report(1, 6)
            # By name alone: our own pictures are good, and a preview would decode each of them.
            named = session.run(PreviewPhotos(photos, by_name_alone=True))
            session.run(ApplyPhotos(photos, named.digest))
            report(2, 6)
            _furnish(session, pupils, today)
            make_timetable(session, today)
            take_registers(session, pupils, today)
            report(3, 6)
            judge_objectives(session, today)
            tick_off(session, today)
            enter_marks(session, pupils, work, today)
            _profiles(session)
            report(4, 6)
        _as_teacher(folder, today)
        report(5, 6)
        _as_safeguarding_lead(folder, today)
        report(6, 6)
    finally:
        shutil.rmtree(work)


def _furnish(session: Session, pupils: list[DemoPupil], today: date) -> None:
    """What the office types in beside the roll."""
    fill_in(session, pupils, today)
    make_groups(session, today)
    seat_for_cover(session)


def write_sources(folder: Path) -> None:
    """roll.zip (OneRoster) and photos.zip (a picture of each whose family said yes, named by
    UPN)."""
    pupils = demo_pupils()
    _write(folder, pupils, _photos(pupils))


def _photos(pupils: list[DemoPupil]) -> dict[str, bytes]:
    return {f"{p.upn}.jpg": portrait_jpeg(p.look) for p in pupils if p.child.has_photo}


def _write(folder: Path, pupils: list[DemoPupil], photos: dict[str, bytes]) -> None:
    write_oneroster_zip(folder / "roll.zip", pupils, HELPED)
    with zipfile.ZipFile(folder / "photos.zip", "w", zipfile.ZIP_STORED) as bundle:
        for name, jpeg in photos.items():
            bundle.writestr(name, jpeg)


def _as_teacher(folder: Path, today: date) -> None:
    """What a teacher heard at the gate, which the office has not looked at yet; and what she saw,
    for the safeguarding lead alone."""
    password = Password.typed(DEMO_PASSWORD)
    with unlock_vault(folder, TEACHER, password, params=FLOOR) as teacher:
        suggest_contacts(teacher)
        raise_concerns(teacher, today)
        write_notes(teacher, today)
        seat_pupils(teacher)
    with unlock_vault(folder, GROUP_TEACHER, password, params=FLOOR) as teacher:
        make_own_group(teacher, today)


def _as_safeguarding_lead(folder: Path, today: date) -> None:
    password = Password.typed(DEMO_PASSWORD)
    with unlock_vault(folder, KEEPER, password, params=FLOOR) as keeper:
        work_on_concerns(keeper, today)


def _profiles(session: Session) -> None:
    school_classes = {row.name: row.id for row in session.run(ListClasses())}
    for name, role, classes in STAFF:
        titles = [f"Class {class_name}" for class_name in classes]
        titles += [GROUP] if name == GROUP_TEACHER else []
        chosen = frozenset(school_classes[title] for title in titles)
        session.run(AddProfile(name, role, Password.typed(DEMO_PASSWORD), chosen))
