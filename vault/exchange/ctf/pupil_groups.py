"""What a common transfer file says of groups that a pupil counts to: meals, needs, care, ethnicity.
Whether a vault keeps it is the school's decision, and the plan's."""

from collections.abc import Iterator
from datetime import date
from xml.etree.ElementTree import Element

from vault.domain.characteristics import NO, YES, CharacteristicKind
from vault.exchange.ctf.header import child, text_of
from vault.exchange.ctf.pupil_stream import name_of

READ = frozenset({"fsmhistory", "senhistory", "lookedafter"})
READ_DETAILS = frozenset({"ethnicity", "languages"})
_FIRST_LANGUAGES = ("F", "M")
"""The kinds of the standard: first language, or mother tongue where there is none."""


def groups_of(pupil: Element, today: date) -> Iterator[tuple[CharacteristicKind, str]]:
    """Each of which the file speaks, with its value as the file has it."""
    meals = child(pupil, "fsmhistory")
    if meals is not None:
        spans = [span for span in meals if name_of(span) == "fsminstance"]
        has_now = any(_stands(span, today) for span in spans)
        yield CharacteristicKind.FREE_MEALS, YES if has_now else NO
    needs = child(pupil, "senhistory")
    if needs is not None:
        stated = [span for span in needs if name_of(span) == "sen"]
        stated.sort(key=lambda span: text_of(span, "startdate"))
        if stated:
            yield CharacteristicKind.SEN, text_of(stated[-1], "senprovision")
    care = text_of(pupil, "lookedafter", "incare").lower()
    if care:
        yield CharacteristicKind.LOOKED_AFTER, YES if care in ("true", "1") else NO
    ethnicity = text_of(pupil, "basicdetails", "ethnicity")
    if ethnicity:
        yield CharacteristicKind.ETHNICITY, ethnicity
    language = _first_language(pupil)
    if language:
        yield CharacteristicKind.FIRST_LANGUAGE, language


def _first_language(pupil: Element) -> str:
    """The code as the file has it; '' for none."""
    details = child(pupil, "basicdetails")
    listed = child(details, "languages") if details is not None else None
    spoken: dict[str, str] = {}
    for one in listed if listed is not None else ():
        spoken.setdefault(text_of(one, "languagetype").upper(), text_of(one, "languagecode"))
    return next((spoken[kind] for kind in _FIRST_LANGUAGES if spoken.get(kind)), "")


def _stands(span: Element, today: date) -> bool:
    starts, ends = (text_of(span, name)[:10] for name in ("fsmstartdate", "fsmenddate"))
    day = today.isoformat()
    return bool(starts) and starts <= day and (not ends or ends >= day)
