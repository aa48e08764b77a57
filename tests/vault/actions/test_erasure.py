"""An erased pupil is gone from every page of the files, and nothing brings them back."""

import json
import random
from dataclasses import replace
from datetime import date

import pytest

from tests.bare_pages import pages_of
from tests.two_vaults import PASSWORD, Place, two_places
from tests.vault.reports.test_paper_pages import text_of
from vault.actions.audit import ReadAudit, VerifyVault
from vault.actions.backups import AcceptCopy, MakeBackup
from vault.actions.classes import AddClass, ListClasses
from vault.actions.contacts import DecideConsent, SetAlert, SetContact
from vault.actions.desk_notes import SaveDraft
from vault.actions.erasure import (
    AskErasure,
    ClearSafeguarding,
    ConfirmErasure,
    ListErasures,
    PlanErasure,
    PrintErasureCertificate,
    WithdrawErasure,
)
from vault.actions.erasures_elsewhere import AnswerErasures
from vault.actions.history import UndoStep
from vault.actions.photos import AddPhotoFile, FetchPhoto
from vault.actions.profiles import AddProfile
from vault.actions.pupils import AddPupil, ChangePupil, ListPupils, OpenPupil, SearchEverything
from vault.actions.restrictions import EndHold, SetHold
from vault.actions.retention import AdoptPack
from vault.actions.rights import ListRequests, OpenRequest
from vault.actions.sealed import ListHealth, ListSafeguarding, RaiseConcern, WriteHealth
from vault.crypto.kdf import FLOOR
from vault.demo.figures import figure_jpeg
from vault.domain.access import Role
from vault.domain.ids import NEW
from vault.domain.messages import sentence
from vault.domain.people import Contact
from vault.domain.rights import RequestKind
from vault.domain.sealed import SealedRecord
from vault.domain.secrets import FileKey, Password
from vault.errors import (
    HeldError,
    KeptByRuleError,
    NamesChildError,
    NoDataLeadError,
    NotFoundError,
    NothingToUndoError,
    SafeguardingFirstError,
    SecondPersonError,
)
from vault.store.database.engine import sqlcipher
from vault.unlock import restore_vault, unlock_vault

WORDS = {
    "legal_given": "Xanthippe",
    "legal_family": "Quillfeather",
    "preferred_given": "Xannie",
    "middle": "Zephyrine",
    "upn": "B801200005001",
    "admission_no": "ADM-77231",
    "languages": "Volapyk",
    "flags": "Flagwort",
}
MORE = ("Contactina", "01632 960777", "9 Hidden Lane", "Alertword", "Draftword", "Decider Dora")
CHANGED = "Formerfield"
TODAY = date.today()


def typed():
    return Password.typed(PASSWORD)


def open_as(folder, who):
    return unlock_vault(folder, who, typed(), params=FLOOR)


def keys_of(session):
    keys = session._vault._keys
    return FileKey(bytes(keys.vault_key.expose())), FileKey(bytes(keys.photos_key.expose()))


class School:
    """A vault with some pupils, and one of whom a value stands in every place there is."""

    def __init__(self, folder, leads=("Dana Lead", "Lee Lead")):
        self.home = folder
        self.place = Place(folder, "Willow Bank", leads[0])
        self.folder = self.place.folder
        self.lead = self.place.session
        for name in leads[1:]:
            self.lead.run(AddProfile(name, Role.DATA_LEAD, typed()))
        self.room = self.lead.run(AddClass("4A"))
        chance = random.Random(7)
        for n in range(60):
            names = (("legal_given", f"G{chance.random()}"), ("legal_family", f"F{n}"))
            self.lead.run(AddPupil(names, self.room))
        self.pupil = self.fill(folder)
        self.ids = {"a": self.room, "ann": self.pupil}

    def fill(self, folder):
        lead = self.lead
        first = WORDS | {"legal_family": CHANGED}
        pupil = lead.run(AddPupil(tuple(first.items()), self.room))
        version = lead.run(OpenPupil(pupil)).facts.version
        lead.run(ChangePupil(pupil, version, (("legal_family", WORDS["legal_family"]),)))
        said = Contact(NEW, 0, given=MORE[0], phone=MORE[1], address=MORE[2])
        lead.run(SetContact(pupil, said))
        lead.run(SetAlert(pupil, NEW, "medical", MORE[3]))
        lead.run(SaveDraft("pupil", pupil, json.dumps({"Known as": MORE[4]})))
        lead.run(DecideConsent(pupil, "photo-class", "given", MORE[5], TODAY))
        for n in (2, 3):
            picture = folder / f"{n}.jpg"
            picture.write_bytes(figure_jpeg(n))
            lead.run(AddPhotoFile(pupil, picture, TODAY))
        return pupil

    def case(self, pupil=None):
        return self.lead.run(
            OpenRequest(pupil or self.pupil, RequestKind.ERASURE, "the mother", TODAY)
        )

    def erase(self, second="Lee Lead"):
        """Asked by the first lead, confirmed by the second in a session of their own."""
        case = self.case()
        self.lead.run(AskErasure(case, "asked for by the mother"))
        self.unlock(second)
        return self.lead.run(ConfirmErasure(case))

    def unlock(self, who):
        self.lead.lock()
        self.lead = self.place.session = open_as(self.folder, who)

    def found(self, words):
        """Which of the words stand in a page of either file, as text or as UTF-16."""
        keys = keys_of(self.lead)
        self.lead.lock()
        raw = b"".join(
            pages_of(self.folder / name, key.expose())
            for name, key in zip(("vault.db", "photos.db"), keys, strict=True)
        )
        return [w for w in words if (w if isinstance(w, bytes) else w.encode()) in raw]


