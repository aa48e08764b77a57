"""The number under which the state knows a child, as the law of the school's country has it."""

import pytest

from tests.vault.exchange.dirty_rolls import bring_in, listed, oneroster, reasons, rows
from vault.actions.policy import SetPolicy
from vault.actions.pupils import AddPupil, ChangePupil, OpenPupil
from vault.domain.field_words import field_words, told_fields
from vault.domain.law import LAWS, law_of
from vault.domain.policy import Country, Policy
from vault.domain.pupil_number import is_upn, upn_doubt
from vault.errors import InvalidValueError

STATE_ID = "WA-1234567"
UPN = "B801200005001"
USERS = "sourcedId,role,userIds,givenName,familyName\n"


@pytest.fixture
def in_the_states(lead):
    lead.run(SetPolicy(Policy(country=Country.UNITED_STATES)))
    return lead


def named(number):
    return (("legal_given", "Zoe"), ("legal_family", "Khan"), ("upn", number))


def test_a_state_student_id_has_no_check_letter(in_the_states):
    pupil = in_the_states.run(AddPupil(named(STATE_ID.lower())))
    facts = in_the_states.run(OpenPupil(pupil)).facts
    assert facts.upn == STATE_ID
    in_the_states.run(ChangePupil(pupil, facts.version, (("upn", "1234567"),)))
    assert in_the_states.run(OpenPupil(pupil)).facts.upn == "1234567"


def test_a_upn_with_another_letter_is_refused_where_it_was_typed(lead):
    with pytest.raises(InvalidValueError) as refused:
        lead.run(AddPupil(named(STATE_ID)))
    assert refused.value.details["field"] == "upn"
    pupil = lead.run(AddPupil(named(UPN.lower())))
    facts = lead.run(OpenPupil(pupil)).facts
    with pytest.raises(InvalidValueError):
        lead.run(ChangePupil(pupil, facts.version, (("upn", f"A{UPN[1:]}"),)))


def with_letter(digits):
    """By the weights that the department publishes: 2 to 13, modulo 23."""
    letters = "ABCDEFGHJKLMNPQRTUVWXYZ"
    values = (int(d) if d.isdecimal() else letters.index(d) for d in digits)
    return letters[sum(v * w for v, w in zip(values, range(2, 14), strict=False)) % 23] + digits


def test_a_temporary_upn_ends_with_a_letter():
    assert is_upn(with_letter("801200005001"))
    assert is_upn(with_letter("80120000500A"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        with_letter("80120000500"),
        with_letter("8012000050012"),
        with_letter("8012000A5001"),
        with_letter("80120000500A")[:-1] + "I",
        with_letter("801200005001").replace("8", "\u0668"),
    ],
)
def test_too_short_too_long_a_letter_within_and_foreign_figures_are_no_upn(text):
    assert not is_upn(text)


def test_a_class_list_of_a_district_brings_state_ids(in_the_states, tmp_path):
    text = f"Last name,First name,State Student ID\nKhan,Zoe,{STATE_ID}\n"
    preview = bring_in(in_the_states, listed(tmp_path, text))
    assert preview.doubtful == ()
    assert rows(in_the_states)["Zoe"].upn == STATE_ID


def test_in_england_such_a_list_is_told_to_hold_no_upns(lead, tmp_path):
    text = f"Surname,Forename,UPN\nKhan,Zoe,{STATE_ID}\n"
    preview = bring_in(lead, listed(tmp_path, text))
    assert "not the form of a UPN" in reasons(preview.doubtful)
    assert rows(lead)["Zoe"].upn == ""


@pytest.mark.parametrize(
    ("country", "number"), [(Country.ENGLAND, UPN), (Country.UNITED_STATES, STATE_ID)]
)
def test_a_oneroster_file_is_asked_for_the_number_of_the_country(lead, tmp_path, country, number):
    lead.run(SetPolicy(Policy(country=country)))
    ids = f'"{{UPN:{UPN}}},{{StateID:{STATE_ID}}}"'
    users = USERS + f"u1,student,{ids},Zoe,Khan\n"
    bring_in(lead, oneroster(tmp_path, "bulk", users=users))
    assert rows(lead)["Zoe"].upn == number


def test_school_data_sync_brings_state_ids(in_the_states, tmp_path):
    files = {
        "School": "ID,Name\ns1,Willow Bank\n",
        "Section": "ID,School ID,Section Name\nc1,s1,4B\n",
        "Student": "ID,School ID,First Name,Last Name,State ID\n"
        f"u1,s1,Zoe,Khan,{STATE_ID}\nu2,s1,Bob,Birch,N/A\n",
    }
    for name, text in files.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    bring_in(in_the_states, tmp_path)
    assert {row.given: row.upn for row in rows(in_the_states).values()} == {
        "Zoe": STATE_ID,
        "Bob": "",
    }


def test_each_law_says_what_it_is_called():
    called = {law.country: field_words(law, "pupil", "upn") for law in LAWS.values()}
    assert called == {Country.ENGLAND: "UPN", Country.UNITED_STATES: "state student ID"}
    columns = ("born", "upn")
    for law in LAWS.values():
        assert law.pupil_number.explained in told_fields(law, "pupil", columns)
        assert told_fields(law, "class", ("name",)) == told_fields(
            law_of(Country.ENGLAND), "class", ("name",)
        )


def test_what_has_not_the_form_of_a_number_is_told_otherwise_than_a_wrong_letter():
    assert upn_doubt(UPN) == ""
    assert upn_doubt(f"A{UPN[1:]}") == "the check letter does not fit"
    for text in ("99001", f"{UPN}1", "1234567890123", UPN.replace(UPN[3], "é")):
        assert upn_doubt(text) == "it has not the form of a UPN"
