"""What each country's law answers. A law that leaves a question open cannot be made."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from vault.domain.attendance_codes import CodeSet
from vault.domain.characteristics import CharacteristicKind, CharacteristicRule
from vault.domain.data_categories import DataCategory
from vault.domain.documents import DocumentKind
from vault.domain.english.spoken import English, Speech
from vault.domain.incidents import Letter, Risk
from vault.domain.law.areas import shipped_areas
from vault.domain.law.attendance import shipped_codes
from vault.domain.law.scales import shipped_scales
from vault.domain.law.time_limits import RequestTime
from vault.domain.law.words import (
    AssessmentTitles,
    Basis,
    BreachTitles,
    DisclosureRecord,
    LawfulBasis,
    Notice,
    ProcessingTitles,
    StartingSchedule,
    Terms,
    Training,
)
from vault.domain.objectives import Programme
from vault.domain.policy import Country, Phase
from vault.domain.pupil_number import PupilNumber
from vault.domain.scales import Scale
from vault.domain.school_files import SchoolFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """Telling of a breach of data. `tell_within` counts from when the school became aware;
    `must_tell` are those who have to be told before an incident of that risk is closed; `under`
    names the law in the notification; `time_given` is the sentence that says the time, `risks` say
    for each risk who is told."""

    tell_within: timedelta
    time_given: str
    must_tell: Mapping[Risk, frozenset[Letter]]
    risks: Mapping[Risk, str]
    under: str
    titles: BreachTitles

    @property
    def hours(self) -> int:
        """`tell_within` in whole hours."""
        return self.tell_within // timedelta(hours=1)

    def __post_init__(self) -> None:
        _complete("whom a breach is told to", self.must_tell, Risk)
        _complete("words of a risk", self.risks, Risk)


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """No field has a default: what is forgotten is a TypeError that names it, as the program
    starts. `attendance_codes` is the shipped set with which registers are taken there.

    `name` is the country's, `in_sentence` the same after 'in'; `registered_with` the authority
    that numbers schools as holders of data, empty where none does; `acknowledge_within` the time
    to tell somebody that their complaint has come, `acknowledgement` the sentence that says it;
    `sending_ground` on what ground a file goes to a colleague, as the record of disclosures says
    it; `titles` are those of the documents; `security_programme` says which law the written
    security programme follows, `second_factor` who expects more than a password; `is_month_first`:
    whether people there write the third of September as 09/03; `english` what schools there write,
    and their law here with it; `is_in_grades`: whether they count grades and not years; in
    `scale_file` are the scales that marks are given in there, `area_file` the names of areas in
    programmes of study; '' for none; `school_files` are the standards in which schools there hand
    pupils on, the usual one first."""

    country: Country
    name: str
    in_sentence: str
    terms: Terms
    pupil_number: PupilNumber
    is_month_first: bool
    english: English
    is_in_grades: bool
    registered_with: str
    request_time: RequestTime
    is_copy_free: bool
    acknowledge_within: timedelta
    acknowledgement: str
    breach: Breach
    sending_ground: str
    disclosure_record: DisclosureRecord
    bases: Mapping[DataCategory, Basis]
    lawful_basis: LawfulBasis
    notice: Notice
    titles: Mapping[DocumentKind, str]
    processing: ProcessingTitles
    assessment: AssessmentTitles
    security_programme: str
    second_factor: str
    training: Training
    scale_file: str
    area_file: str
    attendance_codes: str
    school_files: tuple[SchoolFile, ...]
    characteristics: Mapping[CharacteristicKind, CharacteristicRule]
    schedules: Mapping[Phase, StartingSchedule]

    @property
    def speech(self) -> Speech:
        """How its papers speak."""
        return Speech(self.english, self.is_in_grades)

    @property
    def areas(self) -> tuple[Programme, ...]:
        """Programmes of study to begin with: their areas by name, and no objectives."""
        return shipped_areas(self.area_file)

    @property
    def scales(self) -> tuple[Scale, ...]:
        """The scales that come with the program there."""
        return shipped_scales(self.scale_file)

    @property
    def codes(self) -> CodeSet:
        """The set itself."""
        return shipped_codes(self.attendance_codes)

    def __post_init__(self) -> None:
        _complete(f"{self.name}: bases", self.bases, DataCategory)
        _complete(f"{self.name}: titles", self.titles, DocumentKind)
        _complete(f"{self.name}: characteristics", self.characteristics, CharacteristicKind)
        _complete(f"{self.name}: schedules", self.schedules, Phase)


def _complete(of: str, answers: Collection[str], asked: Iterable[str]) -> None:
    missing = [f"{kind}" for kind in asked if kind not in answers]
    if missing:
        raise TypeError(f"{of}: no answer for {', '.join(missing)}")
