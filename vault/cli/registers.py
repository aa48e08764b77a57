"""register show, take, export; absence."""

import sys
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from vault.actions.absences import SummariseAbsence
from vault.actions.attendance_codes import LoadCodes, ReadCodes, SetCodes
from vault.actions.explain_table import Door, ExplainTable
from vault.actions.register_files import ExportRegisters, ReadRegisterFile, TakeRegisters
from vault.actions.registers import OpenRegister
from vault.actions.timetable import ReadClassDay
from vault.cli.explain import tell_how
from vault.cli.frame import answered, give, opened, say
from vault.cli.marks import Explain, Letters
from vault.cli.named import class_named
from vault.cli.secrets_in import SecretsIn
from vault.domain.absence_numbers import AbsenceSummary
from vault.domain.attendance_codes import HALVES, session_of, session_words
from vault.domain.english.wording import worded
from vault.domain.preview import ReadOptions
from vault.domain.registers import RegisterPage
from vault.errors import InvalidValueError

registers = typer.Typer(no_args_is_help=True)
Vault = Annotated[Path, typer.Argument(help="the vault's folder")]
As = Annotated[str, typer.Option("--as", help="the acting profile")]
Stdin = Annotated[bool, typer.Option("--password-stdin", help="one password a line on stdin")]
Json = Annotated[bool, typer.Option("--json", help="JSON on standard output")]
Class = Annotated[str, typer.Option("--class", help="the class's name")]
Answer = dict[str, Any]


@registers.command("show")
def show(
    vault: Vault,
    profile: As,
    class_name: Class,
    on: Annotated[str, typer.Option("--on", help="YYYY-MM-DD")],
    as_json: Json = False,
    password_stdin: Stdin = False,
) -> None:
    """The registers of a class on a day: morning, afternoon, and its lessons."""
    with answered():
        day = day_of("on", on)
    with opened(vault, profile, SecretsIn(from_stdin=password_stdin)) as session:
        school_class = class_named(session, class_name)
        school_day, sittings = session.run(ReadClassDay(school_class, day))
        lessons = [s.session for s in sittings if s.session and s.session not in HALVES]
        pages = [
            session.run(OpenRegister(school_class, day, one))
            for one in dict.fromkeys((*HALVES, *lessons))
        ]
    if not school_day.is_open:
        say(worded("No school on {0}: {1}.").format(f"{day:%A %d %B %Y}", school_day.why))
    if as_json:
        name = pages[0].class_name
        give({"class": name, "on": day, "sessions": [_page_json(page) for page in pages]})
        return
    for page in pages:
        state = f"closed by {page.closed.by}" if page.closed else "open"
        say(f"{session_words(page.of.session)}: {state}")
        for line in page.lines:
            say(f"  {line.code or '-':3} {line.called.listed} {line.mark.note}".rstrip())


@registers.command("take")
def take(
    vault: Vault,
    file: Annotated[
        Path, typer.Argument(metavar="FILE.csv", help="columns pupil, code, minutes, note")
    ],
    *,
    profile: As,
    class_name: Class,
    on: Annotated[str, typer.Option("--on", help="YYYY-MM-DD")],
    session_name: Annotated[str, typer.Option("--session", help="am, pm or a lesson's number")],
    why: Annotated[str, typer.Option(help="why, where the register is closed already")] = "",
    explain: Explain = False,
    encoding: Letters = "",
    as_json: Json = False,
    password_stdin: Stdin = False,
) -> None:
    """Take a register from a file; it is closed where nobody is left without a mark. A pupil is an
    id, a UPN or a full name. With a problem in any line nothing is written."""
    with answered():
        day, half = day_of("on", on), session_of(session_name)
    options = ReadOptions(encoding)
    with opened(vault, profile, SecretsIn(from_stdin=password_stdin)) as session:
        if explain:
            tell_how(session.run(ExplainTable(file, Door.REGISTERS, options)), as_json=as_json)
            return
        school_class = class_named(session, class_name)
        seen = session.run(ReadRegisterFile(school_class, file, day, half, options))
        problems = [{"line": p.line, "field": p.field, "reason": p.reason} for p in seen.problems]
        taken = () if problems else session.run(TakeRegisters(seen.marks, why))
    answer = {
        "marked": sum(one.marked for one in taken),
        "same": sum(one.same for one in taken),
        "closed": bool(taken) and all(one.is_closed for one in taken),
        "missing": [called.known_as for one in taken for called in one.missing],
        "problems": problems,
    }
    give(answer)
    for note in seen.notes:
        say(note)
    for problem in problems:
        say(f"line {problem['line']} {problem['field']}: {problem['reason']}")
    if problems:
        say("Nothing was written.")
        sys.exit(InvalidValueError.exit_code)
    if not as_json:
        missing = ", ".join(called.known_as for one in taken for called in one.missing)
        say(f"Still open, without a mark: {missing}." if missing else "All marked, and closed.")


