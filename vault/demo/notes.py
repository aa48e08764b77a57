"""What the teacher of 4A noted in three terms: some of it about several children at once."""

from datetime import date, timedelta

from vault.actions.notes import FollowUpNote, WriteNotes
from vault.actions.pupils import ListPupils
from vault.demo.registers import school_days
from vault.domain.ids import PupilId
from vault.domain.notes import NoteFacts, NoteKind, Part
from vault.session import Session

_GOOD, _BAD, _SEEN = NoteKind.POSITIVE, NoteKind.NEGATIVE, NoteKind.OBSERVATION
_Line = tuple[int, NoteKind, str, str, tuple[tuple[str, str], ...], str, int | None]
_NOTES: tuple[_Line, ...] = (
    (1, _GOOD, "Kindness", "Looked after a new child at lunch", (("Mia Lee", ""),), "", None),
    (
        *(2, _BAD, "Disruption", "Threw pencils while we tidied up"),
        (("Finn Gallagher", "Began it, and said sorry by himself"), ("Jack Thompson", "Joined in")),
        *("Talk with both after lunch", 0),
    ),
    (
        *(3, _SEEN, "Learning", "Explained place value with counters to the table"),
        (("Oskar Nowak", "Now sure of hundreds and tens"),),
        *("", None),
    ),
    (
        *(5, _GOOD, "Good work", "Read their own story to Year 3"),
        (("Tia Okafor", "Clear and slow, with the hearing aid"), ("Zoë Hartley", "")),
        *("", None),
    ),
    (8, _BAD, "Homework missing", "No reading record", (("Ben Fletcher", ""),), "Ring home", -1),
    (9, _SEEN, "Mood", "Quiet since Monday, ate little", (("Daniel Osei", ""),), "Ask again", 2),
    (13, _GOOD, "Effort", "Finished all ten sums without help", (("Yusuf Ali", ""),), "", None),
    (
        *(16, _GOOD, "Helping others", "Set up the hall for assembly"),
        (("Samuel Okoro", ""), ("Priya Nair", ""), ("Maja Kowalska", "Led the others")),
        *("", None),
    ),
    (21, _SEEN, "Friendships", "Plays with more children now", (("Noah Clarke", ""),), "", None),
    (29, _GOOD, "Taking part", "First time up on stage", (("Amina Yusuf", ""),), "", None),
    (38, _BAD, "Equipment missing", "No PE kit again", (("Leo Marsh", ""),), "", None),
    (
        52,
        _SEEN,
        "Talk with the family",
        "Mum is glad of maths",
        (("Isla Morgan", ""),),
        "",
        None,
    ),
    (77, _GOOD, "Leadership", "Captain of the quiz team", (("Harpreet Gill", ""),), "", None),
    (
        *(101, _BAD, "Unkind to others", "Would not let a child join the game"),
        (("Ruby Murphy", "Put it right the same day"), ("Chloe Davies", "")),
        *("", None),
    ),
    (133, _GOOD, "Good work", "Neat writing all week", (("Grace Adeyemi", ""),), "", None),
    (170, _SEEN, "Learning", "Mixes up b and d when tired", (("Jack Thompson", ""),), "", None),
    (208, _GOOD, "Kindness", "Shared the football", (("Kofi Mensah", ""),), "", None),
    (241, _SEEN, "Friendships", "Settled in after the move", (("Ela Demir", ""),), "", None),
)
"""Days ago, kind, about what, what happened, who with their own part, what follows, in how many
days."""
_DONE = "Ring home"
_LONGEST_HOLIDAYS = 45
"""Days; a note that would fall into them is of the last school day before."""


def write_notes(teacher: Session, today: date) -> None:
    """As the teacher; one follow-up is done, one is for today."""
    ids = {row.known_as: row.id for row in teacher.run(ListPupils())}
    longest = timedelta(days=max(line[0] for line in _NOTES) + _LONGEST_HOLIDAYS)
    open_days = list(school_days(teacher, today - longest, today - timedelta(days=1)))
    for ago, kind, about, shared, who, follow_up, due in _NOTES:
        day = max(d for d in open_days if d <= today - timedelta(days=ago))
        on = None if due is None else max(_no_weekend(today + timedelta(days=due)), day)
        facts = NoteFacts(day, kind, about, shared, follow_up, on)
        parts = tuple(Part(PupilId(ids[name]), text) for name, text in who)
        written = teacher.run(WriteNotes(facts, parts))
        if follow_up == _DONE:
            teacher.run(FollowUpNote(written[0], today))


def _no_weekend(day: date) -> date:
    """A Saturday or Sunday becomes the Friday before it."""
    return day - timedelta(days=max(0, day.weekday() - 4))
