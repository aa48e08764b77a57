"""An import that was undone comes back whole, whatever tables it wrote: also those that keep no
history, where another program's ids stand for records."""

import random
from dataclasses import dataclass

from tests.marks import SCALED
from tests.rules.objective_arguments import programme_of
from tests.vault.exchange.ctf_files import CONTACT, UPNS, ctf, pupil
from tests.vault.exchange.photo_folders import bring_in as bring_in_photos
from tests.vault.exchange.rolls import bring_in, oneroster, questions
from vault.actions.base import Query
from vault.actions.characteristics import SwitchOnCharacteristic
from vault.actions.history import UndoStep
from vault.actions.import_marks import ApplyMarks, PreviewMarks
from vault.actions.import_objectives import (
    ApplyJudgements,
    ApplyProgrammes,
    PreviewJudgements,
    PreviewProgrammes,
)
from vault.actions.import_roll import PreviewRoll
from vault.actions.objectives import SetProgramme
from vault.demo.figures import figure_jpeg
from vault.domain.access import Permission
from vault.domain.characteristics import CharacteristicKind
from vault.domain.import_marks import MarkOrder
from vault.domain.import_objectives import JudgementOrder
from vault.domain.preview import ReadOptions
from vault.domain.tables import COLUMNS
from vault.store.context import Context

AS_FOUND = ReadOptions()
USERS = (
    "sourcedId,status,role,givenName,familyName,identifier,agentSourcedIds\n"
    "u1,,student,Zoe,Khan,11,p1\nu2,,student,Bo,Li,12,\n"
    "p1,,guardian,Sue,Khan,,u1\nt1,,teacher,Tess,Teacher,,\n"
)
CLASSES = "sourcedId,status,title,classCode,classType\nc1,,5P,,homeroom\n"
IN_CLASS = "e1,c1,u1,student\ne2,c1,u2,student\ne3,c1,t1,teacher\n"
LIST = (
    "Forename,Surname,Adno,DOB,Reg,Contact 1 Name,Contact 1 Phone,SEN Status,Arbor Student ID\n"
    "Zoe,Khan,11,04/10/2016,5P,Sue Khan,07700 900003,K,A-77\n"
    "Una,New,13,05/10/2016,5Q,Kim New,07700 900004,N,A-78\n"
)


class Rows:
    """Every content row, whoever may see it."""

    def __init__(self, context: Context) -> None:
        self._work, self._inside = context.work, context.inside

    def all(self):
        found = {}
        for table, columns in COLUMNS.items():
            with self._inside() as token:
                sql = f"{token} SELECT id, {', '.join(columns)} FROM main.{table}"
                found[table] = {row["id"]: row for row in self._work.select_dicts(sql)}
        return found


@dataclass(frozen=True)
class ReadRows(Query[object]):
    name = "test.rows"
    needs = Permission.IMPORT
    is_recorded = False

    def apply(self, records):
        return records.of(Rows).all()


