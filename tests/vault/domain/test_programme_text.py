"""A programme as people type it: what is written comes back, what is reworded stays the same."""

from hypothesis import given
from hypothesis import strategies as st

from vault.domain.ids import NEW, RecordId
from vault.domain.objectives import Objective
from vault.domain.programme_text import as_typed, from_typed

WORDS = (
    st.text("abcdefgh ", min_size=1, max_size=20)
    .map(" ".join)
    .map(lambda text: " ".join(text.split()))
)
LINES = st.lists(st.tuples(WORDS.filter(bool), WORDS.filter(bool)), max_size=8, unique=True)


@given(LINES)
def test_what_is_typed_and_not_touched_changes_nothing(lines):
    areas = dict.fromkeys(area for area, _ in lines)
    ordered = [line for area in areas for line in lines if line[0] == area]
    before = tuple(
        Objective(RecordId(f"{n:032x}"), area, text, n) for n, (area, text) in enumerate(ordered)
    )
    assert from_typed(as_typed(before), before) == before


def test_a_reworded_line_is_the_same_objective_and_a_new_one_is_new():
    before = tuple(
        Objective(RecordId(str(n)), "Number", text)
        for n, text in enumerate(("Counts in sixes", "Halves a number", "Doubles a number"))
    )
    typed = "# Number\nDoubles a number\nCounts in sixes and nines\n\n# Shape\nNames a cube"
    after = from_typed(typed, before)
    assert [(o.id, o.area, o.text) for o in after] == [
        ("2", "Number", "Doubles a number"),
        ("0", "Number", "Counts in sixes and nines"),
        (NEW, "Shape", "Names a cube"),
    ]
    more = from_typed("Counts in sixes\nHalves a number\nDoubles a number\nAdds tens", before)
    assert [o.id for o in more] == ["0", "1", "2", NEW]
    assert [o.area for o in more] == ["", "", "", ""]
