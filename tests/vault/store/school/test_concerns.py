"""A colleague with their own password, sqlcipher3 and PyNaCl at the drop box for concerns: what was
taken away, forged, moved or laid there shows in the safeguarding lead's list, and hides nothing."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest
from nacl import bindings

from tests.filled_school import filled_school
from tests.forensic.bare_reader import BareReader
from tests.made_once import copy_of
from vault.actions.audit import VerifyVault
from vault.actions.profiles import AddProfile
from vault.actions.sealed import (
    CloseConcern,
    CountConcerns,
    ListConcerns,
    ListSafeguarding,
    MarkConcernRead,
    NameConcernReaders,
    RaiseConcern,
    ReopenConcern,
)
from vault.crypto.kdf import FLOOR
from vault.domain.access import Role
from vault.domain.concerns import Standing
from vault.domain.ids import NEW, RecordId
from vault.domain.sealed import SealedRecord
from vault.domain.secrets import Password
from vault.errors import InvalidValueError, NotFoundError
from vault.store.database.engine import sqlcipher
from vault.store.database.statement_forms import StatementRefusedError
from vault.store.database.work import no_report
from vault.unlock import profiles_of, unlock_vault

GOLDEN = Path(__file__).resolve().parents[3] / "data" / "vaults" / "0.1.0"
PASSWORD = "lantern-orchard-violin-pebble"


def open_as(folder, who):
    return unlock_vault(folder, who, Password.typed(PASSWORD), params=FLOOR)


def concern(pupil, text):
    return SealedRecord(NEW, pupil, "whoever", "2026-11-20", "Something that was seen", text)


class Guarded:
    """A vault with two concerns: of Tess about bruises, of Theo about hunger. Theo attacks."""

    def __init__(self, folder, ids, concerns=()):
        self.folder, self.ids = folder, ids
        self.bruises, self.hunger = concerns or self.begin()

    def begin(self):
        with open_as(self.folder, "Dana Lead") as lead:
            self.staff(lead)
        return self.raises("Tess", "bruises"), self.raises("Theo", "hunger")

    def staff(self, lead):
        for name, role in (
            ("Tess", Role.TEACHER),
            ("Theo", Role.TEACHER),
            ("Sam", Role.SAFEGUARDING_LEAD),
        ):
            rooms = frozenset({self.ids["a"], self.ids["b"]})
            lead.run(AddProfile(name, role, Password.typed(PASSWORD), rooms))

    def raises(self, who, text):
        session = open_as(self.folder, who)
        name = session.run(RaiseConcern(concern(self.ids["ann"], text)))
        session.lock()
        return name

    def attack(self):
        """What Theo can open, and a connection of his own."""
        reader = BareReader(self.folder, "Theo", PASSWORD)
        return reader, reader.records()

    def edit(self, *statements):
        _, database = self.attack()
        for statement in statements:
            database.execute(*statement if isinstance(statement, tuple) else (statement,))
        database.commit()
        database.close()

    def seen(self):
        """The lead's list by id."""
        session = open_as(self.folder, "Sam")
        found = {one.id: one for one in session.run(ListConcerns())}
        self.waiting = session.run(CountConcerns())
        self.readable = {one.text for one in session.run(ListSafeguarding())}
        session.lock()
        return found

    def standings(self):
        return {name: one.standing for name, one in self.seen().items()}

    def trail_is_whole(self):
        session = open_as(self.folder, "Dana Lead")
        report = session.run(VerifyVault())
        session.lock()
        return report.ok


@pytest.fixture
def guarded(tmp_path):
    ids, concerns = copy_of(with_two_concerns, tmp_path)
    return Guarded(tmp_path / "school.tuckbox", ids, concerns)


def with_two_concerns(home):
    ids = filled_school(home)
    made = Guarded(home / "school.tuckbox", ids)
    return ids, (made.bruises, made.hunger)


def padded(plain):
    size = 256
    while size < len(plain) + 1:
        size *= 2
    return plain + b"\x80" + bytes(size - len(plain) - 1)


def boxed(reader, plain):
    """To the safeguarding public key, which stands in the key file."""
    public = bytes.fromhex(reader.directory["compartments"]["safeguarding"][1])
    return bindings.crypto_box_seal(padded(plain), public)


