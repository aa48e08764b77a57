"""What a stranger lays into the key file as the plan of a re-key is never carried out.

The stranger can write in the vault's folder, has copies of older key files and knows the format. No
key and no password: JSON, and a hash that anybody can work out."""

import json
import shutil
from datetime import date

import pytest

from tests.forged_key_file import NAME, forge, read
from vault.actions.audit import ReadAudit, VerifyVault
from vault.actions.classes import AddClass
from vault.actions.keys import PlanRekey
from vault.actions.profiles import AddProfile, ChangeOwnPassword, RemoveProfile
from vault.actions.pupils import AddPupil, ListPupils
from vault.cli import frame
from vault.crypto.directory import succession
from vault.crypto.kdf import FLOOR
from vault.crypto.primitives import random_key, sign, verify_key_of
from vault.domain.access import Compartment, Role
from vault.domain.messages import sentence
from vault.domain.secrets import Password
from vault.errors import (
    KeyringDamagedError,
    NoSuchProfileError,
    PlanLostError,
    PlanRefusedError,
    RekeyUnfinishedError,
    VaultDamagedError,
)
from vault.store.database import ballast
from vault.store.keyfile.keyring import Keyring
from vault.store.upkeep import rekey
from vault.unlock import create_vault, is_rekey_planned, recover_vault, unlock_vault

PASSWORD = "lantern-orchard-violin-pebble"
OTHER = "pebble-violin-orchard-lantern"
PLAN_REFUSED = "no data lead made"


def open_as(folder, who="Dana Lead", password=PASSWORD):
    return unlock_vault(folder, who, Password.typed(password), params=FLOOR)


def key_of(session):
    return bytes(session._vault._keys.must_vault_key().expose())


class Staffed:
    """A vault's folder that is this test's own, and what was kept of it."""

    def __init__(self, folder, made):
        self.folder, self.copies, self.key, self.code = folder, *made


@pytest.fixture(scope="module")
def made_once(tmp_path_factory):
    """Two data leads beside Dana, of whom Ria leaves; a teacher; and Ria's copies of the key file,
    by name. Lex has not unlocked since Ria left, so Lex's slot pins the root key that was."""
    place = tmp_path_factory.mktemp("made")
    folder, copies = place / "school.tuckbox", {}
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("TUCKBOX_HOME", str(place / "home"))
        patched.setattr(ballast, "SIZE", 64 << 10)
        lead, sheet = create_vault(
            folder, "Willow Bank", "Dana Lead", Password.typed(PASSWORD), FLOOR
        )
        room = lead.run(AddClass("4A"))
        lead.run(AddPupil((("legal_given", "Ann"), ("legal_family", "Ash")), room))
        for name in ("Lex", "Ria"):
            lead.run(AddProfile(name, Role.DATA_LEAD, Password.typed(PASSWORD)))
        copies["before Theo"] = read(folder)
        lead.run(AddProfile("Theo", Role.TEACHER, Password.typed(PASSWORD), frozenset({room})))
        lead.lock()
        copies["before"] = read(folder)
        lead = open_as(folder)
        old_key = key_of(lead)
        lead.run(PlanRekey(id_of(folder, "Ria")))
        lead.lock()
        copies["planned"] = read(folder)
        lead = open_as(folder)
        key = key_of(lead)
        assert key != old_key
        lead.lock()
        copies["now"] = read(folder)
        other, _ = create_vault(
            place / "other.tuckbox", "Elm", "Dana Lead", Password.typed(PASSWORD), FLOOR
        )
        other.run(PlanRekey())
        other.lock()
        copies["elsewhere"] = read(place / "other.tuckbox")
    return folder, (copies, key, sheet.code)


@pytest.fixture
def staffed(made_once, tmp_path):
    shutil.copytree(made_once[0], tmp_path / "school.tuckbox")
    return Staffed(tmp_path / "school.tuckbox", made_once[1])


def id_of(folder, name):
    members = json.loads(read(folder)["directory"])["members"]
    return next(key for key, member in members.items() if member["name"] == name)


def test_it_was_so_before_anything_was_forged(staffed):
    lex = open_as(staffed.folder, "Lex")
    assert lex.plan_refused is None
    assert key_of(lex) == staffed.key
    lex.lock()


def laid(staffed, plan):
    forge(staffed.folder, {**staffed.copies["now"], "pending": plan})


def without_plan(content):
    return {name: value for name, value in content.items() if name not in ("pending", "hash")}


