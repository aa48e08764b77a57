"""The attendance codes in force, with their days, and what can be done about them."""

from enum import StrEnum

from ui.widgets.act_row import Act
from ui.widgets.record_list import RecordList
from ui.words import tr
from vault.domain.attendance_codes import COUNTS_WORDS, AttendanceCode, session_words


class CodeAct(StrEnum):
    """What can be done about attendance codes."""

    LOAD = "load-codes"
    END = "end-code"
    SAVE = "save-codes"
    SHIPPED = "shipped-codes"


def codes_list(*, with_acts: bool = True) -> RecordList:
    """Rows are AttendanceCode; on the page with buttons, in a dialog without."""
    acts = (
        Act(CodeAct.LOAD, tr("Load a set …"), for_none=True),
        Act(CodeAct.END, tr("Last day …")),
        Act(CodeAct.SAVE, tr("Save as CSV …"), for_none=True),
        Act(CodeAct.SHIPPED, tr("Use the country's codes …"), for_none=True),
    )
    return RecordList(
        tr("Attendance codes"),
        (
            (tr("Code"), lambda c: c.code),
            (tr("Meaning"), lambda c: c.meaning),
            (tr("How it counts"), lambda c: tr(COUNTS_WORDS[c.counts])),
            (tr("First day"), lambda c: c.starts),
            (tr("Last day"), lambda c: c.ends),
            (tr("For"), lambda c: session_words(c.session) if c.session else tr("both")),
            (tr("Asks for"), _asks),
        ),
        *([acts] if with_acts else []),
        is_late=with_acts,
    )


def _asks(code: AttendanceCode) -> str:
    """What a mark of this code asks for."""
    asked = (
        tr("minutes") if code.minutes else "",
        tr("a note") if code.says_which else "",
        tr("the reason") if code.unresolved else "",
    )
    return ", ".join(word for word in asked if word)
