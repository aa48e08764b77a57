"""Rows that share something with another row are found, and no others."""

from hypothesis import given
from hypothesis import strategies as st

from vault.domain.identity.folding import fold, folded_number
from vault.domain.incoming import IncomingPupil
from vault.store.roll.roll_rows_alike import RowsAlike, repeated

PUPILS = st.lists(
    st.fixed_dictionaries(
        {
            "legal_given": st.sampled_from(("Ann", "ann", "Zoë", "")),
            "legal_family": st.sampled_from(("Lee", "Le-e", "Ray")),
            "born": st.sampled_from(("", "2016-09-03", "2016-09-04")),
            "upn": st.sampled_from(("", "A1", "a1", "B2")),
            "admission_no": st.sampled_from(("", "007", "7", "N/A", "8")),
        }
    ),
    max_size=9,
)


def several(keys):
    return [at for at, key in enumerate(keys) if key and keys.count(key) > 1]


@given(PUPILS)
def test_whoever_shares_name_and_birth_date_or_a_number_is_found(rows):
    pupils = [IncomingPupil(f"k{n}", n, tuple(row.items())) for n, row in enumerate(rows)]
    alike = RowsAlike(pupils)
    named = [(fold(r["legal_given"]), fold(r["legal_family"]), r["born"]) for r in rows]
    assert list(alike.by_name) == several(named)
    for name in ("upn", "admission_no"):
        numbers = [folded_number(row[name]) for row in rows]
        assert list(alike.by_number[name]) == several(numbers)


def test_what_comes_more_than_once():
    assert repeated("abcab") == {"a", "b"}
