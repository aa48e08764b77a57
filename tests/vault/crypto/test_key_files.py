"""A key file is read as it was written, and nothing else is taken for one."""

import pytest

from vault.crypto.key_files import KeyFile, new_key_file, parse_key_file, spell_key_file
from vault.domain.secrets import StickSecret
from vault.errors import KeyFileUnreadableError

VAULT, PROFILE = "a" * 32, "b" * 32
KEY = KeyFile(VAULT, PROFILE, "0123456789abcdef", StickSecret(bytes(range(32))))


def test_a_key_file_is_read_as_it_was_written():
    read = parse_key_file(spell_key_file(KEY))
    assert (read.vault_id, read.profile, read.number) == (VAULT, PROFILE, KEY.number)
    assert bytes(read.secret.expose()) == bytes(range(32))


@pytest.mark.parametrize("at", range(0, len(spell_key_file(KEY)), 7))
def test_a_damaged_key_file_is_refused(at):
    text = spell_key_file(KEY)
    text[at] ^= 1
    with pytest.raises(KeyFileUnreadableError):
        parse_key_file(text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (b"", "not a key file"),
        (b"tuckbox-key-file-2\nvault=", "newer version"),
        (bytes(spell_key_file(KEY)[:-1]), "damaged"),
        (bytes(spell_key_file(KEY)) + b"\n", "damaged"),
    ],
)
def test_it_is_said_why_a_file_is_none(text, why):
    with pytest.raises(KeyFileUnreadableError) as refused:
        parse_key_file(bytearray(text))
    assert why in refused.value.details["reason"]


def test_a_file_is_for_one_profile_of_one_vault_and_one_number():
    assert KEY.is_for(VAULT, PROFILE, KEY.number)
    assert not KEY.is_for("c" * 32, PROFILE, KEY.number)
    assert not KEY.is_for(VAULT, "c" * 32, KEY.number)
    assert not KEY.is_for(VAULT, PROFILE, "f" * 16)


def test_two_new_files_share_neither_number_nor_secret():
    one, two = new_key_file(VAULT, PROFILE), new_key_file(VAULT, PROFILE)
    assert one.number != two.number
    assert bytes(one.secret.expose()) != bytes(two.secret.expose())


def test_the_secret_stands_in_no_repr_and_a_copy_outlives_the_wiping_of_it():
    copied = KEY.copy()
    assert bytes(range(32)).hex() not in repr(KEY)
    copied.secret.wipe()
    assert bytes(KEY.secret.expose()) == bytes(range(32))
