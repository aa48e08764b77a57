"""What each country's law answers. A law that leaves a question open cannot be made."""

from dataclasses import dataclass

from vault.domain.law.time_limits import RequestTime
from vault.domain.policy import Country


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """No field has a default: what is forgotten is a TypeError that names it, as the program
    starts. `name` is the country's, `in_sentence` the same after 'in'."""

    country: Country
    name: str
    in_sentence: str
    request_time: RequestTime
