"""Attendance: marks and closed registers, late changes, planned absences, calls, and the codes."""

from vault.domain.access import Permission
from vault.domain.attendance_codes import HALVES, LONGEST_CODE, SESSIONS, Counts
from vault.domain.catalogue.access import (
    COUNT,
    NOTHING,
    READ,
    READ_ADD,
    WRITE,
    Access,
    by_role,
    reads,
)
from vault.domain.catalogue.columns import (
    CodeOfSet,
    Column,
    Number,
    Text,
    choice,
    day,
    flag,
    link,
    naming,
    plain,
    words,
)
from vault.domain.catalogue.shape import About, History, Kept, Table, Travels, Words
from vault.domain.catalogue.told import KindOfData
from vault.domain.data_categories import DataCategory
from vault.domain.data_kinds import DataKind
from vault.domain.kinds import Kind
from vault.domain.registers import MOST_MINUTES
from vault.domain.retention import HeldData

ATTENDANCE_KIND = Kind.declare("attendance")
CODES_KIND = Kind.declare("attendance_code")
REGISTERS = DataKind.declare("registers", "Attendance registers")
ATTENDANCE_READ = Permission.declare("attendance:read")
ATTENDANCE_WRITE = Permission.declare("attendance:write")
REGISTER_CLOSE = Permission.declare("register_taken:write")
REGISTER_CHANGE_WRITE = Permission.declare("register_change:write")
PLANNED_READ = Permission.declare("planned_absence:read")
PLANNED_WRITE = Permission.declare("planned_absence:write")
CALL_READ = Permission.declare("absence_call:read")
CALL_WRITE = Permission.declare("absence_call:write")
CODES_READ = Permission.declare("attendance_code:read")
CODES_WRITE = Permission.declare("attendance_code:write")

_KEPT_IN_CLASS = by_role(
    lead=WRITE,
    safeguarding=WRITE,
    send=READ,
    teacher=WRITE,
    assistant=WRITE,
    cover=WRITE,
    auditor=COUNT,
)
_SECTION = "Attendance registers"
_MONTHS = Kept(HeldData.ATTENDANCE, since=("day",), title="Registers", by_month=True)
_TOLD = KindOfData(
    name="Attendance",
    category=DataCategory.ATTENDANCE,
    title="Attendance",
    whose="Pupils",
    what="whether your child was in school each morning and afternoon, and why not",
    why="because a school has to keep a register, and so that no child goes missing unnoticed",
    purpose="keeping the register, and noticing early when a child is often away",
)


def _code(name: str) -> CodeOfSet:
    return CodeOfSet(name=name, longest=LONGEST_CODE, because="a code of the set")


def _time(name: str) -> tuple[Text, ...]:
    return plain(name, because="a time of day")


def _session() -> tuple[Column, ...]:
    return (day("day", needed=True), choice("session", SESSIONS))


_CODE_WORDS = {"code": "attendance code", "minutes": "minutes late"}

