"""Old files, old receipts, old copies of a vault: put back to bring back what was, and told."""

import shutil

import pytest

from tests.forged_transfers import Forgery, keys_of
from tests.two_vaults import Place
from vault.actions.cards import AddCard, OwnCard, WithdrawCard
from vault.actions.contacts import RemoveContact
from vault.actions.history import UndoStep
from vault.actions.pupils import AddPupil, ChangePupil, ListPupils, OpenPupil
from vault.actions.receive import AddReceipt, ListTransfers
from vault.domain.ids import CardId
from vault.domain.transfer import Standing
from vault.errors import (
    AlreadyMergedError,
    OlderTransferError,
    PartnerAheadError,
    ReceiptMismatchError,
    SealBrokenError,
    UnconfirmedCardError,
    WithdrawnCardError,
    WrongVaultError,
)


def change(place, pupil, **fields):
    version = place.run(OpenPupil(pupil)).facts.version
    place.run(ChangePupil(pupil, version, tuple(fields.items())))


def test_a_file_under_another_name_is_still_the_same_file(places, tmp_path):
    office, teacher = places
    path = office.send([teacher], classes=[office.room])
    teacher.receive(path)
    shutil.copy(path, tmp_path / "new.tuck")
    with pytest.raises(AlreadyMergedError):
        teacher.receive(tmp_path / "new.tuck")


def test_a_file_sealed_anew_is_still_the_same_file(places, tmp_path):
    office, teacher = places
    path = office.send([teacher], classes=[office.room])
    teacher.receive(path)
    with pytest.raises(AlreadyMergedError):
        teacher.receive(Forgery(path, teacher, office).write(tmp_path / "again.tuck"))


def forget_disclosures(place):
    """As when the record of what left has run out: while it stands, a pupil cannot be undone."""
    vault = place.session._vault
    with vault.parts.fence.inside() as token:
        vault._connection.execute(f"{token} DELETE FROM main.disclosure").fetchall()


def test_an_older_file_of_the_same_pupils_is_refused(places):
    office, teacher = places
    old = office.send([teacher], classes=[office.room])
    change(office, office.pupils[0], middle="New")
    teacher.receive(office.send([teacher], classes=[office.room]))
    with pytest.raises(OlderTransferError):
        teacher.receive(old)


def test_an_older_file_of_other_pupils_brings_nothing_back(places):
    office, teacher = places
    old = office.send([teacher], pupils=office.pupils[:1])
    change(office, office.pupils[0], middle="New")
    contact = office.run(OpenPupil(office.pupils[0])).contacts[0]
    office.run(RemoveContact(office.pupils[0], contact.id))
    teacher.receive(office.send([teacher], classes=[office.room]))
    seen = teacher.preview(old)
    assert seen.items == ()
    teacher.receive(old)
    page = teacher.run(OpenPupil(office.pupils[0]))
    assert (page.facts.middle, page.contacts) == ("New", ())


def test_a_file_passed_on_by_its_recipient_is_refused(places, tmp_path):
    office, teacher = places
    (tmp_path / "third").mkdir()
    third = Place(tmp_path / "third", "Willow Bank", "Tia Third")
    third.knows(office)
    path = office.send([teacher], classes=[office.room])
    to_third = [keys_of(third).age_recipient]
    path = Forgery(path, teacher, office).write(tmp_path / "on.tuck", recipients=to_third)
    with pytest.raises(WrongVaultError):
        third.receive(path)
    third.lock()


def test_a_file_for_a_passphrase_sealed_to_a_card_is_refused(places, tmp_path):
    office, teacher = places
    forged = Forgery(office.send([teacher], classes=[office.room]), teacher, office)
    forged.header["recipients"] = []
    with pytest.raises(WrongVaultError):
        teacher.receive(forged.write(tmp_path / "nobody.tuck"))


def test_a_recipient_cannot_make_their_own_words_the_senders(places, tmp_path):
    office, teacher = places
    (tmp_path / "third").mkdir()
    third = Place(tmp_path / "third", "Willow Bank", "Tia Third")
    third.knows(office)
    forged = Forgery(office.send([teacher], classes=[office.room]), teacher, teacher)
    card = third.run(OwnCard())
    forged.header["recipients"] = [[card.name, card.vault, card.profile, 1]]
    forged.reader = third
    with pytest.raises(SealBrokenError):
        third.receive(forged.write(tmp_path / "forged.tuck"))
    third.lock()


def test_a_card_that_was_withdrawn_comes_back_unconfirmed_only(places):
    office, teacher = places
    path = office.send([teacher], classes=[office.room])
    teacher.run(WithdrawCard(CardId(teacher.card_of(office).id)))
    with pytest.raises(WithdrawnCardError):
        teacher.receive(path)
    teacher.run(AddCard(office.card()))
    with pytest.raises(UnconfirmedCardError):
        teacher.receive(path)


