"""The school itself: its years, its people who teach, its classes."""

from vault.domain.access import Role
from vault.domain.catalogue import told
from vault.domain.catalogue.access import ALL, COUNT, ME, READ, WRITE, Access, by_role, reads
from vault.domain.catalogue.columns import choice, day, link, plain, profiles, words
from vault.domain.catalogue.shape import About, History, Table, Travels, Words, own_record
from vault.domain.data_kinds import DataKind
from vault.domain.kinds import Kind
from vault.domain.school_values import CLASS_KINDS, SMALL_GROUPS

TIMETABLE = DataKind.declare("timetable", "Timetable, terms and closures")
GROUPS = DataKind.declare("groups", "Purposes of groups and interventions")

_ALL_READ = by_role(
    lead=WRITE,
    safeguarding=WRITE,
    send=READ,
    teacher=READ,
    assistant=READ,
    cover=READ,
    auditor=COUNT,
)
_NAME = reads("title", "given", "family")
_KINDS = ", ".join(f"'{kind}'" for kind in sorted(SMALL_GROUPS))
_MY_GROUP = f"{{row}}kept_by = {ME} AND {{row}}kind IN ({_KINDS})"
_OWN_GROUPS = Access(
    read=ALL,
    update=frozenset({"name", "kind", "year_group", "subject", "ended", "aim"}),
    insert=True,
    delete=True,
    own=_MY_GROUP,
)
IN_OWN_GROUPS = Access(
    read=ALL,
    update=frozenset({"starts", "ends"}),
    insert=True,
    delete=True,
    own=f"{{row}}class_id IN (SELECT g.id FROM main.class g WHERE {_MY_GROUP.format(row='g.')})",
)
"""Who is in a group is written by who keeps the group; whom they see, their classes decide."""

SCHOOL = own_record(
    name="school",
    columns=plain("name", "number", "town"),
    access=by_role(
        lead=WRITE,
        safeguarding=READ,
        send=READ,
        teacher=READ,
        assistant=READ,
        cover=READ,
        auditor=READ,
    ),
    kind=Kind.SCHOOL,
    words=Words(singular="school", plural="schools", title="School", named_by=("name",)),
)

ACADEMIC_YEAR = Table(
    name="academic_year",
    about=About.SCHOOL,
    columns=(*plain("name"), day("starts"), day("ends")),
    access=_ALL_READ,
    history=History.KEPT,
    travels=Travels(
        since=1,
        kind=DataKind.NAMES,
        same=("name",),
        section="Classes and class lists",
        removals=False,
    ),
    kept=None,
    counted=False,
    told=None,
    kind=Kind.SCHOOL,
    words=Words(
        singular="school year",
        plural="school years",
        title="School years",
        named_by=("name",),
        step="academic year",
    ),
)

TERM = Table(
    name="term",
    about=About.SCHOOL,
    columns=(link("year_id", "academic_year"), *plain("name"), day("starts"), day("ends")),
    access=_ALL_READ,
    history=History.KEPT,
    travels=Travels(
        since=5, kind=TIMETABLE, same=("year_id", "name"), section="Terms", one_school=True
    ),
    kept=None,
    counted=False,
    told=None,
    kind=Kind.SCHOOL,
    words=Words(singular="term", plural="terms", title="Terms", named_by=("name",)),
)

STAFF = Table(
    name="staff",
    about=About.SCHOOL,
    columns=(
        *plain("title", because="Mrs, Dr and the like"),
        *plain("given", "family", "code", "email"),
    ),
    access=by_role(
        lead=WRITE,
        safeguarding=WRITE,
        send=READ,
        teacher=READ,
        assistant=_NAME,
        cover=_NAME,
        auditor=COUNT,
    ),
    history=History.KEPT,
    travels=None,
    kept=None,
    counted=True,
    told=told.OF_STAFF,
    kind=Kind.STAFF,
    words=Words(
        singular="member of staff",
        plural="members of staff",
        title="Members of staff",
        named_by=("given", "family"),
        columns={"given": "given name", "family": "family name", "code": "staff code"},
        explained={"email": "email address"},
    ),
)

CLASS = Table(
    name="class",
    about=About.CLASS,
    columns=(
        *plain("name", "code"),
        choice("kind", CLASS_KINDS, needed=False),
        *plain("year_group", "subject", "room"),
        link("year_id", "academic_year", needed=False),
        day("ended"),
        words("aim"),
        *profiles("kept_by", by_act=True),
    ),
    access=_ALL_READ | {Role.TEACHER: _OWN_GROUPS, Role.SEND_COORDINATOR: _OWN_GROUPS},
    history=History.KEPT,
    travels=Travels(
        since=1,
        kind=DataKind.NAMES,
        same=("name", "kind"),
        later={"aim": 4},
        apart={GROUPS: ("aim",)},
        stays=("kept_by",),
        section="Classes and class lists",
        removals=False,
    ),
    kept=None,
    counted=True,
    told=None,
    kind=Kind.CLASS,
    words=Words(
        singular="class",
        plural="classes",
        title="Classes",
        named_by=("name",),
        columns={"year_id": "school year", "aim": "what it is for", "kept_by": "kept by"},
    ),
    acts={
        "group.create": "made a group",
        "group.change": "changed a group",
        "group.members": "changed who is in a group",
        "group.end": "ended a group",
    },
)

TEACHING = Table(
    name="teaching",
    about=About.CLASS,
    columns=(link("class_id", "class"), link("staff_id", "staff")),
    access=_ALL_READ,
    history=History.KEPT,
    travels=None,
    kept=None,
    counted=False,
    told=None,
    kind=Kind.CLASS,
    words=Words(
        singular="teacher of a class",
        plural="teachers of classes",
        title="Teachers of classes",
        step="class of a member of staff",
    ),
)
