"""A signature is of one message by one key, whatever lengths a file gives to either."""

import pytest

from vault.crypto.primitives import is_signed, random_key, sign, verify_key_of

SEED = random_key()
PUBLIC = verify_key_of(SEED)
SIGNED = sign(SEED, b"a plan of new keys")


def test_a_signature_holds_for_its_message():
    assert is_signed(PUBLIC, b"a plan of new keys", SIGNED)


@pytest.mark.parametrize("length", [1, 2, 18])
def test_the_head_of_a_message_does_not_pass_as_the_end_of_its_signature(length):
    """Else what was signed in one place could be shown in another as something shorter."""
    message = b"a plan of new keys"
    assert not is_signed(PUBLIC, message[length:], SIGNED + message[:length])


@pytest.mark.parametrize(
    ("public", "signature"),
    [
        (PUBLIC, SIGNED[:-1]),
        (PUBLIC, b""),
        (PUBLIC[:-1], SIGNED),
        (PUBLIC + b"\x00", SIGNED),
        (b"", SIGNED),
    ],
    ids=["cut signature", "no signature", "cut key", "longer key", "no key"],
)
def test_a_key_or_a_signature_of_another_length_is_none(public, signature):
    assert not is_signed(public, b"a plan of new keys", signature)
