"""A OneRoster that goes out is complete, comes in again, and holds no user names or passwords."""

import csv
import io
import zipfile

import pytest

from tests.filled_school import unlock_lead
from tests.fresh_vault import fresh_vault
from tests.vault.exchange.odd_rolls import bring_in, rows
from vault.actions.classes import ListClasses
from vault.actions.school_files import SaveSchoolFile
from vault.domain.school_files import SchoolFile, SchoolFileOrder


@pytest.fixture
def out(school, tmp_path):
    def save(**more):
        pupils = tuple(row.id for row in rows(school))
        order = SchoolFileOrder(
            SchoolFile.ONEROSTER, pupils, "a library", in_the_clear=True, **more
        )
        path = tmp_path / f"{len(list(tmp_path.iterdir()))}.zip"
        school.run(SaveSchoolFile(order, path))
        return path

    return save


def table(path, name):
    with zipfile.ZipFile(path) as bundle:
        return list(csv.DictReader(io.StringIO(bundle.read(f"{name}.csv").decode())))


def test_whatever_a_row_names_is_in_the_file(out):
    path = out()
    ids = {
        name: {row["sourcedId"] for row in table(path, name)}
        for name in ("users", "classes", "courses", "orgs", "academicSessions")
    }
    for row in table(path, "enrollments"):
        assert row["userSourcedId"] in ids["users"]
        assert row["classSourcedId"] in ids["classes"]
    for row in table(path, "classes"):
        assert row["courseSourcedId"] in ids["courses"]
        assert row["termSourcedIds"] in ids["academicSessions"]
    for row in table(path, "users"):
        assert row["orgSourcedIds"] in ids["orgs"]
        assert all(row[name] for name in ("enabledUser", "role", "givenName", "familyName"))
        assert (row["status"], row["dateLastModified"], row["password"]) == ("", "", "")
    assert table(path, "enrollments")


def test_the_manifest_names_every_file_of_the_standard(out):
    with zipfile.ZipFile(path := out()) as bundle:
        there = {name.removesuffix(".csv") for name in bundle.namelist()} - {"manifest"}
    manifest = {row["propertyName"]: row["value"] for row in table(path, "manifest")}
    assert manifest["oneroster.version"] == "1.1"
    assert {n.removeprefix("file.") for n, value in manifest.items() if value == "bulk"} == there
    assert sum(name.startswith("file.") for name in manifest) == 13


def test_the_number_of_a_pupil_is_in_it_only_where_that_is_asked_for(out):
    assert not any(row["userIds"] for row in table(out(), "users"))
    assert any("{UPN:" in row["userIds"] for row in table(out(with_number=True), "users"))


def test_a_class_without_a_subject_has_none_when_it_comes_in_again(out, school):
    before = {row.name: row.subject for row in school.run(ListClasses())}
    assert "" in before.values()
    bring_in(school, out())
    assert {row.name: row.subject for row in school.run(ListClasses())} == before


def test_another_vault_reads_it(out, school, tmp_path):
    path = out(with_number=True)
    fresh_vault(tmp_path / "other.tuckbox")
    other = unlock_lead(tmp_path / "other.tuckbox")
    preview = bring_in(other, path)
    assert not preview.refused
    assert {row.given for row in rows(other)} == {row.given for row in rows(school)}
    assert len(other.run(ListClasses())) == len(school.run(ListClasses()))
    other.lock()
