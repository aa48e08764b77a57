"""Letters about an incident have every item, and mark what is missing."""

from dataclasses import replace
from datetime import timedelta

from tests.vault.governance.raised import LOST, NOW
from tests.vault.reports.test_paper_pages import text_of
from vault.actions.incidents import (
    ChangeIncident,
    DraftLetter,
    OpenIncident,
    RaiseIncident,
    StartRehearsal,
)
from vault.actions.papers import PaperAsPdf
from vault.actions.policy import SetPolicy
from vault.domain.incidents import Letter, Locked
from vault.domain.policy import Policy


def test_the_authority_gets_every_item_and_what_is_missing_is_marked(school):
    incident = school.run(RaiseIncident(LOST))
    draft = school.run(DraftLetter(incident, Letter.AUTHORITY))
    shown_text = draft.markdown()
    for item in ("(a)", "(b)", "(c)", "(d)"):
        assert f"33(3){item}" in shown_text.replace("\\", "")
    assert "2 pupils" in shown_text
    assert any("data protection officer" in gap for gap in draft.gaps)
    assert any("consequences" in shown_text for gap in draft.gaps)
    school.run(SetPolicy(Policy(officer="Jo Data", contact="01632 960001")))
    text = replace(LOST.text, consequences="None is known.", measures="The laptop was found.")
    found = school.run(OpenIncident(incident))
    school.run(ChangeIncident(incident, found.version, replace(found, text=text)))
    draft = school.run(DraftLetter(incident, Letter.AUTHORITY))
    assert draft.gaps == ()
    assert "Jo Data" in draft.markdown()
    assert "late" not in draft.title


def test_after_72_hours_the_delay_has_to_be_explained(school):
    late = replace(LOST, aware_at=NOW - timedelta(hours=80), happened_at=None)
    incident = school.run(RaiseIncident(late))
    draft = school.run(DraftLetter(incident, Letter.AUTHORITY))
    assert "33(1)" in draft.markdown().replace("\\", "")
    assert any("delay" in gap for gap in draft.gaps)


def test_parents_read_how_strong_the_lock_was_and_no_law(school):
    incident = school.run(RaiseIncident(LOST))
    output = school.run(DraftLetter(incident, Letter.PARENTS)).markdown()
    assert "Argon2id, 64 MiB" in output
    assert "was locked" in output
    assert "Art" not in output
    opened = replace(school.run(OpenIncident(incident)), text=replace(LOST.text, locked=Locked.NO))
    school.run(ChangeIncident(incident, opened.version, opened))
    output = school.run(DraftLetter(incident, Letter.PARENTS)).markdown()
    assert "Argon2id" not in output
    assert "was open" in output


def test_a_rehearsal_says_so_on_every_page(school):
    incident = school.run(StartRehearsal())
    for kind in Letter:
        draft = school.run(DraftLetter(incident, kind))
        assert "REHEARSAL" in text_of(school.run(PaperAsPdf(draft, DraftLetter.name)).pdf)
        assert "REHEARSAL" in draft.footer
