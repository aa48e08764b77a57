"""Objectives: programmes of study with their objectives, and how pupils were judged by them."""

from vault.domain.access import Permission
from vault.domain.bands import Band
from vault.domain.catalogue.access import COUNT, NOTHING, READ, WRITE, by_role
from vault.domain.catalogue.columns import Freely, Number, Text, choice, day, link, plain
from vault.domain.catalogue.shape import About, History, Kept, Table, Travels, Words
from vault.domain.catalogue.told import KindOfData
from vault.domain.data_categories import DataCategory
from vault.domain.data_kinds import DataKind
from vault.domain.half_terms import HALF_TERMS
from vault.domain.kinds import Kind
from vault.domain.objectives import (
    JUDGEMENT_WORDS,
    LONGEST_NOTE,
    MOST_OBJECTIVES,
    NAME_COLUMNS,
    Judgement,
    Rhythm,
)
from vault.domain.retention import HeldData

PROGRAMME_KIND = Kind.declare("programme")
JUDGEMENT_KIND = Kind.declare("judgement")
OBJECTIVES = DataKind.declare("objectives", "Objectives and how they were judged")
PROGRAMME_READ = Permission.declare("programme:read")
PROGRAMME_WRITE = Permission.declare("programme:write")
JUDGEMENT_READ = Permission.declare("judgement:read")
JUDGEMENT_WRITE = Permission.declare("judgement:write")

_SCHOOLS_OWN = by_role(
    lead=WRITE,
    safeguarding=WRITE,
    send=READ,
    teacher=READ,
    assistant=READ,
    cover=NOTHING,
    auditor=COUNT,
)
_BY_TEACHERS = by_role(
    lead=WRITE,
    safeguarding=WRITE,
    send=READ,
    teacher=WRITE,
    assistant=READ,
    cover=NOTHING,
    auditor=COUNT,
)
_SECTION = "Objectives"
_PROGRAMMES = Travels(
    since=4,
    kind=OBJECTIVES,
    same=("title",),
    section=_SECTION,
    later=dict.fromkeys(NAME_COLUMNS.values(), 5),
    removals=False,
)
_TOLD = KindOfData(
    name="Objectives",
    category=DataCategory.TEACHING,
    title="What your child has learned",
    whose="Pupils",
    what="how far your child has come with the objectives of each subject, with teachers' notes",
    why="so that teachers know what to teach next, and can tell you how your child is doing",
    purpose="knowing what to teach next, and reporting on progress",
)

PROGRAMME = Table(
    name="programme",
    about=About.SCHOOL,
    columns=(
        *plain("title"),
        *plain("subject", "year_group"),
        choice("rhythm", Rhythm),
        day("ended"),
        *plain(*NAME_COLUMNS.values()),
    ),
    access=_SCHOOLS_OWN,
    history=History.KEPT,
    travels=_PROGRAMMES,
    kept=None,
    counted=False,
    told=None,
    kind=PROGRAMME_KIND,
    words=Words(
        singular="programme of study",
        plural="programmes of study",
        title="Programmes of study",
        named_by=("title",),
        columns={"rhythm": "how often it is judged", "ended": "last day"}
        | {
            column: f"name of '{JUDGEMENT_WORDS[judgement]}'"
            for judgement, column in NAME_COLUMNS.items()
        },
    ),
    acts={
        "programme.set": "changed a programme of study",
        "programme.remove": "removed a programme of study",
        "programme.import": "imported programmes of study",
        "objectives.open": "opened objectives",
        "objectives.judge": "judged objectives",
        "objectives.pupil": "looked at a pupil's objectives",
        "objectives.evidence": "wrote evidence for a judgement",
        "objectives.picture": "added a picture as evidence",
        "objectives.no-picture": "removed a picture that was evidence",
        "objectives.summative": "gave a summative judgement",
        "objectives.import": "imported judgements",
        "objectives.preview": "looked at judgements in a file",
        "objectives.show": "listed judgements",
        "objectives.draft": "prepared objectives to be printed",
        "objectives.save": "saved judgements as CSV",
        "objectives.draft-pupil": "prepared a pupil's objectives to be printed",
        "objectives.save-pupil": "saved a pupil's objectives as CSV",
        "objectives.save-gaps": "saved the gaps of a class as CSV",
    },
)

OBJECTIVE = Table(
    name="objective",
    about=About.SCHOOL,
    columns=(
        link("programme_id", "programme"),
        *plain("area"),
        *plain("text", because="a sentence of a programme of study"),
        Number(name="place", most=MOST_OBJECTIVES),
        day("ended"),
    ),
    access=_SCHOOLS_OWN,
    history=History.KEPT,
    travels=Travels(
        since=4,
        kind=OBJECTIVES,
        same=("programme_id", "area", "text"),
        section=_SECTION,
        removals=False,
    ),
    kept=None,
    counted=False,
    told=None,
    kind=PROGRAMME_KIND,
    words=Words(
        singular="objective",
        plural="objectives",
        title="Objectives",
        named_by=("text",),
        told_with=("programme_id",),
        columns={"text": "objective", "ended": "last day"},
    ),
)

_POINT = (Number(name="school_year", most=9999), Number(name="half_term", most=HALF_TERMS))

JUDGEMENT = Table(
    name="judgement",
    about=About.PUPIL,
    columns=(
        link("pupil_id", "pupil"),
        link("objective_id", "objective"),
        *_POINT,
        choice("judgement", ("", *Judgement), needed=False),
        day("judged_on", needed=True),
        Text(name="note", freely=Freely.WORDS, longest=LONGEST_NOTE),
        link("photo_id", "photo", needed=False, lets_go=True),
    ),
    access=_BY_TEACHERS,
    history=History.KEPT,
    travels=Travels(
        since=4,
        kind=OBJECTIVES,
        same=("pupil_id", "objective_id", "school_year", "half_term"),
        section=_SECTION,
    ),
    kept=Kept(HeldData.PROGRESS),
    counted=True,
    told=_TOLD,
    kind=JUDGEMENT_KIND,
    words=Words(
        singular="judgement",
        plural="judgements",
        title="Objectives",
        detail="how far pupils have come with objectives, with teachers' notes",
        columns={"judged_on": "day it was judged", "photo_id": "picture"},
    ),
)

SUMMATIVE = Table(
    name="summative",
    about=About.PUPIL,
    columns=(
        link("pupil_id", "pupil"),
        link("programme_id", "programme"),
        *_POINT,
        choice("band", ("", *Band), needed=False),
        Text(name="note", freely=Freely.WORDS, longest=LONGEST_NOTE),
    ),
    access=_BY_TEACHERS,
    history=History.KEPT,
    travels=Travels(
        since=4,
        kind=OBJECTIVES,
        same=("pupil_id", "programme_id", "school_year", "half_term"),
        section=_SECTION,
    ),
    kept=Kept(HeldData.PROGRESS),
    counted=True,
    told=_TOLD,
    kind=JUDGEMENT_KIND,
    words=Words(
        singular="summative judgement",
        plural="summative judgements",
        title="Summative judgements",
        detail="where pupils stand in a programme of study as a whole",
        columns={"band": "summative judgement"},
    ),
)
