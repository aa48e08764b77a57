"""What comes in of a roll is what its preview showed, whatever stands in the files."""

import csv
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.examples import examples
from vault.actions.import_roll import ApplyRoll, PreviewRoll
from vault.actions.pupils import ListPupils, OpenPupil
from vault.domain.preview import ReadOptions

HEAD = ("Surname", "Forename", "DOB", "Adno", "Year", "Class", "Contact 1 Name", "Contact 1 Phone")
ROWS = st.lists(
    st.tuples(
        st.sampled_from(("Lee", "Ray", "O'Brien", "Lee-Ray", "")),
        st.sampled_from(("Ann", "Bob", "Zoë", "Cat", "Liz", "")),
        st.sampled_from(("2016-09-03", "2015-01-02", "2014-05-06", "", "soon")),
        st.sampled_from(("", "1", "2", "3", "0004", "4", "N/A")),
        st.sampled_from(("", "4", "Year 5")),
        st.sampled_from(("", "4P", "5W")),
        st.sampled_from(("", "Mia Lee", "Tom Ray")),
        st.sampled_from(("", "07700 900001")),
    ),
    max_size=8,
)
OF_PUPIL = {"legal_given", "legal_family", "born", "admission_no", "year_group"}


def facts_of(session):
    """Each pupil's fields as text, by id."""
    rows = session.run(ListPupils(include_left=True))
    return {row.id: session.run(OpenPupil(row.id)).facts for row in rows}


def text_of(value):
    return value.isoformat() if isinstance(value, date) else str(value or "")


@settings(
    max_examples=examples(30),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(rows=ROWS)
def test_what_comes_in_is_what_was_shown(lead, tmp_path, rows):
    """Each file comes upon what those before have left."""
    path = tmp_path / "list.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEAD, *rows])
    seen, before = lead.run(PreviewRoll(path)), facts_of(lead)
    if seen.stopped:
        return
    new, changed = list(seen.new), list(seen.changed)
    report = lead.run(ApplyRoll(path, ReadOptions(), seen.digest))
    after = facts_of(lead)
    assert (report.new, report.changed, report.same) == (len(new), len(changed), seen.same)
    came = sorted(
        f"{f.legal_family}, {f.legal_given}".strip(", ")
        for f in (facts for record, facts in after.items() if record not in before)
    )
    assert came == sorted(item.label for item in new if item.kind == "pupil")
    shown = {item.record: item.fields for item in changed if item.kind == "pupil"}
    for record, facts in before.items():
        told = {d.field: (d.old, d.new) for d in shown.get(record, ()) if d.field in OF_PUPIL}
        written = {
            name: (text_of(getattr(facts, name)), text_of(getattr(after[record], name)))
            for name in OF_PUPIL
            if getattr(facts, name) != getattr(after[record], name)
        }
        assert written == told
    if not seen.questions:
        again = lead.run(PreviewRoll(path))
        assert (len(again.new), len(again.changed)) == (0, 0)
