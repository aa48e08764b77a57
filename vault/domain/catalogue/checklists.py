"""Checklists: pupils by columns of a teacher's own, for slips, book bags and who handed in."""

from vault.domain.access import Permission
from vault.domain.catalogue.access import COUNT, READ, WRITE, by_role
from vault.domain.catalogue.columns import Freely, Number, Text, choice, day, link, words
from vault.domain.catalogue.shape import About, History, Kept, Table, Travels, Words
from vault.domain.catalogue.told import KindOfData
from vault.domain.checklists import LONGEST_VALUE, MOST_COLUMNS, ColumnKind
from vault.domain.data_categories import DataCategory
from vault.domain.data_kinds import DataKind
from vault.domain.kinds import Kind
from vault.domain.retention import HeldData

CHECKLIST_KIND = Kind.declare("checklist")
CHECKLISTS = DataKind.declare("checklists", "Checklists")
CHECKLIST_READ = Permission.declare("checklist:read")
CHECKLIST_WRITE = Permission.declare("checklist:write")
CHECKLIST_MARK_WRITE = Permission.declare("checklist_mark:write")

_KEPT_BY_TEACHERS = by_role(
    lead=WRITE,
    safeguarding=WRITE,
    send=WRITE,
    teacher=WRITE,
    assistant=READ,
    cover=READ,
    auditor=COUNT,
)
_SECTION = "Checklists"
_TOLD = KindOfData(
    name="Checklists",
    category=DataCategory.TEACHING,
    title="Lists of a class",
    whose="Pupils",
    what="ticks and short notes on the lists of a class, such as who handed in a slip",
    why="so that nobody is forgotten when slips, books or work come in",
    purpose="seeing who has handed something in",
)

CHECKLIST = Table(
    name="checklist",
    about=About.CLASS,
    columns=(link("class_id", "class"), words("title"), day("ends")),
    access=_KEPT_BY_TEACHERS,
    history=History.KEPT,
    travels=Travels(since=2, kind=CHECKLISTS, same=("class_id", "title"), section=_SECTION),
    kept=None,
    counted=False,
    told=None,
    kind=CHECKLIST_KIND,
    words=Words(singular="checklist", plural="checklists", title="Checklists", named_by=("title",)),
    acts={
        "checklist.open": "opened a checklist",
        "checklist.set": "changed a checklist",
        "checklist.mark": "marked a checklist",
        "checklist.draft": "prepared a checklist to be printed",
        "checklist.remove": "removed a checklist",
        "checklist.remove-column": "removed a column of a checklist",
        "checklist.save": "saved a checklist as CSV",
    },
)

CHECKLIST_COLUMN = Table(
    name="checklist_column",
    about=About.CLASS,
    columns=(
        link("class_id", "class"),
        link("checklist_id", "checklist"),
        words("title"),
        choice("kind", ColumnKind),
        Number(name="place", most=MOST_COLUMNS),
    ),
    access=_KEPT_BY_TEACHERS,
    history=History.KEPT,
    travels=Travels(since=2, kind=CHECKLISTS, same=("checklist_id", "title"), section=_SECTION),
    kept=None,
    counted=False,
    told=None,
    kind=CHECKLIST_KIND,
    words=Words(
        singular="column of a checklist",
        plural="columns of checklists",
        title="Columns of checklists",
        named_by=("title",),
    ),
)

CHECKLIST_MARK = Table(
    name="checklist_mark",
    about=About.PUPIL,
    columns=(
        link("pupil_id", "pupil"),
        link("checklist_id", "checklist"),
        link("checklist_column_id", "checklist_column"),
        Text(name="value", freely=Freely.WORDS, longest=LONGEST_VALUE),
    ),
    access=by_role(
        lead=WRITE,
        safeguarding=WRITE,
        send=WRITE,
        teacher=WRITE,
        assistant=WRITE,
        cover=WRITE,
        auditor=COUNT,
    ),
    history=History.KEPT,
    travels=Travels(
        since=2, kind=CHECKLISTS, same=("pupil_id", "checklist_column_id"), section=_SECTION
    ),
    kept=Kept(HeldData.TEACHING),
    counted=True,
    told=_TOLD,
    kind=CHECKLIST_KIND,
    words=Words(
        singular="checklist mark",
        plural="checklist marks",
        title="Checklists",
        detail="ticks and short notes on a class's own lists",
        columns={"checklist_column_id": "column", "value": "mark"},
    ),
)
