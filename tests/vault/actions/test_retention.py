"""Retention: rules with their source, what is due, and disposal that nobody does by accident."""

from datetime import UTC, date, datetime, timedelta

import apsw
import pytest

from tests.vault.actions.test_erasure import School, keys_of, typed
from tests.vault.reports.test_paper_pages import text_of
from vault.actions.audit import ReadAudit
from vault.actions.backups import MakeBackup
from vault.actions.contacts import SetContact
from vault.actions.profiles import AddProfile
from vault.actions.pupils import AddPupil, ListPupils, OpenPupil
from vault.actions.restrictions import EndHold, SetHold
from vault.actions.retention import (
    AdoptPack,
    ConfirmDisposal,
    ListDisposals,
    ListDue,
    LookOverDisposal,
    PrintDisposalCertificate,
    ProposeDisposal,
    ReadPack,
    ReadSchedule,
    SetRule,
    WithdrawDisposal,
)
from vault.actions.rights import CloseRequest, ListRequests, OpenRequest, ReadRequest
from vault.actions.sealed import ListSafeguarding, RaiseConcern
from vault.actions.training import ReadMyTraining, TakeTest
from vault.domain.access import Role
from vault.domain.ids import NEW
from vault.domain.people import Contact
from vault.domain.retention import (
    ClockJump,
    DisposalState,
    HeldData,
    Rule,
    RuleAct,
    StartsFrom,
    forward_jump,
)
from vault.domain.rights import RequestKind
from vault.domain.sealed import SealedRecord
from vault.errors import (
    DateDoubtfulError,
    HeldError,
    InvalidValueError,
    NotFoundError,
    PlanOutdatedError,
    SafeguardingFirstError,
    SecondPersonError,
    WrongStateError,
)
from vault.governance.schedule import PACKS, read_pack

LEFT = (("born", date(1996, 9, 3)), ("started", date(2001, 9, 1)), ("left_on", date(2008, 7, 20)))


@pytest.fixture
def school(tmp_path):
    made = School(tmp_path)
    made.old = [
        made.lead.run(AddPupil((("legal_given", name), ("legal_family", "Old"), *LEFT), made.room))
        for name in ("Olga", "Omar")
    ]
    made.lead.run(AdoptPack("england-secondary"))
    yield made
    made.lead.lock()


def keys(school):
    return tuple(item.key for item in school.lead.run(ListDue()).items if not item.kept)


@pytest.mark.parametrize("name", PACKS)
def test_every_rule_of_a_pack_names_its_source_and_date(name):
    pack = read_pack(name)
    assert {rule.data for rule in pack.rules} == set(HeldData)
    for rule in pack.rules:
        assert len(rule.source) > 20
        assert datetime.strptime(rule.source_date, "%Y-%m").replace(tzinfo=UTC).year > 1970
        assert rule.years or rule.months


def test_the_pack_that_fits_is_offered_and_its_rules_can_be_changed(school):
    assert school.lead.run(ReadPack()).name == "england-primary"
    rule = school.lead.run(ReadSchedule())[0]
    school.lead.run(SetRule(Rule(**{f: getattr(rule, f) for f in rule.__slots__} | {"years": 40})))
    assert school.lead.run(ReadSchedule())[0].years == 40
    assert keys(school) == ()
    nowhere = Rule(HeldData.PHOTOS, 1, 0, StartsFrom.LEFT, RuleAct.ERASE, " ", "2020-01")
    with pytest.raises(InvalidValueError):
        school.lead.run(SetRule(nowhere))


def test_who_left_long_ago_is_due_and_who_is_here_is_not(school):
    due = school.lead.run(ListDue())
    assert [(item.label, item.over_on) for item in due.items] == [
        ("Olga Old", date(2021, 9, 3)),
        ("Omar Old", date(2021, 9, 3)),
    ]
    assert set(due.not_held) == {HeldData.ATTENDANCE, HeldData.SAFEGUARDING}


def test_nothing_goes_before_a_second_person_looked(school):
    batch = school.lead.run(ProposeDisposal(keys(school), "time is over", date.today()))
    assert school.lead.run(OpenPupil(school.old[0])).facts.legal_given == "Olga"
    with pytest.raises(SecondPersonError):
        school.lead.run(ConfirmDisposal(batch, date.today()))
    school.unlock("Lee Lead")
    report = school.lead.run(ConfirmDisposal(batch, date.today()))
    assert report.certificate.startswith(b"%PDF")
    assert report.row.counts["pupil"] == 2
    with pytest.raises(NotFoundError):
        school.lead.run(OpenPupil(school.old[0]))
    assert len(school.lead.run(ListPupils(include_left=True))) == 61
    with pytest.raises(WrongStateError):
        school.lead.run(ConfirmDisposal(batch))
    assert school.lead.run(ListDisposals())[0].state is DisposalState.DONE


