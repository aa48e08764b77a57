"""Every role by every action: refused and written down, or let through by door and engine."""

import copy
import dataclasses
import importlib
import pkgutil
import shutil
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest

import vault.actions
from tests.kept_folder import kept_folder
from tests.known_keys import same_draws
from tests.rules.characteristic_arguments import CharacteristicsGround
from tests.rules.list_arguments import ListsGround
from tests.rules.marks_arguments import MarksGround
from tests.rules.objective_arguments import ObjectivesGround
from tests.rules.register_arguments import RegistersGround
from tests.rules.rights_arguments import RightsGround
from tests.rules.seat_arguments import SeatGround
from tests.rules.timetable_arguments import TimetableGround
from tests.two_vaults import Place
from vault.actions import (
    access_review,
    backups,
    calendar,
    cards,
    checklists,
    class_table,
    classes,
    complaints,
    contact_suggestions,
    contacts,
    custody,
    desk_notes,
    documents,
    groups,
    history,
    import_photos,
    import_roll,
    import_source,
    incidents,
    keys,
    news,
    paper_out,
    papers,
    photos,
    policy,
    printing,
    profiles,
    protection,
    pupil_overview,
    pupils,
    receive,
    recovery,
    school,
    sealed,
    security_check,
    send,
    staff,
    sticks,
    today,
    training,
    vault_facts,
)
from vault.actions.audit import ExportTrail, ReadAudit, VerifyVault
from vault.actions.base import Command, all_actions
from vault.crypto.kdf import FLOOR
from vault.demo.figures import figure_jpeg
from vault.domain.access import Role
from vault.domain.access_reviews import Verdict
from vault.domain.assessments import Scope
from vault.domain.checklists import Checklist, ChecklistColumn, ColumnKind
from vault.domain.class_table import Decided
from vault.domain.concern_entries import ChildLink, TellForm
from vault.domain.documents import DocumentKind
from vault.domain.ids import NEW
from vault.domain.incidents import Incident, IncidentKind, IncidentText, Letter, Risk
from vault.domain.matrix import may
from vault.domain.papers import Paper
from vault.domain.people import Contact
from vault.domain.policy import Country, Policy
from vault.domain.preview import ReadOptions
from vault.domain.school_values import AcademicYear, GroupFacts, SchoolClass, StaffMember, Term
from vault.domain.sealed import SealedRecord
from vault.domain.secrets import Passphrase, Password
from vault.domain.transfer import Decisions, Selection, SendOrder
from vault.errors import NothingToUndoError, PermissionDeniedError, TuckboxError
from vault.governance.shipped_training import shipped_modules
from vault.unlock import create_vault, unlock_vault

for module in pkgutil.iter_modules(vault.actions.__path__, "vault.actions."):
    importlib.import_module(module.name)

PASSWORD = "lantern-orchard-violin-pebble"
OTHER = "pebble-violin-orchard-lantern"
TODAY = date(2026, 9, 1)
LATER = date.today() + timedelta(days=30)
GROUNDS = (ObjectivesGround, MarksGround, SeatGround, CharacteristicsGround, ListsGround)


