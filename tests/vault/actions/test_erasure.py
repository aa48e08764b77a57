"""An erasure is asked for, weighed, decided by two, and comes back by no way."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.erasures import TODAY, School, open_as, typed
from tests.two_vaults import two_places
from vault.actions.audit import ReadAudit
from vault.actions.backups import AcceptCopy, MakeBackup
from vault.actions.classes import ListClasses
from vault.actions.contacts import DecideConsent, SetAlert
from vault.actions.erasure import (
    AskErasure,
    ClearSafeguarding,
    ConfirmErasure,
    PlanErasure,
    WithdrawErasure,
)
from vault.actions.erasures_elsewhere import AnswerErasures
from vault.actions.profiles import AddProfile
from vault.actions.pupils import ChangePupil, ListPupils, OpenPupil
from vault.actions.restrictions import EndHold, SetHold
from vault.actions.retention import AdoptPack, ReadSchedule
from vault.actions.rights import ListRequests, OpenRequest
from vault.actions.sealed import ListHealth, ListSafeguarding, RaiseConcern, WriteHealth
from vault.domain.access import Role
from vault.domain.ids import NEW
from vault.domain.messages import sentence
from vault.domain.retention import HeldData
from vault.domain.rights import RequestKind
from vault.domain.sealed import SealedRecord
from vault.errors import (
    HeldError,
    KeptByRuleError,
    NamesChildError,
    NoDataLeadError,
    NotFoundError,
    SafeguardingFirstError,
    SecondPersonError,
)
from vault.unlock import restore_vault


@pytest.fixture
def school(tmp_path):
    made = School(tmp_path)
    yield made
    made.lead.lock()


def test_one_person_alone_cannot_erase_where_there_is_a_second(school):
    case = school.case()
    school.lead.run(AskErasure(case, "asked for by the mother"))
    with pytest.raises(SecondPersonError):
        school.lead.run(ConfirmErasure(case))
    assert school.lead.run(OpenPupil(school.pupil)).facts.legal_given == "Xanthippe"
    school.lead.run(WithdrawErasure(case))
    assert school.lead.run(ListRequests())[0].first == ""


def test_the_only_data_lead_can_and_the_trail_says_so(tmp_path):
    school = School(tmp_path, leads=("Dana Lead",))
    case = school.case()
    assert school.lead.run(PlanErasure(school.pupil)).is_alone
    school.lead.run(AskErasure(case, "asked for by the mother"))
    report = school.lead.run(ConfirmErasure(case))
    assert report.row.second == ""
    kinds = [e.kind for e in school.lead.run(ReadAudit())]
    school.lead.lock()
    assert kinds.index("erasure.confirm") + 1 == kinds.index("erasure.by-one-person")


def test_a_hold_stands_in_the_way_in_plain_words_until_it_is_ended(school):
    hold = school.lead.run(SetHold(school.pupil, "court order of 3 May"))
    plan = school.lead.run(PlanErasure(school.pupil))
    assert not plan.is_possible
    case = school.case()
    with pytest.raises(HeldError) as refused:
        school.lead.run(AskErasure(case, "asked for by the mother"))
    assert refused.value.details["reason"] == "court order of 3 May"
    school.lead.run(EndHold(hold))
    school.lead.run(AskErasure(case, "asked for by the mother"))
    school.lead.run(SetHold(school.pupil, "a second one"))
    school.unlock("Lee Lead")
    with pytest.raises(HeldError):
        school.lead.run(ConfirmErasure(case))


def test_a_rule_that_is_not_over_is_shown_with_its_source_and_has_to_be_weighed(school):
    version = school.lead.run(OpenPupil(school.pupil)).facts.version
    school.lead.run(ChangePupil(school.pupil, version, (("born", date(2016, 9, 3)),)))
    school.lead.run(AdoptPack("england-secondary"))
    plan = school.lead.run(PlanErasure(school.pupil))
    assert any("2041" in o.what and "IRMS" in o.source for o in plan.obstacles)
    case = school.case()
    with pytest.raises(KeptByRuleError):
        school.lead.run(AskErasure(case, "asked for by the mother"))
    school.lead.run(AskErasure(case, "never our pupil", despite_rules=True))


def in_the_way(school):
    """By kind of data, until when its rule has it kept."""
    plan = school.lead.run(PlanErasure(school.pupil))
    words = {data.words: data for data in HeldData}
    told = (obstacle.what.partition(": ") for obstacle in plan.obstacles)
    return {words[what]: rest.partition(", ")[2] for what, _, rest in told if what in words}


def test_only_rules_about_what_is_held_of_the_pupil_stand_in_the_way(school):
    """A day that nobody wrote down is never over."""
    school.case()
    school.lead.run(AdoptPack("england-secondary"))
    unknown = "its start is not known"
    of_leaving = (HeldData.PHOTOS, HeldData.CONTACTS, HeldData.ALERTS, HeldData.CONSENTS)
    kept = {**dict.fromkeys(of_leaving, unknown), HeldData.PUPIL_FILE: unknown}
    assert in_the_way(school) == kept
    version = school.lead.run(OpenPupil(school.pupil)).facts.version
    school.lead.run(ChangePupil(school.pupil, version, (("born", date(2016, 9, 3)),)))
    assert in_the_way(school) == {**kept, HeldData.PUPIL_FILE: "until 03 September 2041"}


def test_a_rule_is_over_on_its_last_day(school):
    school.lead.run(AdoptPack("england-secondary"))
    rule = next(r for r in school.lead.run(ReadSchedule()) if r.data is HeldData.CONTACTS)
    left = TODAY - timedelta(days=300)
    while rule.over_on(left) < TODAY:
        left += timedelta(days=1)
    for day, stands in ((left, False), (left + timedelta(days=4), True)):
        version = school.lead.run(OpenPupil(school.pupil)).facts.version
        school.lead.run(ChangePupil(school.pupil, version, (("left_on", day),)))
        assert (HeldData.CONTACTS in in_the_way(school)) is stands


def test_the_reason_stays_and_so_must_not_name_the_child(school):
    case = school.case()
    with pytest.raises(NamesChildError):
        school.lead.run(AskErasure(case, "for XANNIE"))


def test_with_no_data_lead_left_it_is_said_what_to_do(school):
    school.lead.run(AddProfile("Sam", Role.SAFEGUARDING_LEAD, typed()))
    school.case()
    school.unlock("Sam")
    keyring = school.lead._vault.parts.keyring
    members = keyring.text.directory.members
    for key, member in list(members.items()):
        if member.profile.role is Role.DATA_LEAD:
            members[key] = replace(member, profile=replace(member.profile, suspended=True))
    plan = school.lead.run(PlanErasure(school.pupil))
    assert plan.data_leads == 0
    assert not plan.is_possible
    assert "recovery sheet" in sentence(NoDataLeadError())


def test_the_safeguarding_lead_decides_about_theirs_first(school):
    school.lead.run(AddProfile("Sam", Role.SAFEGUARDING_LEAD, typed()))
    record = SealedRecord(NEW, school.pupil, "me", "2026-09-01", "bruise", "seen by nurse")
    other = SealedRecord(NEW, school.lead.run(ListPupils())[0].id, "me", "2026-09-01", "x", "kept")
    for one in (record, other):
        school.lead.run(RaiseConcern(one))
    case = school.case()
    school.lead.run(AskErasure(case, "asked for by the mother"))
    assert school.lead.run(PlanErasure(school.pupil)).needs_safeguarding_lead
    school.unlock("Lee Lead")
    with pytest.raises(SafeguardingFirstError):
        school.lead.run(ConfirmErasure(case))
    school.unlock("Sam")
    assert school.lead.run(ClearSafeguarding(case)) == 1
    assert [r.text for r in school.lead.run(ListSafeguarding())] == ["kept"]
    school.unlock("Lee Lead")
    school.lead.run(ConfirmErasure(case))
    school.unlock("Sam")
    assert [r.text for r in school.lead.run(ListSafeguarding())] == ["kept"]


def test_sealed_health_goes_with_a_fresh_list_of_what_is_left(school):
    school.lead.run(AddProfile("Sena", Role.SEND_COORDINATOR, typed()))
    school.unlock("Sena")
    other = school.lead.run(ListPupils())[0].id
    for pupil, text in ((school.pupil, "asthma"), (other, "kept")):
        school.lead.run(WriteHealth(SealedRecord(NEW, pupil, "me", "2026-09-01", "h", text)))
    school.unlock("Dana Lead")
    school.lead.run(AdoptPack("england-secondary"))
    assert HeldData.HEALTH in in_the_way(school)
    assert school.erase(despite_rules=True).row.counts["health"] == 1
    assert [r.text for r in school.lead.run(ListHealth())] == ["kept"]


def test_an_older_copy_that_was_not_restored_is_told_and_asked_about(school):
    school.lead.run(MakeBackup(school.home / "b.tuckbackup"))
    school.erase()
    school.lead.lock()
    restore_vault(school.home / "b.tuckbackup", school.home / "again.tuckbox")
    (school.home / "again.tuckbox" / "restored.json").unlink()
    copy = open_as(school.home / "again.tuckbox", "Dana Lead")
    assert copy.alarm is not None
    assert copy.run(OpenPupil(school.pupil)).facts.legal_given == "Xanthippe"
    assert copy.open_erasures == 1
    copy.run(AcceptCopy())
    copy.run(AnswerErasures(erase=(school.pupil,)))
    with pytest.raises(NotFoundError):
        copy.run(OpenPupil(school.pupil))
    copy.lock()


def test_a_colleagues_file_does_not_bring_an_erased_pupil_back(tmp_path):
    office, teacher = two_places(tmp_path)
    ann = office.pupils[0]
    teacher.receive(office.send([teacher], classes=[office.room]))
    version = teacher.run(OpenPupil(ann)).facts.version
    teacher.run(ChangePupil(ann, version, (("middle", "Later"),)))
    back = teacher.send([office], classes=[teacher.run(ListClasses())[0].id])
    case = office.run(OpenRequest(ann, RequestKind.ERASURE, "the mother", TODAY))
    office.run(AskErasure(case, "asked for by the mother"))
    report = office.run(ConfirmErasure(case))
    assert any("Theo Teacher" in line for line in report.row.outside)
    office.receive(back, prefer="theirs")
    assert [row.given for row in office.run(ListPupils())] == ["Bob"]
    office.lock()
    teacher.lock()


def test_others_records_that_name_the_pupil_are_told_before(school):
    other = school.lead.run(ListPupils())[0].id
    school.lead.run(SetAlert(other, NEW, "other", "Not beside Quillfeather, ever"))
    school.lead.run(SetAlert(other, NEW, "other", "Likes quillfeathering"))
    plan = school.lead.run(PlanErasure(school.pupil))
    assert len(plan.mentions) == 1
    assert plan.mentions[0].startswith("alert of G")


def test_who_decided_anothers_consent_counts_as_named_in_it(school):
    other = school.lead.run(ListPupils())[0].id
    school.lead.run(DecideConsent(other, "trips", "given", "a sister, Quillfeather", TODAY))
    (mention,) = school.lead.run(PlanErasure(school.pupil)).mentions
    assert mention.startswith("consent of G")
