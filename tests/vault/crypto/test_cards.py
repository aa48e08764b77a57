"""A staff card is its owner's, whole, and its words change with anything that matters."""

import json
from dataclasses import replace
from datetime import date

import pytest
from nacl.signing import SigningKey
from pyrage import x25519

from vault.crypto.cards import card_fields, card_line, card_text, card_words, read_card, signed_part
from vault.domain.access import Role
from vault.domain.cards import StaffCard
from vault.errors import BadFileError, SealBrokenError

KEY = SigningKey(bytes(range(32)))
RECIPIENT = str(x25519.Identity.generate().to_public())


def made(name="Tess Vale", school="Hill School", role=Role.TEACHER):
    verify = bytes(KEY.verify_key)
    words = card_words(name, school, role, RECIPIENT, verify)
    return StaffCard(
        name=name, school=school, role=role, vault="v" * 32, profile="p" * 32,
        recipient=RECIPIENT, verify_key=verify, made_on=date(2026, 9, 1), words=words,
    )  # fmt: skip


def text_of(card):
    return card_text(card, KEY.sign(signed_part(card_fields(card))).signature)


def test_a_card_is_read_as_it_was_made():
    assert read_card(text_of(made()).encode()) == made()


@pytest.mark.parametrize("field", ["name", "school", "vault", "profile", "made", "role"])
def test_a_card_with_a_field_that_its_owner_did_not_sign_is_refused(field):
    other = {"made": "2026-09-02", "role": "data-lead"}.get(field, "somebody else")
    content = {**json.loads(text_of(made())), field: other}
    with pytest.raises(SealBrokenError):
        read_card(json.dumps(content).encode())


@pytest.mark.parametrize(
    "raw", [b"", b"[]", b"{}", b"x" * 9000, b'{"format": "tuckbox-card-2"}', b"\xff"]
)
def test_what_is_no_card_is_said_to_be_none(raw):
    with pytest.raises(BadFileError):
        read_card(raw)


def test_a_name_with_signs_that_do_not_show_stands_on_no_card():
    with pytest.raises(BadFileError):
        read_card(text_of(replace(made(), name="Tess\u200bVale")).encode())
    assert card_line("Tess\u00a0Vale") == "Tess Vale"
    assert card_line("") == "–"


def test_the_words_tell_cards_apart_by_who_where_and_as_what():
    cards = (made(), made("Tess Vole"), made(school="Dale"), made(role=Role.COVER))
    assert len({card.words for card in cards}) == len(cards)
    assert {len(card.words) for card in cards} == {8}
