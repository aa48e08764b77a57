"""Who is in a class today: one rule for every list, count, search and comparison.

A source often names the last day of the school year beforehand, so a last day that is still to come
ends nothing. A pupil who moves today is in the new class, and in that alone. Next year's classes
are in the lists as soon as the office has them; their teachers see the pupils from the first day.
"""


def is_open(ends: str | None, today: str) -> bool:
    """Whether an enrolment with this last day (ISO, or none) still stands."""
    return not ends or ends > today


def open_today(enrolment: str = "") -> str:
    """The same as an SQL condition; `enrolment` is how the statement calls the table."""
    ends = f"{enrolment}.ends" if enrolment else "ends"
    return f"({ends} IS NULL OR {ends} = '' OR {ends} > date('now', 'localtime'))"


def begun_today(enrolment: str = "") -> str:
    """That its first day is not still to come, as an SQL condition; what is no day has begun."""
    starts = f"{enrolment}.starts" if enrolment else "starts"
    return f"coalesce(date({starts}), '') <= date('now', 'localtime')"
