"""Objectives: programmes of study, how a pupil stands to each objective, and what is missing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from vault.domain.bands import Band
from vault.domain.english.wording import worded
from vault.domain.half_terms import HalfTerm
from vault.domain.ids import NEW, ClassId, PhotoId, PupilId, RecordId
from vault.domain.people import Called
from vault.domain.pupil_values import clean_text
from vault.errors import InvalidValueError

MOST_OBJECTIVES = 500
LONGEST_OBJECTIVE = 300
LONGEST_NOTE = 1000
_LONGEST_TITLE, _LONGEST_NAME = 80, 24


class Judgement(StrEnum):
    """How far a pupil has come with one objective, from the first step on. Without one it is not
    assessed."""

    NOT_YET = "not-yet"
    BEGINNING = "beginning"
    DEVELOPING = "developing"
    SECURE = "secure"
    DEEP = "deep"

    @property
    def key(self) -> int:
        """From 1 to 5: the key that sets it, and its place on the way."""
        return tuple(Judgement).index(self) + 1

    @property
    def is_secure(self) -> bool:
        """Whether it is no gap."""
        return self in (Judgement.SECURE, Judgement.DEEP)


JUDGEMENT_WORDS = {
    Judgement.NOT_YET: "Not yet",
    Judgement.BEGINNING: "Beginning",
    Judgement.DEVELOPING: "Developing",
    Judgement.SECURE: "Secure",
    Judgement.DEEP: "Deep",
}


NAME_COLUMNS = {j: f"called_{j.name.lower()}" for j in Judgement}
"""Where a programme keeps what the school calls each of them."""


class Rhythm(StrEnum):
    """How often a school looks at a programme."""

    HALF_TERM = "half-term"
    TERM = "term"


@dataclass(frozen=True, slots=True)
class Objective:
    """One line of a programme. An empty id is one to be added; `ended` is the last day on which it
    is judged."""

    id: RecordId
    area: str
    text: str
    version: int = 0
    ended: date | None = None


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme of study, which is the school's own. `version` is given back with a change; an
    empty id is one to be made. Objectives stand in their order, area by area. `called` are the
    school's own names of the judgements in their order, '' for one that has none, or () for none at
    all."""

    id: RecordId
    version: int
    title: str
    subject: str
    year_group: str
    rhythm: Rhythm
    ended: date | None = None
    objectives: tuple[Objective, ...] = ()
    called: tuple[str, ...] = ()

    def own_name(self, judgement: Judgement) -> str:
        """What the school calls the judgement; '' where it has no name of its own."""
        return self.called[judgement.key - 1] if self.called else ""

    def name_of(self, judgement: Judgement) -> str:
        """The school's own name, else 'Secure' and so on."""
        return self.own_name(judgement) or worded(JUDGEMENT_WORDS[judgement])

    def point(self, half_term: HalfTerm) -> HalfTerm:
        """Where a judgement of that half-term stands by the programme's rhythm."""
        return half_term if self.rhythm is Rhythm.HALF_TERM else half_term.whole_term()

    def step(self, half_term: HalfTerm, by: int) -> HalfTerm:
        """So many of its points later, or earlier below 0."""
        return self.point(half_term).moved(by if self.rhythm is Rhythm.HALF_TERM else 2 * by)


@dataclass(frozen=True, slots=True)
class Judged:
    """What was judged of one pupil and one objective: on which day, and for which half-term."""

    id: RecordId
    version: int
    judgement: Judgement
    judged_on: date
    half_term: HalfTerm
    note: str = ""
    photo: PhotoId | None = None

    @property
    def has_evidence(self) -> bool:
        """Whether a note or a picture stands with it."""
        return bool(self.note or self.photo)


@dataclass(frozen=True, slots=True)
class Judging:
    """A judgement to be set, or taken away (None). `version` is the one that was read; 0 where
    nothing stood at that half-term, also where an earlier judgement was shown."""

    pupil: PupilId
    objective: RecordId
    judgement: Judgement | None
    version: int = 0
    judged_on: date | None = None
    """Today where it is not said."""


@dataclass(frozen=True, slots=True)
class Summative:
    """A pupil's summative judgement at one half-term; `id` empty and `version` 0 to make one."""

    id: RecordId
    version: int
    band: Band
    half_term: HalfTerm
    note: str = ""


@dataclass(frozen=True, slots=True)
class JudgementRow:
    """One judgement as a line of a list."""

    pupil: PupilId
    called: Called
    class_name: str
    programme: str
    area: str
    objective: str
    half_term: HalfTerm
    judgement: Judgement
    judged_on: date
    note: str
    named: str = ""
    """What the judgement is called in its programme."""


