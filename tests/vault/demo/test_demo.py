"""The practice school as its people meet it, built through the same actions as everything."""

import io
from datetime import date, timedelta

import pytest
from PIL import Image

from vault.actions.absences import (
    ListPlanned,
    ListUnresolved,
    ReadAttendance,
    SummariseAbsence,
)
from vault.actions.calendar import ListYears
from vault.actions.classes import ListClasses, OpenClass
from vault.actions.import_objectives import ShowJudgements
from vault.actions.import_roll import PreviewRoll
from vault.actions.notes import ListNotes
from vault.actions.photos import FetchFaces
from vault.actions.pupils import ListPupils, OpenPupil
from vault.actions.sealed import CountConcerns, ListConcerns, ListSafeguarding
from vault.actions.seating import OpenSeating
from vault.actions.staff import ListStaff
from vault.crypto.kdf import FLOOR
from vault.demo import DEMO_PASSWORD
from vault.demo.build import build_demo_vault, write_sources
from vault.demo.staff import STAFF, TEACHERS
from vault.domain.concern_entries import people_told
from vault.domain.half_terms import half_term_on
from vault.domain.notes import WhichNotes
from vault.domain.people import age_on
from vault.domain.secrets import Password
from vault.errors import FolderExistsError
from vault.unlock import profiles_of, unlock_vault


def unlock(folder, name):
    return unlock_vault(folder, name, Password.typed(DEMO_PASSWORD), params=FLOOR)


def look_as_teacher(session):
    """The faces of class 4A by given name."""
    (row,) = [row for row in session.run(ListClasses()) if row.name == "Class 4A"]
    faces = session.run(OpenClass(row.id)).faces
    return {face.called.given: face for face in faces}


def test_the_practice_school_shows_what_a_school_would(tmp_path):
    # On a new machine there is no folder for vaults yet.
    folder, done = tmp_path / "vaults" / "demo.tuckbox", []
    build_demo_vault(folder, lambda part, total: done.append((part, total)))
    assert done == [(n, 6) for n in range(1, 7)]
    assert list(folder.parent.iterdir()) == [folder]
    assert len(profiles_of(folder)) == len(STAFF) + 1

    with unlock(folder, "Tess Teacher") as teacher:
        faces = look_as_teacher(teacher)
        assert len(faces) == 30
        assert [name for name, face in faces.items() if face.photo is None] == ["Noah", "Sofia"]
        assert [name for name, face in faces.items() if face.photo_refused] == ["Noah"]
        assert {name for name, face in faces.items() if face.alerts} == {
            *("Théo", "Leo", "Kofi", "Isla", "Tia")
        }
        pictures = teacher.run(FetchFaces(tuple(face.pupil for face in faces.values())))
        assert len(set(pictures.values())) == 28
        assert all(Image.open(io.BytesIO(jpeg)).size == (160, 160) for jpeg in pictures.values())
        _check_leo(teacher.run(OpenPupil(faces["Leo"].pupil)))
        noah = teacher.run(OpenPupil(faces["Noah"].pupil))
        assert {c.purpose: c.state for c in noah.consents} == {
            **dict.fromkeys(("photo-class", "photo-website", "photo-press"), "refused"),
            "trips": "given",
        }
        assert teacher.run(OpenPupil(faces["Sofia"].pupil)).consents == ()
        grace = teacher.run(OpenPupil(faces["Grace"].pupil)).facts
        today, tomorrow = date.today(), date.today() + timedelta(days=1)
        # On 29 February a birthday of the 28th was yesterday.
        assert age_on(tomorrow, grace.born) == age_on(today - timedelta(days=2), grace.born) + 1

    _check_cover(folder)
    _check_inbox(folder)
    _check_registers(folder)
    with unlock(folder, "Helen Head") as lead:
        rows = lead.run(ListPupils())
        assert len(rows) == 420
        assert 390 <= sum(row.photo is not None for row in rows) < 400
        for row in rows[::40]:
            assert lead.run(OpenPupil(row.id)).contacts, row.known_as
        names = {member.name for member in lead.run(ListStaff())}
        assert names == set(TEACHERS.values())
        assert all(row.teachers or row.kept_by for row in lead.run(ListClasses()))
        write_sources(tmp_path)
        again = lead.run(PreviewRoll(tmp_path / "roll.zip"))
        assert (again.new, again.changed, again.questions) == ((), (), ())


