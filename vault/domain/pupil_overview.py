"""What a pupil's page shows at once: what the office keeps, and beside it how the days went."""

from dataclasses import dataclass
from enum import StrEnum

from vault.domain.bands import Band
from vault.domain.english.wording import worded
from vault.domain.markbook import Assessment, CellMark, band_of
from vault.domain.people import PupilPage
from vault.domain.pupil_attendance import PupilAttendance
from vault.domain.scales import Scale


class Beside(StrEnum):
    """What was shown with the page; the words stand in the entry of the trail."""

    ATTENDANCE = "attendance"
    MARKS = "marks"


@dataclass(frozen=True, slots=True)
class GivenMark:
    """A mark of a pupil, without the figures of the class."""

    assessment: Assessment
    scale: Scale
    mark: CellMark

    @property
    def band(self) -> Band | None:
        """None for what does not count."""
        return band_of(self.scale, self.assessment, self.mark.value)


@dataclass(frozen=True, slots=True)
class PupilOverview:
    """`attendance` is of the school year of today, `marks` are all in sight, the earliest first;
    None for what was not asked for."""

    page: PupilPage
    attendance: PupilAttendance | None = None
    marks: tuple[GivenMark, ...] | None = None


def beside_words(parts: str) -> str:
    """'attendance and marks' of the words of an entry; '' of none."""
    words = {Beside.ATTENDANCE: worded("attendance"), Beside.MARKS: worded("marks")}
    return worded(" and ").join(words[part] for part in Beside if part in parts.split())
