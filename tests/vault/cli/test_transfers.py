"""The fixed forms of sealed files, from the office to a teacher and back, as scripts run them."""

import json

from tests.two_vaults import NEXT_MONTH, PASSWORD, two_places
from tests.vault.cli.test_cli_refusals import cli
from vault.actions.cards import WithdrawCard
from vault.actions.pupils import AddPupil, ChangePupil, ListPupils, OpenPupil
from vault.actions.receive import ForgetTransfer
from vault.domain.ids import CardId


def done(*arguments, **more):
    told = cli(*arguments, **more)
    assert told.returncode == 0, told.stderr
    return told


def change(place, pupil, **fields):
    version = place.run(OpenPupil(pupil)).facts.version
    place.run(ChangePupil(pupil, version, tuple(fields.items())))


def test_cards_are_shown_added_and_confirmed(tmp_path):
    office, teacher = two_places(tmp_path)
    for place, other in ((office, teacher), (teacher, office)):
        place.run(WithdrawCard(CardId(place.card_of(other).id)))
    office.lock()
    teacher.lock()
    mine, hers = ("--as", "Olive Office"), ("--as", "Theo Teacher")
    cards = [tmp_path / name for name in ("o.tuckcard", "t.tuckcard")]
    words = done("card", "show", office.folder, *mine, "--out", cards[0]).stderr
    done("card", "show", teacher.folder, *hers, "--out", cards[1])
    told = done("card", "add", teacher.folder, *hers, cards[0])
    assert "Compare them aloud" in told.stderr
    assert words.rsplit(": ", maxsplit=1)[1].strip() in told.stderr
    done("card", "add", teacher.folder, *hers, cards[0], "--confirmed")
    done("card", "add", office.folder, *mine, cards[1], "--confirmed")


def test_a_class_goes_out_is_looked_at_merged_and_its_receipt_read_in(tmp_path):
    office, teacher = two_places(tmp_path)
    office.lock()
    teacher.lock()
    mine, hers = ("--as", "Olive Office"), ("--as", "Theo Teacher")
    first = tmp_path / "first.tuck"
    form = ("--class", "4A", "--data", "names", "details", "contacts", "--to", "Theo Teacher")
    why = ("--reason", "Autumn term", "--until", NEXT_MONTH)
    done("send", office.folder, *mine, *form, *why, "--out", first)
    assert first.stat().st_mode & 0o077 == 0
    assert cli("send", office.folder, *mine, *form, *why, "--out", first).returncode == 7
    seen = json.loads(done("receive", teacher.folder, *hers, first, "--json").stdout)
    assert (seen["new"], seen["conflicts"], seen["reason"]) == (6, 0, "Autumn term")
    receipt = tmp_path / "r.tuckreceipt"
    told = cli("receive", teacher.folder, *hers, first, "--receipt", receipt)
    assert told.returncode == 2
    told = cli("receive", teacher.folder, *hers, first, "--apply", "--receipt", tmp_path / "no/r")
    assert (told.returncode, "folder is not there" in told.stderr) == (7, True)
    assert json.loads(done("pupils", teacher.folder, *hers, "--json").stdout) == []
    done("receive", teacher.folder, *hers, first, "--apply", "--receipt", receipt)
    done("receipt", "add", office.folder, *mine, receipt)
    (row,) = json.loads(done("transfers", office.folder, *mine, "--json").stdout)
    assert (row["partner"], row["reason"], row["receipt_at"] != "") == (
        "Theo Teacher",
        "Autumn term",
        True,
    )


