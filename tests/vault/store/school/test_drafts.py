"""Drafts: for their author alone; gone with the pupil they are about, at once or as they unlock."""

from tests.forensic.bare_reader import BareReader
from vault.actions.desk_notes import MyDrafts, SaveDraft
from vault.actions.profiles import AddProfile
from vault.crypto.kdf import FLOOR
from vault.domain.access import Role
from vault.domain.secrets import Password
from vault.unlock import unlock_vault

PASSWORD = "lantern-orchard-violin-pebble"


def open_as(folder, who):
    return unlock_vault(folder, who, Password.typed(PASSWORD), params=FLOOR)


def mine(session):
    return {(draft.page, draft.record, draft.body) for draft in session.run(MyDrafts())}


def test_each_place_has_one_draft_and_an_empty_one_is_none(lead):
    for body in ("one", "two"):
        lead.run(SaveDraft("page", "record", body))
        lead.run(SaveDraft("other", "record", body, hides_record=True))
    assert mine(lead) == {("page", "record", "two"), ("other", "record", "two")}
    lead.run(SaveDraft("other", "record", "", hides_record=True))
    assert mine(lead) == {("page", "record", "two")}


def test_what_an_older_version_kept_in_plain_words_is_read_and_then_sealed(lead):
    with lead._vault.parts.fence.lowered() as token:
        lead._vault._connection.execute(
            f"{token} INSERT INTO main.draft VALUES (?, 'page', 'record', 'old words', ?)",
            (lead.profile.id, "2026-11-01T10:00:00.000+00:00"),
        )
    assert mine(lead) == {("page", "record", "old words")}
    lead.run(SaveDraft("page", "record", "new words"))
    assert mine(lead) == {("page", "record", "new words")}
    lead.lock()
    database = BareReader(lead.folder, "Dana Lead", PASSWORD).records()
    rows = database.execute("SELECT page, record, body FROM draft").fetchall()
    database.close()
    assert len(rows) == 1
    assert "words" not in "".join(rows[0])


def test_a_colleagues_hidden_draft_about_an_erased_pupil_goes_as_they_unlock(school):
    rooms = frozenset({school.ids["a"]})
    school.run(AddProfile("Tess", Role.TEACHER, Password.typed(PASSWORD), rooms))
    ann, bob = school.ids["ann"], school.ids["bob"]
    school.lock()
    tess = open_as(school.folder, "Tess")
    tess.run(SaveDraft("dialog", ann, "bruise", hides_record=True))
    tess.run(SaveDraft("send", "", f'{{"pupils": "{ann}"}}'))
    tess.run(SaveDraft(f'["dialog", "{ann} 0"]', "", "an entry", hides_record=True))
    tess.run(SaveDraft("dialog", bob, "of somebody else", hides_record=True))
    tess.lock()
    reader = BareReader(school.folder, "Tess", PASSWORD)
    database = reader.records()
    rows = database.execute("SELECT page, record, body FROM draft").fetchall()
    assert not any(ann in cell or "bruise" in cell for row in rows for cell in row)
    database.execute("INSERT INTO erased (id, pending) VALUES (?, '')", (ann,))
    database.commit()
    database.close()
    tess = open_as(school.folder, "Tess")
    assert mine(tess) == {("dialog", bob, "of somebody else")}
    tess.lock()
