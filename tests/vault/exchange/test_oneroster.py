"""OneRoster files of everybody: years, terms and who is missing; any bytes end as expected."""

import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import examples
from tests.vault.exchange.odd_rolls import FUZZ, LINES, USERS, bring_in, oneroster, rows
from vault.actions.import_roll import ApplyRoll, PreviewRoll
from vault.domain.incoming import Reading
from vault.domain.law import law_of
from vault.domain.policy import Country
from vault.domain.preview import ReadOptions
from vault.errors import TuckboxError
from vault.exchange.recognise import read_roll


def test_years_and_terms_come_in_once(lead, tmp_path):
    path = oneroster(
        tmp_path / "r.zip",
        {
            "academicSessions": "sourcedId,title,type,startDate,endDate,parentSourcedId\n"
            "y1,2026/27,schoolYear,2026-09-01,2027-07-31,\n"
            "t1,Autumn,term,2026-09-01,2026-12-18,y1\n"
            "g1,First half,gradingPeriod,2026-09-01,2026-10-23,t1\n",
            "classes": "sourcedId,title,termSourcedIds\nc1,4B,g1\n",
            "users": USERS + "u1,,,true,student,Zoe,Khan\n",
        },
    )
    bring_in(lead, path)
    with lead._vault.parts.fence.inside() as token:
        found = lead._vault._connection.execute(
            f"{token} SELECT c.name, y.name, (SELECT count(*) FROM main.term t"
            " WHERE t.year_id = y.id) FROM main.class c JOIN main.academic_year y"
            " ON y.id = c.year_id"
        ).fetchall()
    assert found == [("4B", "2026/27", 2)]
    again = lead.run(PreviewRoll(path))
    assert (again.new, again.changed) == ((), ())
    lead.run(ApplyRoll(path, ReadOptions(), again.digest))
    assert lead.run(PreviewRoll(path)).digest == again.digest


def test_who_is_missing_from_a_file_of_everybody_is_told_and_left_as_they_are(lead, tmp_path):
    both = USERS + "u1,,,true,student,Zoe,Khan\nu2,,,true,student,Bob,Birch\n"
    bring_in(lead, oneroster(tmp_path / "r.zip", {"users": both}))
    only = USERS + "u1,,,true,student,Zoe,Khan\n"
    preview = bring_in(lead, oneroster(tmp_path / "r.zip", {"users": only}))
    assert [p.field for p in preview.doubtful if "not in this file" in p.reason] == ["Birch, Bob"]
    assert len(rows(lead)) == 2
    assert not any(row.left_on for row in rows(lead))


def read_with(raw, name, tmp_path):
    """A bundle of OneRoster in which this file is these bytes, without a head and with one."""
    files = {
        "manifest": b"propertyName,value\nfile.users,bulk\n",
        "users": USERS.encode() + b"u1,,,true,student,Zoe,Khan\n",
        "classes": b"sourcedId,title\nc1,4B\n",
    }
    path = tmp_path / "r.zip"
    for head in (b"", files.get(name, b"sourcedId,type,userSourcedId,role\n")):
        with zipfile.ZipFile(path, "w") as bundle:
            for one, content in {**files, name: head + raw}.items():
                bundle.writestr(f"{one}.csv", content)
        try:
            reading = read_roll(path, ReadOptions(), law_of(Country.ENGLAND))
        except TuckboxError:
            continue
        assert isinstance(reading, Reading)


IN_A_BUNDLE = given(
    raw=st.one_of(st.binary(max_size=200), LINES.map(str.encode)),
    name=st.sampled_from(
        ["users", "classes", "enrollments", "academicSessions", "demographics", "roles", "manifest"]
    ),
)


@settings(FUZZ, max_examples=examples(50))
@IN_A_BUNDLE
def test_any_bytes_as_a_file_of_oneroster_give_records_or_an_expected_error(raw, name, tmp_path):
    read_with(raw, name, tmp_path)


@pytest.mark.slow
@settings(FUZZ, max_examples=1000)
@IN_A_BUNDLE
def test_a_thousand_of_them_do(raw, name, tmp_path):
    read_with(raw, name, tmp_path)
