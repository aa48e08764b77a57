"""Records come out of their packing as they went in."""

from datetime import date

from vault.domain.incoming import IncomingContact, IncomingEnrolment, IncomingPupil, Problem
from vault.domain.packed_records import (
    packed_contacts,
    packed_enrolments,
    packed_items,
    packed_problems,
    packed_pupils,
)
from vault.domain.preview import FieldDiff, PreviewItem

DAY = date(2026, 9, 1)
MANY = 600
"""More than stay open."""


def test_every_kind_comes_out_as_the_kind_that_it_was():
    for packed, records in (
        (packed_pupils(), [IncomingPupil("a", 2, (("legal_given", "Ann"), ("sex", None)))]),
        (packed_contacts(), [IncomingContact("a>1", "a", 2, (("priority", 1),))]),
        (
            packed_enrolments(),
            [
                IncomingEnrolment("a", "4P", 2),
                IncomingEnrolment("a", "4P", 3, starts=DAY),
                IncomingEnrolment("a", "4P", 4, ends=DAY, is_staff=True, file="x.csv"),
            ],
        ),
        (packed_problems(), [Problem(2, "born", "no date", "x.csv", refused=False)]),
        (
            packed_items(),
            [PreviewItem("pupil", "Lee, Ann", 2, (FieldDiff("born", "", "2016"),), "id")],
        ),
    ):
        packed.extend(records * MANY)
        assert list(packed) == records * MANY
        assert {type(one) for one in packed} == {type(one) for one in records}
    assert {type(one.fields[0]) for one in packed} == {FieldDiff}