def forged(reader, vault, name, profile, seed):
    """A box as the program makes it, signed with whatever key the forger has."""
    content = {
        "vault": vault,
        "concern": name,
        "profile": profile,
        "nonce": "00" * 16,
        "pupil": "0" * 32,
        "author": "Tess",
        "written_on": "2026-11-20",
        "category": "Other",
        "text": "a lie",
    }
    signed = json.dumps(content, sort_keys=True, separators=(",", ":"))
    _, secret = bindings.crypto_sign_seed_keypair(seed)
    signature = bindings.crypto_sign(b"tuckbox concern " + signed.encode(), secret)[:64]
    return boxed(reader, json.dumps({"signed": signed, "signature": signature.hex()}).encode())


def put(name, box):
    return ("INSERT INTO concern (id, generation, box) VALUES (?, 1, ?)", (name, box))


def test_what_two_people_raised_is_there_signed_and_says_who_and_when(guarded):
    found = guarded.seen()
    assert {n: (c.standing, c.by, c.record.author) for n, c in found.items()} == {
        guarded.bruises: (Standing.SIGNED, "Tess", "Tess"),
        guarded.hunger: (Standing.SIGNED, "Theo", "Theo"),
    }
    assert all(c.raised_at is not None and c.pupil_name == "Ann Ash" for c in found.values())
    assert guarded.waiting.new == 2
    assert guarded.waiting.since == min(c.raised_at for c in found.values())
    assert guarded.waiting.doubtful == 0
    assert guarded.trail_is_whole()


def test_a_concern_that_was_taken_away_is_a_row_that_says_who_raised_it_and_when(guarded):
    guarded.edit(("DELETE FROM concern WHERE id = ?", (guarded.bruises,)))
    found = guarded.seen()
    gone = found[guarded.bruises]
    assert (gone.standing, gone.by, gone.record) == (Standing.MISSING, "Tess", None)
    assert found[guarded.hunger].standing is Standing.SIGNED
    assert (guarded.waiting.new, guarded.waiting.doubtful) == (1, 1)


def test_taken_away_together_with_its_entry_the_trail_itself_tells(guarded):
    guarded.edit(
        "DROP TRIGGER audit_no_delete",
        ("DELETE FROM concern WHERE id = ?", (guarded.hunger,)),
        ("DELETE FROM audit WHERE kind LIKE ?", (f"concern.box {guarded.hunger}%",)),
        "CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit"
        "\n    BEGIN SELECT RAISE(ABORT, 'append-only'); END",
    )
    assert not guarded.trail_is_whole()


def test_one_that_the_lead_has_read_is_missed_even_without_its_entry(guarded):
    sam = open_as(guarded.folder, "Sam")
    sam.run(MarkConcernRead(guarded.hunger))
    sam.lock()
    guarded.edit(
        "DROP TRIGGER audit_no_delete",
        ("DELETE FROM concern WHERE id = ?", (guarded.hunger,)),
        ("DELETE FROM audit WHERE kind LIKE ?", (f"concern.box {guarded.hunger}%",)),
        "CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit"
        "\n    BEGIN SELECT RAISE(ABORT, 'append-only'); END",
    )
    assert guarded.standings()[guarded.hunger] is Standing.MISSING


@pytest.mark.parametrize("whose_key", ["own", "none", "made up"])
def test_a_concern_forged_in_a_colleagues_name_is_said_to_be_unsigned(guarded, whose_key):
    reader, database = guarded.attack()
    tess = next(k for k, m in reader.directory["members"].items() if m["name"] == "Tess")
    name = "f" * 32
    seed = bytes.fromhex(reader.mine["sign"]) if whose_key == "own" else bytes(32)
    box = forged(reader, reader.vault_id, name, tess, seed)
    if whose_key == "none":
        old = {"vault": reader.vault_id, "concern": name, "pupil": "0" * 32, "author": "Tess"}
        old |= {"written_on": "2026-11-20", "category": "Other", "text": "a lie"}
        box = boxed(reader, json.dumps(old).encode())
    database.execute(*put(name, box))
    database.commit()
    database.close()
    found = guarded.seen()
    assert found[name].standing is Standing.NOT_SIGNED
    assert found[name].record.author == "Tess (not proven)"
    assert found[guarded.bruises].standing is Standing.SIGNED


def test_one_in_the_own_name_that_the_trail_knows_nothing_of_says_so(guarded):
    reader, database = guarded.attack()
    name = "e" * 32
    seed = bytes.fromhex(reader.mine["sign"])
    box = forged(reader, reader.vault_id, name, reader.profile, seed)
    database.execute(*put(name, box))
    database.commit()
    database.close()
    assert guarded.standings()[name] is Standing.NOT_RAISED


