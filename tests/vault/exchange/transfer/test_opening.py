"""More than 250 transfer files with one thing wrong each, all of them signed and sealed: refused.

Whoever makes them holds a real sender's keys. Nothing may be written, nothing stay behind, and
nothing but an expected error come out.
"""

import json
import tarfile
from datetime import date

import pytest

from tests.forged_transfers import Forgery, tar_entry_of, tar_of
from tests.two_vaults import ALL, two_places
from vault.actions.checklists import OpenChecklist, SetChecklist, SetMark
from vault.actions.contacts import DecideConsent
from vault.actions.pupils import ListPupils, OpenPupil
from vault.actions.receive import ListTransfers
from vault.domain.checklists import Checklist, ChecklistColumn, ColumnKind
from vault.domain.ids import NEW, new_id
from vault.domain.messages import sentence
from vault.domain.transfer import SEALED_TABLES, TABLES
from vault.errors import TuckboxError, UnreadableFileError
from vault.exchange.transfer.header import canonical
from vault.exchange.transfer.list_file import open_list
from vault.exchange.transfer.opening import needs_passphrase

CASES = {}
ZERO = "0" * 32


def case(name):
    def keep(make):
        assert name not in CASES
        CASES[name] = make
        return make

    return keep


def header_case(name, field, value):
    @case(f"header: {name}")
    def make(forged, path):
        forged.header[field] = value
        return forged.write(path)


def text_case(name, change):
    """The header's text as a whole, signed as it is."""

    @case(f"header: {name}")
    def make(forged, path):
        forged.header_text = change(forged.header)
        return forged.write(path)


def without(field):
    return lambda header: canonical({n: v for n, v in header.items() if n != field})


HEADER = ("format", "file", "sender", "recipients", "reason", "about", "scope", "kinds", "pupils")
HEADER += ("photos", "made", "until", "anchor")
for field in HEADER:
    text_case(f"without {field}", without(field))
    header_case(f"{field} is null", field, None)
    header_case(f"{field} is a list of lists", field, [[[]]])
    header_case(f"{field} is an object", field, {"a": 1})
    header_case(f"{field} is true", field, True)
for field in ("reason", "about"):
    header_case(f"{field} is endless", field, "x" * 3000)
    header_case(f"{field} holds a NUL", field, "a\0b")
    header_case(f"{field} turns the writing round", field, "a\u202eb")
    header_case(f"{field} breaks the line", field, "a\nb")
for field in ("pupils", "photos"):
    header_case(f"{field} is negative", field, -1)
    header_case(f"{field} is a fraction", field, 1.5)
    header_case(f"{field} is beyond counting", field, 1 << 60)
    header_case(f"{field} is a text", field, "2")
for name, value in {
    "a file id of another shape": ("file", "x" * 32),
    "a file id that is a path": ("file", "../../etc/passwd"),
    "a scope of another shape": ("scope", "4A"),
    "a kind that there is not": ("kinds", ["names", "grades"]),
    "no kind": ("kinds", []),
    "a kind twice": ("kinds", ["names", "names"]),
    "another version": ("format", "tuckbox-transfer-9"),
    "a day that there is not": ("until", "2027-02-30"),
    "a day in words": ("until", "tomorrow"),
    "a time that there is not": ("made", "2026-13-01T00:00:00+00:00"),
    "an anchor without a hash": ("anchor", [1]),
    "an anchor below zero": ("anchor", [-1, "aa"]),
    "a card that is none": ("sender", {"format": "tuckbox-card-1"}),
    "nobody it is for": ("recipients", []),
    "somebody else it is for": ("recipients", [["Zoe", ZERO, ZERO, 1]]),
    "a recipient without a number": ("recipients", [["Zoe", ZERO, ZERO]]),
    "a recipient numbered zero": ("recipients", [["Zoe", ZERO, ZERO, 0]]),
    "a recipient that is a word": ("recipients", ["Zoe"]),
}.items():
    header_case(name, *value)
