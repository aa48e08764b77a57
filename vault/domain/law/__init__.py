"""The law of each country: time limits, authorities, grounds, and words that differ by country.

A further country is a file here, a member of `Country`, and its line in LAWS.
"""

from datetime import date

from vault.domain.law import england, united_states
from vault.domain.law.shape import Law
from vault.domain.policy import Country


def by_country(*laws: Law) -> dict[Country, Law]:
    """TypeError that names every country without a law."""
    laws_by_country = {law.country: law for law in laws}
    if missing := [country.name for country in Country if country not in laws_by_country]:
        raise TypeError(f"no law stands in vault.domain.law for {', '.join(missing)}")
    return laws_by_country


LAWS = by_country(england.LAW, united_states.LAW)
SCHEDULES = tuple(dict.fromkeys(s for law in LAWS.values() for s in law.schedules.values()))
"""Every starting schedule for retention that some country's law offers."""


def law_of(country: Country) -> Law:
    """What the law of the country says."""
    return LAWS[country]


def is_extended(due_on: date, received: date, paused_days: int) -> bool:
    """Whether that day is later than any law makes a plain request due, so that it can only come
    from an extension. The school may have moved to another country's law since."""
    return due_on > max(law.request_time.due_on(received, paused_days) for law in LAWS.values())
