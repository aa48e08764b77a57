"""Acts, articles, authorities, countries, terms and times of a law stand in vault/domain/law, and
nowhere else."""

import ast

import pytest

from tests.law_words import NAMES_A_LAW, data_of, found_in, names_in, terms_of, times_of
from tests.source_files import ROOT, name_of, nodes_of, text_of
from vault.domain.law import LAWS
from vault.domain.policy import Country

ROOM = ROOT / "vault" / "domain" / "law"
FILES = sorted(
    path
    for part in ("vault", "ui")
    for kind in ("py", "md", "sql", "toml")
    for path in (ROOT / part).rglob(f"*.{kind}")
    if ROOM not in path.parents
)
CODE = [path for path in FILES if path.suffix == ".py"]
MEMBERS = {*Country.__members__, *(country.value for country in Country)}
MAY_NAME = {
    "vault/domain/english/united_states.toml": "names of laws, which stay as they are",
    "vault/governance/packs/england-primary.toml": "a schedule of one country, with its sources",
    "vault/governance/packs/england-secondary.toml": "a schedule of one country, with its sources",
    "vault/governance/packs/united-states.toml": "a schedule of one country, with its sources",
}
MAY_KNOW_COUNTRIES = {
    "vault/domain/policy.py": "names the countries, and the one of a school that never said",
}
OF_NO_LAW = {
    "vault/governance/checks/keys_and_people.py": {"30 days"},
    "vault/exchange/school_data_sync.py": {"DfE number"},
    "vault/governance/news/news.md": {"Security programme"},
    "vault/governance/packs/united-states.toml": {"Security program"},
}
"""Where the same words are another thing: tries of passwords, a column of another program, news of
the program, a schedule of one country."""


def named_outside():
    """What each file outside of the room names, comments and docstrings included."""
    texts = {name_of(path): text_of(path) for path in FILES}
    found = {name: set(NAMES_A_LAW.findall(text)) for name, text in texts.items()}
    return {name: words for name, words in found.items() if words}


def shown_texts(path):
    """What of a file can be shown to somebody: its strings, but for docstrings."""
    if path.suffix != ".py":
        return text_of(path)
    nodes = nodes_of(path)
    bodies = (n for n in nodes if isinstance(n, ast.Module | ast.ClassDef | ast.FunctionDef))
    docs = {id(n.value) for body in bodies for n in body.body if isinstance(n, ast.Expr)}
    strings = (n for n in nodes if isinstance(n, ast.Constant) and id(n) not in docs)
    return "\n".join(node.value for node in strings if isinstance(node.value, str))


def branches(path):
    """Members of Country, by name or value, and comparisons of a country."""
    for node in nodes_of(path):
        if isinstance(node, ast.Attribute) and node.attr in Country.__members__:
            yield ast.unparse(node)
        elif isinstance(node, ast.Constant) and node.value in MEMBERS:
            yield node.value
        elif (
            isinstance(node, ast.Compare)
            and ".country" in text_of(path)
            and ".country" in ast.unparse(node.left)
        ):
            yield ast.unparse(node)


def test_no_act_article_or_authority_is_named_outside_of_the_room():
    found = named_outside()
    assert {name: words for name, words in found.items() if name not in MAY_NAME} == {}
    assert found.keys() == MAY_NAME.keys()


def test_nothing_branches_on_a_country():
    found = {name_of(path): set(branches(path)) for path in CODE}
    found = {name: signs for name, signs in found.items() if signs}
    assert {name: s for name, s in found.items() if name not in MAY_KNOW_COUNTRIES} == {}
    assert found.keys() == MAY_KNOW_COUNTRIES.keys()


def test_no_time_or_term_of_a_law_is_written_outside_of_the_room():
    terms = [terms_of(law) for law in LAWS.values()]
    words = set.union(*terms) - set.intersection(*terms)
    words |= {time for law in LAWS.values() for time in times_of(law)}
    found = {name_of(p): found_in(shown_texts(p), words) for p in FILES}
    assert {name: wording for name, wording in found.items() if wording} == OF_NO_LAW


@pytest.mark.parametrize("country", Country)
def test_two_laws_name_the_same_only_where_it_is_meant_for_both(country):
    own = names_in(data_of(LAWS[country]))
    for other in (law for law in LAWS.values() if law.country is not country):
        # The security programme keeps the items of the COPPA Rule beside the country's own law.
        both = {n for n in own & names_in(data_of(other)) if not n.startswith("16 CFR 312")}
        assert both <= {"COPPA"}
