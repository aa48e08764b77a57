"""A term of a data lead: check, review, training, a parent's request, an erasure, a lost laptop."""

from datetime import date
from pathlib import Path

from ui.walk.walk_stage import Stage, say
from vault.actions.access_review import SignAccessReview
from vault.actions.base import Query
from vault.actions.complaints import AcknowledgeComplaint, AddComplaint
from vault.actions.custody import MakeStatement
from vault.actions.documents import DraftDocument, KeepDocument, ReadDocument
from vault.actions.erasure import AskErasure, ClearSafeguarding, ConfirmErasure
from vault.actions.incidents import DraftLetter, StartRehearsal
from vault.actions.paper_out import SavePrintout
from vault.actions.papers import PaperAsPdf
from vault.actions.policy import SetPolicy
from vault.actions.profiles import ListProfiles
from vault.actions.protection import DraftProtectionStatement
from vault.actions.pupils import ListPupils
from vault.actions.retention import AdoptPack
from vault.actions.rights import ConfirmIdentity, OpenRequest
from vault.actions.security_check import DraftCheckReport, ReadCheckStatus, RunSecurityCheck
from vault.actions.subject_access import HandOverDossier, PreviewDossier
from vault.actions.training import ReadMyTraining, TakeTest
from vault.domain.access_reviews import Verdict
from vault.domain.assessments import Scope
from vault.domain.documents import DocumentKind
from vault.domain.dossier import HandOver
from vault.domain.ids import PupilId, RecordId
from vault.domain.incidents import Letter
from vault.domain.papers import Paper
from vault.domain.policy import Policy
from vault.domain.rights import RequestKind
from vault.session import Session


def walk_term(stage: Stage, vault: Path, staff: tuple[str, str, str, str]) -> None:
    """As a data lead, the head, a teacher and a safeguarding lead, by their names. Real pages, real
    files; raises AssertionError where a promise does not hold."""
    lead, head, teacher, keeper = staff
    _train(stage, vault, teacher)
    _erase(stage, vault, (lead, head), keeper)
    desk, window = stage.open(vault, lead)
    window.notice.clear()

    def look(place: str, record: str = "", name: str = "") -> None:
        window.go(place, record)
        stage.settle()
        stage.picture(window, name or f"term-{place}")

    stage.ask(lambda s: _check(s, stage.home))
    look("protection")
    say("security check run, kept and reported as PDF; the seven measures looked at")
    stage.ask(_review)
    for place in ("review", "training", "module"):
        look(place, "incidents" if place == "module" else "")
    say("access review signed; a teacher's training stands in everybody's list")
    access = stage.ask(lambda s: _answer_parent(s, stage.home))
    look("requests")
    look("request", access, "term-request")
    say("a parent's request answered: everything on one child, others' names found and left out")
    look("retention")
    stage.ask(_put_in_writing)
    for place in ("documents", "complaints", "news"):
        look(place)
    for kind in DocumentKind:
        look("document", kind.value, f"term-document-{kind.value}")
    say(f"{len(DocumentKind)} documents drafted, kept and read; a complaint acknowledged")
    incident = stage.ask(lambda s: _lose_laptop(s, stage.home))
    look("incidents")
    look("incident", incident, "term-incident")
    say("a lost laptop rehearsed: statement, what was at stake, letters as PDF")
    stage.close(desk, window)


def _train(stage: Stage, vault: Path, teacher: str) -> None:
    desk, window = stage.open(vault, teacher)
    window.notice.clear()
    window.go("training")
    stage.settle()
    stage.picture(window, "teacher-training")

    def learn(session: Session) -> int:
        rows = session.run(ReadMyTraining()).rows
        for row in rows:
            right = tuple(question.right for question in row.module.questions)
            session.run(TakeTest(row.module.id, right))
        return len(rows)

    say(f"a teacher read {stage.ask(learn)} training modules and answered their questions")
    stage.close(desk, window)


