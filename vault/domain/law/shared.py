"""Words that name a law and are the same for every country so far.

A country whose own law puts it differently writes its own in place of these.
"""

from datetime import timedelta

from vault.domain.incidents import Letter, Risk
from vault.domain.law.words import AssessmentTitles, BreachTitles, ProcessingTitles

TELL_WITHIN = timedelta(hours=72)
"""UK GDPR Art. 33(1): from the moment when the school became aware."""
ACKNOWLEDGE_WITHIN = timedelta(days=30)
"""DPA 2018 s. 164A (by the Data (Use and Access) Act 2025 s. 103): make complaining easy,
acknowledge within 30 days, answer without undue delay, and tell the outcome."""
MUST_TELL = {
    Risk.UNDECIDED: frozenset[Letter](),
    Risk.UNLIKELY: frozenset[Letter](),
    Risk.LIKELY: frozenset({Letter.AUTHORITY}),
    Risk.HIGH: frozenset({Letter.AUTHORITY, Letter.PARENTS}),
}
"""UK GDPR Art. 33(5) (nobody; the record stays), Art. 33 (the authority), Art. 34 (those concerned,
too; the evidence on encryption is that of Art. 34(3)(a))."""
BREACH = BreachTitles(
    happened="1. What happened (Art. 33(3)(a))",
    data="2. Whose data, and which (Art. 33(3)(a))",
    contact="3. Who can be asked (Art. 33(3)(b))",
    consequences="4. Likely consequences (Art. 33(3)(c))",
    measures="5. Measures taken and proposed (Art. 33(3)(d))",
    late="6. Why this comes later than 72 hours (Art. 33(1))",
)
"""Every item of UK GDPR Art. 33(3), in its order, and of Art. 33(1) on lateness."""
PROCESSING = ProcessingTitles(
    controller="Who is responsible (Art. 30(1)(a))",
    purposes="What it is for (Art. 30(1)(b))",
    categories="Whose data, and which (Art. 30(1)(c))",
    recipients="Who is given it (Art. 30(1)(d))",
    transfers="Out of the country (Art. 30(1)(e))",
    limits="Until when it is kept (Art. 30(1)(f))",
    measures="How it is protected (Art. 30(1)(g))",
)
"""Every item of UK GDPR Art. 30(1)."""
ASSESSMENT = AssessmentTitles(
    why="Why it is made (Art. 35(1))",
    advice="What the data protection officer advised (Art. 35(2))",
    views="What families and staff say (Art. 35(9))",
    decision="Decision and next look (Art. 35(11), Art. 36)",
)
"""The other parts are Art. 35(7)(a) to (d)."""
SECOND_FACTOR = (
    "The cyber security standard of the DfE (February 2026) expects it of who handles sensitive"
    " data."
)
