"""request open, list, hand-over, erase; retention due."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from vault.actions.erasure import AskErasure, ConfirmErasure, PlanErasure
from vault.actions.paper_out import SavePrintout
from vault.actions.retention import ListDue
from vault.actions.rights import ConfirmIdentity, ListRequests, OpenRequest, ReadRequest
from vault.actions.subject_access import HandOverDossier, PreviewDossier
from vault.cli.frame import give, opened, say
from vault.cli.secrets_in import SecretsIn
from vault.domain.dossier import HandOver
from vault.domain.ids import PupilId, RecordId
from vault.domain.rights import RequestKind
from vault.errors import InvalidValueError
from vault.exchange.small_files import write_new

requests = typer.Typer(no_args_is_help=True)
retention = typer.Typer(no_args_is_help=True)
Vault = Annotated[Path, typer.Argument()]
As = Annotated[str, typer.Option("--as")]
Stdin = Annotated[bool, typer.Option("--password-stdin")]
Json = Annotated[bool, typer.Option("--json")]
Case = Annotated[str, typer.Argument(help="the request's id")]


@requests.command("open")
def open_command(
    vault: Vault,
    pupil: Annotated[str, typer.Argument(help="a pupil's id")],
    kind: Annotated[RequestKind, typer.Option()],
    requester: Annotated[str, typer.Option("--by", help="who asks")],
    profile: As,
    received: Annotated[str, typer.Option(help="YYYY-MM-DD; today if not said")] = "",
    password_stdin: Stdin = False,
) -> None:
    """Somebody asks; the id of the request goes to standard output."""
    with opened(vault, profile, SecretsIn(from_stdin=password_stdin)) as session:
        day = _day(received)
        case = session.run(OpenRequest(PupilId(RecordId(pupil)), kind, requester, day))
        request = session.run(ReadRequest(RecordId(case)))
    give({"id": case, "due": request.due_on})


@requests.command("list")
def list_command(
    vault: Vault, profile: As, as_json: Json = False, password_stdin: Stdin = False
) -> None:
    """Every request, the next due on top."""
    with opened(vault, profile, SecretsIn(from_stdin=password_stdin)) as session:
        cases = session.run(ListRequests())
    if as_json:
        give(
            [
                {
                    "id": c.id,
                    "pupil": c.pupil,
                    "kind": c.kind,
                    "by": c.requester,
                    "received": c.received_on,
                    "due": c.due_on,
                    "state": c.state,
                }
                for c in cases
            ]
        )
        return
    for c in cases:
        say(f"{c.id} {c.kind}, {c.pupil_name}, asked by {c.requester}: {c.state}, due {c.due_on}")


@requests.command("hand-over")
def hand_over(
    vault: Vault,
    case: Case,
    profile: As,
    out: Annotated[Path, typer.Option("--out", help="the sealed file")],
    passphrase_to: Annotated[Path, typer.Option(help="where the passphrase goes")],
    identity: Annotated[str, typer.Option(help="how it was checked who asks")] = "",
    keep_names: Annotated[
        bool, typer.Option("--keep-names", help="leave other people's names in")
    ] = False,
    password_stdin: Stdin = False,
) -> None:
    """Seal a copy of everything, without the names of others that were surely found."""
    with opened(vault, profile, SecretsIn(from_stdin=password_stdin)) as session:
        request = RecordId(case)
        if identity:
            session.run(ConfirmIdentity(request, identity))
        seen = session.run(PreviewDossier(request))
        for finding in seen.findings:
            mark = "left out" if finding.is_sure and not keep_names else "kept"
            say(f"{mark}: {finding.person}, in {finding.section}: … {finding.around} …")
        redact = frozenset() if keep_names else {f.key for f in seen.findings if f.is_sure}
        report = session.run(
            HandOverDossier(request, seen.digest, HandOver(frozenset(redact)), out)
        )
        write_new(passphrase_to, (report.passphrase + "\n").encode(), replace=True)
    for words in report.missing:
        say(f"Not in it: {words}")
    say(f"{out}: {report.records} records and {report.photos} photos, sealed.")


@requests.command("erase")
def erase(
    vault: Vault,
    case: Case,
    profile: As,
    reason: Annotated[str, typer.Option(help="why; it is kept, so name nobody")] = "",
    confirm: Annotated[bool, typer.Option("--confirm", help="the second of two people")] = False,
    despite_rules: Annotated[bool, typer.Option("--despite-rules")] = False,
    certificate_to: Annotated[Path | None, typer.Option(help="PDF")] = None,
    password_stdin: Stdin = False,
) -> None:
    """Ask for the erasure of a request; with --confirm, by a second data lead, do it."""
    with opened(vault, profile, SecretsIn(from_stdin=password_stdin)) as session:
        if not confirm:
            plan = session.run(PlanErasure(session.run(ReadRequest(RecordId(case))).pupil))
            for obstacle in plan.obstacles:
                say(f"Speaks against it: {obstacle.what} {obstacle.why} ({obstacle.source})")
            session.run(AskErasure(RecordId(case), reason, despite_rules))
            say("Asked for. A second data lead confirms it with --confirm.")
            return
        report = session.run(ConfirmErasure(RecordId(case)))
        # Told first: it is done, whatever the place of the certificate says.
        say(f"Erased: {', '.join(f'{n} {kind}' for kind, n in report.row.counts.items())}.")
        if certificate_to is not None:
            session.run(SavePrintout((report.certificate,), (certificate_to,)))


@retention.command("due")
def due(vault: Vault, profile: As, as_json: Json = False, password_stdin: Stdin = False) -> None:
    """What is due for disposal; nothing is disposed of here."""
    with opened(vault, profile, SecretsIn(from_stdin=password_stdin)) as session:
        report = session.run(ListDue())
    if as_json:
        give(
            [
                {"key": i.key, "data": i.data, "over": i.over_on, "kept": i.kept}
                for i in report.items
            ]
        )
        return
    if report.jump is not None:
        say(f"Nothing was written down for {report.jump.days} days: is today {report.today}?")
    for item in report.items:
        kept = f", kept: {item.kept}" if item.kept else ""
        say(f"{item.over_on} {item.label} ({item.data}){kept}")


def _day(text: str) -> date:
    """Today where nothing is said."""
    try:
        return date.fromisoformat(text) if text else date.today()
    except ValueError as error:
        raise InvalidValueError(field="received", reason="a date looks like 2026-09-03") from error
