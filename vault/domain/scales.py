"""Scales: what a mark may be, and which marks are below, at and above what is expected."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from vault.domain.bands import Band
from vault.domain.english.wording import worded
from vault.domain.ids import NEW, RecordId
from vault.domain.pupil_values import clean_text
from vault.errors import InvalidValueError

MOST_POINTS = 10_000
MOST_VALUES = 60
LONGEST_VALUE = 60
_LONGEST_CODE = 12
_LONGEST_TITLE = 80
_MOST_COUNTED = 9_999
_MOST_DECIMALS = 2
TICKED = "1"
_SHORTEST_STATE = 3


class Editor(StrEnum):
    """How a mark is entered."""

    POINTS = "points"
    LETTERS = "letters"
    TICK = "tick"
    COUNTER = "counter"
    TEXT = "text"


EDITOR_WORDS = {
    Editor.POINTS: "Points",
    Editor.LETTERS: "Letters to pick from",
    Editor.TICK: "Tick",
    Editor.COUNTER: "Counter",
    Editor.TEXT: "Short text",
}


class MarkState(StrEnum):
    """What a cell says in place of a mark: never 0, and in no mean."""

    MISSING = "missing"
    EXCUSED = "excused"
    LATE = "late"
    IN_PROGRESS = "in progress"


STATE_WORDS = {
    MarkState.MISSING: "missing",
    MarkState.EXCUSED: "excused",
    MarkState.LATE: "late",
    MarkState.IN_PROGRESS: "in progress",
}
_STATES = {state.value: state for state in MarkState}


@dataclass(frozen=True, slots=True)
class ScaleValue:
    """A value to pick, such as EXS. `rank` orders those that count, the lowest first; one that does
    not count (absent, not entered) is compared with nothing. `until`: the last day of use."""

    code: str
    meaning: str
    rank: int = 0
    counts: bool = True
    until: date | None = None
    id: RecordId = NEW


@dataclass(frozen=True, slots=True)
class Evaluation:
    """From which mark on the upper three bands begin; what is lower is well below. Of letters the
    rank is meant, of a scale in percent the percentage. Two that are equal leave out the band
    between them; one beyond the top of the scale leaves out the bands above it.

    `half_term` is the point of the year from 1 to 6, 0 for each that has none of its own. It holds
    from `starts` until `ends`, where these are given. An empty id is one that was not stored."""

    half_term: int
    below_from: int
    expected_from: int
    above_from: int
    starts: date | None = None
    ends: date | None = None
    id: RecordId = NEW
    version: int = 0

    def holds_on(self, day: date | None) -> bool:
        """Whether it is the one of this day; without a day, that it has not ended."""
        if day is None:
            return self.ends is None
        return (self.starts or day) <= day <= (self.ends or day)

    def band(self, rank: Decimal) -> Band:
        """Of a mark that counts."""
        if rank >= self.above_from:
            return Band.ABOVE
        if rank >= self.expected_from:
            return Band.EXPECTED
        return Band.BELOW if rank >= self.below_from else Band.WELL_BELOW


@dataclass(frozen=True, slots=True)
class Scale:
    """`code` names a scale that came with the program, '' for one of the school's own; an empty id
    is one that the school has not used yet. `is_percent`: each assessment has a total of its own,
    and what is evaluated is the percentage. `starts` and `ends`: when it is in use."""

    id: RecordId
    version: int
    title: str
    editor: Editor
    lowest: int = 0
    highest: int = 100
    decimals: int = 0
    is_percent: bool = False
    values: tuple[ScaleValue, ...] = ()
    evaluations: tuple[Evaluation, ...] = ()
    code: str = ""
    note: str = ""
    starts: date | None = None
    ends: date | None = None

    @property
    def key(self) -> str:
        """What names it to an action: the id of its row, else the code of one without a row."""
        return self.id or self.code

    def is_over(self, day: date) -> bool:
        """Whether its last day is gone."""
        return self.ends is not None and self.ends < day

    def value(self, code: str) -> ScaleValue | None:
        """The value with this code; None for none."""
        return next((value for value in self.values if value.code == code), None)

    @property
    def has_mean(self) -> bool:
        """Whether marks are amounts, so that their mean says something."""
        return self.editor in (Editor.POINTS, Editor.COUNTER)

    def top(self, out_of: int = 0) -> int:
        """The highest mark of an assessment with this total."""
        return out_of if self.is_percent and out_of else self.highest

    def rank(self, stored: str, out_of: int = 0) -> Decimal | None:
        """The mark as what evaluations are about; None for one that does not count, for a state
        and for words."""
        if not stored or stored in _STATES:
            return None
        found = self.value(stored)
        if found is not None:
            return Decimal(found.rank) if found.counts else None
        amount = self.amount(stored)
        if amount is None or not (self.is_percent and out_of):
            return amount
        return amount * self.highest / out_of

    def amount(self, stored: str) -> Decimal | None:
        """The mark as a number of points; None for what is none."""
        if self.editor in (Editor.LETTERS, Editor.TEXT) or not stored[:1].isdecimal():
            return None
        if self.value(stored) is not None:
            return None
        try:
            return Decimal(stored)
        except InvalidOperation:
            return None

    def evaluation(self, half_term: int, day: date | None = None) -> Evaluation | None:
        """The one for this point of the year on this day: the school's own before those that came
        with the program, one for the very point before one for any."""
        holding = [e for e in self.evaluations if e.holds_on(day) and e.half_term in (0, half_term)]
        return max(holding, key=lambda e: (bool(e.id), e.half_term > 0), default=None)

    def band(
        self, stored: str, half_term: int = 0, day: date | None = None, out_of: int = 0
    ) -> Band | None:
        """None for what does not count, and where nothing was evaluated."""
        rank = self.rank(stored, out_of)
        evaluation = self.evaluation(half_term, day) if rank is not None else None
        return evaluation.band(rank) if evaluation is not None and rank is not None else None

    def stored(self, text: str, out_of: int = 0) -> str:
        """What somebody typed, as it is stored: '' for an empty cell, a state by its word, a number
        without zeros that say nothing, a code as the scale spells it. InvalidValueError."""
        line = clean_text(text)
        if not line:
            return ""
        found = self._found(line)
        if found is not None:
            return found
        state = _state_of(line)
        if state is not None:
            return state.value
        return self._typed(line, out_of)

    def _found(self, line: str) -> str | None:
        """As it is spelt; else in other capitals, where that is one value."""
        if self.value(line) is not None:
            return line
        like = [v.code for v in self.values if v.code.casefold() == line.casefold()]
        return like[0] if len(like) == 1 else None

    def _typed(self, line: str, out_of: int) -> str:
        if self.editor is Editor.TEXT:
            if len(line) > LONGEST_VALUE:
                reason = f"longer than {LONGEST_VALUE} characters"
                raise InvalidValueError(field="value", reason=reason)
            return line
        if self.editor is Editor.TICK:
            if line in (TICKED, "✓") or line.casefold() == "x":
                return TICKED
            raise InvalidValueError(field="value", reason=worded("it is ticked or it is not"))
        if self.editor is Editor.LETTERS:
            raise InvalidValueError(field="value", reason=self._belongs(self.top(out_of)))
        return self._number(line, out_of)

    def _number(self, line: str, out_of: int) -> str:
        lowest, highest = self.lowest, self.top(out_of)
        decimals = self.decimals
        if self.editor is Editor.COUNTER:
            lowest, highest, decimals = 0, _MOST_COUNTED, 0
        plain = line.replace(",", ".").removesuffix("%").strip()
        whole, dot, behind = plain.partition(".")
        is_number = plain.isascii() and whole.isdecimal() and (behind.isdecimal() or not dot)
        behind = behind.rstrip("0")
        if is_number and 0 < decimals < len(behind):
            many = "two digits" if decimals == _MOST_DECIMALS else "one digit"
            reason = worded("at most {0} behind the point").format(worded(many))
            raise InvalidValueError(field="value", reason=reason)
        if not is_number or len(whole) > 5 or len(behind) > decimals:
            raise InvalidValueError(field="value", reason=self._belongs(highest))
        number = f"{int(whole)}.{behind}" if behind else str(int(whole))
        if not lowest <= Decimal(number) <= highest:
            raise InvalidValueError(field="value", reason=self._belongs(highest))
        return number

    def _belongs(self, highest: int) -> str:
        codes = [value.code for value in self.values]
        listed = ", ".join(codes[:14])
        if self.editor is Editor.LETTERS:
            return worded("one of these belongs here: {0}").format(listed)
        if self.editor is Editor.COUNTER:
            return f"a whole number up to {_MOST_COUNTED} belongs here"
        number = worded("a whole number") if not self.decimals else worded("a number")
        reason = worded("{0} from {1} to {2} belongs here").format(number, self.lowest, highest)
        return worded("{0}, or one of {1}").format(reason, listed) if codes else reason


def state_of(stored: str) -> MarkState | None:
    """The state that a stored mark is; None for a mark and an empty cell."""
    return _STATES.get(stored)


def _state_of(line: str) -> MarkState | None:
    """A state by the beginning of its word, in either English."""
    typed = line.casefold()
    if len(typed) < _SHORTEST_STATE:
        return None
    words = [(s, w) for s in MarkState for w in {s.value, worded(STATE_WORDS[s]).casefold()}]
    found = {state for state, word in words if word.startswith(typed)}
    return found.pop() if len(found) == 1 else None


def checked_scale(scale: Scale) -> Scale:
    """With clean texts, its values in their order. InvalidValueError."""
    title = _line("title", scale.title, _LONGEST_TITLE)
    if scale.editor is Editor.POINTS and not 0 <= scale.lowest < scale.highest <= MOST_POINTS:
        reason = worded("the highest mark is above the lowest, and at most {0}").format(MOST_POINTS)
        raise InvalidValueError(field="highest", reason=reason)
    if not 0 <= scale.decimals <= _MOST_DECIMALS:
        raise InvalidValueError(field="decimals", reason=worded("at most two digits"))
    values = tuple(_checked_value(value) for value in scale.values)
    codes = [value.code.casefold() for value in values]
    if scale.editor is Editor.LETTERS and not values:
        raise InvalidValueError(field="values", reason=worded("it needs one value at least"))
    if len(values) > MOST_VALUES or len(set(codes)) < len(codes):
        raise InvalidValueError(field="values", reason=worded("two values are the same"))
    for evaluation in scale.evaluations:
        check_evaluation(evaluation)
    return replace(scale, title=title, note=clean_text(scale.note), values=values)


def _checked_value(value: ScaleValue) -> ScaleValue:
    code = _line("values", value.code, _LONGEST_CODE)
    if _state_of(code) is not None:
        reason = worded("{0} is said of a cell without a mark").format(code)
        raise InvalidValueError(field="values", reason=reason)
    if not 0 <= value.rank <= MOST_VALUES:
        raise InvalidValueError(field="values", reason=worded("the order is not a number"))
    return replace(value, code=code, meaning=clean_text(value.meaning)[:_LONGEST_TITLE])


def check_evaluation(evaluation: Evaluation) -> None:
    """InvalidValueError for thresholds that do not rise, or for no point of a year."""
    rising = (0, evaluation.below_from, evaluation.expected_from, evaluation.above_from)
    if list(rising) != sorted(rising) or rising[-1] > MOST_POINTS + 1:
        reason = worded("below, expected and above follow each other upwards")
        raise InvalidValueError(field="expected_from", reason=reason)
    if not 0 <= evaluation.half_term <= 6:
        raise InvalidValueError(field="half_term", reason=worded("there is no such half-term"))
    if evaluation.starts and evaluation.ends and evaluation.ends < evaluation.starts:
        raise InvalidValueError(field="ends", reason=worded("it ends before it starts"))


def _line(field: str, text: str, longest: int) -> str:
    line = clean_text(text)
    if not line:
        raise InvalidValueError(field=field, reason="it cannot be empty")
    if len(line) > longest:
        raise InvalidValueError(field=field, reason=f"longer than {longest} characters")
    return line


def find_scale(scales: Sequence[Scale], name: str) -> Scale | None:
    """By title or code, whatever its capitals; None for none."""
    wanted = clean_text(name).casefold()
    return next((s for s in scales if wanted in (s.title.casefold(), s.code.casefold())), None)
