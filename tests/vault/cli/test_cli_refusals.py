"""Each refusal of a sealed file by its own words and its own exit code, as a script meets them."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from tests import forked_program
from tests.forged_transfers import Forgery, keys_of
from tests.two_vaults import NEXT_MONTH, PASSWORD, Place, two_places
from vault.actions.cards import WithdrawCard
from vault.actions.classes import AddClass
from vault.actions.profiles import AddProfile
from vault.actions.pupils import AddPupil
from vault.domain.access import Role
from vault.domain.ids import CardId
from vault.domain.secrets import Password

pytestmark = pytest.mark.slow

YESTERDAY = (date.today() - timedelta(days=1)).isoformat()


def cli(*arguments, secrets=(PASSWORD,)):
    done = forked_program.run(*arguments, "--password-stdin", says=secrets)
    assert "Traceback" not in done.stderr
    return done


def place(folder, lead):
    home = folder / lead.split(maxsplit=1)[0]
    home.mkdir()
    return Place(home, "Oak Lane", lead)


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    """An office, a teacher who receives, and colleagues whose cards stand differently with her."""
    folder = tmp_path_factory.mktemp("refusals")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TUCKBOX_HOME", str(folder / "home"))
        office, teacher = two_places(folder)
        stranger, gone, new = (
            place(folder, n) for n in ("Sam Stranger", "Will Withdrawn", "Una Unconfirmed")
        )
        for one in (stranger, gone, new):
            one.knows(teacher)
            office.knows(one)
        teacher.run(WithdrawCard(CardId(teacher.knows(gone).id)))
        teacher.knows(new, confirmed=False)
        found = SimpleNamespace(folder=folder, office=office, teacher=teacher, files={})
        make_files(found, office, teacher, stranger, gone, new)
        office.knows(new)
        rooms = frozenset({office.room})
        office.run(AddProfile("Ada Aide", Role.ASSISTANT, Password.typed(PASSWORD), rooms))
        for one in (office, teacher, stranger, gone, new):
            one.lock()
        yield found


def make_files(found, office, teacher, stranger, gone, new):
    files, folder = found.files, found.folder
    for name, one in (("unknown", stranger), ("withdrawn", gone), ("unconfirmed", new)):
        files[name] = one.send([teacher], classes=[one_pupil(one)])
    room = [office.room]
    files["for another"] = office.send([stranger], classes=room)
    passed_on = Forgery(files["for another"], stranger, office)
    files["passed on"] = passed_on.write(
        folder / "passed.tuck", recipients=[keys_of(teacher).age_recipient]
    )
    files["older"] = office.send([teacher], classes=room)
    files["merged"] = office.send([teacher], classes=room)
    teacher.receive(files["merged"])
    files["good"] = office.send([teacher], classes=room)
    over = Forgery(files["good"], teacher, office)
    over.header["until"] = YESTERDAY
    files["over"] = over.write(folder / "over.tuck")
    forged = Forgery(files["good"], teacher, stranger)
    files["other hand"] = forged.write(folder / "hand.tuck")
    swapped = Forgery(files["good"], teacher, office)
    parts = swapped.parts()
    at = next(n for n, (name, _) in enumerate(parts) if name.startswith("records/"))
    parts[at] = (parts[at][0], parts[at][1].replace(b"Birch", b"Beech"))
    files["swapped"] = swapped.write(folder / "swapped.tuck", parts)
    spoil(found)
    files["phrase"] = office.send([], classes=room)
    found.phrase = office.report.passphrase
    (folder / "double").mkdir()
    double = Place(folder / "double", "Willow Bank", "Olive Office", other_keys=True)
    found.double = double.card()
    double.knows(teacher)
    files["other keys"] = double.send([teacher], classes=[one_pupil(double)])
    double.lock()


def one_pupil(one):
    room = one.run(AddClass("9Z"))
    one.run(AddPupil((("legal_given", "Zed"), ("legal_family", "Zoo")), room))
    return room


def spoil(found):
    files, folder = found.files, found.folder
    whole = files["good"].read_bytes()
    files["cut"] = folder / "cut.tuck"
    files["cut"].write_bytes(whole[: len(whole) // 2])
    files["altered"] = folder / "altered.tuck"
    middle = len(whole) // 2
    files["altered"].write_bytes(whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :])
    files["none"] = folder / "none.tuck"
    files["none"].write_bytes(b"not sealed at all")


REFUSED = {
    "unknown": (3, "You have no card of this sender: Sam Stranger"),
    "withdrawn": (3, "The card of Will Withdrawn was withdrawn here"),
    "unconfirmed": (3, "The card of Una Unconfirmed is not confirmed"),
    "other keys": (3, "different keys from the one you have"),
    "for another": (3, "This file is not sealed for you"),
    "passed on": (3, "This file was sealed for another vault"),
    "merged": (3, "This file was merged already, on"),
    "older": (3, "is older than one that was merged"),
    "over": (3, "This file could be opened until"),
    "other hand": (3, "the sender's signature does not hold"),
    "swapped": (3, "its parts are not those that were signed"),
    "cut": (4, "is incomplete"),
    "altered": (4, "was altered since it was sealed"),
    "none": (4, "it is not a sealed file"),
}


@pytest.mark.parametrize("why", REFUSED)
def test_each_refusal_has_its_own_words_and_exit_code(why, world):
    code, words = REFUSED[why]
    before = (world.teacher.folder / "photos.db").read_bytes()
    done = cli("receive", world.teacher.folder, "--as", "Theo Teacher", world.files[why], "--apply")
    assert (done.returncode, words in done.stderr) == (code, True), done.stderr
    assert done.stdout == ""
    assert not list(world.teacher.folder.glob("staging-*"))
    assert (world.teacher.folder / "photos.db").read_bytes() == before


def send(world, profile, *more, out="x.tuck", until=NEXT_MONTH):
    form = ("--as", profile, "--class", "4A", "--reason", "test", "--until", until)
    done = cli("send", world.office.folder, *form, "--out", world.folder / out, *more)
    assert not (world.folder / out).exists()
    assert not list(world.folder.glob("*.part"))
    return done.returncode, done.stderr


NOT_SENT = {
    "by whom may not": ("Ada Aide", ("--data", "names", "--to", "Theo Teacher"), 3, "may not do"),
    "to nobody": ("Olive Office", ("--data", "names", "--to", "Nobody"), 3, "no card of Nobody"),
    "safeguarding to a non-lead": (
        "Olive Office",
        ("--data", "safeguarding", "--to", "Theo Teacher"),
        3,
        "may not do",
    ),
    "health to whom it is not for": (
        "Olive Office",
        ("--data", "health", "--to", "Theo Teacher"),
        3,
        "a recipient does not keep such records",
    ),
    "health beside other data": (
        "Olive Office",
        ("--data", "health", "contacts", "--to", "Theo Teacher"),
        3,
        "sent on their own",
    ),
    "what is no kind": ("Olive Office", ("--data", "all", "--to", "Theo Teacher"), 2, "one of"),
    "to both": (
        "Olive Office",
        ("--data", "names", "--to", "Theo Teacher", "--passphrase-to", "p"),
        2,
        "either cards or a passphrase",
    ),
}


@pytest.mark.parametrize("what", NOT_SENT)
def test_what_may_not_be_sent_is_not(what, world):
    profile, more, code, words = NOT_SENT[what]
    ended, told = send(world, profile, *more)
    assert (ended, words in told) == (code, True), told


def test_a_day_that_is_over_or_none_is_wrong_usage(world):
    form = ("--data", "names", "--to", "Theo Teacher")
    assert send(world, "Olive Office", *form, until=YESTERDAY)[0] == 2
    assert send(world, "Olive Office", *form, until="tomorrow")[0] == 2


def test_a_card_that_changed_its_keys_is_never_taken_silently(world):
    form = ("--as", "Theo Teacher", world.double)
    for more in ((), ("--confirmed",)):
        done = cli("card", "add", world.teacher.folder, *form, *more)
        assert done.returncode == 3
        assert "different keys from the one you have" in done.stderr
    text = world.double.read_text()
    altered = world.folder / "altered.tuckcard"
    altered.write_text(text.replace("Olive Office", "Oliver Office"))
    done = cli("card", "add", world.teacher.folder, "--as", "Theo Teacher", altered)
    assert (done.returncode, "signature does not hold" in done.stderr) == (3, True)
    altered.write_text(text[:100])
    done = cli("card", "add", world.teacher.folder, "--as", "Theo Teacher", altered)
    assert (done.returncode, "it is not a staff card" in done.stderr) == (4, True)


def test_a_passphrase_file_tells_a_wrong_passphrase_from_a_missing_one(world):
    form = ("receive", world.teacher.folder, "--as", "Theo Teacher", world.files["phrase"])
    done = cli(*form, secrets=(PASSWORD, "wrong words"))
    assert (done.returncode, "passphrase does not open" in done.stderr) == (3, True)
    assert cli(*form).returncode == 2
    assert cli(*form, secrets=(PASSWORD, world.phrase)).returncode == 0
