"""Three lines for a head teacher: whether the records are safe, what is to be done, incidents."""

from dataclasses import dataclass
from datetime import date

from ui.protection.check_acts import May, act_of, is_mine
from ui.protection.check_words import capital, number_words
from ui.words import tr
from vault.domain.access import Permission
from vault.domain.assessments import CheckItem, Result
from vault.domain.protection import IncidentLine, Measure, Protection

_NAMED = 2
REPORT = "report"


@dataclass(frozen=True)
class Headline:
    """A sentence that is seen first, and one behind it. `button` leads to the check `leads_to`, or
    to the page where an incident is reported (`REPORT`)."""

    result: Result
    strong: str
    quiet: str
    button: str = ""
    leads_to: str = ""


def headlines(status: Protection, may: May, today: date) -> tuple[Headline, ...]:
    """Always three."""
    if not any(measure.items for measure in status.measures):
        return _in_words(may)
    return (_safe(status), _due(status, may, today), _incidents(status, may))


def due_things(status: Protection) -> list[CheckItem]:
    """What is to be done, the gravest first, and then the one whose day comes first. All that
    waits for the first full check is one thing."""
    items = [item for measure in status.measures for item in measure.due]
    waiting = [item for item in items if item.is_not_yet][:1]
    items = [item for item in items if not item.is_not_yet]
    return sorted(
        [*items, *waiting],
        key=lambda item: (item.result is not Result.FAIL, item.until or date.max),
    )


def _in_words(may: May) -> tuple[Headline, ...]:
    """For a role that sees what is done, and not how it stands."""
    raises = may(Permission.INCIDENT_RAISE)
    return (
        Headline(
            Result.PASS,
            tr("The records are encrypted."),
            tr("A password opens them, and the program has no network."),
        ),
        Headline(
            Result.PASS,
            tr("Nothing here needs you."),
            tr("Your data lead sees how each measure stands."),
        ),
        Headline(
            Result.UNKNOWN,
            tr("Something lost, or sent to the wrong person?"),
            tr("Report it at once; it takes two minutes."),
            tr("Report an incident") if raises else "",
            REPORT if raises else "",
        ),
    )


def _safe(status: Protection) -> Headline:
    kept = [item for measure in status.measures[:2] for item in measure.items]
    bad = [item for item in kept if item.result is Result.FAIL]
    unsafe = [item for item in bad if item.id != "backup-age"]
    if unsafe:
        reason = tr("The reason: {0}.").format(_things(unsafe)[0])
        return Headline(Result.FAIL, tr("The records are not safe."), reason)
    if bad:
        return Headline(
            Result.FAIL,
            tr("The records are encrypted, but would not outlive this computer."),
            f"{capital(bad[0].found)}.",
        )
    if any(item.is_not_yet for item in kept):
        return Headline(
            Result.WARN,
            tr("The records are encrypted."),
            tr("Every page and entry waits for its first full check."),
        )
    if any(item.is_left_out for item in kept):
        return Headline(
            Result.PASS,
            tr("No danger was found."),
            tr("Your role checks a part of it; a data lead checks the rest."),
        )
    return Headline(Result.PASS, tr("The records are safe."), _copies(status.copies))


def _copies(copies: int | None) -> str:
    if copies is None:
        return tr("Every record is encrypted.")
    if copies == 0:
        return tr("Every record is encrypted; the newest backup is more than a week old.")
    if copies == 1:
        return tr("Every record is encrypted, and one backup is up to date.")
    return tr("Every record is encrypted, and {0} backups are up to date.").format(
        number_words(copies)
    )


def _due(status: Protection, may: May, today: date) -> Headline:
    items = due_things(status)
    mine = [item for item in items if is_mine(item, may)]
    if not items:
        return Headline(Result.PASS, tr("Nothing needs you."), tr("All that was due is done."))
    named = _named(mine or items)
    leads_to = (mine or items)[0].id
    if not mine:
        strong = (
            tr("One thing waits for your colleagues.")
            if len(items) == 1
            else tr("{0} things wait for your colleagues.").format(
                capital(number_words(len(items)))
            )
        )
        return Headline(Result.WARN, strong, named, _see(items), leads_to)
    days = [item.until for item in mine if item.until is not None]
    if not days:
        when = ""
    elif min(days) <= today:
        when = tr(" today")
    else:
        when = tr(" by {0}").format(f"{min(days).day} {min(days):%B}")
    strong = (
        tr("One thing needs you{0}.").format(when)
        if len(mine) == 1
        else tr("{0} things need you, the first{1}.").format(capital(number_words(len(mine))), when)
        if when and len(mine) > _NAMED
        else tr("{0} things need you{1}.").format(capital(number_words(len(mine))), when)
    )
    gravest = Result.FAIL if any(i.result is Result.FAIL for i in mine) else Result.WARN
    return Headline(gravest, strong, named, _see(mine), leads_to)


def _named(items: list[CheckItem]) -> str:
    """'The access review, and a backup.'; of many the first two."""
    things = _things(items)
    if len(things) == 1:
        return f"{capital(things[0])}."
    if len(things) == _NAMED:
        return tr("{0}, and {1}.").format(capital(things[0]), things[1])
    return tr("First: {0}, and {1}.").format(things[0], things[1])


def _things(items: list[CheckItem]) -> list[str]:
    """Each once, as a part of a sentence."""
    return list(dict.fromkeys(tr(act_of(item).thing) for item in items))


def _see(items: list[CheckItem]) -> str:
    return {1: tr("See it"), 2: tr("See both")}.get(len(items), tr("See the first"))


def _incidents(status: Protection, may: May) -> Headline:
    line = status.incidents
    if line is None:
        return _incidents_as_checked(status.measures, may)
    if line.late:
        return Headline(
            Result.FAIL,
            tr("The time to tell the authority is over."),
            tr("Decide, and tell, today."),
        )
    if line.open:
        strong = (
            tr("One incident is open.")
            if line.open == 1
            else tr("{0} incidents are open.").format(capital(number_words(line.open)))
        )
        words = tr("Whether the authority is told is decided within {0} hours.")
        return Headline(Result.WARN, strong, words.format(line.hours))
    if line.newest is None:
        return Headline(
            Result.PASS,
            tr("There was no incident so far."),
            tr("Anybody can report one in two minutes."),
        )
    return Headline(
        Result.PASS,
        tr("No incident since {0}.").format(f"{line.newest:%B %Y}"),
        _last(line),
    )


def _last(line: IncidentLine) -> str:
    if line.in_time is None:
        return tr("The last one is decided.")
    if line.in_time:
        return tr("The last one was reported within {0} hours.").format(line.hours)
    return tr("The last one was reported late.")


def _incidents_as_checked(measures: tuple[Measure, ...], may: May) -> Headline:
    """For a role that reads no incidents: what the last run of a data lead found."""
    check = next((i for m in measures for i in m.items if i.id == "incidents"), None)
    raises = may(Permission.INCIDENT_RAISE)
    button, leads_to = (tr("Report an incident"), REPORT) if raises else ("", "")
    if check is None or check.result is Result.UNKNOWN:
        return Headline(
            Result.UNKNOWN,
            tr("Incidents are not for your role to see."),
            tr("A data lead sees them."),
            button,
            leads_to,
        )
    return Headline(check.result, f"{capital(check.found)}.", "", button, leads_to)