def test_a_box_moved_to_another_id_is_no_concern_and_its_own_id_is_missed(guarded):
    guarded.edit(("UPDATE concern SET id = ? WHERE id = ?", ("d" * 32, guarded.bruises)))
    standings = guarded.standings()
    assert standings["d" * 32] is Standing.UNREADABLE
    assert standings[guarded.bruises] is Standing.MISSING


def test_a_copy_under_another_id_is_no_second_concern(guarded):
    guarded.edit(
        (
            "INSERT INTO concern SELECT ?, generation, box FROM concern WHERE id = ?",
            ("c" * 32, guarded.bruises),
        )
    )
    standings = guarded.standings()
    assert standings["c" * 32] is Standing.UNREADABLE
    assert standings[guarded.bruises] is Standing.SIGNED


def test_two_boxes_that_changed_places_both_say_so(guarded):
    guarded.edit(
        "CREATE TEMP TABLE t AS SELECT id, box FROM concern",
        "UPDATE concern SET box = (SELECT box FROM t WHERE t.id <> concern.id)",
    )
    assert set(guarded.standings().values()) == {Standing.UNREADABLE}


def test_another_text_put_into_the_place_of_the_raised_one_does_not_pass_for_it(guarded):
    """Theo signs again, under the same id: the trail has the mark of what he raised."""
    reader, database = guarded.attack()
    seed = bytes.fromhex(reader.mine["sign"])
    box = forged(reader, reader.vault_id, guarded.hunger, reader.profile, seed)
    database.execute("UPDATE concern SET box = ? WHERE id = ?", (box, guarded.hunger))
    database.commit()
    database.close()
    assert guarded.standings()[guarded.hunger] is Standing.NOT_SIGNED


def test_concerns_of_an_older_version_are_read_and_what_comes_unsigned_later_is_not_believed(
    tmp_path,
):
    folder = tmp_path / "school.tuckbox"
    shutil.copytree(GOLDEN / "school.tuckbox", folder)
    facts = json.loads((GOLDEN / "facts.json").read_text())
    lead = next(one.name for one in profiles_of(folder) if one.role is Role.SAFEGUARDING_LEAD)
    password = Password.typed(facts["password"])
    sam = unlock_vault(folder, lead, password, params=FLOOR)
    found = sam.run(ListConcerns())
    assert len(found) == 2
    assert {one.standing for one in found} == {Standing.BEFORE_SIGNATURES}
    assert {one.text for one in sam.run(ListSafeguarding())} >= {one.record.text for one in found}
    key = bytes(sam._vault._keys.vault_key.expose()).hex()
    sam.lock()
    # An old box that was kept, laid there once more under an id of its own making.
    database = sqlcipher.connect(str(folder / "vault.db"))
    database.execute(f"PRAGMA key = \"x'{key}'\"")
    database.execute("INSERT INTO concern SELECT 'a', generation, box FROM concern LIMIT 1")
    database.commit()
    database.close()
    sam = unlock_vault(folder, lead, password, params=FLOOR)
    output = {one.id: one.standing for one in sam.run(ListConcerns())}
    sam.lock()
    assert output.pop("a") is Standing.UNREADABLE
    assert set(output.values()) == {Standing.BEFORE_SIGNATURES}


LAID = {
    "noise": lambda _: bytes(range(256)),
    "nothing": lambda _: b"",
    "no JSON": lambda reader: boxed(reader, b"hello"),
    "deep": lambda reader: boxed(reader, b"[" * 3000 + b"]" * 3000),
    "a list": lambda reader: boxed(reader, b"[1]"),
    "numbers": lambda reader: boxed(reader, b'{"vault":1,"concern":2,"pupil":3}'),
    "half a character": lambda reader: boxed(
        reader,
        json.dumps(
            dict.fromkeys(("pupil", "author", "written_on", "category"), "")
            | {"vault": reader.vault_id, "concern": "b" * 32, "text": "\ud800"}
        ).encode(),
    ),
    "no padding": lambda reader: bindings.crypto_box_seal(
        b"{}", bytes.fromhex(reader.directory["compartments"]["safeguarding"][1])
    ),
    "no signature": lambda reader: boxed(reader, b'{"signed":"{}","signature":"zz"}'),
}


def test_whatever_is_laid_there_is_a_row_of_its_own_and_the_others_are_read(guarded):
    reader, database = guarded.attack()
    names = {what: f"{place:032x}" for place, what in enumerate(LAID)}
    for what, make in LAID.items():
        database.execute(*put(names[what], make(reader)))
    database.commit()
    database.close()
    standings = guarded.standings()
    assert {what: standings[name] for what, name in names.items()} == dict.fromkeys(
        LAID, Standing.UNREADABLE
    )
    assert standings[guarded.bruises] is standings[guarded.hunger] is Standing.SIGNED
    assert guarded.readable == {"bruises", "hunger"}