def forged_plans(copies):
    """Everything that a stranger can think of, by name."""
    now, before = without_plan(copies["now"]), without_plan(copies["before"])
    finished = copies["planned"]["pending"]
    raised = json.loads(now["directory"])
    raised["epoch"] += 1
    return {
        "an older key file": before,
        "the oldest key file": without_plan(copies["before Theo"]),
        "an older file under today's successions": {**before, "successions": now["successions"]},
        "a copy of the file itself": now,
        "the file itself with the next number": {**now, "directory": json.dumps(raised)},
        "the plan that was finished": finished,
        "the finished plan with its succession twice": {
            **finished,
            "successions": [*now["successions"], now["successions"][-1]],
        },
        "a plan of another vault": copies["elsewhere"]["pending"],
        "a plan within a plan": {**finished, "pending": finished},
        "no key file at all": {"pending": 1},
        "words": "pending",
        "a number": 1,
        "a list": [before],
        "nothing in it": {},
        "a key file of a newer format": {**now, "format": 99},
        "false": False,
    }


NAMES = (
    "an older key file",
    "the oldest key file",
    "an older file under today's successions",
    "a copy of the file itself",
    "the file itself with the next number",
    "the plan that was finished",
    "the finished plan with its succession twice",
    "a plan of another vault",
    "a plan within a plan",
    "no key file at all",
    "words",
    "a number",
    "a list",
    "nothing in it",
    "a key file of a newer format",
    "false",
)


def test_what_a_stranger_lays_there_is_no_plan_to_whoever_pins_an_older_root_key(staffed):
    """The sheet's slot pins the first root key for ever, and opens without a second of Argon2."""
    plans = forged_plans(staffed.copies)
    assert tuple(plans) == NAMES
    for name, plan in plans.items():
        laid(staffed, plan)
        keyring = Keyring.load(staffed.folder)
        assert not keyring.rekeying.seems_planned, name
        keys = keyring.recovery.open(staffed.code)
        assert keyring.rekeying.plan_refused is not None, name
        assert not keyring.rekeying.has_plan, name
        assert bytes(keys.must_vault_key().expose()) == staffed.key, name
        with pytest.raises(PlanRefusedError):
            keyring.rekeying.planned_keys(keys, has_begun=False)


@pytest.mark.parametrize(
    "name", ["an older key file", "a copy of the file itself", "the plan that was finished"]
)
def test_no_forged_plan_is_carried_out_or_keeps_anybody_out(name, staffed):
    laid(staffed, forged_plans(staffed.copies)[name])
    assert not is_rekey_planned(staffed.folder)
    theo = open_as(staffed.folder, "Theo")
    assert PLAN_REFUSED in sentence(theo.plan_refused)
    assert [row.given for row in theo.run(ListPupils())] == ["Ann"]
    theo.lock()
    with pytest.raises(NoSuchProfileError):
        open_as(staffed.folder, "Ria")
    lex = open_as(staffed.folder, "Lex")
    assert PLAN_REFUSED in sentence(lex.plan_refused)
    assert key_of(lex) == staffed.key
    assert lex.run(VerifyVault()).ok
    told = [(e.profile, e.kind) for e in lex.run(ReadAudit()) if e.kind == "vault.plan-refused"]
    assert told == [("Lex", "vault.plan-refused"), ("Theo", "vault.plan-refused")]
    lex.lock()
    # The data lead's unlock took it out.
    assert "pending" not in read(staffed.folder)
    assert read(staffed.folder)["directory"] == staffed.copies["now"]["directory"]


def test_the_sheet_recovers_beside_a_forged_plan_and_the_plan_is_gone(staffed):
    laid(staffed, without_plan(staffed.copies["before"]))
    session = recover_vault(staffed.folder, staffed.code, "Lex", Password.typed(OTHER), FLOOR)
    assert PLAN_REFUSED in sentence(session.plan_refused)
    assert key_of(session) == staffed.key
    session.lock()
    assert "pending" not in read(staffed.folder)


def test_a_plan_signed_with_the_root_key_of_who_left_is_refused(staffed):
    """Ria, who was a data lead, kept the root key of then. It is not the one in force."""
    before = staffed.copies["before"]
    folder = staffed.folder.with_name("hers.tuckbox")
    shutil.copytree(staffed.folder, folder)
    forge(folder, before)
    hers = Keyring.load(folder).unlock("Ria", Password.typed(PASSWORD), date.today())
    old_root, new_root = hers.secret(Compartment.ROOT), random_key()
    now = without_plan(staffed.copies["now"])
    directory = json.loads(now["directory"])
    directory["epoch"] += 1
    directory["root"] = verify_key_of(new_root).hex()
    text = json.dumps(directory, sort_keys=True, separators=(",", ":"))
    step = succession(directory["vault"], old_root, verify_key_of(new_root))
    plan = {
        **now,
        "directory": text,
        "signature": sign(new_root, b"tuckbox directory" + text.encode()).hex(),
        "successions": [
            *now["successions"],
            [step.old.hex(), step.new.hex(), step.signature.hex()],
        ],
    }
    for signed in ({}, {"plan": sign(old_root, b"whatever").hex()}):
        laid(staffed, {**plan, **signed})
        assert is_refused(staffed)