ATTENDANCE = Table(
    name="attendance",
    about=About.PUPIL,
    columns=(
        link("pupil_id", "pupil"),
        link("class_id", "class"),
        *_session(),
        _code("code"),
        Number(name="minutes", most=MOST_MINUTES),
        words("note"),
    ),
    access=_KEPT_IN_CLASS,
    history=History.KEPT,
    travels=Travels(
        since=4, kind=REGISTERS, same=("pupil_id", "class_id", "day", "session"), section=_SECTION
    ),
    kept=_MONTHS,
    counted=True,
    told=_TOLD,
    kind=ATTENDANCE_KIND,
    words=Words(
        singular="register mark",
        plural="register marks",
        title="Register marks",
        detail="present, late or absent, with the reason, for each session",
        columns=_CODE_WORDS,
    ),
    told_on="day",
    fixed_by="register_taken",
    acts={
        "register.open": "opened a register",
        "register.mark": "marked a register",
        "register.close": "closed a register",
        "register.change": "changed a closed register",
        "register.changes": "looked at late changes of a register",
        "register.draft": "prepared a register to be printed",
        "register.take": "took registers from a file",
        "register.read_file": "looked at registers in a file",
        "register.bring_in": "brought in registers of another program",
        "register.export": "exported registers",
        "absence.read": "looked at a pupil's attendance",
        "absence.summary": "looked at attendance",
        "absence.weeks": "looked at the weeks of a class's attendance",
        "absence.draft-weeks": "prepared the weeks of a class's attendance to be printed",
        "absence.draft": "prepared a summary of attendance to be printed",
        "absence.draft-pupil": "prepared a pupil's attendance to be printed",
        "absence.save": "saved a pupil's attendance as CSV",
        "absence.save-weeks": "saved the weeks of a class's attendance as CSV",
        "absence.plan": "planned an absence",
        "absence.planned": "looked at planned absences",
        "absence.unplan": "removed a planned absence",
        "absence.unresolved": "looked at absences without a reason",
        "absence.call": "noted a call about an absence",
        "attendance_code.set": "changed the attendance codes",
        "attendance_code.load": "loaded attendance codes from a file",
        "attendance_code.end": "set the last day of an attendance code",
    },
)

REGISTER_TAKEN = Table(
    name="register_taken",
    about=About.CLASS,
    columns=(
        link("class_id", "class"),
        *_session(),
        naming("taken_by"),
        day("taken_on", needed=True),
        *_time("taken_at"),
    ),
    access=_KEPT_IN_CLASS,
    history=History.KEPT,
    # A file opens no register: what it changes in one that was closed here stays an entry.
    travels=Travels(since=4, kind=REGISTERS, same=(), section=_SECTION, removals=False),
    kept=_MONTHS,
    counted=False,
    told=None,
    kind=ATTENDANCE_KIND,
    words=Words(
        singular="closed register",
        plural="closed registers",
        title="Closed registers",
        columns={"taken_by": "closed by", "taken_on": "closed on", "taken_at": "closed at"},
    ),
)

REGISTER_CHANGE = Table(
    name="register_change",
    about=About.PUPIL,
    columns=(
        link("pupil_id", "pupil"),
        link("class_id", "class"),
        *_session(),
        _code("was_code"),
        Number(name="was_minutes", most=MOST_MINUTES),
        words("was_note"),
        _code("code"),
        Number(name="minutes", most=MOST_MINUTES),
        words("note"),
        words("why"),
        naming("changed_by"),
        day("changed_on", needed=True),
        *_time("changed_at"),
    ),
    access=by_role(
        lead=READ_ADD,
        safeguarding=READ_ADD,
        send=READ,
        teacher=READ_ADD,
        assistant=READ_ADD,
        # Who covers gives a reason and reads none, nor a note that was put right.
        cover=Access(
            read=frozenset(
                {
                    *("pupil_id", "class_id", "day", "session"),
                    *("was_code", "was_minutes", "code", "minutes"),
                    *("changed_by", "changed_on", "changed_at"),
                }
            ),
            insert=True,
        ),
        auditor=COUNT,
    ),
    history=History.KEPT,
    travels=Travels(since=4, kind=REGISTERS, same=(), section=_SECTION, removals=False),
    kept=_MONTHS,
    counted=True,
    told=_TOLD,
    kind=ATTENDANCE_KIND,
    words=Words(
        singular="late change of a register",
        plural="late changes of registers",
        title="Late changes of registers",
        detail="what stood in a register that was closed, what stands now, and why",
        columns=_CODE_WORDS
        | {
            "was_code": "code before",
            "was_minutes": "minutes before",
            "was_note": "note before",
            "why": "why it was changed",
            "changed_by": "changed by",
            "changed_on": "changed on",
            "changed_at": "changed at",
        },
    ),
    told_on="changed_on",
)

