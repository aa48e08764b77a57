"""Acts, articles, authorities and countries are named in vault/domain/law, and nowhere else."""

import ast
import re
from pathlib import Path

import pytest

from vault.domain.law import LAWS
from vault.domain.policy import Country

ROOT = Path(__file__).resolve().parents[2]
ROOM = ROOT / "vault" / "domain" / "law"
FILES = sorted(
    path
    for part in ("vault", "ui")
    for kind in ("py", "md", "sql", "toml")
    for path in (ROOT / part).rglob(f"*.{kind}")
    if ROOM not in path.parents
)
CODE = [path for path in FILES if path.suffix == ".py"]
NAMES_A_LAW = re.compile(
    r"\b(?:UK )?GDPR\b|\bData Protection Act|\bDPA\b|\bFERPA\b|\bCOPPA\b|\bPPRA\b|\bHIPAA\b"
    r"|\bC\.?F\.?R\b|\bU\.S\.C|\bKCSIE\b|\bKeeping children safe in\b|\bICO\b|\bDfE\b"
    r"|Information Commissioner|Department (?:of|for) Education|Privacy Policy Office"
    r"|\bArt(?:icles?|s?\.) ?\d|\bSch(?:edule|\.) \d|\bs\. ?\d|\bAct (?:19|20)\d\d"
    r"|Regulations (?:19|20)\d\d"
)
MEMBERS = {*Country.__members__, *(country.value for country in Country)}
MAY_NAME = {
    "vault/governance/packs/england-primary.toml": "a schedule of one country, with its sources",
    "vault/governance/packs/england-secondary.toml": "a schedule of one country, with its sources",
    "vault/governance/packs/united-states.toml": "a schedule of one country, with its sources",
    "ui/classes/school_page.py": "'DfE number' is what a school's own number is called",
    "ui/classes/school_forms.py": "'DfE number' is what a school's own number is called",
}
MAY_KNOW_COUNTRIES = {
    "vault/domain/policy.py": "names the countries, and the one of a school that never said",
}
TIMES = re.compile(
    r"72 hours|(?:the|its|their|gives|have|within) 30 days|two months|first month", re.IGNORECASE
)
SAYS_A_TIME = {
    "vault/governance/checks/copies_and_upkeep.py": {"72 hours", "gives 30 days"},
    "vault/governance/protection.py": {"72 hours"},
    "vault/governance/news/news.md": {"its 30 days"},
    "vault/governance/modules/04-incidents.md": {"72 hours"},
    "vault/governance/modules/06-away.md": {"72 hours"},
    "vault/governance/modules/05-requests.md": {"two months", "first month"},
    "vault/domain/act_words.py": {"two months"},
    "vault/domain/messages.py": {"first month"},
    "ui/incidents/incidents_page.py": {"72 hours"},
    "ui/rights/complaint_forms.py": {"have 30 days"},
    "ui/rights/complaints_page.py": {"its 30 days", "gives 30 days", "their 30 days"},
    "ui/rights/complaints_presenter.py": {"the 30 days"},
    "ui/rights/request_page.py": {"two months"},
    "ui/rights/rights_forms.py": {"two months", "first month"},
}
"""Sentences that stand there for every country alike, and may as long as every law agrees."""
HOLDS = {
    "72 hours": lambda law: law.breach.hours == 72,
    "30 days": lambda law: law.acknowledge_within.days == 30,
    "two months": lambda law: law.request_time.extension_months in (0, 2),
    "first month": lambda law: (
        not law.request_time.extension_months
        or (law.request_time.months, law.request_time.days) == (1, 0)
    ),
}


def said_outside(pattern):
    """What each file outside of the room says of it, in small letters."""
    texts = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in FILES}
    found = {name: {w.lower() for w in pattern.findall(text)} for name, text in texts.items()}
    return {name: words for name, words in found.items() if words}


def branches(path):
    """Members of Country, by name or value, and comparisons of a country."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Attribute) and node.attr in Country.__members__:
            yield ast.unparse(node)
        elif isinstance(node, ast.Constant) and node.value in MEMBERS:
            yield node.value
        elif isinstance(node, ast.Compare) and ".country" in ast.unparse(node.left):
            yield ast.unparse(node)


def test_no_act_article_or_authority_is_named_outside_of_the_room():
    found = said_outside(NAMES_A_LAW)
    assert {name: words for name, words in found.items() if name not in MAY_NAME} == {}
    assert found.keys() == MAY_NAME.keys()


def test_nothing_branches_on_a_country():
    found = {path.relative_to(ROOT).as_posix(): set(branches(path)) for path in CODE}
    found = {name: signs for name, signs in found.items() if signs}
    assert {name: s for name, s in found.items() if name not in MAY_KNOW_COUNTRIES} == {}
    assert found.keys() == MAY_KNOW_COUNTRIES.keys()


def test_a_time_that_the_law_gives_is_said_only_where_it_is_known_to_be():
    assert said_outside(TIMES) == SAYS_A_TIME


@pytest.mark.parametrize("country", Country)
@pytest.mark.parametrize("words", HOLDS)
def test_what_is_said_for_every_country_alike_is_right_in_each(words, country):
    files = [name for name, said in SAYS_A_TIME.items() if any(words in one for one in said)]
    assert HOLDS[words](LAWS[country]), f"'{words}' is wrong for {country} in {files}"
