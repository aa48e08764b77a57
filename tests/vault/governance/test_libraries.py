"""Libraries of another version and known weaknesses are told."""

import json

import pytest

from tests.vault.governance.check_runs import results
from vault.actions.security_check import BringInAdvisories
from vault.domain.assessments import Result
from vault.errors import BadAdvisoryError
from vault.governance import libraries


def osv(**more):
    return {"id": "TEST-1", "modified": "2026-01-01T00:00:00Z", **more}


def affected(name, **more):
    return {"affected": [{"package": {"ecosystem": "PyPI", "name": name}, **more}]}


def bring_in(session, path, content):
    path.write_text(content if isinstance(content, str) else json.dumps(content))
    return session.run(BringInAdvisories(path))


def events(*pairs):
    return {"ranges": [{"type": "ECOSYSTEM", "events": [{k: v} for k, v in pairs]}]}


@pytest.mark.parametrize(
    ("name", "where", "is_hit"),
    [
        ("Pillow", events(("introduced", "0"), ("fixed", "99")), True),
        ("pillow", events(("introduced", "0"), ("fixed", "1.0")), False),
        ("PILLOW", events(("introduced", "0"), ("last_affected", "99")), True),
        ("pillow", events(("introduced", "99")), False),
        ("pillow", {"versions": ["13.0.0"]}, True),
        ("some-other", events(("introduced", "0")), False),
    ],
)
def test_an_advisory_for_a_shipped_version_fails_the_check(school, tmp_path, name, where, is_hit):
    assert results(school)["advisories"].result is Result.WARN
    entry = osv(summary="A hole", **affected(name, **where))
    bring_in(school, tmp_path / "osv.json", [entry, osv()])
    item = results(school)["advisories"]
    assert item.result is (Result.FAIL if is_hit else Result.PASS)
    assert ("A hole" in item.found) == is_hit
    entry["withdrawn"] = "2026-02-01T00:00:00Z"
    bring_in(school, tmp_path / "osv.json", {"vulns": [entry]})
    assert results(school)["advisories"].result is Result.PASS


@pytest.mark.parametrize(
    "content", ["", "no json", "[]", "{}", "[1]", '{"id": 1, "modified": "x"}', '{"vulns": {}}']
)
def test_what_is_no_osv_is_refused_and_the_old_list_stays(school, tmp_path, content):
    bring_in(school, tmp_path / "osv.json", osv())
    with pytest.raises(BadAdvisoryError):
        bring_in(school, tmp_path / "osv.json", content)
    assert results(school)["advisories"].result is Result.PASS


def test_a_library_of_another_version_is_noticed(monkeypatch, school, tmp_path):
    assert libraries.library_changes() == ()
    # An installer's papers of another version, in a folder that is looked at first.
    (tmp_path / "pillow-0.0.1.dist-info").mkdir()
    monkeypatch.syspath_prepend(str(tmp_path))
    item = results(school)["libraries"]
    assert item.result is Result.FAIL
    assert "pillow is 0.0.1" in item.found
