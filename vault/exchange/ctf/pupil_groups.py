"""What a common transfer file says of groups that a pupil counts to: meals, needs, care, ethnicity.
Whether a vault keeps it is the school's decision, and the plan's."""

from collections.abc import Iterator
from datetime import date
from xml.etree.ElementTree import Element

from vault.domain.characteristics import NO, YES, CharacteristicKind
from vault.exchange.ctf.header import child, text_of
from vault.exchange.ctf.pupil_stream import name_of

READ = frozenset({"fsmhistory", "senhistory", "lookedafter"})
READ_DETAILS = frozenset({"ethnicity"})


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


def _stands(span: Element, today: date) -> bool:
    starts, ends = (text_of(span, name)[:10] for name in ("fsmstartdate", "fsmenddate"))
    day = today.isoformat()
    return bool(starts) and starts <= day and (not ends or ends >= day)