@pytest.fixture
def school(tmp_path):
    made = School(tmp_path)
    yield made
    made.lead.lock()


def test_after_an_erasure_no_page_of_the_files_has_any_value_of_the_pupil(school):
    photo = school.lead.run(OpenPupil(school.pupil)).current_photo
    picture = school.lead.run(FetchPhoto(photo))
    fragments = [picture[n : n + 32] for n in range(600, len(picture) - 32, 500)]
    words = [*WORDS.values(), *MORE, CHANGED, WORDS["legal_given"].lower(), photo, *fragments]
    # The draft is sealed to who writes it, so its words are in no page to begin with.
    there = {*WORDS.values(), *MORE, CHANGED, photo, *fragments} - {MORE[4]}
    assert set(school.found(words)) >= there
    school.lead = school.place.session = open_as(school.folder, "Dana Lead")
    report = school.erase()
    assert report.row.counts["photo"] == 2
    assert report.row.counts["contact"] == 1
    with pytest.raises(NotFoundError):
        school.lead.run(OpenPupil(school.pupil))
    assert school.lead.run(SearchEverything("xan")) == ()
    assert all(check.ok for check in school.lead.run(VerifyVault()).checks)
    assert school.found(words) == []


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
    assert school.erase().row.counts["health"] == 1
    assert [r.text for r in school.lead.run(ListHealth())] == ["kept"]


def test_undo_brings_nothing_back(school):
    steps = school.lead.undo_steps
    case = school.case()
    school.lead.run(AskErasure(case, "asked for by the mother"))
    school.unlock("Lee Lead")
    school.lead.run(ConfirmErasure(case))
    for step in steps[-7:]:
        with pytest.raises(NothingToUndoError):
            school.lead.run(UndoStep(step))
    with pytest.raises(NotFoundError):
        school.lead.run(OpenPupil(school.pupil))


def test_a_pupil_erased_again_from_a_backup_leaves_no_value_in_its_pages(school):
    school.lead.run(MakeBackup(school.home / "b.tuckbackup"))
    school.erase()
    school.lead.lock()
    restore_vault(school.home / "b.tuckbackup", school.home / "again.tuckbox")
    copy = open_as(school.home / "again.tuckbox", "Dana Lead")
    assert copy.run(OpenPupil(school.pupil)).facts.legal_given == "Xanthippe"
    copy.run(AnswerErasures(erase=(school.pupil,)))
    with pytest.raises(NotFoundError):
        copy.run(OpenPupil(school.pupil))
    school.folder, school.lead = school.home / "again.tuckbox", copy
    assert school.found([*WORDS.values(), *MORE, CHANGED]) == []


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


def test_the_certificate_can_be_printed_again_and_names_nobody(school):
    row = school.erase().row
    assert school.lead.run(ListErasures())[0] == row
    pdf = school.lead.run(PrintErasureCertificate(row.id))
    text = text_of(pdf)
    assert "A computer that never saw this cannot know of it" in text
    assert "backup that is put back on another computer still holds" in text
    assert not any(word in text for word in (*WORDS.values(), *MORE))
    assert row.pupil == school.pupil
    assert (row.by, row.second) == ("Dana Lead", "Lee Lead")


def unswept(session):
    with session._vault.parts.fence.inside() as token:
        return session._vault._connection.execute(
            f"{token} SELECT count(*) FROM main.erased WHERE is_swept = 0"
        ).fetchone()[0]


def test_without_room_to_write_the_files_anew_that_is_done_at_the_next_unlock(school, monkeypatch):
    full = type("Usage", (), {"free": 0})
    with monkeypatch.context() as patch:
        patch.setattr("vault.store.upkeep.erasures_left.shutil.disk_usage", lambda _: full)
        school.erase()
        assert unswept(school.lead) == 1
        with pytest.raises(NotFoundError):
            school.lead.run(OpenPupil(school.pupil))
    school.unlock("Dana Lead")
    assert unswept(school.lead) == 0


def test_the_fence_stands_again_after_the_files_were_written_anew(school):
    school.erase()
    school.lead.run(AddProfile("Tess", Role.TEACHER, typed(), frozenset({school.room})))
    connection = school.lead._vault._connection
    for sql in ("SELECT mac_key FROM main.audit_state", "SELECT upn FROM main.pupil"):
        with pytest.raises(sqlcipher.DatabaseError):
            connection.execute(sql).fetchall()
    assert len(connection.execute("SELECT upn FROM pupil").fetchall()) == 60


def test_others_records_that_name_the_pupil_are_told_before(school):
    other = school.lead.run(ListPupils())[0].id
    school.lead.run(SetAlert(other, NEW, "other", "Not beside Quillfeather, ever"))
    school.lead.run(SetAlert(other, NEW, "other", "Likes quillfeathering"))
    plan = school.lead.run(PlanErasure(school.pupil))
    assert len(plan.mentions) == 1
    assert plan.mentions[0].startswith("alert of G")


def test_a_cancelled_or_failed_erasure_leaves_everything_as_it_was(school, monkeypatch):
    case = school.case()
    school.lead.run(AskErasure(case, "asked for by the mother"))
    school.unlock("Lee Lead")
    with monkeypatch.context() as patch:

        def fail(*_args):
            raise sqlcipher.OperationalError("no")

        patch.setattr("vault.store.measures.certificates.Certificates.add_erasure", fail)
        with pytest.raises(sqlcipher.OperationalError):
            school.lead.run(ConfirmErasure(case))
    page = school.lead.run(OpenPupil(school.pupil))
    assert page.facts.legal_given == "Xanthippe"
    assert len(page.photos) == 2
    assert school.lead.run(FetchPhoto(page.current_photo))
    assert school.lead.run(ConfirmErasure(case)).row.counts["pupil"] == 1
