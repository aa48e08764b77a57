"""Whose a row is: found by the types of its fields, however deep it is named."""

from dataclasses import dataclass
from datetime import date

from ui.widgets.whose_row import is_sealed, pupils_of
from vault.domain.ids import PupilId, RecordId

ANN, BOB = PupilId(RecordId("a")), PupilId(RecordId("b"))


@dataclass(frozen=True)
class OfOne:
    id: RecordId
    pupil: PupilId
    day: date | None = None


@dataclass(frozen=True)
class Maybe:
    pupil_id: PupilId | None


@dataclass(frozen=True)
class OfSeveral:
    first: OfOne
    others: tuple[PupilId, ...] = ()


@dataclass(frozen=True)
class OfNobody:
    id: RecordId
    title: str


def test_a_child_is_found_in_a_field_in_a_value_and_in_a_pair():
    one = OfOne(RecordId("x"), ANN)
    assert pupils_of(one) == (ANN,)
    assert pupils_of(("words", one)) == (ANN,)
    assert set(pupils_of(OfSeveral(one, (BOB, ANN)))) == {ANN, BOB}
    assert (pupils_of(Maybe(BOB)), pupils_of(Maybe(None))) == ((BOB,), ())


def test_a_row_of_nobody_is_nobodys_and_not_sealed():
    assert pupils_of(OfNobody(RecordId("a"), "Trip")) == ()
    assert not is_sealed(OfNobody(RecordId("a"), "Trip"))