text_case("a field twice", lambda h: canonical(h)[:-1] + b',"pupils":1}')
text_case("a field of its own", lambda h: canonical({**h, "more": 1}))
text_case("spaces between", lambda h: json.dumps(h, sort_keys=True).encode())
text_case("in another encoding", lambda h: canonical(h).decode().encode("utf-16"))
text_case("a mark at its beginning", lambda h: b"\xef\xbb\xbf" + canonical(h))
text_case("nothing", lambda _h: b"{}")
text_case("not JSON", lambda _h: b"header")
text_case("a list", lambda _h: b"[]")
text_case("deep as a well", lambda _h: b"[" * 100_000)
text_case("too large", lambda h: canonical({**h, "reason": "x" * (1 << 20)}))
text_case("endless numbers", lambda h: canonical(h).replace(b'"pupils":2', b'"pupils":1e999'))
text_case("no number", lambda h: canonical(h).replace(b'"pupils":2', b'"pupils":NaN'))
for field in ("name", "school", "role", "vault", "profile", "recipient", "verify", "made"):

    def drop(header, field=field):
        sender = {n: v for n, v in header["sender"].items() if n != field}
        return canonical({**header, "sender": sender})

    text_case(f"a sender without {field}", drop)


# Signatures and the seal over all parts.


@case("signature: of another person")
def _other(forged, path):
    forged.signer = forged.reader
    return forged.write(path)


for name, value in {
    "zeros": bytes(64),
    "short": bytes(63),
    "long": bytes(65),
    "empty": b"",
}.items():

    @case(f"signature: of the header, {name}")
    def _header_sign(forged, path, value=value):
        forged.header_sign = value or b"x"
        return forged.write(path)

    @case(f"signature: of the seal, {name}")
    def _seal_sign(forged, path, value=value):
        forged.seal_sign = value or b"x"
        return forged.write(path)


@case("signature: that of the header under the seal")
def _moved(forged, path):
    forged.seal_sign = dict(forged.parts())["header.sig"]
    return forged.write(path)


SEALS = {
    "of another file": lambda s: canonical({**s, "file": ZERO}),
    "of fewer parts": lambda s: canonical({**s, "parts": s["parts"] - 1}),
    "of more parts": lambda s: canonical({**s, "parts": s["parts"] + 1}),
    "of another hash": lambda s: canonical({**s, "hash": "0" * 64}),
    "with more in it": lambda s: canonical({**s, "more": 1}),
    "that is empty": lambda _s: b"{}",
    "that is no JSON": lambda _s: b"seal",
    "that is far too large": lambda _s: b" " * 5000,
}
for name, change in SEALS.items():

    @case(f"seal: {name}")
    def _seal(forged, path, change=change):
        forged.seal = change(json.loads(dict(forged.parts())["seal.json"]))
        return forged.write(path)


# What a tar can do.


def parts_case(name, change):
    @case(f"parts: {name}")
    def make(forged, path):
        return forged.write(path, change(forged.parts()))


def at(parts, name):
    return next(n for n, (one, _) in enumerate(parts) if one.startswith(name))


for name in ("header.json", "header.sig", "records/", "photos/", "seal.json"):
    parts_case(f"no {name}", lambda p, n=name: p[: at(p, n)] + p[at(p, n) + 1 :])
    parts_case(f"{name} twice", lambda p, n=name: p[: at(p, n) + 1] + p[at(p, n) :])
    parts_case(f"{name} last", lambda p, n=name: p[: at(p, n)] + p[at(p, n) + 1 :] + [p[at(p, n)]])
    parts_case(
        f"{name} first",
        lambda p, n=name: (
            [p[at(p, n)], *p[: at(p, n)], *p[at(p, n) + 1 :]]
            if at(p, n)
            else [*p[1:2], p[0], *p[2:]]
        ),
    )
parts_case("no seal.sig", lambda p: p[:-1])
parts_case("seal.sig twice", lambda p: [*p, p[-1]])
NAMES = ("../x.jsonl", "/etc/passwd", "records/../../x", "records/00001.jsonl", "records/0.jsonl")
NAMES += ("C:\\x", "photos/../x.jpg", "photos/x.jpg", f"photos/{ZERO}.png", f"photos/{ZERO}.jpg/x")
NAMES += (f"photos/{'A' * 32}.jpg", "notes.txt", "./header.json", "HEADER.JSON", "records/")
for name in NAMES:
    parts_case(f"a part called {name}", lambda p, n=name: [*p[:2], (n, b"x"), *p[2:]])
