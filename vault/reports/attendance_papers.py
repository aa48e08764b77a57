"""A pupil's attendance to be printed: the map of the year, and the table of what it shows."""

from vault.domain.days import stored_in_figures
from vault.domain.english.wording import worded
from vault.domain.papers import Heading, Paper, Table, Text
from vault.domain.pupil_attendance import PupilAttendance, attendance_table


def attendance_paper(
    found: PupilAttendance, name: str, footer: str, *, is_month_first: bool
) -> Paper:
    """Of one pupil, who is called `name`."""
    numbers = found.numbers
    words = worded(
        "Possible sessions: {0}. Attended: {1}, {2} %. Authorised: {3}. Unauthorised: {4}."
        " Late: {5}."
    ).format(
        numbers.possible,
        numbers.attended,
        numbers.percent_attended,
        numbers.authorised,
        numbers.unauthorised,
        numbers.late,
    )
    table = attendance_table(
        found.unusual, lambda day: stored_in_figures(day.isoformat(), is_month_first=is_month_first)
    )
    return Paper(
        worded("Attendance of {0}").format(name),
        f"{found.first:%d %B %Y} – {found.last:%d %B %Y}",
        (
            Text(words),
            found.as_map(),
            Heading(worded("What was not as usual")),
            Table(*table) if table[1] else Text(worded("No absence and nothing late.")),
        ),
        footer=footer,
        pupils=1,
    )