def is_refused(staffed):
    """By whoever pins the first root key, and so by everybody."""
    keyring = Keyring.load(staffed.folder)
    keys = keyring.recovery.open(staffed.code)
    assert bytes(keys.must_vault_key().expose()) == staffed.key
    return keyring.rekeying.plan_refused is not None and not keyring.rekeying.has_plan


@pytest.fixture
def planned(staffed):
    """A second re-key, planned by Dana and not begun."""
    lead = open_as(staffed.folder)
    lead.run(PlanRekey())
    lead.lock()
    return staffed


@pytest.mark.parametrize("part", ["grants", "slots", "earlier", "signature", "plan", "directory"])
def test_a_plan_that_a_data_lead_made_is_refused_when_any_part_of_it_is_another(part, planned):
    content = read(planned.folder)
    plan = content["pending"]
    if part in ("grants", "earlier"):
        plan[part] = plan.get(part, [])[:-1] or [["x", 1, "00"]]
    elif part == "slots":
        plan["slots"].pop(next(iter(plan["slots"])))
    elif part == "directory":
        plan["directory"] = plan["directory"].replace("Theo", "Thea")
    else:
        plan[part] = plan[part][:-1] + ("0" if plan[part][-1] != "0" else "1")
    forge(planned.folder, content)
    assert is_refused(planned)


@pytest.mark.parametrize("part", ["grants", "slots"])
def test_a_plan_is_signed_together_with_the_text_that_it_replaces(part, planned):
    """An honest plan over a key file that is another by now."""
    content = read(planned.folder)
    theo = id_of(planned.folder, "Theo")
    if part == "grants":
        content["grants"] = [grant for grant in content["grants"] if grant[0] != theo]
    else:
        content["slots"].pop(theo)
    forge(planned.folder, content)
    assert is_refused(planned)


def test_the_newest_entry_seen_is_not_taken_over_from_the_plan(planned):
    content = read(planned.folder)
    content["pending"]["anchor"] = []
    forge(planned.folder, content)
    lead = open_as(planned.folder)
    assert lead.is_rekeyed
    lead._vault.let_go()  # as a kill, before it leaves a newer one
    assert read(planned.folder)["anchor"] == content["anchor"]


def test_an_honest_plan_is_carried_out_after_the_anchor_moved_on(planned):
    assert is_rekey_planned(planned.folder)
    with pytest.raises(RekeyUnfinishedError):
        open_as(planned.folder, "Theo")
    lead = open_as(planned.folder)
    assert lead.plan_refused is None
    assert key_of(lead) != planned.key
    assert lead.run(VerifyVault()).ok
    lead.lock()
    open_as(planned.folder, "Theo").lock()


def as_earlier_versions_wrote(folder):
    content = read(folder)
    content["pending"].pop("plan")
    forge(folder, content)
    return content["pending"]


def test_a_plan_of_an_earlier_version_is_planned_anew(planned):
    """Its succession and directory are signed, its grants are not: so none of it is used but who
    leaves. A stranger who takes the signature out of a plan of today has gained nothing."""
    old = as_earlier_versions_wrote(planned.folder)
    old["grants"] = [[who, what, "00"] for who, what, _ in old["grants"]]
    content = read(planned.folder)
    forge(planned.folder, {**content, "pending": old})
    with pytest.raises(RekeyUnfinishedError):
        open_as(planned.folder, "Theo")
    lead = open_as(planned.folder, "Lex")
    assert lead.is_rekeyed
    assert key_of(lead) != planned.key
    lead.lock()
    assert read(planned.folder)["signature"] != old["signature"]
    open_as(planned.folder, "Theo").lock()


def test_a_plan_of_an_earlier_version_still_keeps_out_who_leaves(staffed):
    lead = open_as(staffed.folder)
    lead.run(PlanRekey(id_of(staffed.folder, "Theo")))
    lead.lock()
    as_earlier_versions_wrote(staffed.folder)
    for _ in range(2):
        with pytest.raises(NoSuchProfileError):
            open_as(staffed.folder, "Theo")
        open_as(staffed.folder).lock()


class PowerCut(BaseException):
    pass


def cut_in_the_middle(planned, monkeypatch):
    """The records have the planned keys, the pictures the old ones."""

    def cut(*_):
        raise PowerCut

    with monkeypatch.context() as patched:
        patched.setattr(rekey, "_rekey_pictures", cut)
        with pytest.raises(PowerCut):
            open_as(planned.folder)


