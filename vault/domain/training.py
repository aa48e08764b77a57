"""Training: modules of text, pictures and questions; who passed what, and what waits for it."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from vault.domain.access import Role
from vault.domain.ids import ModuleId

VALID_FOR = timedelta(days=365)
WARN_BEFORE = timedelta(days=30)


class Gate(StrEnum):
    """What waits until the modules for it are passed."""

    EXPORT = "export"
    ADMINISTRATION = "administration"


class BlockKind(StrEnum):
    """How a block of a module is shown."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    POINT = "point"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a module's text. A picture's text is what it shows; `picture` is its name."""

    kind: BlockKind
    text: str
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to choose, and why it is right or wrong."""

    text: str
    is_right: bool
    why: str


@dataclass(frozen=True, slots=True)
class Question:
    """Exactly one of at least two answers is right."""

    text: str
    answers: tuple[Answer, ...]

    @property
    def right(self) -> int:
        """The index of the right answer."""
        return next(n for n, answer in enumerate(self.answers) if answer.is_right)


@dataclass(frozen=True, slots=True)
class Module:
    """`roles` empty is for everybody; `pass_mark` in percent; `digest` names this very text."""

    id: ModuleId
    title: str
    minutes: int
    roles: frozenset[Role]
    gates: frozenset[Gate]
    pass_mark: int
    blocks: tuple[Block, ...]
    questions: tuple[Question, ...]
    digest: str
    is_own: bool = False
    """Whether the school added it."""

    def is_for(self, role: Role) -> bool:
        """Whether the role has to pass it."""
        return not self.roles or role in self.roles


@dataclass(frozen=True, slots=True)
class Passed:
    """A pass that is on record."""

    profile: str
    module: str
    digest: str
    passed_on: date
    expires_on: date
    score: int


class Standing(StrEnum):
    """How somebody stands with one module."""

    PASSED = "passed"
    EXPIRES_SOON = "expires soon"
    EXPIRED = "expired"
    DUE = "not passed yet"


@dataclass(frozen=True, slots=True)
class ModuleRow:
    """One module in one's own list."""

    module: Module
    standing: Standing
    passed: Passed | None


@dataclass(frozen=True, slots=True)
class MyTraining:
    """`grace_until`: until then export and administration do not wait for the modules."""

    rows: tuple[ModuleRow, ...]
    grace_until: date
    waiting: tuple[Gate, ...]
    """What waits now, because its modules are not passed and the first days are over."""


@dataclass(frozen=True, slots=True)
class TestResult:
    """`given` are the chosen answers, by question."""

    module: Module
    given: tuple[int, ...]
    score: int
    has_passed: bool

    __test__ = False  # not a test of ours, whatever its name begins with


@dataclass(frozen=True, slots=True)
class StaffTraining:
    """One colleague's state, for who looks after the training."""

    profile: str
    name: str
    role: Role
    done: int
    due: tuple[str, ...]
    """Titles of what is not passed or is over."""
    next_expiry: date | None


def standing_of(passed: Passed | None, today: date) -> Standing:
    """A pass counts to the day it expires on."""
    if passed is None:
        return Standing.DUE
    if passed.expires_on < today:
        return Standing.EXPIRED
    soon = passed.expires_on - today <= WARN_BEFORE
    return Standing.EXPIRES_SOON if soon else Standing.PASSED


def score_of(module: Module, given: tuple[int, ...]) -> int:
    """Percent of right answers, rounded down; a question left out counts as wrong."""
    right = sum(
        1
        for question, chosen in zip(module.questions, given, strict=False)
        if chosen == question.right
    )
    return 100 * right // len(module.questions)
