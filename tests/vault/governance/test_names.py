"""Names of other people are found in free text however they are written, and nothing else is."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vault.domain.people import PupilFacts
from vault.governance.names import NameFinder, Person, fold, names_of_pupil, says_a_name

PEOPLE = (
    Person("Zoë Åkesson", ("Zoë", ""), ("Åkesson",)),
    Person("Bob Birch", ("Robert", "Bob"), ("Birch", "")),
    Person("Siân O'Brien-Jones", ("Siân",), ("O'Brien-Jones",)),
    Person("May Ash", ("May",), ("Ash",)),
    Person("Mary Anne Van der Berg", ("Mary Anne",), ("Van der Berg",)),
    Person("Łukasz Żółć", ("Łukasz",), ("Żółć",)),
)
OWN = ("Ann", "Ash")
PLAIN = st.text(alphabet=" .,;:!?()-\n0123456789qwx", max_size=30)


def found(text, people=PEOPLE, own=OWN):
    (names,) = NameFinder([text], people, own).matches()
    return [(text[n.start : n.end], n.person, n.is_sure) for n in names]


def plain_of(name):
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


SPELLINGS = (
    str,
    str.upper,
    str.title,
    plain_of,
    lambda name: unicodedata.normalize("NFD", name),
    lambda name: name.replace("'", "’").replace("-", " "),
)


@given(
    before=PLAIN,
    after=PLAIN,
    person=st.sampled_from(PEOPLE),
    spell=st.sampled_from(SPELLINGS),
    is_turned=st.booleans(),
)
def test_a_full_name_is_found_as_a_whole_wherever_and_however_it_stands(
    before, after, person, spell, is_turned
):
    given_name = next(name for name in person.given if name)
    family = next(name for name in person.family if name)
    name = spell(f"{family}, {given_name}" if is_turned else f"{given_name} {family}")
    text = f"{before} {name} {after}"
    spots = [n for n in NameFinder([text], PEOPLE, OWN).matches()[0] if n.is_sure]
    assert [n.person for n in spots] == [person.label]
    assert text[spots[0].start : spots[0].end] == name


@given(st.text(alphabet=" .,-'’aeiouqxz0123456789\n", max_size=60))
def test_spots_lie_in_the_text_in_order_and_do_not_overlap(text):
    last = 0
    for name in NameFinder([text], PEOPLE, OWN).matches()[0]:
        assert last <= name.start < name.end <= len(text)
        last = name.end


@given(st.sampled_from([p.label for p in PEOPLE]), st.text(alphabet="abcxyz", min_size=1))
def test_a_name_inside_a_longer_word_is_no_name(label, more):
    word = fold(label.split(" ")[0])
    text = f"{word}{more}"
    assert all(words != word for words, _, _ in found(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bob's bag", [("Bob", "Bob Birch", True)]),
        ("robert was there", [("robert", "Bob Birch", False)]),
        ("in may or in May", [("may", "May Ash", False), ("May", "May Ash", True)]),
        ("Ann Ash and her sister May Ash", [("May Ash", "May Ash", True)]),
        ("Akeson pushed", [("Akeson", "like 'Akesson'", False)]),
        ("Birches and birchwood", []),
        ("", []),
    ],
)
def test_the_hard_ones(text, expected):
    assert found(text) == expected


def test_the_pupils_own_names_are_left_and_found_where_they_must_not_stand():
    facts = PupilFacts("x", 1, legal_given="Ann", legal_family="Ash", preferred_given="Annie")
    assert names_of_pupil(facts) == ("Ann", "Ash", "Annie")
    assert says_a_name("asked by the mother of ANNIE", names_of_pupil(facts))
    assert not says_a_name("an annual ashtray", names_of_pupil(facts))
    assert found("Ann Ash") == []
