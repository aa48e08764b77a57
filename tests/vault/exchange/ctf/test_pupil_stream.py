"""XML from outside is read within bounds, and what is built to do harm is refused."""

import io
import tracemalloc

import pytest

from tests.vault.exchange.ctf_files import ctf, pupil
from vault.domain.messages import sentence
from vault.errors import BadFileError, UnsafeFileError
from vault.exchange.ctf import pupil_stream
from vault.exchange.ctf.pupil_stream import looks_like_ctf, pupils_of

HEAD = '<?xml version="1.0"?>'
BOMB = f"""{HEAD}<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>
<CTfile><CTFpupilData><Pupil><Surname>&b;</Surname></Pupil></CTFpupilData></CTfile>"""
OUTSIDE = f"""{HEAD}<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>
<CTfile><Pupil><Surname>&a;</Surname></Pupil></CTfile>"""
DTD = f'{HEAD}<!DOCTYPE CTfile SYSTEM "ctf.dtd"><CTfile><Pupil/></CTfile>'


def opens(raw):
    data = raw if isinstance(raw, bytes) else raw.encode()
    return lambda: io.BytesIO(data)


def surnames(raw):
    return [one.findtext("Surname") for _, one in pupils_of(opens(raw))]


@pytest.mark.parametrize("raw", [BOMB, OUTSIDE, DTD])
def test_entities_and_document_types_are_refused(raw):
    with pytest.raises(UnsafeFileError):
        surnames(raw)
    assert not looks_like_ctf(opens(raw))


def test_what_is_nested_too_deep_is_refused():
    with pytest.raises(UnsafeFileError):
        surnames(f"{HEAD}<CTfile>{'<a>' * 40}{'</a>' * 40}</CTfile>")


def test_a_pupil_without_an_end_of_elements_is_refused():
    with pytest.raises(UnsafeFileError):
        surnames(f"{HEAD}<CTfile><Pupil>{'<a/>' * 60_000}</Pupil></CTfile>")


LONG = "x" * 100_000
LONG_PARTS = (
    "<a " + " ".join(f"b{n}='>'" for n in range(9000)) + "/>",
    f"<a>{LONG}</a>",
    f"<a><![CDATA[{'<' * 100_000}]]></a>",
    f"<a b='{'>' * 100_000}'/>",
    f"<!-- {LONG} -->",
)


@pytest.mark.parametrize("part", LONG_PARTS)
def test_a_part_without_an_end_is_refused_before_it_is_in_memory(monkeypatch, part):
    monkeypatch.setattr(pupil_stream, "_MOST_TO_NEXT", 50_000)
    assert surnames(f"{HEAD}<CTfile>{'<Pupil/>' * 40_000}</CTfile>")
    with pytest.raises(UnsafeFileError) as refused:
        surnames(f"{HEAD}<CTfile>{part}</CTfile>")
    assert "far too long" in sentence(refused.value)


def test_a_file_beyond_the_largest_is_refused_before_it_is_parsed(monkeypatch):
    monkeypatch.setattr(pupil_stream, "MOST_BYTES", 1000)
    with pytest.raises(UnsafeFileError):
        surnames(f"{HEAD}<CTfile>{' ' * 2000}</CTfile>")


@pytest.mark.parametrize("raw", ["", "no XML", f"{HEAD}<CTfile><Pupil>", b"\x00\x01\x02"])
def test_what_is_no_whole_xml_is_told_as_that(raw):
    with pytest.raises(BadFileError):
        surnames(raw)


def test_windows_letters_under_the_name_of_utf_8_are_read_right():
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    text = f"{head}<CTfile><Pupil><Surname>Müller</Surname></Pupil></CTfile>"
    assert surnames(text.encode("cp1252")) == ["Müller"]
    assert surnames(text.encode()) == ["Müller"]
    named = text.replace("UTF-8", "ISO-8859-1")
    assert surnames(named.encode("latin-1")) == ["Müller"]


def test_a_large_file_is_never_in_memory_as_a_whole(tmp_path):
    pupils = (pupil(f"Lee{n}", "Ann", more="<A>x</A>" * 40) for n in range(6000))
    path = ctf(tmp_path / "x.xml", *pupils)
    size = path.stat().st_size
    tracemalloc.start()
    count = sum(1 for _ in pupils_of(lambda: path.open("rb")))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 6000
    assert peak < size / 2
