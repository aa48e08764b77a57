"""Rolls of other shapes, doubtful files, and files that are built to do harm."""

import os
import zipfile
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vault.actions.import_roll import ApplyRoll, PreviewRoll
from vault.actions.import_source import KindOfSource
from vault.actions.pupils import ListPupils, OpenPupil
from vault.domain.preview import LIST_FIELDS, ReadOptions
from vault.errors import BadFileError, TuckboxError, UnsafeFileError
from vault.exchange.class_list import FIELD_NAMES
from vault.exchange.recognise import read_roll
from vault.exchange.safe_zip import open_bundle

AS_FOUND = ReadOptions()


def bring_in(session, path, options=AS_FOUND):
    preview = session.run(PreviewRoll(path, options))
    session.run(ApplyRoll(path, options, preview.digest))
    return preview


def rows(session):
    return session.run(ListPupils(include_left=True))


def oneroster(path, files, manifest="bulk"):
    with zipfile.ZipFile(path, "w") as bundle:
        said = [f"file.{name},{manifest}" for name in files]
        head = "propertyName,value\nmanifest.version,1.0\noneroster.version,1.1\n"
        bundle.writestr("manifest.csv", head + "\n".join(said) + "\n")
        for name, text in files.items():
            bundle.writestr(f"{name}.csv", text)
    return path


USERS = "sourcedId,status,dateLastModified,enabledUser,role,givenName,familyName\n"


@pytest.mark.parametrize("name", ["UK_Format_25_Users", "UK_Format_100_Users", "SDS_v2.1"])
def test_school_data_sync_comes_in_without_its_passwords(name, lead, samples):
    path = samples / "microsoft-sds" / name
    preview = bring_in(lead, path)
    assert rows(lead)
    assert "P@ssw" not in repr(preview)
    assert any("Passwords" in note for note in preview.notes)
    again = lead.run(PreviewRoll(path))
    assert (again.new, again.changed) == ((), ())


def test_guardians_of_school_data_sync_become_contacts(lead, samples):
    bring_in(lead, samples / "microsoft-sds" / "SDS_v2.1")
    found = [c for row in rows(lead) for c in lead.run(OpenPupil(row.id)).contacts]
    assert "guardian" in {contact.relationship for contact in found}


