"""send, receive, receipt add, transfers."""

from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from vault.actions.receive import (
    AddReceipt,
    ApplyTransfer,
    ListTransfers,
    NeedsPassphrase,
    PreviewTransfer,
)
from vault.actions.send import SendFile
from vault.cli.answers import check_asked, question_json, question_line, read_answers
from vault.cli.cards import card_named
from vault.cli.frame import give, opened, say
from vault.cli.named import class_named
from vault.cli.passphrase_out import with_passphrase
from vault.cli.secrets_in import SecretsIn
from vault.domain.data_kinds import DataKind
from vault.domain.english.wording import worded
from vault.domain.identity.questions import Answer
from vault.domain.ids import PupilId, RecordId
from vault.domain.secrets import Passphrase
from vault.domain.transfer import (
    INTERRUPTED,
    NEVER_FINISHED,
    Decisions,
    MergePreview,
    Selection,
    SendOrder,
    SendReport,
    Standing,
)
from vault.errors import InvalidValueError, StorageError
from vault.exchange.small_files import must_take_files, write_new

receipts = typer.Typer(no_args_is_help=True)
Vault = Annotated[Path, typer.Argument()]
As = Annotated[str, typer.Option("--as")]
Stdin = Annotated[bool, typer.Option("--password-stdin")]
Json = Annotated[bool, typer.Option("--json")]
_LISTS = ("--data", "--to", "--class", "--pupil")


def spread_lists(arguments: list[str]) -> list[str]:
    """'--data names photos' as '--data names --data photos': lists may be said either way."""
    if not arguments or arguments[0] != "send":
        return arguments
    spread: list[str] = []
    option, took = "", 0
    for word in arguments:
        if word.startswith("-"):
            option, took = (word if word in _LISTS else ""), 0
        elif option:
            took += 1
            if took > 1:
                spread.append(option)
        spread.append(word)
    return spread


def send(  # noqa: PLR0917 - each is an option of the command
    vault: Vault,
    profile: As,
    reason: Annotated[str, typer.Option(help="why it is sent")],
    until: Annotated[str, typer.Option(help="last day it opens, as YYYY-MM-DD")],
    out: Annotated[Path, typer.Option("--out", help="FILE.tuck")],
    data: Annotated[list[str], typer.Option("--data", help=", ".join(DataKind))],
    classes: Annotated[list[str] | None, typer.Option("--class")] = None,
    pupils: Annotated[list[str] | None, typer.Option("--pupil", help="a pupil's id")] = None,
    to: Annotated[list[str] | None, typer.Option("--to", help="the name on a card")] = None,
    passphrase_to: Annotated[
        Path | None, typer.Option(help="no card: where the generated passphrase goes")
    ] = None,
    purpose: Annotated[str, typer.Option(help="the consent photos need")] = "photo-class",
    with_restricted: Annotated[
        bool, typer.Option("--with-restricted", help="also pupils whose data is restricted")
    ] = False,
    password_stdin: Stdin = False,
) -> None:
    """Seal a class or pupils for colleagues' cards, or under a generated passphrase."""
    with opened(vault, profile, SecretsIn(from_stdin=password_stdin)) as session:
        if bool(to) == (passphrase_to is not None):
            raise InvalidValueError(field="to", reason="either cards or a passphrase")
        chosen = Selection(
            classes=tuple(class_named(session, name) for name in classes or ()),
            pupils=tuple(PupilId(RecordId(pupil)) for pupil in pupils or ()),
            kinds=frozenset({DataKind.NAMES}) | {_kind(word) for word in _words(data)},
            purpose=purpose,
            with_restricted=with_restricted,
        )
        cards = tuple(card_named(session, name) for name in to or ())
        order = SendOrder(chosen, cards, reason, _date(until))
        seal = SendFile(order, out)
        report = with_passphrase(
            passphrase_to, lambda: session.run(seal), lambda sent: sent.passphrase
        )
    _say_sent(out, report)


def _say_sent(out: Path, report: SendReport) -> None:
    who = ", ".join(report.recipients) or "anyone who knows the passphrase"
    sealed = worded("{0}: {1} pupils and {2} photos, sealed for {3}.")
    say(sealed.format(out, report.pupils, report.photos, who))
    if report.restricted:
        words = worded("{0} pupils were left out: the use of their data is restricted.")
        say(words.format(report.restricted))
    if report.opted_out:
        words = worded("{0} pupils were left out: they are in no list for people outside.")
        say(words.format(report.opted_out))
    if report.photos_held_back:
        say(f"{report.photos_held_back} photos were held back: there is no consent for them.")