def _check_cover(folder):
    with unlock(folder, "Cleo Cover") as cover:
        pupil = cover.run(ListPupils())[0]
        assert len(cover.run(OpenPupil(pupil.id)).contacts) == 1, "whom to ring in an emergency"
        (room,) = cover.run(ListClasses())
        assert len(cover.run(OpenSeating(room.id)).seats) == 30
        today = date.today()
        year = cover.run(ReadAttendance(pupil.id, today - timedelta(days=60), today))
        own = {mark.words for mark in year.marks if mark.code == "VF"}
        assert own == {"Forest school"}, "the school's own code is used"


def _check_registers(folder):
    """Of three terms, with a child who is persistently absent, and absences that wait."""
    today = date.today()
    with unlock(folder, "Tess Teacher") as teacher:
        year_back = teacher.run(SummariseAbsence(None, today - timedelta(days=325), today))
        waiting = teacher.run(ListUnresolved())
        planned = teacher.run(ListPlanned(today))
        _check_judgements(teacher)
        notes = teacher.run(ListNotes(WhichNotes())).notes
    assert len(notes) > 15
    assert {note.facts.day.weekday() for note in notes} <= set(range(5))
    assert len(year_back.pupils) == 30
    assert min(one.numbers.possible for one in year_back.pupils) > 200
    assert 1 <= year_back.persistent <= 6
    assert 90 < year_back.total.percent_attended < 98
    assert waiting
    assert {one.called.given for one in planned} >= {"Priya"}


def _check_judgements(teacher):
    """Each on a school day, and of the half-term or term that it stands in."""
    judged = teacher.run(ShowJudgements())
    years = teacher.run(ListYears())
    assert {row.judged_on.weekday() for row in judged} <= set(range(5))
    for row in judged:
        on = half_term_on(row.judged_on, years)
        assert row.half_term in (on, on.whole_term()), row.judged_on
        assert row.judged_on.month != 8, "holidays"


def _check_inbox(folder):
    """Three wait, the fourth was read: somebody was told, and another child is linked."""
    with unlock(folder, "Sam Safeguarding") as keeper:
        assert keeper.run(CountConcerns()).new == 3
        rows = {row.pupil_name: row for row in keeper.run(ListConcerns())}
        chronology = keeper.run(ListSafeguarding(rows["Ruby Murphy"].pupil.id))
        before = keeper.run(ListSafeguarding(rows["Oskar Nowak"].pupil.id))
    assert {name for name, row in rows.items() if row.is_new} == {
        *("Daniel Osei", "Layla Haddad", "Oskar Nowak")
    }
    assert all(row.is_proven and row.by == "Tess Teacher" for row in rows.values())
    assert len(people_told(rows["Ruby Murphy"].record, chronology)) == 1
    assert [entry.linked_name for entry in chronology if entry.linked] == ["Jack Thompson"]
    assert len(before) == 2, "something is known from before"


def _check_leo(page):
    assert page.facts.known_as == "Leo Marsh"
    assert (page.facts.legal_given, page.facts.middle) == ("Leonard", "James")
    assert page.facts.flags == "SEN support"
    assert [alert.kind for alert in page.alerts] == ["allergy", "medical"]
    assert page.alerts[0].text.startswith("Severe nut allergy. Two adrenaline pens")
    assert [(c.given, c.family, c.relationship) for c in page.contacts] == [
        ("Helen", "Marsh", "mother"),
        ("Joan", "Pickering", "gran"),
    ]
    assert all(contact.phone for contact in page.contacts)
    assert {c.purpose: c.state for c in page.consents} == {
        "photo-class": "given",
        "photo-website": "refused",
        "photo-press": "refused",
        "trips": "given",
    }


def test_a_folder_that_is_there_is_left_as_it_is(tmp_path):
    with pytest.raises(FolderExistsError):
        build_demo_vault(tmp_path, lambda _part, _total: None)
    assert not list(tmp_path.parent.glob(f"{tmp_path.name}.*"))
