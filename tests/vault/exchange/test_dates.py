"""Dates as lists have them; what can be read two ways is told."""

from datetime import date

from tests.vault.exchange.dirty_rolls import HEAD, bring_in, listed, rows
from vault.actions.import_roll import PreviewRoll
from vault.actions.policy import SetPolicy
from vault.domain.policy import Country, Policy


def test_months_by_name_are_dates(lead, tmp_path):
    text = (
        HEAD
        + "A,Ann,12-Mar-2016,,\nB,Bob,3 September 2016,,\nC,Cat,1st Sept 16,,\nD,Dan,9-Xyz-16,,\n"
    )
    bring_in(lead, listed(tmp_path, text))
    born = {given: row.born for given, row in rows(lead).items()}
    assert born == {
        "Ann": date(2016, 3, 12),
        "Bob": date(2016, 9, 3),
        "Cat": date(2016, 9, 1),
        "Dan": None,
    }


def test_dates_that_can_be_read_two_ways_are_told(lead, tmp_path):
    both = lead.run(PreviewRoll(listed(tmp_path, HEAD + "A,Ann,3/9/2016,,\n")))
    assert "two ways" in " ".join(both.notes)
    clear = lead.run(PreviewRoll(listed(tmp_path, HEAD + "A,Ann,3/9/2016,,\nB,Bob,31/12/2015,,\n")))
    assert "two ways" not in " ".join(clear.notes)


def test_what_can_be_read_two_ways_is_read_as_the_country_writes_it(lead, tmp_path):
    """Else a child of a school in the United States is born on another day than the list says."""
    lead.run(SetPolicy(Policy(country=Country.UNITED_STATES)))
    path = listed(tmp_path, HEAD + "A,Ann,3/9/2016,,\n")
    assert "read month first" in " ".join(lead.run(PreviewRoll(path)).notes)
    bring_in(lead, path)
    assert rows(lead)["Ann"].born == date(2016, 3, 9)
