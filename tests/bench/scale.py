"""How large everything is: `make bench`, and `make bench-full` at the size of the Otrack breach."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Scale:
    """Photos of the large school in kB each; the transfer's school has photos of 40 kB. What the
    law asks for is always measured at the size of the breach."""

    pupils: int
    enrolments: int
    photo_kb: int
    import_runs: int
    transfer_pupils: int
    transfer_runs: int
    merge_pupils: int = 10_000
    small: int = 1_000
    rights_pupils: int = 214_000
    rights_enrolments: int = 650_603
    rights_photo_kb: int = 1


USUAL = Scale(100_000, 300_000, 4, 3, 25_600, 3)
OTRACK = Scale(214_000, 650_603, 40, 1, 102_400, 1)
"""214,000 pupils, as many photos, and as many enrolments as it had assessments; 4 GB sealed."""
TRIAL = Scale(3_000, 9_000, 4, 1, 600, 1, 300, 1_000, 3_000, 9_000)
"""Whether everything still runs: its figures say nothing."""
