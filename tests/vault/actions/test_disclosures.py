"""What was told by hand stands in the record of disclosures."""

from tests.vault.actions.requests import words_of
from vault.actions.disclosures import AddDisclosure, ListDisclosures, PrintDisclosures
from vault.actions.policy import SetPolicy
from vault.domain.policy import Country, Policy


def test_what_was_told_by_hand_stands_in_the_record_of_disclosures(school):
    ann = school.ids["ann"]
    school.run(SetPolicy(Policy(country=Country.UNITED_STATES)))
    school.run(AddDisclosure(ann, "County nurse", "health check", "99.31(a)(10)", "birth date"))
    (row,) = school.run(ListDisclosures(ann))
    assert (row.party, row.purpose, row.by) == ("County nurse", "health check", "Dana Lead")
    text = words_of(school.run(PrintDisclosures(ann)).pdf)
    assert "34 CFR 99.32" in text
    assert "County nurse" in text
    assert school.run(ListDisclosures(school.ids["bob"])) == ()
