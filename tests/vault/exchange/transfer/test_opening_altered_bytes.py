"""A transfer file altered or cut at every kind of place, 2,000 times: refused, nothing written."""

import random
from datetime import date

import pytest
from PIL import Image

from tests.two_vaults import two_places
from vault.actions.photos import AddPhotoFile
from vault.actions.pupils import ListPupils
from vault.actions.receive import ListTransfers
from vault.errors import SealedFileCutError, TuckboxError

CASES = 2000
_CHUNK = 65536 + 16
_STANZA = b"-> X25519 "


def places_of(raw):
    """Every class of byte in the file: name to where its bytes stand."""
    head = raw.index(b"\n--- ") + 1
    mac_end = raw.index(b"\n", head)
    stanza = raw.index(_STANZA)
    body = raw.index(b"\n", stanza) + 1
    payload = mac_end + 1 + 16
    chunks = range(payload, len(raw), _CHUNK)
    last = chunks[-1]
    found = {
        "version": range(stanza),
        "kind of stanza": range(stanza, stanza + len(_STANZA)),
        "its share": range(stanza + len(_STANZA), body),
        "its body": range(body, raw.index(b"\n", body) + 1),
        "the rest of the header": range(raw.index(b"\n", body) + 1, head),
        "hyphens": range(head, head + 4),
        "header's code": range(head + 4, mac_end + 1),
        "nonce": range(mac_end + 1, payload),
        "first chunk": range(payload, payload + _CHUNK - 16),
        "its tag": range(payload + _CHUNK - 16, payload + _CHUNK),
        "last chunk": range(last, len(raw) - 16),
        "last tag": range(len(raw) - 16, len(raw)),
    }
    return {name: span for name, span in found.items() if span}


def spoilt(raw, place, how, dice):
    """One change of one byte, or of where the file ends."""
    if how == "cut":
        return raw[:place]
    if how == "lost":
        return raw[:place] + raw[place + 1 :]
    if how == "more":
        return raw[:place] + bytes([dice.randrange(256)]) + raw[place:]
    if how == "swapped":
        other = (place + 1 + dice.randrange(len(raw) - 1)) % len(raw)
        changed = bytearray(raw)
        changed[place], changed[other] = changed[other], changed[place]
        return bytes(changed)
    return raw[:place] + bytes([raw[place] ^ how]) + raw[place + 1 :]


@pytest.mark.slow
def test_two_thousand_altered_and_cut_files_are_refused(tmp_path):
    office, teacher = two_places(tmp_path)
    picture_of_many_chunks(office, tmp_path)
    raw = office.send([teacher], classes=[office.room]).read_bytes()
    assert len(raw) > 2 * _CHUNK
    dice = random.Random("bytes")
    classes = places_of(raw)
    ways = (1, 2, 0x80, 0xFF, "cut", "lost", "more", "swapped")
    path = tmp_path / "spoilt.tuck"
    done, cuts = 0, []
    while done < CASES:
        for span in classes.values():
            how = ways[done % len(ways)]
            changed = spoilt(raw, dice.choice(span), how, dice)
            if changed == raw:
                continue
            path.write_bytes(changed)
            with pytest.raises(TuckboxError) as caught:
                teacher.preview(path)
            assert caught.value.exit_code in (3, 4)
            is_cut = isinstance(caught.value, SealedFileCutError)
            assert not (is_cut and isinstance(how, int)), "its length is what it was"
            cuts += [is_cut] if how == "cut" else []
            assert not list(teacher.folder.glob("staging-*"))
            done += 1
    # The blocks of the content fall where a sealed file could end once in 512 times.
    assert sum(cuts) > 0.97 * len(cuts) > 0
    assert teacher.run(ListPupils()) == ()
    assert teacher.run(ListTransfers()) == ()
    path.write_bytes(raw)
    teacher.receive(path)
    assert len(teacher.run(ListPupils())) == 2
    office.lock()
    teacher.lock()


def picture_of_many_chunks(office, folder):
    """So many bytes that the stream has several chunks."""
    picture = folder / "noise.png"
    Image.effect_noise((600, 600), 90).convert("RGB").save(picture)
    office.run(AddPhotoFile(office.pupils[1], picture, date(2026, 9, 1)))
