"""Scales and their evaluations, assessments of a class with their marks, and targets."""

from vault.domain.access import Permission
from vault.domain.catalogue.access import COUNT, NOTHING, READ, READ_ADD, WRITE, by_role
from vault.domain.catalogue.columns import (
    Freely,
    Number,
    Text,
    choice,
    day,
    flag,
    link,
    plain,
    words,
)
from vault.domain.catalogue.shape import About, History, Kept, Table, Travels, Words
from vault.domain.catalogue.told import KindOfData
from vault.domain.data_categories import DataCategory
from vault.domain.data_kinds import DataKind
from vault.domain.half_terms import HALF_TERMS
from vault.domain.kinds import Kind
from vault.domain.markbook import LONGEST_NOTE, MOST_ASSESSMENTS, MOST_TOTAL, MOST_WEIGHT
from vault.domain.retention import HeldData
from vault.domain.scales import LONGEST_VALUE, MOST_POINTS, MOST_VALUES, Editor

SCALE_KIND = Kind.declare("scale")
MARK_KIND = Kind.declare("mark")
MARKS = DataKind.declare("marks", "Marks and targets")
SCALE_READ = Permission.declare("scale:read")
EVALUATION_WRITE = Permission.declare("evaluation:write")
COLUMN_WRITE = Permission.declare("markbook_column:write")
MARK_READ = Permission.declare("mark:read")
MARK_WRITE = Permission.declare("mark:write")
TARGET_WRITE = Permission.declare("target:write")

