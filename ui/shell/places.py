"""Every page of the window: its name in the sidebar, who is offered it, and how it is made."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.backups.backups_page import BackupsPage
from ui.backups.backups_presenter import BackupsPresenter
from ui.checklists.checklists_page import ChecklistsPage
from ui.checklists.checklists_presenter import ChecklistsPresenter
from ui.classes.classes_page import ClassesPage
from ui.classes.classes_presenter import ClassesPresenter
from ui.classes.school_page import SchoolPage
from ui.classes.school_presenter import SchoolPresenter
from ui.desk.desk import Desk
from ui.imports.imports_page import ImportsPage
from ui.imports.imports_presenter import ImportsPresenter
from ui.incidents.incident_page import IncidentPage
from ui.incidents.incident_presenter import IncidentPresenter
from ui.incidents.incidents_page import IncidentsPage
from ui.incidents.incidents_presenter import IncidentsPresenter
from ui.markbook.markbook_page import MarkbookPage
from ui.markbook.markbook_presenter import MarkbookPresenter
from ui.markbook.progress_page import ProgressPage
from ui.markbook.progress_presenter import ProgressPresenter
from ui.markbook.scales_page import ScalesPage
from ui.markbook.scales_presenter import ScalesPresenter
from ui.notes.notes_page import NotesPageView
from ui.notes.notes_presenter import NotesPresenter
from ui.objectives.objectives_page import ObjectivesPage
from ui.objectives.objectives_presenter import ObjectivesPresenter
from ui.profiles.profiles_page import ProfilesPage
from ui.profiles.profiles_presenter import ProfilesPresenter
from ui.protection.protection_page import ProtectionPage
from ui.protection.protection_presenter import ProtectionPresenter
from ui.protection.recovery_page import RecoveryPage
from ui.protection.recovery_presenter import RecoveryPresenter
from ui.protection.review_page import ReviewPage
from ui.protection.review_presenter import ReviewPresenter
from ui.pupils.pupil_page import PupilPageView
from ui.pupils.pupil_presenter import PupilPresenter
from ui.pupils.pupils_page import PupilsPage
from ui.pupils.pupils_presenter import PupilsPresenter
from ui.pupils.suggestions_page import SuggestionsPage
from ui.pupils.suggestions_presenter import SuggestionsPresenter
from ui.register.absence_page import AbsencePage
from ui.register.absence_presenter import AbsencePresenter
from ui.register.planned_page import PlannedPage
from ui.register.planned_presenter import PlannedPresenter
from ui.register.register_page import RegisterPageView
from ui.register.register_presenter import RegisterPresenter
from ui.rights.characteristics_page import CharacteristicsPage
from ui.rights.characteristics_presenter import CharacteristicsPresenter
from ui.rights.complaints_page import ComplaintsPage
from ui.rights.complaints_presenter import ComplaintsPresenter
from ui.rights.document_page import DocumentPage
from ui.rights.document_presenter import DocumentPresenter
from ui.rights.documents_page import DocumentsPage
from ui.rights.documents_presenter import DocumentsPresenter
from ui.rights.request_page import RequestPage
from ui.rights.request_presenter import RequestPresenter
from ui.rights.requests_page import RequestsPage
from ui.rights.requests_presenter import RequestsPresenter
from ui.rights.retention_page import RetentionPage
from ui.rights.retention_presenter import RetentionPresenter
from ui.safeguarding.concerns_page import ConcernsPage
from ui.safeguarding.concerns_presenter import ConcernsPresenter
from ui.safeguarding.raise_page import RaisePage
from ui.safeguarding.raise_presenter import RaisePresenter
from ui.seating.seating_page import SeatingPageView
from ui.seating.seating_presenter import SeatingPresenter
from ui.shell.help_page import HelpPage
from ui.shell.help_presenter import HelpPresenter
from ui.shell.news_page import NewsPage
from ui.shell.news_presenter import NewsPresenter
from ui.shell.place import Make, Place, is_offered
from ui.shell.settings_page import SettingsPage
from ui.shell.settings_presenter import SettingsPresenter
from ui.timetable.timetable_page import TimetablePage
from ui.timetable.timetable_presenter import TimetablePresenter
from ui.today.today_page import TodayPage
from ui.today.today_presenter import TodayPresenter
from ui.training.module_page import ModulePage
from ui.training.module_presenter import ModulePresenter
from ui.training.training_page import TrainingPage
from ui.training.training_presenter import TrainingPresenter
from ui.transfers.cards_page import CardsPage
from ui.transfers.cards_presenter import CardsPresenter
from ui.transfers.receive_page import ReceivePage
from ui.transfers.receive_presenter import ReceivePresenter
from ui.transfers.send_page import SendPage
from ui.transfers.send_presenter import SendPresenter
from ui.transfers.transfer_log_page import TransferLogPage
from ui.transfers.transfer_log_presenter import TransferLogPresenter
from vault.domain.access import Permission
from vault.domain.catalogue.characteristics import CHARACTERISTIC_USE_WRITE
from vault.domain.catalogue.checklists import CHECKLIST_READ
from vault.domain.catalogue.contact_suggestions import SUGGESTION_READ
from vault.domain.catalogue.markbook import MARK_READ, SCALE_READ
from vault.domain.catalogue.notes import NOTE_READ
from vault.domain.catalogue.objectives import JUDGEMENT_READ
from vault.domain.catalogue.registers import ATTENDANCE_READ, PLANNED_READ
from vault.domain.catalogue.seating import SEATING_READ
from vault.domain.catalogue.timetable import TIMETABLE_READ


def _made(page: type[QWidget], presenter: Callable[..., QObject]) -> Make:
    def make(desk: Desk, record: str, holder: QWidget) -> tuple[QWidget, QObject]:
        view = page(holder)
        return view, presenter(view, desk, record)

    return make


def _made_help(desk: Desk, page_before: str, holder: QWidget) -> tuple[QWidget, QObject]:
    pages = tuple(place.key for place in offered(desk) if place.title)
    view = HelpPage(holder)
    return view, HelpPresenter(view, page_before, pages)


def _contacts_of_pupil(desk: Desk, record: str, holder: QWidget) -> tuple[QWidget, QObject]:
    """The page of a pupil, turned to what is suggested about their contacts."""
    view = PupilPageView(holder)
    view.turn_to(view.contacts)
    return view, PupilPresenter(view, desk, record)


PLACES: tuple[Place, ...] = (
    Place("today", "Today", Permission.TODAY_SEE, _made(TodayPage, TodayPresenter)),
    Place(
        "protection",
        "Protection",
        Permission.PROTECTION_SEE,
        _made(ProtectionPage, ProtectionPresenter),
        or_needs=Permission.SECURITY_SEE,
    ),
    Place("classes", "Classes", Permission.CLASS_READ, _made(ClassesPage, ClassesPresenter)),
    Place("seating", "Seating", SEATING_READ, _made(SeatingPageView, SeatingPresenter)),
    Place("register", "Register", ATTENDANCE_READ, _made(RegisterPageView, RegisterPresenter)),
    Place("absence", "Absence", ATTENDANCE_READ, _made(AbsencePage, AbsencePresenter)),
    Place("planned", "Planned absences", PLANNED_READ, _made(PlannedPage, PlannedPresenter)),
    Place(
        "checklists",
        "Checklists",
        CHECKLIST_READ,
        _made(ChecklistsPage, ChecklistsPresenter),
    ),
    Place(
        "objectives",
        "Objectives",
        JUDGEMENT_READ,
        _made(ObjectivesPage, ObjectivesPresenter),
    ),
    Place("markbook", "Markbook", MARK_READ, _made(MarkbookPage, MarkbookPresenter)),
    Place(
        "timetable",
        "Timetable",
        TIMETABLE_READ,
        _made(TimetablePage, TimetablePresenter),
    ),
    Place("scales", "Scales", SCALE_READ, _made(ScalesPage, ScalesPresenter)),
    Place("progress", "Progress", MARK_READ, _made(ProgressPage, ProgressPresenter)),
    Place("pupils", "Pupils", Permission.PUPIL_READ, _made(PupilsPage, PupilsPresenter)),
    Place("notes", "Notes", NOTE_READ, _made(NotesPageView, NotesPresenter)),
    Place(
        "concerns",
        "Safeguarding",
        Permission.SAFEGUARDING_READ,
        _made(ConcernsPage, ConcernsPresenter),
    ),
    Place(
        "concern",
        "Raise a concern",
        Permission.CONCERN_RAISE,
        _made(RaisePage, RaisePresenter),
        unless=Permission.SAFEGUARDING_WRITE,
    ),
    Place("send", "Send", Permission.SEND, _made(SendPage, SendPresenter)),
    Place(
        "receive",
        "Receive",
        Permission.RECEIVE,
        _made(ReceivePage, ReceivePresenter),
        (".tuck", ".age"),
    ),
    Place("imports", "Import", Permission.IMPORT, _made(ImportsPage, ImportsPresenter)),
    Place(
        "cards",
        "Staff cards",
        Permission.CARD_READ,
        _made(CardsPage, CardsPresenter),
        (".tuckcard",),
    ),
    Place(
        "transfers",
        "Sent and received",
        Permission.TRANSFERS_READ,
        _made(TransferLogPage, TransferLogPresenter),
        takes=(".tuckreceipt",),
    ),
    Place(
        "backups",
        "Backups",
        Permission.BACKUP,
        _made(BackupsPage, BackupsPresenter),
        or_needs=Permission.BACKUP_READ,
    ),
    Place(
        "suggestions",
        "Contact suggestions",
        SUGGESTION_READ,
        _made(SuggestionsPage, SuggestionsPresenter),
    ),
    Place("school", "School", Permission.CLASS_READ, _made(SchoolPage, SchoolPresenter)),
    Place(
        "profiles",
        "Staff and roles",
        Permission.PROFILE_READ,
        _made(ProfilesPage, ProfilesPresenter),
    ),
    Place(
        "incidents",
        "Incidents",
        Permission.INCIDENT_RAISE,
        _made(IncidentsPage, IncidentsPresenter),
    ),
    Place("requests", "Requests", Permission.RIGHTS_READ, _made(RequestsPage, RequestsPresenter)),
    Place(
        "retention",
        "Retention",
        Permission.RETENTION_READ,
        _made(RetentionPage, RetentionPresenter),
    ),
    Place(
        "characteristics",
        "Characteristics",
        CHARACTERISTIC_USE_WRITE,
        _made(CharacteristicsPage, CharacteristicsPresenter),
    ),
    Place(
        "complaints",
        "Complaints",
        Permission.COMPLAINT_READ,
        _made(ComplaintsPage, ComplaintsPresenter),
    ),
    Place(
        "documents",
        "Documents",
        Permission.DOCUMENT_READ,
        _made(DocumentsPage, DocumentsPresenter),
    ),
    Place("review", "Access review", Permission.REVIEW_WRITE, _made(ReviewPage, ReviewPresenter)),
    Place("training", "Training", Permission.TRAINING_OWN, _made(TrainingPage, TrainingPresenter)),
    Place("recovery", "Recovery", Permission.PROFILE_WRITE, _made(RecoveryPage, RecoveryPresenter)),
    Place("settings", "Settings", None, _made(SettingsPage, SettingsPresenter)),
    Place("pupil", "", Permission.PUPIL_READ, _made(PupilPageView, PupilPresenter)),
    Place("contacts", "", Permission.CONTACT_WRITE, _contacts_of_pupil),
    Place("incident", "", Permission.INCIDENT_READ, _made(IncidentPage, IncidentPresenter)),
    Place("request", "", Permission.RIGHTS_READ, _made(RequestPage, RequestPresenter)),
    Place("document", "", Permission.DOCUMENT_READ, _made(DocumentPage, DocumentPresenter)),
    Place("news", "", None, _made(NewsPage, NewsPresenter)),
    Place("module", "", Permission.TRAINING_OWN, _made(ModulePage, ModulePresenter)),
    Place("help", "", None, _made_help),
)


def offered(desk: Desk) -> tuple[Place, ...]:
    """The places that this person's role may open."""
    return tuple(place for place in PLACES if is_offered(place, desk.may))
