"""Suggested changes of contacts in words."""

from ui.desk.record_words import column_words, field_words
from ui.pupils.pupil_words import relation_words
from ui.widgets.dates import day_text
from ui.words import tr
from vault.domain.contact_suggestions import ContactSuggestion, SuggestedField, SuggestionState
from vault.domain.people import Contact


def name_words(suggestion: ContactSuggestion) -> str:
    """Which contact it is about: 'Helen Marsh', or by the relationship where there is no name."""
    return _name(suggestion.now or suggestion.before or suggestion.wanted)


def title_words(suggestion: ContactSuggestion) -> str:
    """'Helen Marsh', 'New contact: Joan Pickering'."""
    name = name_words(suggestion)
    return name if suggestion.before is not None else tr("New contact: {0}").format(name)


def by_words(suggestion: ContactSuggestion) -> str:
    """'Suggested by Tom Teacher on 28/11/2026'."""
    words = (
        tr("Suggested by {0} on {1}, in a received file")
        if suggestion.is_from_file
        else tr("Suggested by {0} on {1}")
    )
    return words.format(suggestion.by, day_text(suggestion.on))


def warning_words(suggestion: ContactSuggestion) -> str:
    """What happened to the contact since; '' where nothing did."""
    if suggestion.is_gone:
        return tr("This contact was removed since. Accepting adds it as a new one.")
    if suggestion.has_moved:
        return tr("This contact was changed since. Look at what stands there now.")
    return ""


def field_title(field: SuggestedField) -> str:
    """'Phone'."""
    return field_words(field.name, "contact")


def value_words(value: str | int | None) -> str:
    """A value as a person reads it; a dash for none."""
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    return str(value) if value else "–"


def now_words(field: SuggestedField) -> str:
    """What stands there now, and beside it what stood there when it was suggested if that is
    something else."""
    now = value_words(field.now)
    if not field.has_moved:
        return now
    return tr("{0} (when it was suggested: {1})").format(now, value_words(field.before))


def wanted_words(suggestion: ContactSuggestion) -> str:
    """'phone 0161 496 0123, email –'."""
    return ", ".join(
        f"{column_words('contact', field.name)} {value_words(field.wanted)}"
        for field in suggestion.fields
    )


def quiet_words(suggestion: ContactSuggestion) -> str:
    """For those who cannot decide, and of what is decided: one line."""
    what = wanted_words(suggestion)
    if suggestion.is_open:
        words = tr("{0}: {1}. The office has not looked at it yet.")
        return words.format(by_words(suggestion), what)
    accepted = suggestion.state is SuggestionState.ACCEPTED
    words = tr("Accepted by {0} on {1}: {2}.") if accepted else tr("Declined by {0} on {1}: {2}.")
    line = words.format(suggestion.decided_by, day_text(suggestion.decided_on) or "–", what)
    if suggestion.reason:
        line = f"{line} {tr('Reason: {0}').format(suggestion.reason)}"
    return line


def _name(contact: Contact) -> str:
    name = " ".join(part for part in (contact.given, contact.family) if part)
    return name or relation_words(contact)
