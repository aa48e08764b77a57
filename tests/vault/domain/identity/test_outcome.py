"""Who a row is: keys propose, name and birth date confirm, and the rest is asked."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import examples
from tests.vault.domain.identity.people import A4, B5, PEOPLE, who
from vault.domain.identity.comparing import Person, compare
from vault.domain.identity.outcome import KeyKind, Known, Outcome, Why, decide


def known(record, *facts, **more):
    return Known(record, who(*facts, **more))


def by(kind, *some):
    return ((kind, some),)


LINK, UPN, ADMISSION = KeyKind.LINK, KeyKind.UPN, KeyKind.ADMISSION

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
    "names changed places": (
        who("Lee", "Ann"),
        [known("a")],
        Outcome.QUESTION,
        Why.SHORT_NAME,
    ),
    "names changed places, another birth date": (
        who("Lee", "Ann", "2014-01-30"),
        [known("a")],
        Outcome.NEW,
        "",
    ),
    "a twin": (who("Amy"), [known("a")], Outcome.NEW, ""),
}


@pytest.mark.parametrize("case", NAMES)
def test_without_a_key_the_name_finds_one_child_or_a_person_is_asked(case):
    row, named, wanted, more = NAMES[case]
    found = decide(row, (), tuple(named))
    assert found.outcome is wanted
    assert more in (found.record, found.why, "")


RECORDS = st.lists(PEOPLE, max_size=5).map(
    lambda people: [Known(f"r{place}", one) for place, one in enumerate(people)]
)


@settings(max_examples=examples(400), deadline=None)
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