_SCHOOLS_OWN = by_role(
    lead=WRITE,
    safeguarding=WRITE,
    send=READ,
    teacher=READ,
    assistant=READ,
    cover=NOTHING,
    auditor=COUNT,
)
_TAKEN_UP = by_role(
    lead=WRITE,
    safeguarding=WRITE,
    send=READ,
    teacher=READ_ADD,  # a scale that came with the program, as soon as a class is marked in it
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
_SECTION = "Marks"


def _of_scales(*same: str) -> Travels:
    return Travels(since=4, kind=MARKS, same=same, section=_SECTION, removals=False)


_TOLD = KindOfData(
    name="Marks",
    category=DataCategory.TEACHING,
    title="Marks and targets",
    whose="Pupils",
    what="your child's marks in tests and other work, targets, and short notes on them",
    why="so that teachers see how your child is doing, and can tell you",
    purpose="seeing how pupils are doing, and reporting it",
)

SCALE = Table(
    name="scale",
    about=About.SCHOOL,
    columns=(
        *plain("title"),
        choice("editor", Editor),
        *plain("code"),
        Number(name="lowest", most=MOST_POINTS),
        Number(name="highest", most=MOST_POINTS),
        Number(name="decimals", most=2),
        flag("is_percent"),
        words("note"),
        day("ends"),
    ),
    access=_TAKEN_UP,
    history=History.KEPT,
    travels=_of_scales("title"),
    kept=None,
    counted=False,
    told=None,
    kind=SCALE_KIND,
    words=Words(
        singular="scale",
        plural="scales",
        title="Scales",
        named_by=("title",),
        columns={
            "editor": "how a mark is entered",
            "code": "scale that came with the program",
            "lowest": "lowest mark",
            "highest": "highest mark",
            "is_percent": "each assessment has a total",
            "ends": "last day",
        },
    ),
    acts={
        "scale.set": "changed a scale",
        "scale.evaluate": "changed what is expected on a scale",
    },
)

SCALE_VALUE = Table(
    name="scale_value",
    about=About.SCHOOL,
    columns=(
        link("scale_id", "scale"),
        *plain("code", "meaning"),
        Number(name="rank", most=MOST_VALUES),
        flag("counts"),
        day("ends"),
        Number(name="place", most=MOST_VALUES),
    ),
    access=_SCHOOLS_OWN,
    history=History.KEPT,
    travels=_of_scales("scale_id", "code"),
    kept=None,
    counted=False,
    told=None,
    kind=SCALE_KIND,
    words=Words(
        singular="value of a scale",
        plural="values of scales",
        title="Values of scales",
        named_by=("code",),
        columns={"rank": "order", "counts": "is compared", "ends": "last day"},
    ),
)

EVALUATION = Table(
    name="evaluation",
    about=About.SCHOOL,
    columns=(
        link("scale_id", "scale"),
        Number(name="half_term", most=HALF_TERMS),
        Number(name="below_from", most=MOST_POINTS + 1),
        Number(name="expected_from", most=MOST_POINTS + 1),
        Number(name="above_from", most=MOST_POINTS + 1),
        day("starts"),
        day("ends"),
    ),
    access=_SCHOOLS_OWN,
    history=History.KEPT,
    travels=_of_scales("scale_id", "half_term", "starts"),
    kept=None,
    counted=False,
    told=None,
    kind=SCALE_KIND,
    words=Words(
        singular="evaluation of a scale",
        plural="evaluations of scales",
        title="Evaluations of scales",
        columns={
            "half_term": "half-term",
            "below_from": "where below begins",
            "expected_from": "where expected begins",
            "above_from": "where above begins",
            "starts": "first day",
            "ends": "last day",
        },
    ),
)

MARKBOOK_COLUMN = Table(
    name="markbook_column",
    about=About.CLASS,
    columns=(
        link("class_id", "class"),
        link("scale_id", "scale"),
        words("title"),
        day("day", needed=True),
        Number(name="half_term", most=HALF_TERMS),
        Number(name="out_of", most=MOST_TOTAL),
        Number(name="weight", most=MOST_WEIGHT),
        Number(name="place", most=MOST_ASSESSMENTS),
        flag("is_hidden"),
        flag("is_frozen"),
    ),
    access=_BY_TEACHERS,
    history=History.KEPT,
    travels=Travels(since=4, kind=MARKS, same=("class_id", "title", "day"), section=_SECTION),
    kept=None,
    counted=False,
    told=None,
    kind=MARK_KIND,
    words=Words(
        singular="assessment",
        plural="assessments",
        title="Assessments",
        named_by=("title",),
        told_with=("day", "out_of", "scale_id"),
        columns={
            "half_term": "half-term",
            "out_of": "total",
            "is_hidden": "hidden",
            "is_frozen": "stays at the left",
        },
    ),
    acts={
        "markbook.open": "opened a markbook",
        "markbook.compare": "looked at the progress of a class",
        "markbook.column": "changed an assessment",
        "markbook.arrange": "arranged a markbook",
        "markbook.remove": "removed an assessment with its marks",
        "markbook.mark": "entered marks",
        "markbook.target": "set a target",
        "markbook.pupil": "looked at a pupil's marks",
        "markbook.preview": "looked at a file of marks",
        "markbook.import": "imported marks",
        "markbook.show": "listed marks",
        "markbook.analyse": "looked at the figures of an assessment",
        "markbook.draft": "prepared marks to be printed",
        "markbook.save": "saved marks as CSV",
        "markbook.draft-pupil": "prepared a pupil's marks to be printed",
        "markbook.save-pupil": "saved figures of a pupil's marks as CSV",
        "markbook.progress": "prepared a class's progress to be printed",
        "markbook.save-figures": "saved figures of marks as CSV",
    },
)

MARK = Table(
    name="mark",
    about=About.PUPIL,
    columns=(
        link("pupil_id", "pupil"),
        link("markbook_column_id", "markbook_column"),
        Text(name="value", freely=Freely.WORDS, longest=LONGEST_VALUE),
        Text(name="note", freely=Freely.WORDS, longest=LONGEST_NOTE),
    ),
    access=_BY_TEACHERS,
    history=History.KEPT,
    travels=Travels(since=4, kind=MARKS, same=("pupil_id", "markbook_column_id"), section=_SECTION),
    kept=Kept(HeldData.PROGRESS),
    counted=True,
    told=_TOLD,
    kind=MARK_KIND,
    words=Words(
        singular="mark",
        plural="marks",
        title="Marks",
        detail="marks in tests and other work, with short notes",
        columns={"markbook_column_id": "assessment", "value": "mark"},
    ),
)

TARGET = Table(
    name="target",
    about=About.PUPIL,
    columns=(
        link("pupil_id", "pupil"),
        link("scale_id", "scale"),
        words("title"),
        Text(name="value", freely=Freely.NO, longest=LONGEST_VALUE, because="a mark of a scale"),
        day("day"),
    ),
    access=_BY_TEACHERS,
    history=History.KEPT,
    travels=Travels(since=4, kind=MARKS, same=("pupil_id", "title"), section=_SECTION),
    kept=Kept(HeldData.PROGRESS),
    counted=True,
    told=_TOLD,
    kind=MARK_KIND,
    words=Words(
        singular="target",
        plural="targets",
        title="Targets",
        detail="marks that pupils are to reach",
        columns={"title": "assessment", "value": "target", "day": "to be reached by"},
    ),
)