KINDS = {
    "a link": tarfile.SYMTYPE,
    "a hard link": tarfile.LNKTYPE,
    "a device": tarfile.CHRTYPE,
    "a disk": tarfile.BLKTYPE,
    "a pipe": tarfile.FIFOTYPE,
    "a folder": tarfile.DIRTYPE,
    "a contiguous file": tarfile.CONTTYPE,
    "a long name": tarfile.GNUTYPE_LONGNAME,
    "a long link": tarfile.GNUTYPE_LONGLINK,
    "a sparse file": tarfile.GNUTYPE_SPARSE,
    "a pax header": tarfile.XHDTYPE,
    "a global pax header": tarfile.XGLTYPE,
}
for name, kind in KINDS.items():

    @case(f"tar: {name} among its parts")
    def _kind(forged, path, kind=kind):
        parts = forged.parts()
        odd = tar_entry_of("records/00000.jsonl", b"", type=kind, linkname="/etc/passwd")
        return forged.write(path, blocks=tar_of(parts[:2])[:-1024] + odd + tar_of(parts[2:]))


def blocks_case(name, change):
    @case(f"tar: {name}")
    def make(forged, path):
        return forged.write(path, blocks=change(tar_of(forged.parts()), forged))


def first_header(change):
    """The header block of header.json, with its sum made right again."""

    def make(blocks, _forged):
        block = bytearray(change(bytearray(blocks[:512])))
        block[148:156] = b" " * 8
        block[148:156] = b"%06o\0 " % sum(block)
        return bytes(block) + blocks[512:]

    return make


def put(block, start, data):
    block[start : start + len(data)] = data
    return block


blocks_case("empty", lambda _b, _f: b"")
blocks_case("only its end", lambda _b, _f: bytes(1024))
blocks_case("without its end", lambda b, _f: b[:-1024])
blocks_case("something behind its end", lambda b, _f: b + b"x" * 512)
blocks_case("another one behind its end", lambda b, f: b + tar_of(f.parts()))
blocks_case("a sum that is wrong", lambda b, _f: b"g" + b[1:])
blocks_case(
    "words in its padding", lambda b, _f: b[: b.index(b"}\0") + 1] + b"x" + b[b.index(b"}\0") + 2 :]
)
blocks_case("a name of no alphabet", first_header(lambda b: put(b, 0, b"\xff\xfe")))
blocks_case("a size below zero", first_header(lambda b: put(b, 124, b"\xff" * 12)))
blocks_case("a size of eight gigabytes", first_header(lambda b: put(b, 124, b"77777777777\0")))
blocks_case("a size beyond all disks", first_header(lambda b: put(b, 124, b"\x80" + b"\x7f" * 11)))
blocks_case("a size in words", first_header(lambda b: put(b, 124, b"many\0")))
blocks_case("a size of more than is there", lambda b, _f: b[:1536])


@case("records: a part of them that is far too large")
def _large(forged, path):
    forged.lines = [b" " * (3 << 20)]
    return forged.write(path)


@case("photos: one that is far too large")
def _huge(forged, path):
    forged.photos = [(forged.photos[0][0], bytes(17 << 20))]
    return forged.write(path)


@case("photos: one fewer than the header says")
def _fewer(forged, path):
    forged.photos = []
    return forged.write(path)


# Lines: every table with every thing that can be wrong with a line.


def line_case(name, table, change):
    @case(f"{table}: {name}")
    def make(forged, path):
        line = forged.line(table)
        changed = change(line)
        if changed is not None:
            forged.lines[forged.lines.index(line)] = changed
        return forged.write(path)


def values(**more):
    return lambda line: line["v"].update(more)


def clock(words):
    return lambda line: line.update(c=[[words, list(line["v"])]])