def test_a_receipt_counts_once_and_only_for_the_file_it_names(places, tmp_path):
    office, teacher = places
    (tmp_path / "third").mkdir()
    third = Place(tmp_path / "third", "Willow Bank", "Tia Third")
    third.knows(office)
    first = office.send([teacher], classes=[office.room])
    receipt = tmp_path / "r"
    receipt.write_bytes(teacher.receive(first).receipt)
    office.run(AddReceipt(receipt))
    told = office.run(ListTransfers())[0].receipt_at
    office.run(AddReceipt(receipt))
    assert office.run(ListTransfers())[0].receipt_at == told
    with pytest.raises(ReceiptMismatchError):
        third.run(AddReceipt(receipt))
    receipt.write_bytes(receipt.read_bytes().replace(b'\\"records\\":2', b'\\"records\\":3'))
    with pytest.raises(SealBrokenError):
        office.run(AddReceipt(receipt))
    third.lock()


def test_a_pupil_who_was_removed_does_not_come_back_by_an_old_file(places):
    office, teacher = places
    cat = office.run(AddPupil((("legal_given", "Cat"), ("legal_family", "Cole")), office.room))
    old = office.send([teacher], pupils=[cat])
    teacher.receive(office.send([teacher], classes=[office.room]))
    forget_disclosures(office)
    office.run(UndoStep(office.session.undo_steps[-1]))
    seen = teacher.preview(office.send([teacher], classes=[office.room]))
    assert [(i.table, i.label, i.standing) for i in seen.items] == [
        ("pupil", "Cat Cole", Standing.REMOVED)
    ]
    # Still there with the teacher, and sent back: gone at the office all the same.
    back = teacher.send([office], classes=[office.room])
    assert office.preview(back).items == ()
    office.receive(back)
    forget_disclosures(teacher)
    teacher.receive(office.send([teacher], classes=[office.room]))
    for place in places:
        assert cat not in [row.id for row in place.run(ListPupils())]
        assert place.run(ListPupils("Cole")) == ()
    seen = teacher.preview(old)
    assert seen.items == ()
    teacher.receive(old)
    assert cat not in [row.id for row in teacher.run(ListPupils())]


def test_a_pupil_changed_since_they_were_removed_elsewhere_is_asked_about(places):
    office, teacher = places
    cat = office.run(AddPupil((("legal_given", "Cat"), ("legal_family", "Cole")), office.room))
    teacher.receive(office.send([teacher], classes=[office.room]))
    forget_disclosures(office)
    office.run(UndoStep(office.session.undo_steps[-1]))
    change(teacher, cat, middle="Kept")
    path = office.send([teacher], classes=[office.room])
    (item,) = teacher.preview(path).items
    assert (item.standing, item.fields[0].mine) == (Standing.CONFLICT, "kept here")
    teacher.receive(path, prefer="mine")
    office.receive(teacher.send([office], classes=[office.room]))
    assert office.run(OpenPupil(cat)).facts.middle == "Kept"


def test_a_vault_put_back_to_an_older_copy_is_told_by_its_partner(places, tmp_path):
    office, teacher = places
    teacher.receive(office.send([teacher], classes=[office.room]))
    teacher.lock()
    shutil.copytree(teacher.folder, tmp_path / "copy")
    teacher.unlock()
    for word in ("One", "Two", "Three"):
        change(teacher, office.pupils[0], middle=word)
    office.receive(teacher.send([office], classes=[office.room]))
    teacher.lock()
    shutil.rmtree(teacher.folder)
    shutil.move(tmp_path / "copy", teacher.folder)
    shutil.rmtree(tmp_path / "home")  # the machine does not remember either
    teacher.unlock()
    path = office.send([teacher], classes=[office.room])
    with pytest.raises(PartnerAheadError) as caught:
        teacher.preview(path)
    assert caught.value.exit_code == 5


def test_numbers_of_a_sender_who_was_put_back_are_not_taken_for_new(places, tmp_path):
    office, teacher = places
    office.lock()
    shutil.copytree(office.folder, tmp_path / "copy")
    office.unlock()
    teacher.receive(office.send([teacher], classes=[office.room]))
    teacher.receive(office.send([teacher], classes=[office.room]))
    office.lock()
    shutil.rmtree(office.folder)
    shutil.move(tmp_path / "copy", office.folder)
    office.unlock()
    with pytest.raises(OlderTransferError):
        teacher.receive(office.send([teacher], classes=[office.room]))
