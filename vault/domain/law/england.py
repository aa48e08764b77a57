"""England: UK GDPR and Data Protection Act 2018, with the law of schools."""

from vault.domain.law.shape import Law
from vault.domain.law.time_limits import RequestTime
from vault.domain.policy import Country

_REQUEST_TIME = RequestTime(
    months=1, days=0, extension_months=2, can_pause=True, moves_past_weekend=True
)
"""UK GDPR Art. 12(3) as the ICO counts it: the corresponding day of the next month, or of the
third one where it was extended, moved on from a weekend; later by the days on which the clock
stood. Of an extension they are told within the first month, with the reason."""

LAW = Law(
    country=Country.ENGLAND,
    name="England",
    in_sentence="England",
    request_time=_REQUEST_TIME,
)