def test_contacts_in_a_list_come_in_with_their_order(lead, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(
        "Surname,Forename,Contact 1 Name,Contact 1 Phone,Contact 2 Name,Contact 2 Relationship\n"
        'Khan,Zoe,"Khan, Amir",01632 960001,Robin Doe,aunt\n'
    )
    bring_in(lead, path)
    contacts = lead.run(OpenPupil(rows(lead)[0].id)).contacts
    assert [(c.priority, c.given, c.family, c.phone, c.relationship) for c in contacts] == [
        (1, "Amir", "Khan", "01632 960001", ""),
        (2, "Robin", "Doe", "", "aunt"),
    ]
    again = lead.run(PreviewRoll(path))
    assert (again.new, again.changed) == ((), ())


def test_invisible_signs_are_taken_out_and_told(lead, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("Surname,Forename\nKh\u202ean,Zo\u200be\n", encoding="utf-8")
    preview = bring_in(lead, path)
    assert len([p for p in preview.doubtful if "invisible" in p.reason]) == 2
    assert (rows(lead)[0].family, rows(lead)[0].given) == ("Khan", "Zoe")


def test_what_was_found_out_can_be_put_right_by_hand(lead, tmp_path):
    path = tmp_path / "list.txt"
    path.write_bytes("A;B;C\nKhän;Zoë;04/03/2016\n".encode("cp1252"))
    unsaid = lead.run(PreviewRoll(path))
    assert unsaid.needs_columns
    assert not unsaid.will_write
    assert unsaid.header == ("A", "B", "C")
    mapping = (("A", "legal_family"), ("B", "legal_given"), ("C", "born"))
    options = ReadOptions("cp1252", ";", "month-day-year", mapping)
    bring_in(lead, path, options)
    (row,) = rows(lead)
    assert (row.family, row.given, row.born) == ("Khän", "Zoë", date(2016, 4, 3))


def test_every_field_offered_by_hand_is_one_that_is_read():
    plain = {field for field in LIST_FIELDS if not field.startswith("contact")}
    assert plain <= set(FIELD_NAMES)


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


def test_a_common_transfer_file_is_said_not_to_be_read_yet(lead, tmp_path):
    path = tmp_path / "8010000_CTF_8010001_001.xml"
    path.write_text('<!DOCTYPE x [<!ENTITY a "aaaa">]><CTfile>&a;</CTfile>')
    with pytest.raises(BadFileError) as refused:
        lead.run(KindOfSource(path))
    assert "CTF" in str(refused.value.details["reason"])


HARMFUL = {
    "absolute": [("/etc/users.csv", "a")],
    "drive": [("C:\\users.csv", "a")],
    "up": [("users.csv", "a"), ("..\\..\\evil.csv", "a")],
    "twice": [("users.csv", "a"), ("USERS.csv", "a")],
    "too many": [(f"{n}.csv", "a") for n in range(25_000)],
}


@pytest.mark.parametrize("kind", HARMFUL)
def test_a_zip_that_is_built_to_do_harm_is_refused(kind, lead, tmp_path):
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as bundle:
        for name, text in HARMFUL[kind]:
            bundle.writestr(name, text)
    with pytest.raises(UnsafeFileError):
        lead.run(PreviewRoll(path))


def test_a_link_in_a_zip_or_a_folder_is_not_followed(lead, tmp_path):
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as bundle:
        link = zipfile.ZipInfo("users.csv")
        link.external_attr = 0o120777 << 16
        bundle.writestr(link, "/etc/passwd")
    with pytest.raises(UnsafeFileError):
        lead.run(PreviewRoll(path))
    outside, folder = tmp_path / "outside", tmp_path / "folder"
    outside.mkdir()
    folder.mkdir()
    (outside / "a.csv").write_text("secret")
    os.symlink(outside, folder / "link")
    os.symlink(outside / "a.csv", folder / "users.csv")
    assert open_bundle(folder, 100).names == ()


def test_a_damaged_zip_is_told(lead, tmp_path):
    path = oneroster(tmp_path / "x.zip", {"users": USERS + "u1,,,true,student,Zoe,Khan\n" * 50})
    data = bytearray(path.read_bytes())
    data[90:120] = bytes(30)
    path.write_bytes(data)
    with pytest.raises(BadFileError):
        lead.run(PreviewRoll(path))
    assert rows(lead) == ()


FUZZ = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
CELLS = st.text(alphabet=st.characters(codec="utf-8"), max_size=12)
LINES = st.lists(st.lists(CELLS, max_size=7).map(",".join), max_size=6).map("\n".join)


@FUZZ
@given(raw=st.one_of(st.binary(max_size=300), LINES.map(str.encode)))
def test_any_bytes_as_a_class_list_give_records_or_an_expected_error(raw, tmp_path):
    path = tmp_path / "list.csv"
    for head in (b"", b"Surname,Forename,DOB,UPN,Reg,Contact 1 Name\n"):
        path.write_bytes(head + raw)
        try:
            read_roll(path, ReadOptions())
        except TuckboxError:
            continue


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
            read_roll(path, ReadOptions())
        except TuckboxError:
            continue


IN_A_BUNDLE = given(
    raw=st.one_of(st.binary(max_size=200), LINES.map(str.encode)),
    name=st.sampled_from(
        ["users", "classes", "enrollments", "academicSessions", "demographics", "roles", "manifest"]
    ),
)


@settings(FUZZ, max_examples=50)
@IN_A_BUNDLE
def test_any_bytes_as_a_file_of_oneroster_give_records_or_an_expected_error(raw, name, tmp_path):
    read_with(raw, name, tmp_path)


@pytest.mark.slow
@settings(FUZZ, max_examples=1000)
@IN_A_BUNDLE
def test_a_thousand_of_them_do(raw, name, tmp_path):
    read_with(raw, name, tmp_path)