@dataclass(frozen=True, slots=True)
class PupilOfGrid:
    """One pupil of a grid. `photo` is one that may be shown in class."""

    pupil: PupilId
    called: Called
    year_group: str
    photo: PhotoId | None = None
    photo_refused: bool = False
    summative: Summative | None = None
    """The latest up to the half-term of the grid."""


@dataclass(frozen=True, slots=True)
class ObjectiveGrid:
    """A class by a programme at one half-term. `judged` is by pupil and objective, the latest up to
    that half-term, so that an earlier one stands until it is confirmed."""

    class_id: ClassId
    class_name: str
    programme: Programme
    half_term: HalfTerm
    pupils: tuple[PupilOfGrid, ...]
    judged: Mapping[tuple[PupilId, RecordId], Judged]

    def is_carried(self, judged: Judged) -> bool:
        """Whether it was judged at an earlier half-term, and not confirmed since."""
        return judged.half_term < self.half_term


@dataclass(frozen=True, slots=True)
class Tally:
    """How many were judged, and of these how many are secure."""

    judged: int = 0
    secure: int = 0

    @property
    def gaps(self) -> int:
        """Judged and not secure; what nobody judged is no gap."""
        return self.judged - self.secure

    @property
    def is_insecure_for_most(self) -> bool:
        """Whether more than half of those judged are not secure."""
        return self.gaps > self.secure


def tally(judgements: Iterable[Judgement | None]) -> Tally:
    """Over some cells; None is not assessed."""
    set_ones = [judgement for judgement in judgements if judgement is not None]
    return Tally(len(set_ones), sum(judgement.is_secure for judgement in set_ones))


@dataclass(frozen=True, slots=True)
class ProgrammeProgress:
    """One pupil's way through one programme: at each half-term at which something was judged, how
    they stood then, and how they stand now, objective by objective."""

    programme: Programme
    now: Mapping[RecordId, Judged]
    over_time: tuple[tuple[HalfTerm, Tally], ...]
    summatives: tuple[Summative, ...] = field(default=())

    @property
    def tally(self) -> Tally:
        """As it stands now."""
        return tally(judged.judgement for judged in self.now.values())


def title_of(name: str, text: str, longest: int = _LONGEST_TITLE) -> str:
    """One clean line; InvalidValueError on the field `name` when nothing is left or it is too
    long."""
    line = clean_text(text)
    if not line:
        raise InvalidValueError(field=name, reason="it cannot be empty")
    if len(line) > longest:
        raise InvalidValueError(field=name, reason=f"longer than {longest} characters")
    return line


def line_of(name: str, text: str, longest: int = _LONGEST_TITLE) -> str:
    """The same, and may be empty."""
    return title_of(name, text, longest) if clean_text(text) else ""


def checked_programme(programme: Programme) -> Programme:
    """Its texts cleaned. InvalidValueError for no title, no objective, too many, or two that read
    the same within one area."""
    objectives = []
    seen: set[tuple[str, str]] = set()
    for objective in programme.objectives:
        area = line_of("area", objective.area)
        text = title_of("objective", objective.text, LONGEST_OBJECTIVE)
        if (area.casefold(), text.casefold()) in seen:
            raise InvalidValueError(field="objective", reason="two objectives read the same")
        seen.add((area.casefold(), text.casefold()))
        objectives.append(Objective(objective.id, area, text, objective.version, objective.ended))
    if len(objectives) > MOST_OBJECTIVES:
        raise InvalidValueError(field="objective", reason=f"more than {MOST_OBJECTIVES} objectives")
    return Programme(
        programme.id or NEW,
        programme.version,
        title_of("title", programme.title),
        line_of("subject", programme.subject),
        line_of("year_group", programme.year_group, 20),
        programme.rhythm,
        programme.ended,
        tuple(objectives),
        _checked_names(programme.called),
    )


def _checked_names(called: tuple[str, ...]) -> tuple[str, ...]:
    """InvalidValueError when two judgements would be called alike."""
    names = tuple(line_of("judgement", name, _LONGEST_NAME) for name in called)
    if not any(names):
        return ()
    shown = [
        (name or worded(JUDGEMENT_WORDS[judgement])).casefold()
        for judgement, name in zip(Judgement, names, strict=True)
    ]
    if len(set(shown)) < len(shown):
        reason = worded("two judgements would have the same name")
        raise InvalidValueError(field="judgement", reason=reason)
    return names
