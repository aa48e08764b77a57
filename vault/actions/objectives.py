"""Objectives: programmes of study, and how pupils are judged by them."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from vault.actions.base import Command, Query
from vault.domain.access import Permission
from vault.domain.bands import Band
from vault.domain.catalogue.objectives import (
    JUDGEMENT_READ,
    JUDGEMENT_WRITE,
    PROGRAMME_READ,
    PROGRAMME_WRITE,
)
from vault.domain.half_terms import HalfTerm
from vault.domain.ids import ClassId, PupilId, RecordId
from vault.domain.objective_papers import objectives_paper
from vault.domain.objectives import (
    Judged,
    Judging,
    ObjectiveGrid,
    Programme,
    ProgrammeProgress,
    Summative,
)
from vault.domain.papers import Paper
from vault.exchange.pictures import clean_picture_file
from vault.store.measures.policies import Policies
from vault.store.records import Records
from vault.store.school.judgements import Judgements
from vault.store.school.photos import Photos
from vault.store.school.programmes import Programmes


@dataclass(frozen=True)
class ListProgrammes(Query[tuple[Programme, ...]]):
    """With their objectives, those that ended too; names no child."""

    name = "programme.list"
    needs = PROGRAMME_READ
    is_recorded = False

    def apply(self, records: Records) -> tuple[Programme, ...]:
        return records.of(Programmes).all()


@dataclass(frozen=True)
class ListStarts(Query[tuple[Programme, ...]]):
    """What a new programme can begin with in the school's country: names of areas, with no
    objectives."""

    name = "programme.starts"
    needs = PROGRAMME_WRITE
    is_recorded = False

    def apply(self, records: Records) -> tuple[Programme, ...]:
        return records.of(Policies).law().areas


@dataclass(frozen=True)
class SetProgramme(Command[RecordId]):
    """Make a programme (empty id), or change it with its objectives; one by which pupils were
    judged is not left out."""

    name = "programme.set"
    needs = PROGRAMME_WRITE

    programme: Programme

    def apply(self, records: Records) -> RecordId:
        return records.of(Programmes).set(self.programme)


@dataclass(frozen=True)
class RemoveProgramme(Command[None]):
    """With its objectives; refused once pupils were judged by it."""

    name = "programme.remove"
    needs = PROGRAMME_WRITE

    programme: RecordId
    version: int

    def apply(self, records: Records) -> None:
        records.of(Programmes).remove(self.programme, self.version)


@dataclass(frozen=True)
class HalfTermNow(Query[HalfTerm]):
    """The half-term of today, by the school's terms; names no child."""

    name = "objectives.now"
    needs = PROGRAMME_READ
    is_recorded = False

    def apply(self, records: Records) -> HalfTerm:
        return records.of(Judgements).now()


@dataclass(frozen=True)
class OpenObjectives(Query[ObjectiveGrid]):
    """A class by a programme, as it stood at the half-term; at the present one where None is
    given."""

    name = "objectives.open"
    needs = JUDGEMENT_READ

    school_class: ClassId
    programme: RecordId
    half_term: HalfTerm | None = None

    def apply(self, records: Records) -> ObjectiveGrid:
        return records.of(Judgements).grid(self.school_class, self.programme, self.half_term)


@dataclass(frozen=True)
class Judge(Command[dict[tuple[PupilId, RecordId], Judged | None]]):
    """One cell, or a row, a column or a block of them: all or none, and taken back together."""

    name = "objectives.judge"
    needs = JUDGEMENT_WRITE

    cells: tuple[Judging, ...]
    half_term: HalfTerm

    def apply(self, records: Records) -> dict[tuple[PupilId, RecordId], Judged | None]:
        return records.of(Judgements).judge(self.cells, self.half_term)


@dataclass(frozen=True)
class SetEvidence(Command[int]):
    """The note that stands with a judgement; its new version."""

    name = "objectives.evidence"
    needs = JUDGEMENT_WRITE

    judgement: RecordId
    version: int
    note: str

    def apply(self, records: Records) -> int:
        return records.of(Judgements).set_note(self.judgement, self.version, self.note)


@dataclass(frozen=True)
class AddEvidencePicture(Command[int]):
    """A picture of the pupil's work that stands with a judgement, in place of one that stood there;
    the judgement's new version. PhotoRejectedError if the file is none."""

    name = "objectives.picture"
    needs = Permission.PHOTO_WRITE

    judgement: RecordId
    version: int
    path: Path

    def apply(self, records: Records) -> int:
        judgements = records.of(Judgements)
        pupil = judgements.pupil_of(self.judgement)
        picture = clean_picture_file(self.path)
        photo = records.of(Photos).add_evidence(pupil, picture, date.today())
        return judgements.set_photo(self.judgement, self.version, photo)


@dataclass(frozen=True)
class RemoveEvidencePicture(Command[int]):
    """The judgement stays; its new version."""

    name = "objectives.no-picture"
    needs = Permission.PHOTO_WRITE

    judgement: RecordId
    version: int

    def apply(self, records: Records) -> int:
        return records.of(Judgements).set_photo(self.judgement, self.version, None)


@dataclass(frozen=True)
class SetSummative(Command[Summative | None]):
    """Where the pupil stands in the programme as a whole, as the teacher says and no tick forces;
    None takes it away. `version` is the one that was read, 0 where there was none."""

    name = "objectives.summative"
    needs = JUDGEMENT_WRITE

    pupil: PupilId
    programme: RecordId
    half_term: HalfTerm
    version: int
    band: Band | None
    note: str = ""

    def apply(self, records: Records) -> Summative | None:
        return records.of(Judgements).set_summative(
            self.pupil, self.programme, self.half_term, self.version, self.band, self.note
        )


@dataclass(frozen=True)
class DraftObjectives(Query[Paper]):
    """To be printed: a line for each objective, a column for each pupil, then the gaps; or these
    alone."""

    name = "objectives.draft"
    needs = Permission.PRINT

    school_class: ClassId
    programme: RecordId
    half_term: HalfTerm | None = None
    only_gaps: bool = False

    def apply(self, records: Records) -> Paper:
        grid = records.of(Judgements).grid(self.school_class, self.programme, self.half_term)
        return objectives_paper(grid, records.profile.name, only_gaps=self.only_gaps)


@dataclass(frozen=True)
class OpenPupilObjectives(Query[tuple[ProgrammeProgress, ...]]):
    """How a pupil stands in each programme, and how that came about."""

    name = "objectives.pupil"
    needs = JUDGEMENT_READ

    pupil: PupilId

    def apply(self, records: Records) -> tuple[ProgrammeProgress, ...]:
        return records.of(Judgements).progress(self.pupil)
