"""What a file says of meals, needs and care, as it is on the day."""

from datetime import date
from xml.etree.ElementTree import fromstring

from vault.domain.characteristics import CharacteristicKind as Kind
from vault.exchange.ctf.pupil_groups import groups_of

TODAY = date(2026, 9, 1)
PUPIL = """<Pupil><FSMhistory><FSMinstance><FSMstartDate>2022-09-05</FSMstartDate>{ends}
</FSMinstance></FSMhistory><SENhistory>
<SEN><StartDate>2024-01-01</StartDate><SENprovision>E</SENprovision></SEN>
<SEN><StartDate>2022-01-01</StartDate><SENprovision>K</SENprovision></SEN></SENhistory>
<LookedAfter><InCare>true</InCare></LookedAfter></Pupil>"""


def words(ends=""):
    return dict(groups_of(fromstring(PUPIL.format(ends=ends)), TODAY))


def test_the_latest_need_counts_and_meals_that_ended_do_not():
    assert words() == {Kind.FREE_MEALS: "yes", Kind.SEN: "E", Kind.LOOKED_AFTER: "yes"}
    assert words("<FSMendDate>2023-01-01</FSMendDate>")[Kind.FREE_MEALS] == "no"


def test_a_file_that_says_nothing_says_no_no():
    assert not dict(groups_of(fromstring("<Pupil/>"), TODAY))


def test_the_first_language_is_the_one_that_is_called_so():
    spoken = "".join(
        f"<Type><LanguageType>{kind}</LanguageType><LanguageCode>{code}</LanguageCode></Type>"
        for kind, code in (("H", "ENG"), ("F", "URD"))
    )
    details = f"<BasicDetails><Languages>{spoken}</Languages></BasicDetails>"
    found = dict(groups_of(fromstring(f"<Pupil>{details}</Pupil>"), TODAY))
    assert found == {Kind.FIRST_LANGUAGE: "URD"}
