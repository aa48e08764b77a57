"""One pupil's attendance over a school year, and the map of it that is painted and printed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from vault.domain.absence_numbers import Numbers
from vault.domain.attendance_codes import HALVES, CodeSet, Counts, session_words
from vault.domain.charts import DayCell, Tone, YearMap
from vault.domain.english.wording import worded
from vault.domain.ids import PupilId
from vault.domain.registers import PlannedAbsence

_TONES = {
    Counts.PRESENT: Tone.GOOD,
    Counts.ELSEWHERE: Tone.INFO,
    Counts.AUTHORISED: Tone.WARN,
    Counts.UNAUTHORISED: Tone.BAD,
}


@dataclass(frozen=True, slots=True)
class DayMark:
    """One session of a pupil's year; `counts` is '' for a code of no set."""

    day: date
    session: str
    code: str
    words: str
    counts: str
    minutes: int
    note: str
    class_name: str
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class PupilAttendance:
    """Of one pupil from `first` to `last`: a mark for each session (of two for the same, the one
    that counts), lessons behind them, and the numbers of mornings and afternoons."""

    pupil: PupilId
    first: date
    last: date
    marks: tuple[DayMark, ...]
    lessons: tuple[DayMark, ...]
    numbers: Numbers
    planned: tuple[PlannedAbsence, ...]
    codes: CodeSet
    open_days: frozenset[date]

    @property
    def unusual(self) -> tuple[DayMark, ...]:
        """What was not present in time, the latest first; lessons too."""
        marks = (m for m in (*self.marks, *self.lessons) if tone_of(m) is not Tone.GOOD)
        return tuple(sorted(marks, key=lambda m: (m.day, m.session), reverse=True))

    def as_map(self) -> YearMap:
        """The year in days and halves."""
        halves = {half: place for place, half in enumerate(HALVES)}
        cells = {
            (mark.day, halves[mark.session]): DayCell(mark.code, tone_of(mark))
            for mark in self.marks
        }
        words = worded(
            "Each day in two halves, morning above. A cell without a sign is present; a sign says"
            " what else it was."
        )
        return YearMap(words, self.first, self.last, cells, self.open_days)


def tone_of(mark: DayMark) -> Tone:
    """Late is no absence, and no usual mark either."""
    tone = _TONES.get(Counts(mark.counts), Tone.PLAIN) if mark.counts else Tone.PLAIN
    return Tone.WARN if tone is Tone.GOOD and mark.is_late else tone


def attendance_table(
    marks: Sequence[DayMark], day_in: Callable[[date], str]
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Header and a row for each mark; `day_in` writes a day."""
    header = ("Day", "Session", "Code", "Meaning", "Minutes late", "Note")
    rows = (
        (
            day_in(mark.day),
            session_words(mark.session),
            mark.code,
            mark.words,
            str(mark.minutes or ""),
            mark.note,
        )
        for mark in marks
    )
    return tuple(worded(word) for word in header), tuple(rows)