def test_a_plan_of_an_earlier_version_that_was_begun_is_finished(planned, monkeypatch):
    cut_in_the_middle(planned, monkeypatch)
    old = as_earlier_versions_wrote(planned.folder)
    lead = open_as(planned.folder)
    assert lead.run(VerifyVault()).ok
    lead.lock()
    assert read(planned.folder)["signature"] == old["signature"]


def test_a_plan_that_is_altered_half_way_is_kept_for_who_puts_the_key_file_back(
    planned, monkeypatch
):
    """The keys that the records have by then stand in it and nowhere else."""
    cut_in_the_middle(planned, monkeypatch)
    honest = read(planned.folder)
    bad = json.loads(json.dumps(honest))
    bad["pending"]["grants"] = bad["pending"]["grants"][:-1]
    forge(planned.folder, bad)
    before = (planned.folder / NAME).read_bytes()
    for who in ("Dana Lead", "Theo"):
        with pytest.raises(KeyringDamagedError):
            open_as(planned.folder, who)
    with pytest.raises(KeyringDamagedError):
        recover_vault(planned.folder, planned.code, "Lex", Password.typed(OTHER), FLOOR)
    assert (planned.folder / NAME).read_bytes() == before
    forge(planned.folder, honest)
    lead = open_as(planned.folder)
    assert lead.run(VerifyVault()).ok
    lead.lock()


def test_a_forged_plan_makes_no_other_damage_look_like_a_rekey(staffed):
    laid(staffed, without_plan(staffed.copies["before"]))
    (staffed.folder / "vault.db").write_bytes(bytes(8192))
    with pytest.raises(VaultDamagedError):
        open_as(staffed.folder)
    assert "pending" in read(staffed.folder)


class _Secrets:
    def password(self, _asked):
        return Password.typed(PASSWORD)


def test_every_command_that_unlocks_tells_of_it(staffed, capsys):
    laid(staffed, {})
    session, _ = frame.unlocked(staffed.folder, "Theo", _Secrets())
    session.lock()
    assert PLAN_REFUSED in capsys.readouterr().err


def test_an_empty_place_for_a_plan_is_no_plan_and_no_damage(staffed):
    laid(staffed, None)
    keyring = Keyring.load(staffed.folder)
    keyring.recovery.open(staffed.code)
    assert not keyring.rekeying.has_plan
    assert keyring.rekeying.plan_refused is None


def test_beside_a_forged_plan_everybody_changes_what_they_may(staffed):
    laid(staffed, without_plan(staffed.copies["before"]))
    theo = open_as(staffed.folder, "Theo")
    theo.run(ChangeOwnPassword(Password.typed(PASSWORD), Password.typed(OTHER)))
    theo.lock()
    assert "pending" in read(staffed.folder)  # what was found stays until a data lead has seen it
    lead = open_as(staffed.folder)
    lead.run(PlanRekey(id_of(staffed.folder, "Theo")))
    lead.lock()
    lead = open_as(staffed.folder)
    assert lead.plan_refused is None
    assert key_of(lead) != staffed.key
    lead.run(RemoveProfile(id_of(staffed.folder, "Lex")))
    lead.lock()


@pytest.mark.parametrize("name", ["keyring.json.new", "keyring.json.previous"])
def test_an_older_file_laid_beside_the_key_file_is_never_taken_up(name, staffed):
    for copy in ("before", "planned"):
        forge(staffed.folder, staffed.copies[copy], name)
        lex = open_as(staffed.folder, "Lex")
        assert key_of(lex) == staffed.key
        lex.lock()
        assert read(staffed.folder)["successions"] == staffed.copies["now"]["successions"]


def test_a_plan_that_was_taken_out_of_the_key_file_is_missed_until_it_is_made_again(school):
    ria = school.run(AddProfile("Ria", Role.TEACHER, Password.typed(PASSWORD)))
    earlier = read(school.folder)
    school.run(PlanRekey(ria.id))
    school.lock()
    content = read(school.folder)
    del content["pending"]
    for laid in (content, earlier):
        forge(school.folder, laid)
        for who in ("Dana Lead", "Ria"):
            with open_as(school.folder, who) as session:
                assert isinstance(session.plan_refused, PlanLostError)
                assert "plan has disappeared" in sentence(session.plan_refused)
    with open_as(school.folder) as session:
        session.run(PlanRekey(ria.id))
    with open_as(school.folder) as session:
        assert session.is_rekeyed
        assert session.plan_refused is None
    with pytest.raises(NoSuchProfileError):
        open_as(school.folder, "Ria")
    with open_as(school.folder) as session:
        assert session.plan_refused is None