def _erase(stage: Stage, vault: Path, leads: tuple[str, str], keeper: str) -> None:
    """A safeguarding lead looks first, because nobody else can tell whether there is a record; the
    second data lead confirms what the first has asked for."""
    asked = stage.open(vault, leads[0])
    pupil, case = stage.ask(_ask_erasure)
    stage.close(*asked)
    looked = stage.open(vault, keeper)
    stage.ask(lambda s: s.run(ClearSafeguarding(case)))
    stage.close(*looked)
    confirmed = stage.open(vault, leads[1])
    stage.ask(lambda s: s.run(ConfirmErasure(case)))
    if stage.ask(lambda s: _is_there(s, pupil)):
        raise AssertionError("an erased pupil is still there")
    stage.close(*confirmed)
    say("a pupil erased, with a certificate; nothing of them is found any more")


def _check(session: Session, home: Path) -> None:
    session.run(RunSecurityCheck(Scope.FULL))
    newest = RecordId(session.run(ReadCheckStatus()).rows[0].id)
    _save(session, DraftCheckReport(newest), home / "check.pdf")
    _save(session, DraftProtectionStatement(), home / "protection.pdf")


def _review(session: Session) -> None:
    profiles = session.run(ListProfiles())
    session.run(SignAccessReview(tuple((p.id, Verdict.CONFIRMED) for p in profiles)))


def _answer_parent(session: Session, home: Path) -> str:
    pupil = session.run(ListPupils())[0].id
    today = date.today()
    case = session.run(OpenRequest(pupil, RequestKind.ACCESS, "The mother", today))
    session.run(ConfirmIdentity(case, "known to the office"))
    dossier = session.run(PreviewDossier(case))
    redact = frozenset(finding.key for finding in dossier.findings)
    path = home / "answer.tuck"
    report = session.run(HandOverDossier(case, dossier.digest, HandOver(redact), path))
    if not report.passphrase or not path.exists():
        raise AssertionError("the answer to the parent was not sealed")
    return str(case)


def _ask_erasure(session: Session) -> tuple[PupilId, RecordId]:
    pupil = session.run(ListPupils())[-1].id
    case = session.run(OpenRequest(pupil, RequestKind.ERASURE, "The father", date.today()))
    session.run(AskErasure(case, "asked for by the family", despite_rules=True))
    return pupil, case


def _is_there(session: Session, pupil: PupilId) -> bool:
    return any(row.id == pupil for row in session.run(ListPupils(include_left=True)))


def _put_in_writing(session: Session) -> None:
    """Every document kept once with all that is asked written in, and none of them with a gap."""
    session.run(AdoptPack("england-primary"))
    session.run(
        SetPolicy(
            Policy(
                address="1 Willow Lane, Leeds",
                contact="0113 496 0000",
                officer="Mx Robin Reed",
                authority_number="ZA000000",
            )
        )
    )
    for kind in DocumentKind:
        parts = session.run(DraftDocument(kind)).parts
        typed = tuple((part.key, "Decided by the governors.") for part in parts if part.asks)
        number = session.run(KeepDocument(kind, 0, typed))
        if session.run(ReadDocument(kind, number)).gaps:
            raise AssertionError(f"{kind} was kept with a gap")
    today = date.today()
    complaint = session.run(AddComplaint(today, "The father", "A photo on the website"))
    session.run(AcknowledgeComplaint(complaint, 1, today))


def _lose_laptop(session: Session, home: Path) -> str:
    statement = home / "office.tuckstatement"
    session.run(MakeStatement(statement, home / "office.pdf"))
    incident = session.run(StartRehearsal())
    for kind in Letter:
        draft = DraftLetter(incident, kind, statement)
        _save(session, draft, home / f"letter-{kind.value}.pdf")
    return str(incident)


def _save(session: Session, draft: Query[Paper], path: Path) -> None:
    printout = session.run(PaperAsPdf(session.run(draft), draft.name, draft.subject))
    session.run(SavePrintout((printout,), (path,)))
