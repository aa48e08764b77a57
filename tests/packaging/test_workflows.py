"""What runs elsewhere names only what is here, and nothing that others can exchange under it."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
TEXTS = [pytest.param(path.read_text(encoding="utf-8"), id=path.stem) for path in WORKFLOWS]


def test_there_is_one_for_tests_and_one_for_releases():
    assert [path.stem for path in WORKFLOWS] == ["release", "test"]


@pytest.mark.parametrize("text", TEXTS)
def test_actions_are_named_by_commit_and_keep_no_credentials(text):
    used = re.findall(r"uses: (\S+)(.*)", text)
    assert used
    for action, rest in used:
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", action), action
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", rest), action
    assert text.count("actions/checkout@") == text.count("persist-credentials: false")


@pytest.mark.parametrize("text", TEXTS)
def test_rights_are_read_only_but_where_the_draft_is_made(text):
    assert "\npermissions:\n  contents: read\n" in text
    assert "pull_request_target" not in text
    assert text.count("write #") == text.count(": write") <= 1


@pytest.mark.parametrize("text", TEXTS)
def test_every_script_and_target_that_is_called_is_there(text):
    for name in re.findall(r"(?:packaging|\.ci)/[\w./-]+\b", text):
        assert (ROOT / name).exists(), name
    targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert set(re.findall(r"run: make (\w+)", text)) <= set(targets)