class Scene:
    """One vault with a profile of every role, and arguments for every action."""

    def __init__(self, folder):
        self.folder = folder / "all.tuckbox"
        self.roll = folder / "list.csv"
        self.roll.write_text("Surname,Forename\nNew,Nell\n")
        self.photos = folder / "photos"
        self.photos.mkdir()
        self.picture = self.photos / "a.jpg"
        self.picture.write_bytes(figure_jpeg(2))
        lead, self.sheet = create_vault(
            self.folder, "Willow", "Dana Lead", Password.typed(PASSWORD), FLOOR
        )
        self.room = lead.run(classes.AddClass("4A"))
        self.spare = lead.run(classes.AddClass("4B"))
        self.last = lead.run(classes.AddClass("6A"))
        self.school_year(lead)
        self.statement = lead.run(custody.MakeStatement(folder / "first.tuckstatement"))
        self.pupil = lead.run(pupils.AddPupil((("legal_given", "Ann"),), self.room))
        self.grounds = [kind(lead, self.room, self.pupil) for kind in GROUNDS]
        self.contact = lead.run(
            contacts.SetContact(self.pupil, Contact(NEW, 0, given="Robin", emergency=True))
        )
        self.alert = lead.run(contacts.SetAlert(self.pupil, NEW, "medical", "Inhaler"))
        self.photo = lead.run(photos.AddPhotoFile(self.pupil, self.picture, TODAY))
        self.enrolment = lead.run(pupils.OpenPupil(self.pupil)).enrolments[0].id
        rooms = frozenset({self.room})
        self.ids = {
            role: lead.run(
                profiles.AddProfile(f"Some {role.value}", role, Password.typed(PASSWORD), rooms)
            ).id
            for role in Role
        }
        self.guest = lead.run(
            profiles.AddProfile("Guest", Role.AUDITOR, Password.typed(PASSWORD))
        ).id
        self.exchange_files(folder, lead)
        self.incident = lead.run(incidents.StartRehearsal())
        self.other_incident = lead.run(incidents.StartRehearsal())
        lead.run(incidents.DecideIncident(self.other_incident, Risk.UNLIKELY, "why"))
        lead.run(incidents.CloseIncident(self.other_incident, ("lesson",)))
        lead.run(documents.KeepDocument(DocumentKind.NOTICE, 0))
        self.complaints = [
            lead.run(complaints.AddComplaint(TODAY, "the father", "a letter")) for _ in range(2)
        ]
        self.timetable = TimetableGround(lead, self.room)
        self.rights = RightsGround(lead, self.room, self.out)
        self.check_and_take_registers(lead)
        self.everybody = [p.id for p in lead.run(profiles.ListProfiles())]
        lead.lock()

    def school_year(self, lead):
        spans = ("2026/27", TODAY, LATER)
        self.year = lead.run(calendar.SetYear(AcademicYear(NEW, 0, *spans)))
        self.term = lead.run(calendar.SetTerm(Term(NEW, 0, self.year, *spans)))
        self.member = lead.run(staff.SetStaff(StaffMember(NEW, 0, "Mr", "Tim", "Teacher")))
        self.checklist = lead.run(checklists.SetChecklist(self.new_list("Slips")))
        two = self.new_list("Trips")
        paid = ChecklistColumn(NEW, "Paid", ColumnKind.TICK)
        two = dataclasses.replace(two, columns=(*two.columns, paid))
        self.two_columns = lead.run(checklists.SetChecklist(two))
        page = lead.run(checklists.OpenChecklist(self.two_columns))
        self.second_column = page.checklist.columns[1].id

    def check_and_take_registers(self, lead):
        lead.run(security_check.RunSecurityCheck(Scope.QUICK))
        self.assessment = lead.run(security_check.ReadCheckStatus()).rows[0].id
        self.registers = RegistersGround(lead, self.room, self.pupil, self.folder.parent)

    def exchange_files(self, folder, lead):
        """Cards, files and a receipt that came from a colleague with a vault of their own."""
        self.out = folder / "out"
        self.out.mkdir()
        own = folder / "own.tuckcard"
        lead.run(cards.SaveOwnCard(own))
        other = Place(folder, "Oak Lane", "Olive Office")
        other.run(cards.AddCard(own, is_confirmed=True))
        self.card_file = other.card()
        self.card = lead.run(cards.AddCard(self.card_file, is_confirmed=True)).id
        room = other.run(classes.AddClass("9Z"))
        other.run(pupils.AddPupil((("legal_given", "Zed"),), room))
        self.file = other.send([], classes=[room])
        self.words = Passphrase(other.report.passphrase.encode())
        first = other.session.run(cards.ListCards())[0]
        order = SendOrder(Selection((room,)), (first.id,), "test", LATER)
        other.run(send.SendFile(order, folder / "in.tuck"))
        seen = lead.run(receive.PreviewTransfer(folder / "in.tuck"))
        lead.run(receive.ApplyTransfer(folder / "in.tuck", Decisions(), seen.digest))
        self.received = lead.run(receive.ListTransfers())[0].id
        order = SendOrder(Selection((self.room,)), (self.card,), "test", LATER)
        lead.run(send.SendFile(order, folder / "sent.tuck"))
        report = other.receive(folder / "sent.tuck")
        self.receipt = folder / "sent.tuckreceipt"
        self.receipt.write_bytes(report.receipt)
        lead.run(backups.MakeBackup(folder / "first.tuckbackup"))
        self.backup = lead.run(backups.ListBackups()).rows[0].id
        other.lock()

    def unlock(self, who):
        return unlock_vault(self.folder, who, Password.typed(PASSWORD), params=FLOOR)

    def arguments(self, session):
        """An action of each kind that would be done, whoever does it."""
        digest = pictures = ""
        if may(session.profile.role, import_roll.PreviewRoll.needs):
            digest = session.run(import_roll.PreviewRoll(self.roll)).digest
            pictures = session.run(import_photos.PreviewPhotos(self.photos)).digest
        record = SealedRecord(NEW, self.pupil, "me", "2026-09-01", "asthma", "words")
        typed = Password.typed
        version = 1
        if may(session.profile.role, pupils.OpenPupil.needs):
            version = session.run(pupils.OpenPupil(self.pupil)).facts.version
        return [
            ReadAudit(),
            VerifyVault(),
            ExportTrail(self.out / "trail.jsonl"),
            vault_facts.ReadVaultFacts(),
            vault_facts.TestRecoveryCode(self.sheet.code),
            school.SchoolFacts(),
            today.ReadToday(),
            school.SetSchool("Willow", "1", "Town"),
            *self.training_arguments(),
            *self.incident_arguments(),
            *self.check_arguments(),
            *self.document_arguments(),
            custody.MakeStatement(self.out / "s.tuckstatement", self.out / "s.pdf"),
            custody.NewestStatementAt(),
            custody.PrintStatement(self.statement),
            policy.ReadPolicy(),
            policy.ReadLaw(),
            policy.SetPolicy(Policy(training_grace_days=30)),
            classes.ListClasses(),
            classes.OpenClass(self.room),
            class_table.ReadClassTable(self.room),
            classes.AddClass("5A"),
            *self.checklist_arguments(session),
            *(act for scene in self.grounds for act in scene.arguments(session)),
            *self.registers.arguments(),
            classes.Enrol(self.pupil, self.spare, TODAY),
            classes.EndEnrolment(self.enrolment, TODAY),
            classes.SetMembers(self.spare, (self.pupil,), TODAY),
            groups.CreateGroup("Phonics", "Letter sounds", (self.pupil,)),
            groups.ChangeGroup(self.spare, 1, GroupFacts("Phonics", "")),
            groups.SetGroupMembers(self.spare, (), TODAY),
            groups.EndGroup(self.spare, 1, TODAY),
            *self.school_arguments(),
            *self.timetable.arguments(session),
            pupils.ListPupils(),
            pupils.SearchEverything("ann"),
            pupils.FindPupils("ann"),
            pupils.OpenPupil(self.pupil),
            pupil_overview.OpenPupilOverview(self.pupil, ()),
            pupils.AddPupil((("legal_given", "Bea"),)),
            pupils.ChangePupil(self.pupil, version, (("middle", "M"),)),
            contacts.SetContact(self.pupil, Contact(NEW, 0, given="Robin")),
            contacts.RemoveContact(self.pupil, self.contact),
            *self.suggestion_arguments(session),
            contacts.SetAlert(self.pupil, NEW, "medical", "Inhaler"),
            contacts.RemoveAlert(self.pupil, self.alert),
            contacts.DecideConsent(self.pupil, "trips", "given", "Robin", TODAY),
            class_table.DecideConsents(
                (Decided(self.pupil, 0),), "directory", "given", "form", TODAY
            ),
            photos.FetchPhoto(self.photo),
            photos.FetchThumbs((self.photo,)),
            photos.FetchFaces((self.pupil,)),
            photos.AddPhotoFile(self.pupil, self.picture, TODAY),
            printing.PrintPhotoSheet(self.room),
            history.PupilHistory(self.pupil),
            history.PupilAdditions(self.pupil),
            history.PupilLooks(self.pupil),
            desk_notes.SaveDraft("pupil", "x", "{}"),
            desk_notes.MyDrafts(),
            desk_notes.SetSetting("theme", "dark"),
            desk_notes.MySettings(),
            import_source.KindOfSource(self.roll),
            import_roll.ExplainRoll(self.roll),
            import_roll.PreviewRoll(self.roll),
            import_roll.ApplyRoll(self.roll, ReadOptions(), digest),
            import_photos.PreviewPhotos(self.photos),
            import_photos.LookAtPhoto(self.photos, "a.jpg"),
            import_photos.ApplyPhotos(self.photos, pictures),
            profiles.ListProfiles(),
            profiles.AddProfile("Nia", Role.COVER, typed(PASSWORD)),
            profiles.ChangeProfile(self.guest, Role.AUDITOR, frozenset(), None, suspended=True),
            keys.ResetPassword(self.guest, typed(OTHER)),
            profiles.RemoveProfile(self.guest),
            profiles.GrantSafeguarding(self.ids[Role.SAFEGUARDING_LEAD]),
            sticks.ListSticks(),
            sticks.ReadMyStick(),
            sticks.FindKeyFile(self.guest),
            sticks.MakeKeyFile(typed(PASSWORD), self.out / "mine.tuckkey"),
            sticks.SwitchStickOff(typed(PASSWORD)),
            sticks.AskForStick(self.ids[Role.TEACHER]),
            profiles.ChangeOwnPassword(typed(PASSWORD), typed(OTHER)),
            sealed.ListHealth(self.pupil),
            sealed.WriteHealth(record),
            sealed.ListSafeguarding(self.pupil),
            sealed.WriteSafeguarding(record),
            sealed.RaiseConcern(record),
            sealed.ListConcerns(),
            sealed.CountConcerns(),
            sealed.MarkConcernRead("0" * 32),
            history.DescribeStep(1),
            sealed.CloseConcern("0" * 32, "nothing more to do"),
            sealed.ReopenConcern("0" * 32, "more was said"),
            sealed.TellAbout("0" * 32, TellForm("", "Police", date(2026, 9, 1), None, "Phone")),
            sealed.LinkChild("0" * 32, ChildLink(self.pupil, "Sibling")),
            sealed.UnlinkChild("0" * 32, "not the same family"),
            sealed.NameConcernReaders(),
            history.UndoStep(1),
            photos.RemovePhoto(self.photo),
            *self.file_arguments(session),
            *self.rights.arguments(session),
            # Last, because it changes what the vault opens with.
            keys.PlanRekey(),
        ]

    def new_list(self, title):
        columns = (ChecklistColumn(NEW, "Back", ColumnKind.TICK),)
        return Checklist(NEW, 0, self.room, title, None, columns)

    def suggestion_arguments(self, session):
        """One to be accepted, one to be declined and one to be withdrawn."""
        made = ["", "", ""]
        if may(session.profile.role, contact_suggestions.SuggestContact.needs):
            made = [
                session.run(
                    contact_suggestions.SuggestContact(self.pupil, Contact(NEW, 0, given=name))
                )
                for name in ("Ivy", "Ida", "Una")
            ]
        return [
            contact_suggestions.ListSuggestions(),
            contact_suggestions.PupilSuggestions(self.pupil),
            contact_suggestions.SuggestContact(self.pupil, Contact(NEW, 0, given="Olga")),
            contact_suggestions.AcceptSuggestion(self.pupil, made[0], 0),
            contact_suggestions.DeclineSuggestion(self.pupil, made[1], "no such number"),
            contact_suggestions.WithdrawSuggestion(self.pupil, made[2], 1),
        ]

    def checklist_arguments(self, session):
        column = ""
        if may(session.profile.role, checklists.OpenChecklist.needs):
            page = session.run(checklists.OpenChecklist(self.checklist))
            column = page.checklist.columns[0].id
        return [
            checklists.ListChecklists(),
            checklists.OpenChecklist(self.checklist),
            checklists.SetChecklist(self.new_list("Book bags")),
            checklists.SetMark(column, self.pupil, 0, "1"),
            checklists.DraftChecklist(self.checklist),
            checklists.CountMarks(self.checklist),
            checklists.SaveChecklist(
                self.folder.parent / f"{session.profile.id}.csv", self.checklist
            ),
            checklists.RemoveChecklistColumn(self.two_columns, self.second_column, 1),
            checklists.RemoveChecklist(self.two_columns, 2),
        ]

    def school_arguments(self):
        """Years, terms, staff and classes; what has been changed before has version 2 by now."""
        year, term, member = self.year, self.term, self.member
        before = date(2026, 6, 30)
        return [
            calendar.ListYears(),
            calendar.SetYear(AcademicYear(year, 1, "2027/28", TODAY, LATER)),
            calendar.SetTerm(Term(term, 1, year, "Spring", TODAY, LATER)),
            calendar.RemoveTerm(term, 2),
            calendar.RemoveYear(year, 2),
            staff.ListStaff(),
            staff.SetStaff(StaffMember(member, 1, "Ms", "Tess", "Teacher")),
            classes.ReadClassFacts(),
            classes.SetClass(SchoolClass(self.last, 1, "6C", teachers=(member,))),
            classes.EndClass(self.last, 2, before),
            classes.ReopenClass(self.last, 3),
            staff.RemoveStaff(member, 2),
        ]

    def training_arguments(self):
        modules = shipped_modules(Country.ENGLAND)
        right = tuple(q.right for m in modules if m.id == "away" for q in m.questions)
        module = self.out / "own.md"
        question = "## Question\nWhy?\n- [x] a\n  > b\n- [ ] c\n  > d\n"
        module.write_text(
            "---\nid: own\ntitle: Own\nminutes: 5\nroles: auditor\npass: 80\n---\nWords\n"
            + 3 * question
        )
        return [
            training.ReadMyTraining(),
            training.FetchTrainingPicture("unlock.png"),
            training.TakeTest("away", right),
            training.PrintTrainingCertificate("away"),
            training.ReadStaffTraining(),
            training.AddTrainingModule(module),
            training.RemoveTrainingModule("own"),
        ]

    def check_arguments(self):
        advisories = self.out / "osv.json"
        advisories.write_text('{"id": "X-1", "modified": "2026-01-01T00:00:00Z"}')
        verdicts = ((p, Verdict.CONFIRMED) for p in self.everybody)
        return [
            security_check.RunSecurityCheck(Scope.QUICK),
            protection.ReadProtection(),
            protection.ReadMeasures(),
            protection.DraftProtectionStatement(),
            security_check.ReadCheckStatus(),
            security_check.OpenAssessment(self.assessment),
            security_check.DraftCheckReport(self.assessment),
            security_check.BringInAdvisories(advisories),
            access_review.ReadReviewOverview(),
            access_review.SignAccessReview(tuple(verdicts)),
            access_review.ListReviews(),
        ]

    def document_arguments(self):
        kind, one, two = DocumentKind.NOTICE, *self.complaints
        return [
            documents.ListDocuments(),
            documents.DraftDocument(kind),
            documents.ReadDocument(kind, 1),
            documents.ListVersions(kind),
            documents.KeepDocument(kind, 1, (("see", "The next school."),)),
            documents.DraftOnYourChild(self.pupil),
            documents.DraftDisclosureRegister(),
            news.ReadNews(),
            complaints.ListComplaints(),
            complaints.AddComplaint(TODAY, "the mother", "a photo"),
            complaints.AcknowledgeComplaint(one, 1, date.today()),
            complaints.AnswerComplaint(two, 1, date.today(), "taken down"),
        ]

    def incident_arguments(self):
        incident = Incident("Lost", IncidentKind.OTHER, None, datetime.now(UTC), IncidentText("x"))
        one, two = self.incident, self.other_incident
        return [
            incidents.RaiseIncident(incident),
            incidents.StartRehearsal(),
            incidents.ListIncidents(),
            incidents.OpenIncident(one),
            incidents.ChangeIncident(one, 1, incident),
            incidents.AddIncidentStep(one, "Rang the police"),
            incidents.DecideIncident(one, Risk.LIKELY, "why"),
            incidents.MarkNotified(one, Letter.AUTHORITY),
            incidents.WorkOutBlastRadius(),
            incidents.DraftLetter(one, Letter.PARENTS),
            incidents.CloseIncident(one, ("lesson",)),
            incidents.MarkLessonDone(two, 0),
            papers.PaperAsPdf(Paper("T", "", ()), "document.read"),
            *(
                paper_out.NotePrinting((self.sheet.printout(),)),
                paper_out.NotePrintingStopped((self.sheet.printout(),)),
                paper_out.SaveMarkdown(
                    (self.sheet.printout(),), Paper("T", "", ()), self.out / "paper.md"
                ),
                paper_out.SavePrintout((self.sheet.printout(),), (self.out / "paper.pdf",)),
            ),
        ]

    def file_arguments(self, session):
        """Everything about cards, sealed files, backups and new keys."""
        digest = ""
        if may(session.profile.role, receive.PreviewTransfer.needs):
            digest = session.run(receive.PreviewTransfer(self.file, self.words)).digest
        order = SendOrder(Selection((self.room,)), (self.card,), "test", LATER)
        return [
            cards.OwnCard(),
            cards.OwnCardSquare(),
            cards.SaveOwnCard(self.out / "own.tuckcard"),
            cards.PrintOwnCard(),
            cards.ListCards(),
            cards.AddCard(self.card_file),
            cards.AddCardText(self.card_file.read_text()),
            cards.ConfirmCard(self.card),
            cards.ExportIdentity(self.out / "identity.txt"),
            send.CountSend(order.selection),
            send.OutlineSend(order),
            send.SendFile(order, self.out / "class.tuck"),
            receive.NeedsPassphrase(self.file),
            receive.PreviewTransfer(self.file, self.words),
            receive.PreviewDecisions(self.file, Decisions()),
            receive.ApplyTransfer(self.file, Decisions(), digest, self.words),
            receive.ForgetTransfer(),
            receive.ListTransfers(),
            receive.AddReceipt(self.receipt),
            receive.MakeReceipt(self.received),
            cards.WithdrawCard(self.card),
            backups.MakeBackup(self.out / "b.tuckbackup"),
            backups.ListBackups(),
            backups.SetBackupAway(self.backup, away=True),
            backups.AcceptCopy(),
            recovery.PrepareRecovery(),
            recovery.ReplaceRecovery(),
        ]


