"""Who a row of a file is: the table of outcomes, and what holds for every row there could be."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vault.domain.identity.comparing import Person, compare, looks_mistyped
from vault.domain.identity.folding import (
    fold,
    folded_number,
    is_richer,
    is_short_for,
    longer_number,
    real_number,
    spellings,
)
from vault.domain.identity.outcome import KeyKind, Known, Outcome, Why, decide
from vault.domain.identity.questions import Answer, Candidate, Question, read_answer
from vault.errors import InvalidValueError


def who(given_name="Ann", family="Lee", born="2016-09-03", **more):
    return Person((given_name,) if given_name else (), (family,) if family else (), born, **more)


def known(record, *facts, **more):
    return Known(record, who(*facts, **more))


def by(kind, *some):
    return ((kind, some),)


LINK, UPN, ADMISSION = KeyKind.LINK, KeyKind.UPN, KeyKind.ADMISSION

ALIKE = [
    ("O’Brien", "O'Brien"),
    ("O`BRIEN", "obrien"),
    ("Siobhán", "Siobhan"),
    ("Mary-Ann", "Mary Ann"),
    ("Łukasik", "lukasik"),
    ("Øystein", "Oystein"),
    ("Þór", "Thor"),
    ("Yılmaz", "YILMAZ"),
    ("Strauß", "Strauss"),
    ("Ann", "ANN "),
    ("Zoe\u0308", "Zoë"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_names_are_one_however_they_are_spelt(one, other):
    assert fold(one) == fold(other)


def test_umlauts_are_also_known_as_two_letters():
    assert spellings("Müller") & spellings("Mueller")
    assert spellings("Müller") & spellings("Muller")


def test_vowel_signs_of_other_scripts_are_part_of_a_name():
    assert fold("राम") != fold("रमा")
    assert fold("राम") != fold("रम")


def test_short_forms_are_of_one_name_and_not_of_two():
    assert is_short_for("liz", "elizabeth")
    assert is_short_for("elizabeth", "liz")
    assert is_short_for("alfie", "alfred")
    assert not is_short_for("alexander", "alexandra")
    assert not is_short_for("ann", "amy")


NOTHING = ["", "N/A", "n/a", "-", "--", "#N/A", "0", "000", "none", "TBC", "nil", "#REF!", "?", "."]


@pytest.mark.parametrize("text", NOTHING)
def test_what_only_stands_where_a_number_should_be_is_none(text):
    assert folded_number(text) == ""
    assert real_number(text) == ""


def test_numbers_are_compared_without_zeros_and_spaces_and_kept_long():
    assert folded_number("00123") == folded_number("123") == folded_number(" 1 23")
    assert folded_number("a77") == folded_number("A77")
    assert folded_number("1230") != folded_number("123")
    assert longer_number("00123", "123") == longer_number("123", "00123") == "00123"


def test_a_spelling_that_lost_its_accents_does_not_replace_one_that_has_them():
    assert not is_richer("Zoë", "Zoe")
    assert not is_richer("O’Brien", "O'Brien")
    assert not is_richer("Lee", "LEE")
    assert is_richer("Zoe", "Zoë")
    assert is_richer("LEE", "Lee")
    assert is_richer("Smith Jones", "Smith-Jones")
    assert not is_richer("García López", "Garcia-Lopez")
    assert not is_richer("Smith Jones", "SMITH-JONES")


def test_dates_that_look_mistyped():
    assert looks_mistyped("2016-09-03", "2016-03-09")
    assert looks_mistyped("2016-09-03", "2016-09-13")
    assert looks_mistyped("2016-09-12", "2016-09-21")
    assert not looks_mistyped("2016-09-03", "2016-09-03")
    assert not looks_mistyped("2016-09-03", "2017-10-04")
    assert not looks_mistyped("", "2016-09-03")


TABLE = {
    "the same in everything": (who(), who(), Outcome.SAME),
    "spelt otherwise": (who("SIOBHAN", "O'Brien"), who("Siobhán", "O’Brien"), Outcome.SAME),
    "no birth date": (who(born=""), who(), Outcome.SAME),
    "birth date put right": (who(born="2016-09-04"), who(), Outcome.SAME),
    "married or adopted": (who(family="Smith"), who(), Outcome.SAME),
    "another given name": (who("Max"), who(), Outcome.SAME),
    "short form": (who("Liz", born=""), who("Elizabeth", born=""), Outcome.SAME),
    "both names differ": (who("Bob", "Ray"), who(), Outcome.QUESTION),
    "a name and the birth date differ": (who("Bob", born="2019-10-04"), who(), Outcome.QUESTION),
    "both names, no birth dates": (who("Bob", "Ray", ""), who(born=""), Outcome.QUESTION),
    "one name of two, no birth date": (who("Bob", born=""), who(), Outcome.QUESTION),
    "everything differs": (who("Bob", "Ray", "2019-10-04"), who(), Outcome.QUESTION),
}


@pytest.mark.parametrize("kind", KeyKind)
@pytest.mark.parametrize("case", TABLE)
def test_a_key_proposes_and_name_and_birth_date_confirm(case, kind):
    row, here, wanted = TABLE[case]
    assert decide(row, by(kind, Known("a", here)), ()).outcome is wanted


def test_only_clear_contradictions_count_against_a_file():
    clear = decide(who("Bob", "Ray"), by(ADMISSION, known("a")), ())
    unsure = decide(who("Bob", born=""), by(ADMISSION, known("a")), ())
    assert (clear.contradicts, clear.why) == (True, Why.OTHER_CHILD)
    assert (unsure.contradicts, unsure.why) == (False, Why.UNSURE)


def test_twins_whose_numbers_changed_places_stay_two():
    ann, amy = known("ann"), known("amy", "Amy")
    asked = decide(who("Amy"), by(ADMISSION, ann), (amy,))
    assert (asked.outcome, asked.why) == (Outcome.QUESTION, Why.BETTER)
    assert asked.candidates == ("amy", "ann")
    stands = decide(who("Amy"), by(ADMISSION, ann), (), frozenset({"ann"}))
    assert stands.outcome is Outcome.QUESTION
    assert decide(who("Max"), by(ADMISSION, ann), ()).outcome is Outcome.SAME


def test_of_two_with_one_number_the_one_whose_name_it_is():
    ann, bob = known("ann", admission_no="1"), known("bob", "Bob", "Ray", admission_no="1")
    found = decide(who("Bob", "Ray", admission_no="1"), by(ADMISSION, ann, bob), ())
    assert (found.outcome, found.record) == (Outcome.SAME, "bob")


def test_keys_that_name_two_children_are_asked_about():
    ann, bob = known("ann"), known("bob", "Bob", "Ray")
    asked = decide(who(), ((UPN, (ann,)), (ADMISSION, (bob,))), ())
    assert (asked.outcome, asked.candidates) == (Outcome.QUESTION, ("ann", "bob"))
    assert asked.contradicts


def test_a_link_that_was_made_decides_between_equals():
    one, other = known("one"), known("other")
    found = decide(who(), ((LINK, (other,)), (ADMISSION, (one,))), ())
    assert (found.outcome, found.record) == (Outcome.SAME, "other")
    asked = decide(who(), ((UPN, (other,)), (ADMISSION, (one,))), ())
    assert (asked.outcome, asked.why) == (Outcome.QUESTION, Why.SEVERAL)


A4, B5 = frozenset({"4p"}), frozenset({"5w"})
NAMES = {
    "nobody": (who(), [], Outcome.NEW, ""),
    "another birth date": (who(born="2012-01-30"), [known("a")], Outcome.NEW, ""),
    "one, no birth date": (who(born=""), [known("a")], Outcome.BY_NAME, "a"),
    "one, in another class": (
        who(born="", classes=B5),
        [known("a", classes=A4)],
        Outcome.BY_NAME,
        "a",
    ),
    "two": (who(born=""), [known("a"), known("b")], Outcome.QUESTION, Why.SEVERAL),
    "two, one in the class": (
        who(born="", classes=A4),
        [known("a", classes=A4), known("b", classes=B5)],
        Outcome.BY_NAME,
        "a",
    ),
    "two, one of the birth date": (
        who(),
        [known("a"), known("b", "Ann", "Lee", "2012-01-30")],
        Outcome.BY_NAME,
        "a",
    ),
    "another number": (
        who(admission_no="7"),
        [known("a", admission_no="5")],
        Outcome.QUESTION,
        Why.OTHER_NUMBER,
    ),
    "a number where there was none": (who(admission_no="7"), [known("a")], Outcome.BY_NAME, "a"),
    "a number and another class": (
        who(born="", admission_no="7", classes=B5),
        [known("a", classes=A4)],
        Outcome.QUESTION,
        Why.NAME_ONLY,
    ),
    "a leaver, no birth date": (
        who(born=""),
        [Known("a", who(), has_left=True)],
        Outcome.QUESTION,
        Why.NAME_ONLY,
    ),
    "a leaver of this birth date": (
        who(),
        [Known("a", who(), has_left=True)],
        Outcome.BY_NAME,
        "a",
    ),
    "a leaver and one who is here": (
        who(born=""),
        [Known("a", who(), has_left=True), known("b")],
        Outcome.BY_NAME,
        "b",
    ),
    "a mistyped birth date": (who(born="2016-03-09"), [known("a")], Outcome.QUESTION, Why.MISTYPED),
    "a short name": (who("Liz"), [known("a", "Elizabeth")], Outcome.QUESTION, Why.SHORT_NAME),
    "a twin": (who("Amy"), [known("a")], Outcome.NEW, ""),
}


@pytest.mark.parametrize("case", NAMES)
def test_without_a_key_the_name_finds_one_child_or_a_person_is_asked(case):
    row, named, wanted, more = NAMES[case]
    found = decide(row, (), tuple(named))
    assert found.outcome is wanted
    assert more in (found.record, found.why, "")


NAME = st.sampled_from(["Ann", "Amy", "Bob", "Liz", "Elizabeth", "Zoë", "O’Neil", "Al Karim", ""])
PEOPLE = st.builds(
    who,
    NAME,
    NAME,
    st.sampled_from(["", "2016-09-03", "2016-03-09", "2019-10-04"]),
    upn=st.sampled_from(["", "u1", "u2"]),
    admission_no=st.sampled_from(["", "1", "2"]),
    classes=st.sampled_from([frozenset(), A4, B5]),
)
RECORDS = st.lists(PEOPLE, max_size=5).map(
    lambda people: [Known(f"r{place}", one) for place, one in enumerate(people)]
)


@settings(max_examples=400, deadline=None)
@given(row=PEOPLE, here=RECORDS, data=st.data())
def test_no_row_is_ever_taken_for_a_child_it_contradicts(row, here, data):
    pick = st.lists(st.sampled_from(here), max_size=2) if here else st.just([])
    keyed = tuple((kind, tuple(data.draw(pick))) for kind in KeyKind)
    found = decide(row, keyed, here)
    people = {one.record: one.person for one in here}
    if found.record:
        fit = compare(row, people[found.record])
        assert not fit.contradicts
        assert fit.agreeing
    assert (found.outcome is Outcome.QUESTION) == bool(found.candidates)
    assert (found.outcome in (Outcome.SAME, Outcome.BY_NAME)) == bool(found.record)
    if any(some for _, some in keyed):
        assert found.outcome in (Outcome.SAME, Outcome.QUESTION)
    respelt = Person(
        tuple(name.upper().replace("’", "'") for name in row.given),
        tuple(f" {name.upper()} ".replace("’", "`") for name in row.family),
        row.born,
        row.upn,
        row.admission_no,
        row.classes,
    )
    assert decide(respelt, keyed, here) == found


@settings(max_examples=200, deadline=None)
@given(one=PEOPLE, other=PEOPLE)
def test_comparing_is_the_same_from_both_sides(one, other):
    assert compare(one, other) == compare(other, one)
    mirrored = compare(one, one)
    assert mirrored.differing == 0


def test_an_answer_names_one_of_those_who_were_asked_about():
    one, two = Candidate("a" * 32, "Ann Lee"), Candidate("b" * 32, "Bob Ray")
    alone = Question("q1", 2, "?", Candidate("", "Bo Ray"), (one,))
    both = Question("q2", 3, "?", Candidate("", "Bo Ray"), (one, two))
    assert read_answer(alone, "same") == (Answer.SAME, one.id)
    assert read_answer(both, f"same:{two.id}") == (Answer.SAME, two.id)
    assert read_answer(both, " New ") == (Answer.NEW, "")
    assert read_answer(both, "skip") == (Answer.SKIP, "")
    for question, text in ((both, "same"), (alone, f"same:{two.id}"), (alone, "all"), (alone, "")):
        with pytest.raises(InvalidValueError):
            read_answer(question, text)
