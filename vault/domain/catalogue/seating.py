"""Seating: layouts of rooms, plans of a class, who sits where, and the rules about it."""

from vault.domain.access import Permission, Role
from vault.domain.catalogue.access import COUNT, NOTHING, READ, WRITE, by_role
from vault.domain.catalogue.columns import Grid, Number, choice, flag, link, plain, words
from vault.domain.catalogue.shape import About, History, Kept, Table, Travels, Words
from vault.domain.catalogue.told import KindOfData
from vault.domain.data_categories import DataCategory
from vault.domain.data_kinds import DataKind
from vault.domain.kinds import Kind
from vault.domain.retention import HeldData
from vault.domain.room_layouts import MOST_COLUMNS, MOST_ROWS
from vault.domain.seating import RuleKind

SEATING_KIND = Kind.declare("seating")
SEATING = DataKind.declare("seating", "Seating plans")
SEATING_READ = Permission.declare("seating_plan:read")
SEATING_WRITE = Permission.declare("seating_plan:write")
SEATING_RULE_READ = Permission.declare("seating_rule:read")

_SHOWN_TO_COVER = by_role(
    lead=WRITE,
    safeguarding=WRITE,
    send=READ,
    teacher=WRITE,
    assistant=READ,
    cover=READ,
    auditor=COUNT,
)
# Who is to be kept from whom is nobody's business who stands in for a day.
_NOT_TO_COVER = {**_SHOWN_TO_COVER, Role.COVER: NOTHING}
_SECTION = "Seating plans"
_TOLD = KindOfData(
    name="Seating",
    category=DataCategory.TEACHING,
    title="Seating plans",
    whose="Pupils",
    what="where your child sits in class, and whether they are to sit at the front, alone, near"
    " somebody or apart from somebody",
    why="so that everybody in the class can learn",
    purpose="placing pupils so that all of them can learn",
)

ROOM_LAYOUT = Table(
    name="room_layout",
    about=About.SCHOOL,
    columns=(
        *plain("title", because="a room's layout"),
        *plain("room"),
        Grid(name="grid"),
        flag("put_away"),
    ),
    access=_SHOWN_TO_COVER,
    history=History.KEPT,
    travels=Travels(
        since=4, kind=SEATING, same=("title", "room"), section=_SECTION, removals=False
    ),
    kept=None,
    counted=False,
    told=None,
    kind=SEATING_KIND,
    words=Words(
        singular="layout of a room",
        plural="layouts of rooms",
        title="Layouts of rooms",
        named_by=("title",),
        columns={"grid": "places"},
    ),
    acts={
        "seating.open": "opened a seating plan",
        "seating.plan": "changed a seating plan",
        "seating.seats": "gave out seats",
        "seating.rule": "changed a seating rule",
        "seating.layout": "changed the layout of a room",
        "seating.plan-away": "put away a seating plan",
        "seating.rule-away": "put away a seating rule",
        "seating.layout-away": "put away the layout of a room",
        "seating.print": "prepared a seating plan to be printed",
        "seating.groups": "prepared groups to be printed",
    },
)

SEATING_PLAN = Table(
    name="seating_plan",
    about=About.CLASS,
    columns=(
        link("class_id", "class"),
        link("room_layout_id", "room_layout"),
        words("title"),
        flag("in_use"),
        flag("put_away"),
    ),
    access=_SHOWN_TO_COVER,
    history=History.KEPT,
    travels=Travels(since=4, kind=SEATING, same=("class_id", "title"), section=_SECTION),
    kept=None,
    counted=False,
    told=None,
    kind=SEATING_KIND,
    words=Words(
        singular="seating plan",
        plural="seating plans",
        title="Seating plans",
        named_by=("title",),
    ),
)

SEAT_OF_PUPIL = Table(
    name="seat_of_pupil",
    about=About.PUPIL,
    columns=(
        link("pupil_id", "pupil"),
        link("seating_plan_id", "seating_plan"),
        Number(name="seat_row", most=MOST_ROWS),
        Number(name="seat_column", most=MOST_COLUMNS),
        flag("is_locked"),
    ),
    access=_SHOWN_TO_COVER,
    history=History.KEPT,
    travels=Travels(since=4, kind=SEATING, same=("pupil_id", "seating_plan_id"), section=_SECTION),
    kept=Kept(HeldData.TEACHING),
    counted=True,
    told=_TOLD,
    kind=SEATING_KIND,
    words=Words(
        singular="seat in class",
        plural="seats in class",
        title="Seating plans",
        detail="where a pupil sits in class",
        columns={"seat_row": "row", "seat_column": "place in the row", "is_locked": "stays there"},
    ),
)

SEATING_RULE = Table(
    name="seating_rule",
    about=About.CLASS,
    columns=(link("class_id", "class"), choice("kind", RuleKind), flag("put_away")),
    access=_NOT_TO_COVER,
    history=History.KEPT,
    travels=Travels(since=4, kind=SEATING, same=(), section=_SECTION),
    kept=None,
    counted=False,
    told=None,
    kind=SEATING_KIND,
    words=Words(
        singular="seating rule",
        plural="seating rules",
        title="Seating rules",
        named_by=("kind",),
    ),
)

PUPIL_IN_RULE = Table(
    name="pupil_in_rule",
    about=About.PUPIL,
    columns=(link("pupil_id", "pupil"), link("seating_rule_id", "seating_rule")),
    access=_NOT_TO_COVER,
    history=History.KEPT,
    travels=Travels(since=4, kind=SEATING, same=("pupil_id", "seating_rule_id"), section=_SECTION),
    kept=Kept(HeldData.TEACHING),
    counted=True,
    told=_TOLD,
    kind=SEATING_KIND,
    words=Words(
        singular="seating rule about a pupil",
        plural="seating rules about pupils",
        title="Seating rules",
        detail="whether a pupil is to sit at the front, alone, near somebody or apart",
    ),
)