TEXTS = {"academic_year": "name", "class": "name", "pupil": "legal_family", "contact": "family"}
TEXTS |= {"alert": "text", "consent": "decided_by"}
DATED = {"academic_year": "starts", "pupil": "born", "enrolment": "starts", "alert": "ends"}
DATED |= {"consent": "decided_on", "photo": "taken_on"}
LINKED = {"enrolment": "class_id", "contact": "pupil_id", "alert": "pupil_id"}
LINKED |= {"consent": "pupil_id", "photo": "pupil_id"}
TRIED = [table for table in TABLES if table not in SEALED_TABLES]
for table in TRIED:
    line_case("a field that there is not", table, values(grade="A"))
    line_case("a column of the engine", table, values(rowid=1))
    line_case("an id that is short", table, lambda line: line.update(id="ab"))
    line_case("an id in capitals", table, lambda line: line.update(id="A" * 32))
    line_case("no id", table, lambda line: line.pop("id") and None)
    line_case("no values", table, lambda line: line.pop("v") and None)
    line_case("no clocks", table, lambda line: line.pop("c") and None)
    line_case("a clock below zero", table, clock({"ab" * 6: -1}))
    line_case("a clock beyond counting", table, clock({"ab" * 6: 1 << 60}))
    line_case("a clock of nobody", table, clock({"me": 1}))
    line_case("a clock in words", table, clock({"ab" * 6: "late"}))
    line_case(
        "there twice",
        table,
        lambda line: json.dumps(line).encode() + b"\n" + json.dumps(line).encode(),
    )
for table, name in TEXTS.items():
    line_case("a text that is a number", table, values(**{name: 5}))
    line_case("a text that is a list", table, values(**{name: ["x"]}))
    line_case("a text without end", table, values(**{name: "x" * 50_000}))
    line_case("a text with a NUL", table, values(**{name: "a\0b"}))
    line_case("a text that turns round", table, values(**{name: "a\u202eb"}))
    line_case("half a sign", table, values(**{name: "\ud800"}))
for table, name in DATED.items():
    line_case("a day that there is not", table, values(**{name: "2026-02-30"}))
    line_case("a day that is a number", table, values(**{name: 20260101}))
for table, name in LINKED.items():
    line_case("a link that is no id", table, values(**{name: "4A"}))
    line_case("no link", table, values(**{name: None}))
for name, table, change in (
    ("of no table", "pupil", lambda line: line.update(t="profile")),
    ("of the engine's table", "pupil", lambda line: line.update(t="sqlite_master")),
    ("a table that is a list", "pupil", lambda line: line.update(t=[])),
    ("a priority below zero", "contact", values(priority=-1)),
    ("a priority beyond counting", "contact", values(priority=1 << 70)),
    ("a flag that is two", "contact", values(emergency=2)),
    ("a kind that there is not", "alert", values(kind="gossip")),
    ("a purpose that there is not", "consent", values(purpose="all")),
    ("a decision that there is not", "consent", values(state="perhaps")),
    ("a sex that there is not", "pupil", values(sex="Q")),
    ("a kind of class that there is not", "class", values(kind="club")),
    ("deleted without a pupil", "pupil", lambda line: {"t": "pupil", "id": line["id"], "gone": {}}),
    (
        "a class that was deleted",
        "class",
        lambda line: {"t": "class", "id": line["id"], "p": ZERO, "gone": {}},
    ),
    (
        "deleted by nobody",
        "pupil",
        lambda line: {"t": "pupil", "id": line["id"], "p": ZERO, "gone": {"me": 1}},
    ),
    ("no object", "pupil", lambda _line: ["pupil"]),
    ("a number", "pupil", lambda _line: 5),
    ("an empty line", "pupil", lambda _line: b""),
    ("no JSON", "pupil", lambda _line: b"pupil"),
    ("cut short", "pupil", lambda line: json.dumps(line).encode()[:-5]),
    ("of no alphabet", "pupil", lambda _line: b'{"t":"pupil\xff"}'),
    ("deep as a well", "pupil", lambda _line: b'{"t":' + b"[" * 100_000),
    ("far too long", "pupil", lambda line: {**line, "e": {"x": ["y" * (1 << 18), ""]}}),
    ("edits that are words", "pupil", lambda line: line.update(e={"middle": 5})),
    ("other names that are none", "pupil", lambda line: line.update(a=["me"])),
):
    line_case(name, table, change)


@case("contact: a kind of data that the header does not name")
def _unnamed(forged, path):
    forged.header["kinds"].remove("contacts")
    return forged.write(path)


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bad")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TUCKBOX_HOME", str(folder / "home"))
        office, teacher = two_places(folder)
        complete(office)
        office.file = office.send([teacher], classes=[office.room], kinds=ALL)
        yield office, teacher
        office.lock()
        teacher.lock()