def lengthen(guarded, name, kind, time="2026-11-27T10:00:00.000+00:00"):
    """An insider can lengthen the chain, in whoever's name, with their own signature only."""
    reader, database = guarded.attack()
    who = next(k for k, m in reader.directory["members"].items() if m["name"] == name)
    number, last, key = database.execute("SELECT number, hash, mac_key FROM audit_state").fetchone()
    words = (who.encode(), time.encode(), kind.encode())
    entry = hashlib.blake2b(digest_size=32, person=b"tuckbox-audit")
    for part in ((number + 1).to_bytes(8, "big"), last, *words, b"x", b"x"):
        entry.update(len(part).to_bytes(8, "big") + part)
    digest = entry.digest()
    _, secret = bindings.crypto_sign_seed_keypair(bytes.fromhex(reader.mine["sign"]))
    signature = bindings.crypto_sign(b"tuckbox audit entry" + digest, secret)[:64]
    database.execute(
        "INSERT INTO audit (number, previous, profile, time, kind, body, own_body, hash, mac,"
        " signature) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (number + 1, last, who, time, kind, b"x", b"x", digest, bytes(key), signature),
    )
    database.execute("UPDATE audit_state SET number = ?, hash = ?", (number + 1, digest))
    database.commit()
    database.close()


def test_an_entry_that_claims_a_concern_in_a_colleagues_name_does_not_count(guarded):
    lengthen(guarded, "Tess", f"concern.box {'9' * 32} {'0' * 64}")
    assert "9" * 32 not in guarded.standings()


@pytest.mark.parametrize("time", ["garbage", "", "0001-01-01T00:00:00", "2026-11-27T10:00:00"])
def test_an_entry_of_no_time_hides_no_concern(guarded, time):
    lengthen(guarded, "Theo", f"concern.box {'9' * 32} {'0' * 64}", time)
    standings = guarded.standings()
    assert standings["9" * 32] is Standing.MISSING
    assert standings[guarded.bruises] is standings[guarded.hunger] is Standing.SIGNED
    assert guarded.waiting.new == 2


def test_an_unsigned_concern_is_not_of_old_because_an_insider_says_that_one_was_raised(guarded):
    lengthen(guarded, "Theo", "concern.raise")
    reader, database = guarded.attack()
    old = {
        "vault": reader.vault_id,
        "concern": "7" * 32,
        "pupil": guarded.ids["ann"],
        "author": "Tess",
        "written_on": "2026-11-20",
        "category": "Other",
        "text": "laid there",
    }
    row = ("7" * 32, 1, boxed(reader, json.dumps(old).encode()))
    database.execute("INSERT INTO concern (id, generation, box) VALUES (?, ?, ?)", row)
    database.execute("DELETE FROM sealed_manifest WHERE compartment = 'concern'")
    database.commit()
    database.close()
    assert guarded.standings()["7" * 32] is Standing.NOT_SIGNED


def test_an_id_or_an_entry_that_is_no_text_hides_no_concern(guarded):
    guarded.edit(
        "INSERT INTO concern VALUES (CAST(x'ff' AS TEXT), 1, x'00')",
        "INSERT INTO audit SELECT -5, previous, profile, time, kind, body, own_body, hash, mac,"
        " signature FROM audit WHERE kind LIKE 'concern.box %' LIMIT 1",
        "INSERT INTO audit SELECT 9000000, previous, CAST(x'ff' AS TEXT), CAST(x'fe' AS TEXT),"
        " CAST('concern.box ' || x'ff' AS TEXT), body, own_body, hash, mac, signature FROM audit"
        " LIMIT 1",
    )
    standings = guarded.standings()
    assert standings["\\xff"] is Standing.UNREADABLE
    assert standings[guarded.bruises] is standings[guarded.hunger] is Standing.SIGNED


def test_a_list_whose_number_was_set_to_the_end_is_begun_anew(guarded):
    guarded.seen()
    guarded.edit(f"UPDATE sealed_manifest SET version = {2**63 - 1} WHERE compartment = 'concern'")
    with open_as(guarded.folder, "Sam") as sam:
        sam.run(MarkConcernRead(RecordId(guarded.bruises)))
        assert sam.run(CountConcerns()).new == 1


