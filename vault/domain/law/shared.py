"""Times, and whom to tell, that are counted alike in every country so far.

A country whose own law asks for something else writes its own in place of these. No words stand
here: what a person reads names the law of one country.
"""

from datetime import timedelta

from vault.domain.incidents import Letter, Risk

TELL_WITHIN = timedelta(hours=72)
"""UK GDPR Art. 33(1): from the moment when the school became aware. Where no law of the country
gives one time, the program counts the same."""
ACKNOWLEDGE_WITHIN = timedelta(days=30)
"""DPA 2018 s. 164A (by the Data (Use and Access) Act 2025 s. 103): make complaining easy,
acknowledge within 30 days, answer without undue delay, and tell the outcome. Where no law of the
country gives a time, the program counts the same."""
LEAP_BIRTHDAY = (3, 1)
"""Month and day on which somebody born on 29 February becomes a year older in years without one:
in England and Wales at the beginning of the anniversary (Family Law Reform Act 1969 s. 9), which is
the day after 28 February. Where no law of the country names a day, the program counts the same."""
MUST_TELL = {
    Risk.UNDECIDED: frozenset[Letter](),
    Risk.UNLIKELY: frozenset[Letter](),
    Risk.LIKELY: frozenset({Letter.AUTHORITY}),
    Risk.HIGH: frozenset({Letter.AUTHORITY, Letter.PARENTS}),
}
"""UK GDPR Art. 33(5) (nobody; the record stays), Art. 33 (the authority), Art. 34 (those concerned,
too; the evidence on encryption is that of Art. 34(3)(a))."""
