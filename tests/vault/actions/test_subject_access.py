"""A request for access: who asks is known first, and what goes is what was looked at."""

import pytest

from tests.vault.actions.requests import hand_over, opened, words_of
from vault.actions.cards import SaveOwnCard
from vault.actions.contacts import SetAlert
from vault.actions.disclosures import ListDisclosures
from vault.actions.policy import SetPolicy
from vault.actions.pupils import ChangePupil, OpenPupil
from vault.actions.rights import ConfirmIdentity
from vault.actions.subject_access import HandOverDossier, PreviewDossier
from vault.domain.dossier import HandOver
from vault.domain.ids import NEW
from vault.domain.policy import Country, Policy
from vault.domain.secrets import Passphrase
from vault.errors import IdentityFirstError, PlanOutdatedError


def test_nothing_leaves_before_it_is_known_who_asks(school, case, tmp_path):
    with pytest.raises(IdentityFirstError):
        hand_over(school, case, tmp_path / "ann.age")
    assert not list(tmp_path.glob("ann.age*"))


def test_it_can_go_to_a_card_with_the_familys_numbers_in_it(school, case, tmp_path):
    school.run(ConfirmIdentity(case, "known at the gate"))
    card = tmp_path / "own.tuckcard"
    school.run(SaveOwnCard(card))
    from vault.actions.cards import AddCard, ListCards

    school.run(AddCard(card, is_confirmed=True))
    chosen = (school.run(ListCards())[0].id,)
    report = hand_over(school, case, tmp_path / "ann.age", cards=chosen, contacts_too=True)
    assert report.passphrase == ""
    files = opened(tmp_path / "ann.age", identity=school._vault._keys.age_identity)
    assert "01632 960222" in files["data.json"].decode()
    assert school.run(ListDisclosures(school.ids["ann"]))[0].party == "Dana Lead"


def test_what_changed_since_it_was_looked_at_is_looked_at_again(school, case, tmp_path):
    school.run(ConfirmIdentity(case, "known at the gate"))
    seen = school.run(PreviewDossier(case))
    school.run(SetAlert(school.ids["ann"], NEW, "other", "New since"))
    with pytest.raises(PlanOutdatedError):
        school.run(HandOverDossier(case, seen.digest, HandOver(), tmp_path / "ann.age"))


@pytest.mark.parametrize(
    ("country", "number", "title", "other"),
    [
        (Country.ENGLAND, "B801200005001", "UPN", "State student ID"),
        (Country.UNITED_STATES, "WA-1234567", "State student ID", "UPN"),
    ],
)
def test_the_familys_copy_calls_the_number_what_the_law_calls_it(
    school, case, tmp_path, country, number, title, other
):
    school.run(SetPolicy(Policy(country=country)))
    ann = school.ids["ann"]
    facts = school.run(OpenPupil(ann)).facts
    school.run(ChangePupil(ann, facts.version, (("upn", number),)))
    school.run(ConfirmIdentity(case, "known at the gate"))
    report = hand_over(school, case, tmp_path / "ann.age")
    files = opened(tmp_path / "ann.age", passphrase=Passphrase(report.passphrase.encode()))
    (pdf,) = (raw for name, raw in files.items() if name.endswith(".pdf"))
    words = words_of(pdf)
    assert (title in words, number in words, other in words) == (True, True, False)
