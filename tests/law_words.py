"""The words that the law of one country alone has, taken from its data."""

import re
from collections.abc import Mapping
from dataclasses import asdict, fields, is_dataclass

from vault.domain.law import LAWS
from vault.governance.schedule import read_pack

NAMES_A_LAW = re.compile(
    r"\b\d+ (?:C\.?F\.?R\.?|U\.S\.C\.)(?: Part)? \d[\w.]*\b|\b(?:UK )?GDPR\b"
    r"|\bData Protection Act|\bDPA\b|\bFERPA\b|\bCOPPA\b|\bPPRA\b|\bHIPAA\b|\bCISA\b"
    r"|\bC\.?F\.?R\b|\bU\.S\.C|\bKCSIE\b|\bKeeping children safe in\b|\bICO\b|\bDfE\b"
    r"|Information Commissioner|Department (?:of|for) Education|Privacy Policy Office"
    r"|\bArt(?:icles?|s?\.) ?\d|\bSch(?:edule|\.) \d|\bs\. ?\d|\bAct (?:19|20)\d\d"
    r"|Regulations (?:19|20)\d\d|\bEngland and Wales\b"
)


def texts_of(value):
    """Every text in the data of a law, however deep it lies."""
    if isinstance(value, str):
        yield str(value)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts_of(getattr(value, field.name))
    elif isinstance(value, Mapping):
        yield from texts_of(tuple(value.values()))
    elif isinstance(value, tuple | list):
        for part in value:
            yield from texts_of(part)


def data_of(law):
    """What a document may say of the law, with the starting schedules of its country."""
    packs = (read_pack(schedule.pack) for schedule in set(law.schedules.values()))
    return "\n".join(texts_of((law, *packs)))


def names_in(text):
    """Acts, articles and authorities."""
    return set(NAMES_A_LAW.findall(text))


def times_of(law):
    """How long it gives, as it is written."""
    time = law.request_time
    hours, days = law.breach.hours, law.acknowledge_within.days
    return {time.in_words, time.more_in_words, f"{hours} hours", f"{days} days"} - {""}


def terms_of(law):
    """What it calls things, and its documents."""
    return {*asdict(law.terms).values(), *law.titles.values(), *law.breach.risks.values()}


def foreign_to(country):
    """Words of all other countries' laws that this country's has nowhere."""
    own = data_of(LAWS[country]).casefold()
    others = [law for law in LAWS.values() if law.country is not country]
    words = {word for law in others for word in names_in(data_of(law)) | terms_of(law)}
    times = {time for law in others for time in times_of(law)} - times_of(LAWS[country])
    return {word for word in words if word.casefold() not in own} | times


def found_in(text, words):
    """Those of the words that the text has; upper and lower case alike."""
    flat = " ".join(text.split())
    low = flat.casefold()
    return {
        word
        for word in words
        if word.casefold() in low  # most are not, and this is a tenth of the price
        and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", flat, re.IGNORECASE)
    }
