"""tuckbox-cli: the same jobs for technicians and scripts."""

import sys
from datetime import UTC
from pathlib import Path
from typing import Annotated

import typer

from vault.actions.audit import ReadAudit, VerifyVault
from vault.actions.classes import ListClasses
from vault.actions.pupils import ListPupils
from vault.cli.backups import backup, backups, restore
from vault.cli.cards import cards, identities
from vault.cli.characteristics import characteristics
from vault.cli.checklists import checklists
from vault.cli.checks import check
from vault.cli.create import make_vault, recover
from vault.cli.doctor import doctor
from vault.cli.english import speak_as_before, word_help
from vault.cli.erasures import erasures
from vault.cli.exit_codes import exit_codes_text
from vault.cli.frame import answered, give, opened, say, speak_utf8, tell_errors_as_asked
from vault.cli.imports import explain_import, run_import
from vault.cli.key_file import add_key_file
from vault.cli.keys import accept_copy, recovery, rekey
from vault.cli.lists import lists
from vault.cli.marks import analyse, marks
from vault.cli.named import class_named
from vault.cli.objectives import judgements, programmes
from vault.cli.profiles import profiles
from vault.cli.registers import absence, registers
from vault.cli.rights import requests, retention
from vault.cli.school_files import hand_on
from vault.cli.secrets_in import SecretsIn
from vault.cli.statements import export_trail, statements
from vault.cli.transfers import (
    receipts,
    receive,
    send,
    spread_lists,
    transfers,
)
from vault.domain.audit import parse_held
from vault.domain.faults import fault_code
from vault.domain.preview import FileSection, ReadOptions
from vault.platform.error_hooks import report_codes_only
from vault.platform.network import install_network_guard
from vault.platform.own_folder import refuse_foreign_code
from vault.platform.process import harden_process

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    epilog=exit_codes_text(),
)
app.add_typer(profiles, name="profile", help="Who may open the vault, and as what.")
app.add_typer(cards, name="card", help="Staff cards: one's own, and those of colleagues.")
app.add_typer(identities, name="identity", help="One's own age identity.")
app.add_typer(receipts, name="receipt", help="Receipts of files that were sent.")
app.add_typer(statements, name="statement", help="The monthly custody statement.")
app.command("export-trail")(export_trail)
app.command("check")(check)
app.command("doctor")(doctor)
app.add_typer(requests, name="request", help="What people ask of their data.")
app.add_typer(retention, name="retention", help="What is due for disposal.")
app.add_typer(recovery, name="recovery", help="The recovery sheet.")
app.add_typer(marks, name="marks", help="Marks: bring in, show, save.")
app.add_typer(
    characteristics, name="characteristics", help="Characteristics: kept, keep, stop, show, set."
)
app.add_typer(lists, name="lists", help="Lists of pupils in files: save, open.")
app.add_typer(hand_on, name="hand-on", help="Pupils in a CTF of leavers or a OneRoster.")
app.add_typer(checklists, name="checklists", help="Checklists: show, save.")
app.add_typer(programmes, name="programmes", help="Programmes of study: bring in, save.")
app.add_typer(judgements, name="judgements", help="Judgements: bring in, show, save.")
app.command("analyse")(analyse)
app.command("backup")(backup)
app.command("restore")(restore)
app.command("backups")(backups)
app.command("erasures")(erasures)
app.command("rekey")(rekey)
app.command("accept-copy")(accept_copy)
app.command("send")(send)
app.command("receive")(receive)
app.command("transfers")(transfers)
app.add_typer(registers, name="register", help="Attendance of a class, session by session.")
app.command("absence")(absence)

Vault = Annotated[Path, typer.Argument(help="the vault's folder")]
As = Annotated[str, typer.Option("--as", help="the acting profile")]
Stdin = Annotated[bool, typer.Option("--password-stdin", help="one password a line on stdin")]
Json = Annotated[bool, typer.Option("--json", help="JSON on standard output")]


@app.command()
def create(
    vault: Vault,
    school: Annotated[str, typer.Option()],
    profile: Annotated[str, typer.Option(help="the first data lead")],
    recovery_to: Annotated[Path, typer.Option(help="where the recovery sheet goes (PDF)")],
    password_stdin: Stdin = False,
) -> None:
    """Make a new vault and its recovery sheet."""
    make_vault(vault, school, profile, recovery_to, SecretsIn(from_stdin=password_stdin))


@app.command("recover")
def recover_command(
    vault: Vault,
    profile: Annotated[str, typer.Option()],
    password_stdin: Stdin = False,
) -> None:
    """Give a profile a new password with the code of the recovery sheet."""
    recover(vault, profile, SecretsIn(from_stdin=password_stdin or not sys.stdin.isatty()))


