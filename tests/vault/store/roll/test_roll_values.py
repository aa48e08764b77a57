"""A poorer spelling and a number without its zeros never replace what is there."""

from tests.vault.exchange.rolls import bring_in, numbers
from tests.vault.store.roll.roll_files import names, page
from vault.actions.import_roll import ApplyRoll, PreviewRoll
from vault.actions.pupils import AddPupil
from vault.domain.preview import ReadOptions


def test_zeros_that_a_spreadsheet_lost_are_kept(lead, put):
    bring_in(lead, put("Forename,Surname,Adno\nAnn,Lee,123\nBob,Ray,00045\n", "a.csv"))
    report = bring_in(lead, put("Forename,Surname,Adno\nAnn,Lee,00123\nBob,Ray,45\n", "b.csv"))
    assert (report.new, report.changed, report.skipped) == (0, 1, 0)
    assert numbers(lead) == {"Ann": "00123", "Bob": "00045"}


def test_other_hyphens_do_not_take_the_accents_away(lead, put):
    bring_in(lead, put("Forename,Surname,Adno\nAna,García López,7\n", "a.csv"))
    bring_in(lead, put("Forename,Surname,Adno\nAna,Garcia-Lopez,7\n", "b.csv"))
    assert names(lead) == ["Ana García López"]
    bring_in(lead, put("Forename,Surname,Adno\nAna,García-López,7\n", "c.csv"))
    assert names(lead) == ["Ana García-López"]


def test_a_poorer_spelling_and_a_call_name_do_not_replace_the_name(lead, put):
    head = "Forename,Surname,DOB,Preferred Forename\n"
    bring_in(
        lead, put(head + "Siobhán,O’Brien,03/09/2016,\nElizabeth,Lee,04/09/2016,Liz\n", "a.csv")
    )
    poor = put("Forename,Surname,DOB\nSIOBHAN,O'BRIEN,03/09/2016\n", "b.csv")
    assert not lead.run(PreviewRoll(poor)).will_write
    short = put("Forename,Surname,DOB\nLiz,Lee,04/09/2016\n", "c.csv")
    preview = lead.run(PreviewRoll(short))
    assert not preview.will_write
    assert preview.new == ()


def test_a_list_with_the_name_a_child_goes_by_leaves_the_legal_one(lead, put):
    lead.run(
        AddPupil((("legal_given", "Zoe"), ("legal_family", "Smith"), ("preferred_family", "Khan")))
    )
    path = put("Forename,Surname,Class\nZoe,Khan,4P\n")
    preview = lead.run(PreviewRoll(path))
    assert [p.field for p in preview.doubtful] == ["Khan, Zoe"]
    lead.run(ApplyRoll(path, ReadOptions(), preview.digest))
    assert page(lead, "Zoe").facts.legal_family == "Smith"
