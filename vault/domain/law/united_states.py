"""The United States: FERPA (20 U.S.C. 1232g, 34 CFR Part 99), COPPA (16 CFR Part 312)."""

from vault.domain.law.shape import Law
from vault.domain.law.time_limits import RequestTime
from vault.domain.policy import Country

_REQUEST_TIME = RequestTime(
    months=0, days=45, extension_months=0, can_pause=False, moves_past_weekend=False
)
"""34 CFR 99.10(b): access within a reasonable time, at most 45 days."""

LAW = Law(
    country=Country.UNITED_STATES,
    name="United States",
    in_sentence="the United States",
    request_time=_REQUEST_TIME,
)
