"""The head of a pupil's page in words: who it is, what must be known, whom to call."""

from collections.abc import Sequence
from datetime import date

from ui.words import tr
from vault.domain.people import (
    Alert,
    Consent,
    Contact,
    FieldChange,
    PupilFacts,
    PupilPage,
    age_on,
    legal_name,
)

_LEADS = {"allergy": "Allergy.", "collection": "Collection.", "access": "Access."}
"""Kinds of alert that need saying where the sentence does not say it itself."""
_LEAD_SIGNS, _YEAR_SIGNS = 60, 2
MARKED = {
    "photo-class": "In school",
    "photo-website": "Website",
    "photo-press": "Press",
    "trips": "Trips",
}
"""The purposes whose consents stand in the head, in a word."""


def day_words(day: date) -> str:
    """'14 January 2018'."""
    return f"{day.day} {day:%B} {day.year}"


def who_words(page: PupilPage, today: date) -> str:
    """'8 years, born 14 January 2018. Class 4A, Year 4.' as far as it is known."""
    facts = page.facts
    parts = [age_words(facts.born, today), _place_words(page)]
    if facts.left_on is not None:
        past = facts.left_on < today
        words = tr("Left on {0}") if past else tr("Leaves on {0}")
        parts.append(words.format(day_words(facts.left_on)))
    return " ".join(f"{part}." for part in parts if part)


def age_words(born: date | None, today: date) -> str:
    """'8 years, born 14 January 2018'."""
    if born is None:
        return ""
    if born > today:
        return tr("Born {0}").format(day_words(born))
    years = age_on(today, born)
    age = tr("1 year") if years == 1 else tr("{0} years").format(years)
    return tr("{0}, born {1}").format(age, day_words(born))


def _place_words(page: PupilPage) -> str:
    named, year = page.class_name, page.facts.year_group
    has_word = named.casefold().startswith("class")
    room = named if has_word or not named else tr("Class {0}").format(named)
    group = tr("Year {0}").format(year) if 0 < len(year) <= _YEAR_SIGNS else year
    return ", ".join(part for part in (room, group) if part)


def legal_words(facts: PupilFacts) -> str:
    """The whole legal name, where the name in use is another one."""
    legal = legal_name(facts)
    return legal if legal != facts.known_as else ""


def masked_upn(upn: str) -> str:
    """Its last signs, at most four and a third of it, behind dots: as few as a narrow column has
    room for."""
    return "••••" + upn[len(upn) - min(4, len(upn) // 3) :] if upn else ""


def masked_change(change: FieldChange, text: str) -> str:
    """What stood in a field before or after a change; a number of the state stays masked."""
    return masked_upn(text) if change.field == "upn" else text


def alert_sentence(alert: Alert) -> tuple[str, int]:
    """The alert as a sentence, and how many of its first signs are strong: its kind where the
    words do not say it, else the first sentence of what is most dangerous."""
    text = alert.text.strip()
    lead = tr(_LEADS[alert.kind]) if alert.kind in _LEADS else ""
    if lead and lead.rstrip(".").casefold() not in text.casefold():
        return f"{lead} {text}", len(lead)
    if alert.kind != "allergy":
        return text, 0
    end = text.find(". ") + 1
    return text, end if 0 < end <= _LEAD_SIGNS else 0


def relation_words(contact: Contact) -> str:
    """'Mother, parental responsibility'."""
    parts = [contact.relationship[:1].upper() + contact.relationship[1:]]
    if contact.parental_responsibility:
        parts.append(tr("parental responsibility"))
    words = ", ".join(part for part in parts if part)
    return words[:1].upper() + words[1:]


def call_first(contacts: Sequence[Contact]) -> tuple[Contact, ...]:
    """Those who may be called in an emergency and have a number, in the order of calling."""
    may = [c for c in contacts if c.emergency and c.phone.strip()]
    return tuple(sorted(may, key=lambda c: c.priority))


def consent_mark(purpose: str, consent: Consent | None) -> tuple[str, str, str]:
    """Icon, tone and words of one consent; who was not asked has neither agreed nor
    refused."""
    name = tr(MARKED[purpose])
    if consent is None:
        return "circle-dashed", "text2", tr("{0}: not asked").format(name)
    if consent.state == "given":
        return "check", "goodText", name
    return "x", "badText", name


def consent_sentence(purpose: str, consent: Consent | None) -> str:
    """The same for a screen reader, which sees no mark."""
    state = tr(consent.state) if consent is not None else tr("not asked")
    return f"{tr(MARKED[purpose])}: {state}"