def receive(
    vault: Vault,
    file: Annotated[Path, typer.Argument(metavar="FILE.tuck")],
    profile: As,
    apply: Annotated[bool, typer.Option("--apply", help="merge it; else preview only")] = False,
    prefer: Annotated[str, typer.Option(help="'mine' or 'theirs', for every conflict")] = "",
    receipt: Annotated[Path | None, typer.Option(help="where the receipt goes")] = None,
    answers: Annotated[
        Path | None, typer.Option(help="JSON: question id to 'same', 'same:ID', 'new' or 'skip'")
    ] = None,
    as_json: Json = False,
    password_stdin: Stdin = False,
) -> None:
    """Look at a sealed file; with --apply merge it."""
    secrets = SecretsIn(from_stdin=password_stdin)
    with opened(vault, profile, secrets) as session:
        if receipt is not None and not apply:
            raise InvalidValueError(field="receipt", reason="there is one after --apply only")
        if receipt is not None:
            # A file is merged once: that its receipt has a place is known before.
            must_take_files(receipt.absolute().parent)
        if prefer not in ("", "mine", "theirs"):
            raise InvalidValueError(field="prefer", reason="'mine' or 'theirs'")
        phrase = None
        if session.run(NeedsPassphrase(file)):
            phrase = Passphrase.typed(secrets.text("Passphrase of the file"))
        given = read_answers(answers) if answers is not None else ()
        decisions = Decisions(prefer=prefer, answers=given)
        seen = session.run(PreviewTransfer(file, phrase, decisions))
        check_asked(seen.questions, given)
        answer = _answer(seen)
        if not as_json:
            _tell(seen)
            _tell_kept(seen)
        if apply:
            done = session.run(ApplyTransfer(file, decisions, seen.digest, phrase))
            answer["refused"], answer["skipped"] = done.pictures_refused, done.skipped
            if receipt is not None:
                _put_receipt(receipt, done.receipt)
    if as_json:
        give(answer)
    elif not apply:
        say("This was a preview. Nothing was written; add --apply to merge it.")


def _put_receipt(place: Path, receipt: bytes) -> None:
    try:
        write_new(place, receipt, replace=True)
    except StorageError:
        say("The file is merged. Only its receipt could not be written; save it from Sent and")
        say("received in the program.")
        raise


@receipts.command("add")
def add_receipt(
    vault: Vault,
    file: Annotated[Path, typer.Argument()],
    profile: As,
    password_stdin: Stdin = False,
) -> None:
    """Read a recipient's receipt in: the file is known to have arrived."""
    with opened(vault, profile, SecretsIn(from_stdin=password_stdin)) as session:
        session.run(AddReceipt(file))
    say("The file is shown as received.")


def transfers(
    vault: Vault, profile: As, as_json: Json = False, password_stdin: Stdin = False
) -> None:
    """What was sent to whom and why, and what came in."""
    with opened(vault, profile, SecretsIn(from_stdin=password_stdin)) as session:
        rows = session.run(ListTransfers())
    if as_json:
        give([{name: getattr(row, name) for name in row.__slots__} for row in rows])
        return
    for row in rows:
        how = f" [{row.state}]" if row.state in (INTERRUPTED, NEVER_FINISHED) else ""
        what = f"{row.at[:16]} {row.direction}{how} {row.about} ({row.kinds})"
        say(f"{what} {row.partner}: {row.reason}")


def _answer(seen: MergePreview) -> dict[str, Any]:
    open_ones = [
        {
            "kind": item.table,
            "record": item.record,
            "name": item.label,
            "field": comparison.field,
            "mine": comparison.mine,
            "theirs": comparison.theirs,
        }
        for item in seen.items
        for comparison in item.fields
        if comparison.is_conflict
    ]
    return {
        "new": seen.count(Standing.NEW),
        "changed": seen.count(Standing.CHANGED),
        "removed": seen.count(Standing.REMOVED),
        "same": seen.same,
        "refused": 0,
        "conflicts": seen.conflicts,
        "kept": seen.beyond,
        "problems": [],
        "conflicting": open_ones,
        "questions": [
            question_json(question) for question in seen.questions if not question.answer
        ],
        "skipped": sum(1 for question in seen.questions if question.answer in {"", Answer.SKIP}),
        "told": list(seen.by_name),
        "sender": seen.sender.name,
        "school": seen.sender.school,
        "reason": seen.reason,
    }


def _tell(seen: MergePreview) -> None:
    say(f"From {seen.sender.name}, {seen.sender.school}: {seen.about}. {seen.reason}")
    counted = ((seen.count(s), s.value) for s in Standing)
    say(", ".join(f"{count} {word}" for count, word in counted) + f", {seen.same} the same")
    for question in seen.questions:
        if not question.answer:
            say(question_line(question_json(question)))
    for name in seen.by_name:
        say(f"{name} was found by name and birth date alone.")


def _tell_kept(seen: MergePreview) -> None:
    if seen.beyond:
        say(
            f"{seen.beyond} of them are more than the sender's role may write: ours is kept. Take"
            " theirs one by one in the program, under Receive."
        )


def _words(texts: list[str]) -> list[str]:
    return [word for part in texts for word in part.replace(",", " ").split()]


def _kind(word: str) -> DataKind:
    try:
        return DataKind(word.strip().lower())
    except ValueError as error:
        raise InvalidValueError(field="data", reason=f"one of {', '.join(DataKind)}") from error


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InvalidValueError(field="until", reason="a date such as 2027-07-31") from error
