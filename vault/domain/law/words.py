"""Words of a law that stand in documents, letters and records, each group with where it goes."""

from dataclasses import dataclass

from vault.domain.documents import Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What the law, or those who work with it, call things. `acts` name the laws on children's data
    that the program was built to; `officer` is who answers for data, `sensitive` the kinds that
    have further protection, `local_authority` whom beside the school a family knows;
    `asking_to_see` are the words that a request to see the records need not have,
    `school_number` the number under which the state knows the school, `notification` the title of
    the letter to the authority."""

    acts: str
    officer: str
    sensitive: str
    local_authority: str
    asking_to_see: str
    school_number: str
    notification: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Training:
    """Sentences in the training of staff: who may ask to see what is held, which further rights
    there are (a line each), what it is to delete what was asked for, and what the law says of
    attendance registers: why they are kept, how a change is kept, and how the codes come about."""

    may_ask: str
    rights: tuple[str, ...]
    deleting: str
    registers: str
    register_changes: str
    register_codes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """On what a school may hold a category of data; `special` is the further condition for special
    category data, empty where the law asks for none."""

    basis: str
    special: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class YoungPupils:
    """A part of the lawful basis for laws that protect children `below` an age of their own; the
    number of such pupils stands between `before` and `after`."""

    below: int
    key: str
    title: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LawfulBasis:
    """The document on lawful basis: heading of the categories, and what the law asks for beside
    them."""

    title: str
    young_pupils: YoungPupils | None
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Parts of the privacy notice for families, in plain words: why the school may keep data, what
    families can ask, and whom they can turn to after the school."""

    allowed: tuple[str, ...]
    rights: tuple[str, ...]
    unhappy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessingTitles:
    """Headings of the record of processing, with the items of the law that they answer."""

    controller: str
    purposes: str
    categories: str
    recipients: str
    transfers: str
    limits: str
    measures: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentTitles:
    """Headings of the impact assessment that name an item of the law."""

    why: str
    advice: str
    views: str
    decision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BreachTitles:
    """Headings of the notification to the authority, with the items that they answer; `late` is
    for one that comes after the time is over."""

    happened: str
    data: str
    contact: str
    consequences: str
    measures: str
    late: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosureRecord:
    """The record of what was disclosed about one pupil: heading, what it is, and the title of the
    column with the reason."""

    title: str
    about: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StartingSchedule:
    """A retention pack by the name of its file, and its title."""

    pack: str
    title: str