def test_the_certificate_of_a_batch_names_what_is_out_of_reach_and_can_be_printed_again(
    school, tmp_path
):
    (tmp_path / "office stick").mkdir()
    (tmp_path / "later stick").mkdir()
    school.lead.run(MakeBackup(tmp_path / "office stick" / "b.tuckbackup"))
    batch = school.lead.run(ProposeDisposal(keys(school), "time is over"))
    with pytest.raises(WrongStateError):
        school.lead.run(PrintDisposalCertificate(batch))
    school.unlock("Lee Lead")
    first = text_of(school.lead.run(ConfirmDisposal(batch)).certificate)
    school.lead.run(MakeBackup(tmp_path / "later stick" / "b.tuckbackup"))
    for text in (first, text_of(school.lead.run(PrintDisposalCertificate(batch)))):
        assert "backup on office stick" in text
        assert "later stick" not in text
        assert "A computer that never saw this cannot know of it" in text
        assert "Olga" not in text


def test_with_one_data_lead_only_the_trail_says_that_nobody_looked(tmp_path):
    school = School(tmp_path, leads=("Dana Lead",))
    school.lead.run(AddPupil((("legal_given", "Olga"), *LEFT), school.room))
    school.lead.run(AdoptPack("england-secondary"))
    batch = school.lead.run(ProposeDisposal(keys(school), "time is over"))
    school.lead.run(ConfirmDisposal(batch))
    kinds = [e.kind for e in school.lead.run(ReadAudit())]
    school.lead.lock()
    assert "erasure.by-one-person" in kinds


def test_a_hold_or_an_open_request_keeps_a_pupil_and_says_so(school):
    olga, omar = school.old
    batch = school.lead.run(ProposeDisposal(keys(school), "time is over"))
    school.lead.run(SetHold(olga, "a claim of 2026"))
    school.lead.run(OpenRequest(omar, RequestKind.ACCESS, "himself", date.today()))
    said = [item.kept for item in school.lead.run(ListDue()).items]
    assert said == ["a hold stands: a claim of 2026", "a request about this pupil is open"]
    school.unlock("Lee Lead")
    with pytest.raises(HeldError):
        school.lead.run(ConfirmDisposal(batch))
    school.lead.run(WithdrawDisposal(batch))
    assert school.lead.run(OpenPupil(olga)).facts.legal_given == "Olga"


def test_what_is_not_due_any_more_is_not_disposed_of(school):
    batch = school.lead.run(ProposeDisposal(keys(school), "time is over"))
    school.lead.run(AdoptPack("united-states"))
    rule = next(r for r in read_pack("england-secondary").rules if r.data is HeldData.PUPIL_FILE)
    longer = Rule(**{f: getattr(rule, f) for f in rule.__slots__} | {"years": 40})
    school.lead.run(SetRule(longer))
    school.unlock("Lee Lead")
    with pytest.raises(PlanOutdatedError):
        school.lead.run(ConfirmDisposal(batch))


def test_an_answered_request_goes_by_its_own_rule_and_not_while_a_hold_stands(school):
    pupil = school.pupil
    kinds = (RequestKind.ACCESS, RequestKind.RECTIFICATION)
    said = [
        school.lead.run(OpenRequest(pupil, kind, "Requesterina", date(2019, 1, 7)))
        for kind in kinds
    ]
    school.lead.run(CloseRequest(said[0], "answered"))
    rule = next(r for r in school.lead.run(ReadSchedule()) if r.data is HeldData.REQUESTS)
    assert school.lead.run(ReadRequest(said[0])).closed_on == date.today()
    assert not any(k.startswith("requests") for k in keys(school))
    changed = {f: getattr(rule, f) for f in rule.__slots__} | {"years": 0, "months": 0}
    school.lead.run(SetRule(Rule(**changed)))
    assert f"requests {said[0]}" in keys(school)
    hold = school.lead.run(SetHold(pupil, "a claim of 2026"))
    item = next(i for i in school.lead.run(ListDue()).items if i.record == said[0])
    assert item.kept == "a hold stands: a claim of 2026"
    school.lead.run(EndHold(hold))
    batch = school.lead.run(ProposeDisposal((f"requests {said[0]}",), "time is over"))
    school.unlock("Lee Lead")
    report = school.lead.run(ConfirmDisposal(batch))
    assert report.row.counts == {"rights_request": 1}
    assert [case.id for case in school.lead.run(ListRequests())] == [said[1]]


def test_a_request_about_a_pupil_whose_file_is_due_goes_with_it(school):
    case = school.lead.run(OpenRequest(school.old[0], RequestKind.ACCESS, "herself", date.today()))
    school.lead.run(CloseRequest(case, "answered"))
    rule = next(r for r in school.lead.run(ReadSchedule()) if r.data is HeldData.REQUESTS)
    changed = {f: getattr(rule, f) for f in rule.__slots__} | {"years": 0, "months": 0}
    school.lead.run(SetRule(Rule(**changed)))
    assert [i.record for i in school.lead.run(ListDue()).items] == school.old