@registers.command("export")
def export(
    vault: Vault,
    out: Annotated[Path, typer.Argument(metavar="FILE.csv", help="where it goes")],
    profile: As,
    class_name: Class,
    first: Annotated[str, typer.Option("--from", help="YYYY-MM-DD")],
    last: Annotated[str, typer.Option("--to", help="YYYY-MM-DD")],
    replace: Annotated[bool, typer.Option("--replace", help="over a file that is there")] = False,
    password_stdin: Stdin = False,
) -> None:
    """All marks of a class between two days, as CSV. Outside the vault nothing protects it."""
    with answered():
        span = day_of("from", first), day_of("to", last)
    with opened(vault, profile, SecretsIn(from_stdin=password_stdin)) as session:
        school_class = class_named(session, class_name)
        written, *_ = session.run(ExportRegisters(school_class, *span, out, replace))
    give({"marks": written})


@registers.command("codes")
def codes(
    vault: Vault,
    profile: As,
    load: Annotated[
        Path | None,
        typer.Option(
            "--load", metavar="FILE.csv", help="columns code, meaning, counts; use them instead"
        ),
    ] = None,
    shipped: Annotated[bool, typer.Option("--shipped", help="use the country's own again")] = False,
    encoding: Letters = "",
    as_json: Json = False,
    password_stdin: Stdin = False,
) -> None:
    """The attendance codes in force, after what was asked for was done."""
    with opened(vault, profile, SecretsIn(from_stdin=password_stdin)) as session:
        if load is not None:
            found = session.run(LoadCodes(load, ReadOptions(encoding)))
        else:
            found = session.run(SetCodes(()) if shipped else ReadCodes())
    rows = [
        {
            "code": one.code,
            "meaning": one.meaning,
            "counts": one.counts.value,
            "from": one.starts,
            "until": one.ends,
            "session": one.session,
        }
        for one in found.codes
    ]
    if as_json:
        give({"title": found.title, "codes": rows})
        return
    say(found.title)
    for one in found.codes:
        say(f"  {one.code:3} {one.meaning}")


def absence(
    vault: Vault,
    profile: As,
    first: Annotated[str, typer.Option("--from", help="YYYY-MM-DD")],
    last: Annotated[str, typer.Option("--to", help="YYYY-MM-DD")],
    class_name: Annotated[str, typer.Option("--class", help="one class")] = "",
    everybody: Annotated[bool, typer.Option("--all", help="all in sight")] = False,
    as_json: Json = False,
    password_stdin: Stdin = False,
) -> None:
    """Possible, attended and missed sessions of each pupil. `percent` is the part of the possible
    sessions that was missed; 10 and more is persistent, 50 and more severe."""
    with answered():
        span = day_of("from", first), day_of("to", last)
        if bool(class_name) == everybody:
            raise InvalidValueError(field="class", reason="either --class NAME or --all is needed")
    with opened(vault, profile, SecretsIn(from_stdin=password_stdin)) as session:
        school_class = class_named(session, class_name) if class_name else None
        found = session.run(SummariseAbsence(school_class, *span))
    if as_json:
        give(_summary_json(found))
        return
    for one in found.pupils:
        numbers = one.numbers
        say(
            f"{one.called.listed}  {one.class_name}  {numbers.attended} of {numbers.possible}"
            f" attended, {numbers.percent_missed} % missed"
        )


def day_of(option: str, text: str) -> date:
    """A day in ISO 8601; InvalidValueError."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise InvalidValueError(
            field="day", reason=f"--{option} is a day such as 2026-11-24"
        ) from error


def _page_json(page: RegisterPage) -> Answer:
    closed = page.closed
    return {
        "session": page.of.session,
        "closed": {"by": closed.by, "on": closed.on, "at": closed.at} if closed else None,
        "marks": [
            {
                "pupil": line.pupil,
                "name": line.called.known_as,
                "code": line.code,
                "minutes": line.mark.minutes,
                "note": line.mark.note,
                "planned": line.planned.code if line.planned is not None else "",
                "changes": line.changes,
            }
            for line in page.lines
        ],
    }


def _summary_json(found: AbsenceSummary) -> list[Answer]:
    return [
        {
            "pupil": one.pupil,
            "name": one.called.known_as,
            "class": one.class_name,
            "possible": one.numbers.possible,
            "attended": one.numbers.attended,
            "authorised": one.numbers.authorised,
            "unauthorised": one.numbers.unauthorised,
            "percent": one.numbers.percent_missed,
            "persistent": one.numbers.is_persistent,
            "severe": one.numbers.is_severe,
            "late": one.numbers.late,
            "unresolved": one.numbers.unresolved,
        }
        for one in found.pupils
    ]
