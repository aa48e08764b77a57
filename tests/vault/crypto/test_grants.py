"""A grant opens for its owner, its compartment and its generation, and to the committed key."""

from dataclasses import replace

import pytest

from vault.crypto.directory import CompartmentEntry, Directory, GrantForm, commitment_of
from vault.crypto.grants import Boxes, Granter, is_bare, open_grants
from vault.crypto.primitives import seal_to
from vault.crypto.slots import new_contents
from vault.domain.access import Compartment
from vault.errors import DirectorySignatureError

VAULT, TESS, SAM = "v" * 32, "t" * 32, "s" * 32
OLD_KEY, NEW_KEY, PHOTOS = bytes([1]) * 32, bytes([2]) * 32, bytes([3]) * 32
P, V = Compartment.PHOTOS, Compartment.VAULT


def entry(compartment, secret, generation=1, form=GrantForm.WRAPPED):
    return CompartmentEntry(generation, b"", commitment_of(compartment, secret), form)


def directory(*, vault_key=OLD_KEY, generation=1, photos=PHOTOS, form=GrantForm.WRAPPED):
    return Directory(
        VAULT,
        1,
        compartments={
            V: entry(V, vault_key, generation),
            P: entry(P, photos, form=form),
        },
    )


@pytest.fixture
def contents():
    return new_contents(OLD_KEY, bytes(32), 1)


def boxed(contents, owner=TESS, compartment=P, generation=1, secret=PHOTOS):
    granter = Granter(VAULT, OLD_KEY)
    return granter.box(owner, contents.box_public, compartment, generation, secret)


def test_its_owner_opens_it(contents):
    held = open_grants(directory(), Boxes({(TESS, P): boxed(contents)}), TESS, contents)
    assert held.secrets == {P: PHOTOS}
    assert held.vault_keys == (OLD_KEY,)
    assert PHOTOS.hex() not in repr(held)


@pytest.mark.parametrize(
    "wrong", [{"owner": SAM}, {"compartment": Compartment.HEALTH}, {"generation": 2}]
)
def test_a_grant_of_somebody_or_something_else_in_its_place_is_refused(contents, wrong):
    box = boxed(contents, **wrong)
    with pytest.raises(DirectorySignatureError):
        open_grants(directory(), Boxes({(TESS, P): box}), TESS, contents)


def test_a_key_that_the_directory_does_not_commit_to_is_refused(contents):
    box = boxed(contents, secret=bytes([9]) * 32)
    with pytest.raises(DirectorySignatureError):
        open_grants(directory(), Boxes({(TESS, P): box}), TESS, contents)


def test_who_has_the_box_and_not_the_vault_key_reads_nothing(contents):
    without = replace_vault_key(contents, bytes([8]) * 32)
    with pytest.raises(DirectorySignatureError):
        open_grants(directory(), Boxes({(TESS, P): boxed(contents)}), TESS, without)


def replace_vault_key(contents, key):
    return replace(contents, vault_key=bytearray(key))


def test_a_bare_grant_passes_only_where_the_directory_knows_it_as_one(contents):
    bare = seal_to(contents.box_public, PHOTOS)
    assert is_bare(bare)
    boxes = Boxes({(TESS, P): bare})
    assert open_grants(directory(form=GrantForm.BARE), boxes, TESS, contents).secrets[P] == PHOTOS
    with pytest.raises(DirectorySignatureError):
        open_grants(directory(), boxes, TESS, contents)


def test_who_was_away_during_a_re_key_is_led_to_the_key_of_now(contents):
    link = boxed(contents, compartment=V, generation=2, secret=NEW_KEY)
    box = Granter(VAULT, NEW_KEY).box(TESS, contents.box_public, P, 1, PHOTOS)
    boxes = Boxes({(TESS, P): box}, links={(TESS, 2): link})
    held = open_grants(directory(vault_key=NEW_KEY, generation=2), boxes, TESS, contents)
    assert held.vault_keys == (OLD_KEY, NEW_KEY)
    assert held.secrets == {P: PHOTOS}


def test_a_link_to_another_vault_key_is_refused(contents):
    link = boxed(contents, compartment=V, generation=2, secret=bytes([9]) * 32)
    with pytest.raises(DirectorySignatureError):
        open_grants(
            directory(vault_key=NEW_KEY, generation=2),
            Boxes(links={(TESS, 2): link}),
            TESS,
            contents,
        )


def test_a_link_that_only_the_curve_protects_is_refused_where_links_are_wrapped(contents):
    bare = Boxes(links={(TESS, 2): seal_to(contents.box_public, NEW_KEY)})
    known = directory(vault_key=NEW_KEY, generation=2)
    with pytest.raises(DirectorySignatureError):
        open_grants(known, bare, TESS, contents)
    as_before = entry(V, NEW_KEY, 2, GrantForm.BARE)
    older = replace(known, compartments={**known.compartments, V: as_before})
    assert open_grants(older, bare, TESS, contents).vault_keys == (OLD_KEY, NEW_KEY)
