"""A pupil's year as it is painted and printed: what is told of each session, and what is not."""

from datetime import date, timedelta

from vault.domain.absence_numbers import Numbers
from vault.domain.attendance_codes import CodeSet
from vault.domain.charts import DayCell, Tone
from vault.domain.ids import NEW, PupilId
from vault.domain.pupil_attendance import DayMark, PupilAttendance, tone_of

DAY = date(2026, 11, 23)


def mark(code, counts, *, session="am", back=0, is_late=False):
    day = DAY - timedelta(days=back)
    return DayMark(day, session, code, "words", counts, 0, "", "4A", is_late)


HERE, LATE = mark("/", "present"), mark("L", "present", session="pm", is_late=True)
ILL, LESSON = mark("I", "authorised", back=1), mark("O", "unauthorised", session="3")
YEAR = PupilAttendance(
    PupilId(NEW),
    DAY - timedelta(days=9),
    DAY,
    (HERE, LATE, ILL),
    (LESSON,),
    Numbers(),
    (),
    CodeSet("", "", ()),
    frozenset({DAY}),
)


def test_late_is_no_absence_and_not_as_usual_either():
    tones = [tone_of(one) for one in (HERE, LATE, ILL, LESSON, mark("?", ""))]
    assert tones == [Tone.GOOD, Tone.WARN, Tone.WARN, Tone.BAD, Tone.PLAIN]


def test_what_was_not_as_usual_is_listed_with_lessons_and_the_latest_first():
    assert YEAR.unusual == (LATE, LESSON, ILL)


def test_the_map_has_mornings_and_afternoons_and_no_lesson():
    drawn = YEAR.as_map()
    assert drawn.cells == {
        (DAY, 0): DayCell("/", Tone.GOOD),
        (DAY, 1): DayCell("L", Tone.WARN),
        (ILL.day, 0): DayCell("I", Tone.WARN),
    }
    assert (drawn.first, drawn.last, drawn.open_days) == (YEAR.first, DAY, YEAR.open_days)