def test_what_the_lead_has_read_is_not_new_again_until_somebody_alters_the_list(guarded):
    sam = open_as(guarded.folder, "Sam")
    for name in (guarded.bruises, guarded.hunger):
        sam.run(MarkConcernRead(RecordId(name)))
    assert sam.run(CountConcerns()).new == 0
    sam.lock()
    third = guarded.raises("Tess", "a third")
    assert [n for n, c in guarded.seen().items() if c.is_new] == [third]
    guarded.edit("DELETE FROM sealed_manifest WHERE compartment = 'concern'")
    assert all(c.is_new for c in guarded.seen().values())


STATEMENTS = {
    "delete": "DELETE FROM main.concern",
    "delete one": "DELETE FROM main.concern WHERE id = ?",
    "change one": "UPDATE main.concern SET generation = ? WHERE id = ?",
    "again under its id": "INSERT INTO main.concern (id, generation, box) VALUES (?, ?, ?)",
    "delete through a view": "DELETE FROM concern",
    "change": "UPDATE main.concern SET box = zeroblob(300)",
    "move": "UPDATE main.concern SET id = 'x'",
    "replace by id": "INSERT OR REPLACE INTO main.concern (id, generation, box)"
    " SELECT id, 1, zeroblob(300) FROM main.concern",
    "replace by place": "INSERT OR REPLACE INTO main.concern (rowid, id, generation, box)"
    " VALUES (1, 'x', 1, zeroblob(300))",
    "the lead's list": "INSERT INTO main.sealed_manifest (compartment, generation, version, box)"
    " VALUES ('concern', 1, 99, zeroblob(300))",
    "a safeguarding record": "INSERT INTO main.sealed (id, compartment, generation, version, box)"
    " VALUES ('x', 'safeguarding', 1, 1, zeroblob(300))",
}


@pytest.mark.parametrize("who", ["Theo", "Dana Lead"])
def test_within_the_program_nobody_but_the_lead_takes_out_or_changes(guarded, who):
    session = open_as(guarded.folder, who)

    passed = []
    for what, statement in STATEMENTS.items():
        try:
            with session._vault.unit("test.wrong", no_report, writes=True) as work:
                work.execute(statement, (guarded.bruises,) * statement.count("?"))
            passed.append(what)
        except (sqlcipher.DatabaseError, StatementRefusedError):
            continue
    assert passed == []
    session.lock()
    assert set(guarded.standings().values()) == {Standing.SIGNED}


def test_a_closed_concern_stays_signed_and_says_why_and_is_open_again_when_it_is_opened(guarded):
    sam = open_as(guarded.folder, "Sam")
    concern = RecordId(guarded.bruises)
    with pytest.raises(InvalidValueError):
        sam.run(CloseConcern(concern, "  "))
    assert not any(c.is_closed for c in sam.run(ListConcerns()))
    sam.run(CloseConcern(concern, "seen by the nurse"))
    sam.lock()
    closed = guarded.seen()
    assert [name for name, c in closed.items() if c.is_closed] == [guarded.bruises]
    assert not closed[guarded.bruises].is_new
    assert closed[guarded.bruises].standing is Standing.SIGNED
    (why,) = (text for text in guarded.readable if "seen by the nurse" in text)
    assert "Tess" in why
    sam = open_as(guarded.folder, "Sam")
    sam.run(MarkConcernRead(concern))
    sam.run(ReopenConcern(concern, "another one"))
    assert not any(c.is_closed for c in sam.run(ListConcerns()))
    sam.lock()


def test_what_is_missing_cannot_be_closed_away(guarded):
    guarded.edit(("DELETE FROM concern WHERE id = ?", (guarded.bruises,)))
    sam = open_as(guarded.folder, "Sam")
    with pytest.raises(NotFoundError):
        sam.run(CloseConcern(RecordId(guarded.bruises), "nothing to see"))
    sam.lock()
    assert guarded.standings()[guarded.bruises] is Standing.MISSING


def test_what_is_typed_is_refused_before_it_could_not_be_opened_any_more(guarded):
    tess = open_as(guarded.folder, "Tess")
    ann = guarded.ids["ann"]
    with pytest.raises(InvalidValueError):
        tess.run(RaiseConcern(SealedRecord(NEW, ann, "", "2026-11-20", "", "é" * 200_000)))
    tess.run(RaiseConcern(SealedRecord(NEW, ann, "", "2026-11-20", "", "half \ud83d here")))
    tess.lock()
    sam = open_as(guarded.folder, "Sam")
    assert "half \ufffd here" in {c.record.text for c in sam.run(ListConcerns())}
    sam.lock()


def test_a_raiser_hears_who_reads_it(guarded):
    tess = open_as(guarded.folder, "Tess")
    assert tess.run(NameConcernReaders()) == ("Sam",)
    tess.lock()