PLANNED_ABSENCE = Table(
    name="planned_absence",
    about=About.PUPIL,
    columns=(
        link("pupil_id", "pupil"),
        day("starts", needed=True),
        day("ends", needed=True),
        choice("part", HALVES, needed=False),
        _code("code"),
        words("reason"),
        naming("told_by"),
        day("told_on"),
        words("evidence"),
    ),
    access=by_role(
        lead=WRITE,
        safeguarding=WRITE,
        send=READ,
        teacher=WRITE,
        assistant=WRITE,
        cover=reads("pupil_id", "starts", "ends", "part", "code"),
        auditor=COUNT,
    ),
    history=History.KEPT,
    travels=Travels(
        since=4,
        kind=REGISTERS,
        same=("pupil_id", "starts", "ends", "part", "code"),
        section=_SECTION,
    ),
    kept=Kept(HeldData.ATTENDANCE, since=("ends",), title="Registers", by_month=True),
    counted=True,
    told=_TOLD,
    kind=ATTENDANCE_KIND,
    words=Words(
        singular="planned absence",
        plural="planned absences",
        title="Planned absences",
        detail="absences that were announced, who told us, and what they showed",
        columns={
            "starts": "first day",
            "ends": "last day",
            "part": "morning or afternoon alone",
            "code": "attendance code",
            "told_by": "told by",
            "told_on": "told on",
        },
    ),
    told_on="starts",
)

ABSENCE_CALL = Table(
    name="absence_call",
    about=About.PUPIL,
    columns=(
        link("pupil_id", "pupil"),
        *_session(),
        day("called_on", needed=True),
        *_time("called_at"),
        naming("whom"),
        words("outcome"),
        naming("called_by"),
    ),
    access=by_role(
        lead=WRITE,
        safeguarding=WRITE,
        send=READ,
        teacher=WRITE,
        assistant=WRITE,
        cover=NOTHING,
        auditor=COUNT,
    ),
    history=History.KEPT,
    travels=Travels(since=4, kind=REGISTERS, same=(), section=_SECTION),
    kept=_MONTHS,
    counted=True,
    told=_TOLD,
    kind=ATTENDANCE_KIND,
    words=Words(
        singular="call about an absence",
        plural="calls about absences",
        title="Calls about absences",
        detail="who was called about an absence, and what they said",
        columns={
            "called_on": "called on",
            "called_at": "called at",
            "whom": "who was called",
            "outcome": "what they said",
            "called_by": "called by",
        },
    ),
    told_on="called_on",
)

ATTENDANCE_CODE = Table(
    name="attendance_code",
    about=About.SCHOOL,
    columns=(
        _code("code"),
        *plain("meaning", "short"),
        choice("counts", Counts),
        day("starts"),
        day("ends"),
        choice("session", HALVES, needed=False),
        flag("takes_minutes"),
        flag("says_which"),
        flag("unresolved"),
    ),
    access=by_role(
        lead=WRITE,
        safeguarding=READ,
        send=READ,
        teacher=READ,
        assistant=READ,
        cover=READ,
        auditor=READ,
    ),
    history=History.KEPT,
    travels=Travels(
        since=5,
        kind=REGISTERS,
        same=("code", "session", "starts"),
        section="Attendance codes",
        one_school=True,
    ),
    kept=None,
    counted=False,
    told=None,
    kind=CODES_KIND,
    words=Words(
        singular="attendance code",
        plural="attendance codes",
        title="Attendance codes",
        named_by=("code",),
        columns={
            "counts": "how it counts",
            "starts": "first day",
            "ends": "last day",
            "session": "half of the day",
            "takes_minutes": "asks for minutes",
            "says_which": "asks for a note",
            "unresolved": "the reason is still to be found",
        },
    ),
)

TABLES = (
    ATTENDANCE_CODE,
    ATTENDANCE,
    REGISTER_TAKEN,
    REGISTER_CHANGE,
    PLANNED_ABSENCE,
    ABSENCE_CALL,
)
