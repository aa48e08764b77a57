"""check: the security check for technicians and scripts."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from vault.actions.paper_out import SavePrintout
from vault.actions.papers import PaperAsPdf
from vault.actions.security_check import (
    BringInAdvisories,
    DraftCheckReport,
    ReadCheckStatus,
    RunSecurityCheck,
)
from vault.cli.frame import give, opened, say
from vault.cli.secrets_in import SecretsIn
from vault.domain.assessments import Scope
from vault.domain.ids import RecordId

Vault = Annotated[Path, typer.Argument()]
As = Annotated[str, typer.Option("--as")]
Json = Annotated[bool, typer.Option("--json")]
Stdin = Annotated[bool, typer.Option("--password-stdin")]


def check(
    vault: Vault,
    profile: As,
    quick: Annotated[bool, typer.Option("--quick", help="leave out what reads every page")] = False,
    advisories: Annotated[
        Path | None, typer.Option(help="a list of known vulnerabilities (OSV) to import first")
    ] = None,
    report: Annotated[Path | None, typer.Option(help="the report for governors, as PDF")] = None,
    as_json: Json = False,
    password_stdin: Stdin = False,
) -> None:
    """Run the security check; a technician runs what needs no key."""
    with opened(vault, profile, SecretsIn(from_stdin=password_stdin)) as session:
        if advisories is not None:
            count = session.run(BringInAdvisories(advisories))
            say(f"{count} entries concern this program's libraries.")
        assessment = session.run(RunSecurityCheck(Scope.QUICK if quick else Scope.FULL))
        if report is not None:
            newest = session.run(ReadCheckStatus()).rows[0]
            paper = session.run(DraftCheckReport(RecordId(newest.id)))
            pdf = session.run(PaperAsPdf(paper, DraftCheckReport.name))
            session.run(SavePrintout((pdf,), (report,)))
    if as_json:
        give(
            {
                "date": date.today().isoformat(),
                "checks": [
                    {
                        "id": item.id,
                        "result": item.result.value,
                        "title": item.title,
                        "found": item.found,
                        "why": item.why,
                        "remedy": item.remedy,
                    }
                    for item in assessment.items
                ],
            }
        )
        return
    for item in assessment.items:
        say(f"{item.result.value:8}{item.title}: {item.found}. {item.remedy}".rstrip())