@app.command("import")
def import_command(
    vault: Vault,
    source: Annotated[Path, typer.Argument(metavar="FILE_OR_FOLDER")],
    profile: As,
    *,
    apply: Annotated[bool, typer.Option("--apply", help="write it; else preview only")] = False,
    answers: Annotated[
        Path | None,
        typer.Option(help="JSON: question id to same, same:ID, new or skip", metavar="FILE"),
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="only say how sheets, letters and columns are read")
    ] = False,
    encoding: Annotated[str, typer.Option(help="how letters are read: utf-8, cp1252 …")] = "",
    sheet: Annotated[list[str] | None, typer.Option(help="a sheet to read; may come again")] = None,
    header_line: Annotated[int, typer.Option(help="the line with the headings")] = 0,
    without: Annotated[
        list[FileSection] | None, typer.Option(help="of a CTF: leave this section out")
    ] = None,
    known_contacts: Annotated[
        bool, typer.Option("--known-contacts", help="of a CTF: also those of pupils who are here")
    ] = False,
    any_age: Annotated[
        bool, typer.Option("--any-age", help="birth dates over 25 years back are right")
    ] = False,
    as_json: Json = False,
    password_stdin: Stdin = False,
) -> None:
    """Preview a roll, a CTF, a class list or photos; with --apply bring them in."""
    options = ReadOptions(
        encoding,
        sheets=tuple(sheet or ()),
        header_line=header_line,
        without=tuple(without or ()),
        known_contacts=known_contacts,
        any_age=any_age,
    )
    with opened(vault, profile, SecretsIn(from_stdin=password_stdin)) as session:
        if explain:
            explain_import(session, source, as_json=as_json, options=options)
        else:
            run_import(
                session, source, apply=apply, as_json=as_json, answers=answers, options=options
            )


@app.command()
def demo(
    folder: Annotated[Path, typer.Argument(help="where the demo vault goes; not there yet")],
) -> None:
    """Build a demo school of invented pupils to look around in."""
    from vault.demo import DEMO_PASSWORD
    from vault.demo.build import LEAD, build_demo_vault

    with answered():
        build_demo_vault(folder, lambda done, total: say(f"{done} of {total} parts are built"))
    say(f"Open {folder} as {LEAD}. The demo's password, which protects nothing: {DEMO_PASSWORD}")


@app.command()
def pupils(
    vault: Vault,
    profile: As,
    search: Annotated[str, typer.Option()] = "",
    class_name: Annotated[str, typer.Option("--class")] = "",
    as_json: Json = False,
    password_stdin: Stdin = False,
) -> None:
    """Pupils in sight of the profile."""
    with opened(vault, profile, SecretsIn(from_stdin=password_stdin)) as session:
        chosen = class_named(session, class_name) if class_name else None
        rows = session.run(ListPupils(search, chosen))
    content = [
        {
            "id": row.id,
            "given": row.called.given,
            "family": row.called.family,
            "preferred": row.preferred,
            "upn": row.upn,
            "class": row.class_name,
            "year": row.year_group,
        }
        for row in rows
    ]
    _answer(content, as_json=as_json, lines=[f"{r.called.listed}  {r.class_name}" for r in rows])


@app.command()
def classes(
    vault: Vault, profile: As, as_json: Json = False, password_stdin: Stdin = False
) -> None:
    """Classes in sight of the profile."""
    with opened(vault, profile, SecretsIn(from_stdin=password_stdin)) as session:
        rows = session.run(ListClasses())
    content = [{"id": row.id, "name": row.name, "pupils": row.pupils} for row in rows]
    _answer(content, as_json=as_json, lines=[f"{row.name}: {row.pupils}" for row in rows])


@app.command()
def verify(
    vault: Vault,
    profile: As,
    expect: Annotated[
        list[str] | None,
        typer.Option(help="an entry that you hold on paper, as '#4217 9f3a1c22'; can be repeated"),
    ] = None,
    statement: Annotated[
        Path | None, typer.Option(help="a custody statement that was kept elsewhere")
    ] = None,
    as_json: Json = False,
    password_stdin: Stdin = False,
) -> None:
    """Check files, audit trail and anchors; ends with 5 when anything fails."""
    with answered():
        held = tuple(parse_held(entry) for entry in expect or ())
    with opened(vault, profile, SecretsIn(from_stdin=password_stdin)) as session:
        report = session.run(VerifyVault(held, statement))
    checks = [{"name": c.name, "ok": c.ok, "detail": c.detail} for c in report.checks]
    _answer(
        {"ok": report.ok, "checks": checks},
        as_json=as_json,
        lines=[f"{'ok  ' if c.ok else 'FAIL'} {c.name}: {c.detail}" for c in report.checks],
    )
    if not report.ok:
        sys.exit(5)


@app.command()
def audit(vault: Vault, profile: As, as_json: Json = False, password_stdin: Stdin = False) -> None:
    """The audit trail, newest first."""
    with opened(vault, profile, SecretsIn(from_stdin=password_stdin)) as session:
        entries = session.run(ReadAudit())
    content = [
        {
            "number": e.number,
            "time": e.time.astimezone(UTC).isoformat(),
            "profile": e.profile,
            "kind": e.kind,
            "record": e.record,
            "outcome": e.outcome,
        }
        for e in entries
    ]
    lines = [f"#{e.number} {e.time:%Y-%m-%d %H:%M} {e.profile}: {e.kind}" for e in entries]
    _answer(content, as_json=as_json, lines=lines)


def _answer(content: object, *, as_json: bool, lines: list[str]) -> None:
    if as_json:
        give(content)
        return
    for line in lines:
        say(line)


add_key_file(app)
tell_errors_as_asked(app)


def main() -> None:
    """Guards first, then the command; an unexpected error shows its place, never its data."""
    install_network_guard()
    harden_process()
    report_codes_only()
    speak_utf8()
    speak_as_before()
    with answered():
        refuse_foreign_code()
    command = typer.main.get_command(app)
    word_help(command)
    try:
        command(args=spread_lists(sys.argv[1:]))
    except Exception as error:  # noqa: BLE001 - the last line before the terminal: its text may quote a record
        say(f"Something went wrong in the program itself ({fault_code(error)}).")
        say("What it was writing was taken back. Look with tuckbox-cli verify.")
        sys.exit(1)


if __name__ == "__main__":
    main()
