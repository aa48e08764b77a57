"""Writes a key file as somebody would who knows the format but holds no key of it."""

from vault.store.keyring_file import prepare_keyring, publish_keyring


def forge(folder, said):
    """`said` is the key file's JSON, altered; its hash is made to fit again."""
    prepare_keyring(folder, said)
    publish_keyring(folder)