@cache
def built():
    """Built once in a process of tests, because a vault with a profile of every role and a
    colleague's takes a while."""
    folder = kept_folder()
    with pytest.MonkeyPatch.context() as patch, same_draws("ground of every action"):
        patch.setenv("TUCKBOX_HOME", str(folder / "home"))
        return Scene(folder)


@pytest.fixture
def scene(tmp_path):
    """A copy of it for each test."""
    base = built().folder.parent
    shutil.copytree(base, tmp_path, dirs_exist_ok=True)
    mine = copy.copy(built())
    for name, value in vars(built()).items():
        if isinstance(value, Path):
            setattr(mine, name, tmp_path / value.relative_to(base))
    return mine


def test_there_are_arguments_for_every_action(scene):
    session = scene.unlock("Dana Lead")
    tried = {type(action) for action in scene.arguments(session)}
    session.lock()
    assert tried == set(all_actions())


@pytest.mark.parametrize("role", Role)
def test_a_role_does_what_the_matrix_says_and_nothing_else(role, scene):
    session = scene.unlock(f"Some {role.value}")
    allowed, refused, missed = set(), set(), []
    for action in scene.arguments(session):
        right = may(role, action.needs)
        try:
            session.run(action)
        except PermissionDeniedError:
            refused.add(action.name)
            if right:
                missed.append(action.name)
        except NothingToUndoError:
            allowed.add(action.name)
        except TuckboxError as error:
            if not right:
                missed.append(f"{action.name}: {error}")
        else:
            allowed.add(action.name)
            if not right:
                missed.append(action.name)
    session.lock()
    assert missed == []
    lead = scene.unlock("Dana Lead")
    entries = [e for e in lead.run(ReadAudit()) if e.profile == f"Some {role.value}"]
    lead.lock()
    if role is Role.TECHNICIAN:
        # Without a key nothing can be written into the trail; what was done waits and is added.
        return
    recorded = {c.name for c in all_actions() if c.is_recorded}
    assert {e.kind for e in entries if e.outcome == "refused"} >= refused
    # Behind the name an entry may say more: what a paper was.
    done = {e.kind.partition(" ")[0] for e in entries if e.outcome == "done"}
    assert done >= allowed & recorded - {"undo"}
    assert not any(issubclass(c, Command) and c.name in allowed & refused for c in all_actions())