def test_changes_on_both_sides_come_back_as_a_conflict(tmp_path):
    office, teacher = two_places(tmp_path)
    ann = office.pupils[0]
    teacher.receive(office.send([teacher], classes=[office.room]))
    mine, hers = ("--as", "Olive Office"), ("--as", "Theo Teacher")
    why = ("--reason", "Autumn term", "--until", NEXT_MONTH)
    change(office, ann, middle="Office")
    change(teacher, ann, middle="Teacher", languages="Welsh")
    office.lock()
    teacher.lock()
    back = tmp_path / "back.tuck"
    form = ("--pupil", ann, "--data", "details", "--to", "Olive Office")
    done("send", teacher.folder, *hers, *form, *why, "--out", back)
    seen = json.loads(done("receive", office.folder, *mine, back, "--json").stdout)
    assert seen["conflicts"] == 1
    (conflict,) = seen["conflicting"]
    assert (conflict["field"], conflict["mine"], conflict["theirs"]) == (
        "middle",
        "Office",
        "Teacher",
    )
    told = cli("receive", office.folder, *mine, back, "--apply")
    assert (told.returncode, "1 conflict first" in told.stderr) == (3, True)
    done("receive", office.folder, *mine, back, "--apply", "--prefer", "mine")
    office.unlock()
    facts = office.run(OpenPupil(ann)).facts
    assert (facts.middle, facts.languages) == ("Office", "Welsh")
    told = cli("transfers", office.folder, *mine)
    assert told.returncode == 6
    office.lock()


def test_who_a_child_is_is_asked_answered_from_a_file_and_never_preferred(tmp_path):
    office, teacher = two_places(tmp_path)
    mia = teacher.run(
        AddPupil((("legal_given", "Mia"), ("legal_family", "Holt"), ("upn", "B801200005001")), None)
    )
    path = office.send([teacher], classes=[office.room])
    office.lock()
    teacher.lock()
    hers = ("receive", teacher.folder, "--as", "Theo Teacher", path)
    seen = json.loads(done(*hers, "--json", "--prefer", "theirs").stdout)
    (question,) = seen["questions"]
    assert (question["incoming"]["name"], question["default"]) == ("Ann Ash", "skip")
    assert [one["id"] for one in question["candidates"]] == [mia]
    assert (seen["skipped"], seen["conflicts"]) == (1, 0)
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps({"0" * 16: "same"}))
    assert cli(*hers, "--apply", "--answers", answers).returncode == 2
    answers.write_text(json.dumps({question["id"]: "new"}))
    told = json.loads(done(*hers, "--apply", "--answers", answers, "--json").stdout)
    assert (told["questions"], told["skipped"]) == ([], 0)
    teacher.unlock()
    assert {row.given for row in teacher.run(ListPupils())} == {"Ann", "Bob", "Mia"}
    teacher.lock()


def test_a_passphrase_is_kept_from_the_first_and_never_written_over(tmp_path):
    office, teacher = two_places(tmp_path)
    office.lock()
    teacher.lock()
    out, phrase = tmp_path / "x.tuck", tmp_path / "phrase.txt"
    form = ("--as", "Olive Office", "--class", "4A", "--data", "names", "--reason", "test")
    form = ("send", office.folder, *form, "--until", NEXT_MONTH)
    phrase.write_text("something else")
    assert cli(*form, "--passphrase-to", phrase, "--out", out).returncode == 7
    assert (phrase.read_text(), out.exists()) == ("something else", False)
    phrase.unlink()
    assert cli(*form, "--passphrase-to", out, "--out", out).returncode == 7
    assert not out.exists()
    told = done(*form, "--passphrase-to", phrase, "--out", out)
    words = phrase.read_text().strip()
    assert len(words.split("-")) == 7
    assert words not in told.stderr + told.stdout
    form = ("receive", teacher.folder, "--as", "Theo Teacher", out, "--apply")
    done(*form, secrets=(PASSWORD, words))


def test_what_is_looked_at_is_staged_encrypted_and_goes(tmp_path):
    office, teacher = two_places(tmp_path)
    path = office.send([teacher], classes=[office.room])
    teacher.preview(path)
    (staged,) = teacher.folder.glob("staging-*.db")
    content = b"".join(one.read_bytes() for one in teacher.folder.glob("staging-*"))
    assert len(content) > 4096
    assert not content.startswith(b"SQLite format 3")
    assert not any(word in content for word in (b"Birch", b"legal_given", b"\xff\xd8\xff"))
    teacher.run(ForgetTransfer())
    assert not list(teacher.folder.glob("staging-*"))
    teacher.preview(path)
    teacher.lock()
    assert not list(teacher.folder.glob("staging-*"))
    # What a kill left behind: nobody has its key, and it goes at the next unlock.
    staged.write_bytes(content)
    teacher.unlock()
    assert not list(teacher.folder.glob("staging-*"))
    office.lock()
    teacher.lock()