class Doors:
    """Every way in for files that can be undone, over one school."""

    def __init__(self, session, folder):
        self.session, self.folder = session, folder
        session.run(SwitchOnCharacteristic(CharacteristicKind.SEN, "the school census"))
        session.run(SetProgramme(programme_of("Reading, Year 4")))

    def put(self, name, text):
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def roster(self):
        files = {"users": USERS, "classes": CLASSES}
        head = "sourcedId,classSourcedId,userSourcedId,role\n"
        path = self.folder / "roll.zip"
        bring_in(self.session, oneroster(path, **files, enrollments=head + IN_CLASS))

    def class_list(self):
        bring_in(self.session, self.put("list.csv", LIST))

    def other_child_of_the_same_id(self):
        """The id moves to another record, as a person answered."""
        users = USERS.replace("Zoe,Khan,11", "Zara,Quill,19")
        path = oneroster(self.folder / "moved.zip", users=users)
        answers = tuple((q.id, "new") for q in questions(self.session, path) if q.may_be_new)
        bring_in(self.session, path, answers)

    def transfer(self):
        more = CONTACT.format(family="Ash", given="Ann")
        path = self.folder / "8010000_CTF_8010001_001.xml"
        bring_in(self.session, ctf(path, pupil("Ash", "Eve", UPNS[1], more=more)))

    def marks(self):
        path = self.put(
            "marks.csv", "Surname,Forename,Mark,Note\nAsh,Ann,101,late\nBirch,Bob,99,\n"
        )
        order = MarkOrder("Reading", SCALED, None, None)
        seen = self.session.run(PreviewMarks(path, order))
        self.session.run(ApplyMarks(path, order, AS_FOUND, seen.digest))

    def programmes(self):
        path = self.put("programme.csv", "Programme,Area,Objective\nArt,Lines,Draws a line\n")
        seen = self.session.run(PreviewProgrammes(path))
        self.session.run(ApplyProgrammes(path, AS_FOUND, seen.digest))

    def judgements(self):
        objective = programme_of("").objectives[0].text
        rows = f"Surname,Forename,Objective,Judgement\nAsh,Ann,{objective},secure\n"
        path, order = self.put("judged.csv", rows), JudgementOrder()
        seen = self.session.run(PreviewJudgements(path, order))
        self.session.run(ApplyJudgements(path, order, AS_FOUND, seen.digest))

    def photos(self):
        (self.folder / "photos").mkdir(exist_ok=True)
        (self.folder / "photos" / "Ann Ash.jpg").write_bytes(figure_jpeg(3))
        bring_in_photos(self.session, self.folder / "photos")


WAYS = (
    Doors.roster,
    Doors.class_list,
    Doors.other_child_of_the_same_id,
    Doors.transfer,
    Doors.marks,
    Doors.programmes,
    Doors.judgements,
    Doors.photos,
)


def test_what_imports_wrote_goes_and_comes_back_whole_on_any_way(school, tmp_path):
    doors = Doors(school, tmp_path)
    stood, written = [school.run(ReadRows())], set()
    for way in WAYS:
        before = len(school.undo_steps)
        way(doors)
        assert len(school.undo_steps) == before + 1, way.__name__
        stood.append(school.run(ReadRows()))
        written |= {table for table in COLUMNS if stood[-1][table] != stood[-2][table]}
    links = [rows["external_id"] for rows in stood]
    moved = any(links[3][one]["record"] != row["record"] for one, row in links[2].items())
    assert moved, "no link went from one record to another"
    assert {"external_id", "pupil", "contact", "enrolment", "teaching", "mark", "photo"} <= written
    at, draw = len(WAYS), random.Random(7)
    for wanted in (0, len(WAYS), *(draw.randrange(len(WAYS) + 1) for _ in range(12))):
        while at != wanted:
            down = wanted < at
            school.run(UndoStep((school.undo_steps if down else school.redo_steps)[-1]))
            at += -1 if down else 1
            now = school.run(ReadRows())
            for table in COLUMNS:
                assert now[table] == stood[at][table], (table, WAYS[at - down].__name__, down)


def test_a_child_who_was_renamed_is_known_by_the_id_of_the_list_that_was_done_again(
    school, tmp_path
):
    doors = Doors(school, tmp_path)
    doors.roster()
    school.run(UndoStep(school.undo_steps[-1]))
    school.run(UndoStep(school.redo_steps[-1]))
    renamed = USERS.replace("Zoe,Khan,11", "Zoe,Kahn,").replace("Bo,Li,12", "Bo,Li,")
    seen = school.run(PreviewRoll(oneroster(tmp_path / "next.zip", users=renamed)))
    (question,) = seen.questions
    assert [one.name for one in question.candidates] == ["Zoe Khan"]
    assert not seen.new


def test_a_transfer_file_is_on_the_list_while_it_is_merged(places):
    office, teacher = places
    teacher.receive(office.send([teacher], classes=[office.room]))
    before = teacher.run(ReadRows())["transfer"]
    teacher.run(UndoStep(teacher.session.undo_steps[-1]))
    assert len(teacher.run(ReadRows())["transfer"]) == len(before) - 1
    teacher.run(UndoStep(teacher.session.redo_steps[-1]))
    assert teacher.run(ReadRows())["transfer"] == before