def test_parts_of_a_file_go_while_the_rest_stays(school):
    left = (
        ("born", date(2010, 9, 3)),
        ("started", date(2020, 9, 1)),
        ("left_on", date(2024, 7, 20)),
    )
    pupil = school.lead.run(AddPupil((("legal_given", "Late"), *left), school.room))
    school.lead.run(SetContact(pupil, Contact(NEW, 0, given="Contactina2", phone="01632 960111")))
    chosen = tuple(k for k in keys(school) if k == f"contacts {pupil}")
    batch = school.lead.run(ProposeDisposal(chosen, "left long ago"))
    school.unlock("Lee Lead")
    report = school.lead.run(ConfirmDisposal(batch))
    assert report.row.counts == {"contact": 1}
    page = school.lead.run(OpenPupil(pupil))
    assert page.contacts == ()
    assert page.facts.legal_given == "Late"
    assert school.found(["Contactina2", "01632 960111"]) == []


@pytest.mark.parametrize("erase", [False, True])
def test_the_safeguarding_lead_looks_over_a_batch_with_whole_pupils(school, erase):
    school.lead.run(AddProfile("Sam", Role.SAFEGUARDING_LEAD, typed()))
    about = SealedRecord(NEW, school.old[0], "me", "2007-09-01", "x", "long ago")
    school.lead.run(RaiseConcern(about))
    batch = school.lead.run(ProposeDisposal(keys(school), "time is over"))
    school.unlock("Lee Lead")
    with pytest.raises(SafeguardingFirstError):
        school.lead.run(ConfirmDisposal(batch))
    school.unlock("Sam")
    assert school.lead.run(LookOverDisposal(batch, erase)) == 1
    assert len(school.lead.run(ListSafeguarding())) == (0 if erase else 1)
    school.unlock("Lee Lead")
    if erase:
        school.lead.run(ConfirmDisposal(batch))
        return
    with pytest.raises(HeldError):
        school.lead.run(ConfirmDisposal(batch))


def set_forward(school, days):
    """Everything so far was `days` earlier, in the trail as it lies on the disk."""
    for row in school.lead.run(ReadMyTraining()).rows:
        school.lead.run(TakeTest(row.module.id, tuple(q.right for q in row.module.questions)))
    key = keys_of(school.lead)[0]
    school.lead.lock()
    raw = apsw.Connection(str(school.folder / "vault.db"))
    raw.execute("PRAGMA cipher = 'sqlcipher'")
    raw.execute("PRAGMA legacy = 4")
    raw.execute(f"PRAGMA key = \"x'{bytes(key.expose()).hex()}'\"")
    guards = raw.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'"
    ).fetchall()
    for name, _ in guards:
        raw.execute(f"DROP TRIGGER {name}")
    for number, at in raw.execute("SELECT number, time FROM audit").fetchall():
        then = datetime.fromisoformat(at) - timedelta(days=days)
        raw.execute("UPDATE audit SET time = ? WHERE number = ?", (then.isoformat(), number))
    for _, sql in guards:
        raw.execute(sql)
    raw.close()
    school.unlock("Dana Lead")


def test_a_clock_set_forward_a_year_disposes_of_nothing_it_asks(school):
    set_forward(school, 365)
    due = school.lead.run(ListDue())
    assert due.jump is not None
    assert due.jump.days == 365
    chosen = tuple(item.key for item in due.items)
    with pytest.raises(DateDoubtfulError) as asked:
        school.lead.run(ProposeDisposal(chosen, "time is over"))
    assert asked.value.details["days"] == 365
    with pytest.raises(DateDoubtfulError):
        school.lead.run(ProposeDisposal(chosen, "time is over", date.today() - timedelta(days=365)))
    assert school.lead.run(ListDisposals()) == ()
    school.lead.run(ProposeDisposal(chosen, "time is over", date.today()))
    assert "retention.clock-confirmed" in [e.kind for e in school.lead.run(ReadAudit())]


@pytest.mark.parametrize("days", [3, 16, 45])
def test_after_a_weekend_or_a_holiday_nobody_is_asked(school, days):
    set_forward(school, days)
    assert school.lead.run(ListDue()).jump is None
    school.lead.run(ProposeDisposal(keys(school), "time is over"))
    assert "retention.clock-confirmed" not in [e.kind for e in school.lead.run(ReadAudit())]


def test_a_date_that_was_confirmed_is_not_asked_for_again_until_the_next_jump(school):
    set_forward(school, 365)
    batch = school.lead.run(ProposeDisposal(keys(school), "time is over", date.today()))
    assert school.lead.run(ListDue()).jump is None
    school.lead.run(WithdrawDisposal(batch))
    school.lead.run(ProposeDisposal(keys(school), "time is over"))
    set_forward(school, 100)
    with pytest.raises(DateDoubtfulError):
        school.lead.run(ProposeDisposal(keys(school), "time is over"))


def test_the_largest_step_forward_is_what_counts():
    noon = datetime(2026, 1, 1, 12, tzinfo=UTC)
    hour, year = timedelta(hours=1), timedelta(days=365)
    weekend, summer = timedelta(days=3), timedelta(days=50)
    assert forward_jump([noon, noon + hour, noon + weekend, noon + weekend + summer]) is None
    jumped = forward_jump([noon, noon + year, noon + year + hour, noon])
    assert jumped == ClockJump(noon, noon + year)
    assert forward_jump([]) is None
