"""What people put right by hand, and names that a child went by, stand against the next list."""

from dataclasses import replace
from datetime import date

from tests.vault.exchange.rolls import answered, bring_in, questions
from tests.vault.store.roll.roll_files import ANN, WITH_CONTACT, ask, names, page
from vault.actions.contacts import RemoveContact, SetContact
from vault.actions.history import UndoStep
from vault.actions.import_roll import PreviewRoll
from vault.actions.pupils import ChangePupil


def test_a_former_name_without_a_number_is_a_question(lead, put):
    bring_in(lead, put("Forename,Surname,DOB\nZoe,Smith,03/09/2016\n", "a.csv"))
    facts = page(lead, "Zoe").facts
    lead.run(ChangePupil(facts.id, facts.version, (("legal_family", "Khan"),)))
    for row in ("Zoe,Smith,03/09/2016", "Zoe,Smith,"):
        path = put(f"Forename,Surname,DOB\n{row}\n", "b.csv")
        assert [c.name for c in ask(lead, path).candidates] == ["Zoe Khan"]
        bring_in(lead, path)
    assert names(lead) == ["Zoe Khan"]


def test_a_former_name_is_a_name_of_the_child_as_long_as_the_birth_date_is(lead, put):
    bring_in(lead, put(ANN, "a.csv"))
    facts = page(lead, "Ann").facts
    changed = (("legal_given", "Rose"), ("legal_family", "Oak"))
    lead.run(ChangePupil(facts.id, facts.version, changed))
    undated = put("Forename,Surname,Adno\nAnn,Lee,1\n", "b.csv")
    preview = lead.run(PreviewRoll(undated))
    assert (preview.questions, preview.will_write) == ((), False)
    other = put(ANN.replace("03/09/2016", "07/01/2012"), "c.csv")
    assert len(questions(lead, other)) == 1


def test_a_list_does_not_undo_what_was_put_right_by_hand(lead, put):
    path = put(ANN)
    bring_in(lead, path)
    facts = page(lead, "Ann").facts
    right = (("legal_given", "Rose"), ("sex", "F"), ("year_group", "4"))
    lead.run(ChangePupil(facts.id, facts.version, right))
    preview = lead.run(PreviewRoll(path))
    assert (preview.questions, preview.changed) == ((), ())
    assert [p.field for p in preview.doubtful if "by hand" in p.reason] == ["legal_given"]
    bring_in(lead, put(ANN.replace("Lee", "Leigh"), "newer.csv"))
    assert names(lead) == ["Rose Leigh"]
    facts = page(lead, "Rose").facts
    lead.run(ChangePupil(facts.id, facts.version, (("born", date(2016, 12, 13)),)))
    (question,) = questions(lead, path)
    assert question.candidates[0].name == "Rose Leigh"
    bring_in(lead, path, answered(lead, path, "same"))
    assert not lead.run(PreviewRoll(path)).will_write


def test_a_name_that_was_taken_back_is_no_former_name(lead, put):
    bring_in(lead, put("Forename,Surname,Adno\nAnn,Lee,1\n", "a.csv"))
    path = put("Forename,Surname,Adno\nBob,Ray,1\n", "b.csv")
    bring_in(lead, path, answered(lead, path, "same"))
    lead.run(UndoStep(lead.undo_steps[-1]))
    assert len(questions(lead, path)) == 1


def test_a_telephone_number_that_was_put_right_by_hand_stays(lead, put):
    path = put(WITH_CONTACT)
    bring_in(lead, path)
    bob = page(lead, "Bob")
    (sue,) = bob.contacts
    lead.run(SetContact(bob.facts.id, replace(sue, phone="07700 900099")))
    preview = lead.run(PreviewRoll(path))
    assert not preview.will_write
    assert [p.field for p in preview.doubtful] == ["phone"]
    bring_in(lead, put(WITH_CONTACT.replace("900003", "900004")))
    assert [c.phone for c in page(lead, "Bob").contacts] == ["07700 900004"]


def test_what_was_taken_out_by_hand_does_not_come_back_with_the_next_list(lead, put):
    path = put(WITH_CONTACT)
    bring_in(lead, path)
    bob = page(lead, "Bob")
    (sue,) = bob.contacts
    lead.run(SetContact(bob.facts.id, replace(sue, phone="")))
    preview = lead.run(PreviewRoll(path))
    assert (preview.will_write, [p.field for p in preview.doubtful]) == (False, ["phone"])
    (sue,) = page(lead, "Bob").contacts
    lead.run(RemoveContact(bob.facts.id, sue.id, sue.version))
    preview = lead.run(PreviewRoll(path))
    assert not preview.will_write
    assert [(p.field, p.reason) for p in preview.doubtful] == [
        ("Sue Ray", "was removed here by hand; left out")
    ]
    bring_in(lead, put(WITH_CONTACT.replace("Sue Ray", "Kim Oak")))
    assert [c.given for c in page(lead, "Bob").contacts] == ["Kim"]
