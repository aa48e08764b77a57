"""Retention: rules with their source, and disposal that nobody does by accident."""

from datetime import UTC, date, datetime

import pytest

from tests.erasures import School, typed
from tests.vault.actions.schedules import LEFT, keys
from vault.actions.audit import ReadAudit
from vault.actions.profiles import AddProfile
from vault.actions.pupils import AddPupil, ListPupils, OpenPupil
from vault.actions.restrictions import SetHold
from vault.actions.retention import (
    AdoptPack,
    ConfirmDisposal,
    ListDisposals,
    ListDue,
    LookOverDisposal,
    ProposeDisposal,
    ReadPack,
    ReadSchedule,
    SetRule,
    WithdrawDisposal,
)
from vault.actions.rights import OpenRequest
from vault.actions.sealed import ListSafeguarding, RaiseConcern
from vault.domain.access import Role
from vault.domain.ids import NEW
from vault.domain.retention import DisposalState, HeldData, Rule, RuleAct, StartsFrom
from vault.domain.rights import RequestKind
from vault.domain.sealed import SealedRecord
from vault.errors import (
    HeldError,
    InvalidValueError,
    NotFoundError,
    SafeguardingFirstError,
    SecondPersonError,
    WrongStateError,
)
from vault.governance.schedule import PACKS, read_pack


@pytest.mark.parametrize("name", PACKS)
def test_every_rule_of_a_pack_names_its_source_and_date(name):
    pack = read_pack(name)
    assert {rule.data for rule in pack.rules} == set(HeldData)
    for rule in pack.rules:
        assert len(rule.source) > 20
        assert datetime.strptime(rule.source_date, "%Y-%m").replace(tzinfo=UTC).year > 1970
        assert rule.years or rule.months


def test_the_pack_that_fits_is_offered_and_its_rules_can_be_changed(leavers):
    assert leavers.lead.run(ReadPack()).name == "england-primary"
    rule = leavers.lead.run(ReadSchedule())[0]
    leavers.lead.run(SetRule(Rule(**{f: getattr(rule, f) for f in rule.__slots__} | {"years": 40})))
    assert leavers.lead.run(ReadSchedule())[0].years == 40
    assert keys(leavers) == ()
    nowhere = Rule(HeldData.PHOTOS, 1, 0, StartsFrom.LEFT, RuleAct.ERASE, " ", "2020-01")
    with pytest.raises(InvalidValueError):
        leavers.lead.run(SetRule(nowhere))


def test_nothing_goes_before_a_second_person_looked(leavers):
    batch = leavers.lead.run(ProposeDisposal(keys(leavers), "time is over", date.today()))
    assert leavers.lead.run(OpenPupil(leavers.old[0])).facts.legal_given == "Olga"
    with pytest.raises(SecondPersonError):
        leavers.lead.run(ConfirmDisposal(batch, date.today()))
    leavers.unlock("Lee Lead")
    report = leavers.lead.run(ConfirmDisposal(batch, date.today()))
    assert report.certificate.pdf.startswith(b"%PDF")
    assert report.row.counts["pupil"] == 2
    with pytest.raises(NotFoundError):
        leavers.lead.run(OpenPupil(leavers.old[0]))
    assert len(leavers.lead.run(ListPupils(include_left=True))) == 61
    with pytest.raises(WrongStateError):
        leavers.lead.run(ConfirmDisposal(batch))
    assert leavers.lead.run(ListDisposals())[0].state is DisposalState.DONE


def test_with_one_data_lead_only_the_trail_says_that_nobody_looked(tmp_path):
    leavers = School(tmp_path, leads=("Dana Lead",))
    leavers.lead.run(AddPupil((("legal_given", "Olga"), *LEFT), leavers.room))
    leavers.lead.run(AdoptPack("england-secondary"))
    batch = leavers.lead.run(ProposeDisposal(keys(leavers), "time is over"))
    leavers.lead.run(ConfirmDisposal(batch))
    kinds = [e.kind for e in leavers.lead.run(ReadAudit())]
    leavers.lead.lock()
    assert "erasure.by-one-person" in kinds


def test_a_hold_or_an_open_request_keeps_a_pupil_and_says_so(leavers):
    olga, omar = leavers.old
    batch = leavers.lead.run(ProposeDisposal(keys(leavers), "time is over"))
    leavers.lead.run(SetHold(olga, "a claim of 2026"))
    leavers.lead.run(OpenRequest(omar, RequestKind.ACCESS, "himself", date.today()))
    output = [item.kept for item in leavers.lead.run(ListDue()).items]
    assert output == ["a hold stands: a claim of 2026", "a request about this pupil is open"]
    leavers.unlock("Lee Lead")
    with pytest.raises(HeldError):
        leavers.lead.run(ConfirmDisposal(batch))
    leavers.lead.run(WithdrawDisposal(batch))
    assert leavers.lead.run(OpenPupil(olga)).facts.legal_given == "Olga"


@pytest.mark.parametrize("erase", [False, True])
def test_the_safeguarding_lead_looks_over_a_batch_with_whole_pupils(leavers, erase):
    leavers.lead.run(AddProfile("Sam", Role.SAFEGUARDING_LEAD, typed()))
    about = SealedRecord(NEW, leavers.old[0], "me", "2007-09-01", "x", "long ago")
    leavers.lead.run(RaiseConcern(about))
    batch = leavers.lead.run(ProposeDisposal(keys(leavers), "time is over"))
    leavers.unlock("Lee Lead")
    with pytest.raises(SafeguardingFirstError):
        leavers.lead.run(ConfirmDisposal(batch))
    leavers.unlock("Sam")
    assert leavers.lead.run(LookOverDisposal(batch, erase)) == 1
    assert len(leavers.lead.run(ListSafeguarding())) == (0 if erase else 1)
    leavers.unlock("Lee Lead")
    if erase:
        leavers.lead.run(ConfirmDisposal(batch))
        return
    with pytest.raises(HeldError):
        leavers.lead.run(ConfirmDisposal(batch))