def complete(office):
    """A line of every table that a class can send."""
    office.run(
        DecideConsent(office.pupils[0], "photo-class", "given", "Robin Ash", date(2026, 9, 1))
    )
    columns = (ChecklistColumn(NEW, "Slip", ColumnKind.TICK),)
    made = office.run(SetChecklist(Checklist(NEW, 0, office.room, "Slips", None, columns)))
    column = office.run(OpenChecklist(made)).checklist.columns[0].id
    office.run(SetMark(column, office.pupils[0], 0, "1"))


def forgery(office, teacher):
    forged = Forgery(office.file, teacher, office)
    # Tables that a class of this vault does not send, as a hostile sender would write them.
    clocks = [[{"ab" * 6: 1}, ["name"]]]
    year = {"t": "academic_year", "id": new_id(), "v": {"name": "2026/27"}, "c": clocks}
    forged.lines.insert(0, year)
    values = {"pupil_id": office.pupils[0], "kind": "rectification", "since": "2026-09-01"}
    clocks = [[{"ab" * 6: 1}, list(values)]]
    forged.lines.append({"t": "restriction", "id": new_id(), "v": values, "c": clocks})
    return forged


@pytest.mark.slow
@pytest.mark.parametrize("name", CASES)
def test_a_file_with_one_thing_wrong_is_refused_and_leaves_nothing(name, world, tmp_path):
    office, teacher = world
    forged = forgery(office, teacher)
    path = CASES[name](forged, tmp_path / "bad.tuck")
    with pytest.raises(TuckboxError) as caught:
        teacher.receive(path, prefer="theirs")
    assert caught.value.exit_code in (3, 4)
    assert teacher.run(ListPupils()) == ()
    assert teacher.run(ListTransfers()) == ()
    assert not list(teacher.folder.glob("staging-*"))


def test_there_are_at_least_250_bad_files():
    assert len(CASES) >= 250


def test_the_file_they_are_made_of_is_good(world, tmp_path):
    office, teacher = world
    seen = teacher.preview(forgery(office, teacher).write(tmp_path / "good.tuck"))
    assert len(seen.items) == 14


NO_PICTURES = {
    "an SVG": b'<svg xmlns="http://www.w3.org/2000/svg"><image href="/etc/passwd"/></svg>',
    "text": b"not a picture",
    "nothing": b"",
    "only a beginning": b"\xff\xd8\xff\xe0",
    "a GIF": b"GIF89a" + bytes(40),
    "a TIFF": b"II*\0" + bytes(40),
    "a BMP": b"BM" + bytes(60),
    "a PDF": b"%PDF-1.7\n",
    "a program": b"\x7fELF" + bytes(60),
    "an archive": b"PK\x03\x04" + bytes(60),
    "a huge PNG of nothing": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x75\x30\0\0\x75\x30\x08\2\0\0\0",
}


@pytest.mark.parametrize("name", NO_PICTURES)
def test_a_photo_that_is_no_picture_is_left_out_and_told(name, tmp_path):
    office, teacher = two_places(tmp_path)
    forged = Forgery(office.send([teacher], classes=[office.room]), teacher, office)
    forged.photos = [(forged.photos[0][0], NO_PICTURES[name])]
    report = teacher.receive(forged.write(tmp_path / "bad.tuck"))
    assert report.pictures_refused == 1
    assert teacher.run(OpenPupil(office.pupils[0])).photos == ()
    office.lock()
    teacher.lock()


def test_what_hangs_on_a_pupil_who_is_not_there_is_set_aside_and_told(world, tmp_path):
    office, teacher = world
    forged = forgery(office, teacher)
    forged.line("contact")["v"]["pupil_id"] = new_id()
    seen = teacher.preview(forged.write(tmp_path / "aside.tuck"))
    assert seen.left_aside == 1
    assert not any(item.table == "contact" for item in seen.items)


def test_a_file_that_is_not_there_is_told_as_that_and_not_as_an_import(tmp_path):
    for opens in (needs_passphrase, lambda path: open_list(path, identity="", passphrase=None)):
        with pytest.raises(UnreadableFileError) as gone:
            opens(tmp_path / "gone.age")
        assert "import" not in sentence(gone.value)
