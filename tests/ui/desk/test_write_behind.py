"""A queue over a vault of cells: whatever is entered, and whenever an answer comes or does not, the
vault ends with what was last seen, and 'saved' is said of nothing else."""

import random
from dataclasses import dataclass
from functools import partial

import pytest
from PySide6.QtCore import QObject

from ui.desk.write_behind import WriteBehind
from vault.domain.kinds import Kind
from vault.errors import DiskFullError, StaleRecordError


@dataclass(frozen=True)
class Held:
    value: str
    version: int


class Vault:
    """What a desk, its worker and the vault do, one step at a time."""

    def __init__(self):
        self.cells, self.changing = {}, None
        self.asked, self.answered, self.fails_with = [], [], None
        self.acts = []

    def do(self, owner, act, then, failed):
        self.asked.append((owner, act, then, failed))

    def work(self):
        """The worker does what was asked first."""
        owner, act, then, failed = self.asked.pop(0)
        try:
            answer = self._write(act.make())
        except (StaleRecordError, DiskFullError) as error:
            self.answered.append((owner, partial(failed, error), False))
        else:
            act.done(answer)
            self.answered.append((owner, partial(then, answer), True))

    def hear(self):
        """The window's thread hears the next answer."""
        owner, say, is_written = self.answered.pop(0)
        say()
        if is_written:
            self.changing = owner
            owner.heard_as_own = owner.is_own(frozenset({Kind.PUPIL}))
            self.changing = None

    def finish(self):
        while self.asked or self.answered:
            if self.asked:
                self.work()
            if self.answered:
                self.hear()

    def _write(self, changes):
        self.acts.append(tuple(changes))
        error, self.fails_with = self.fails_with, None
        if error is not None:
            raise error
        for cell, (version, _) in changes.items():
            if version != self.version(cell):
                raise StaleRecordError
        for cell, (version, value) in changes.items():
            self.cells[cell] = Held(value, version + 1) if value else None
        return [self.cells[cell] for cell in changes]

    def version(self, cell):
        held = self.cells.get(cell)
        return held.version if held is not None else 0

    def values(self):
        return {cell: held.value for cell, held in self.cells.items() if held is not None}


class Queue(WriteBehind):
    """`seen` is what stands on the page, `read` what it has from the vault."""

    writes = Kind.PUPIL

    def __init__(self, vault, parent):
        super().__init__(vault, parent)
        self.seen, self.read, self.messages, self.errors = {}, {}, [], []
        self.vault = vault
        self.waiting.connect(self.messages.append)
        self.refused.connect(self.errors.append)
        self.refused.connect(self.read_anew)
        self.caught_up.connect(self.read_anew)

    def enter(self, **cells):
        self.seen |= cells
        self.put(cells)

    def read_anew(self, _error=None):
        if not self.hold_reload():
            self.read = dict(self.vault.cells)
            self.seen = self.vault.values()
            self.go_on()

    def act(self, cells):
        return lambda versions: {cell: (versions[cell], value) for cell, value in cells.items()}

    def version(self, cell):
        held = self.read.get(cell)
        return held.version if held is not None else 0

    def settle(self, held):
        self.read |= held

    def show(self, cells):
        self.seen |= cells


@pytest.fixture
def vault():
    return Vault()


@pytest.fixture
def queue(qapp, vault):
    parent = QObject()
    yield Queue(vault, parent)
    parent.deleteLater()


def test_one_act_is_in_flight_and_what_comes_meanwhile_goes_with_the_next(queue, vault):
    queue.enter(a="1")
    queue.enter(b="2")
    queue.enter(a="3", c="4")
    assert len(vault.asked) == 1
    vault.finish()
    assert vault.acts == [("a",), ("b", "a", "c")]
    assert vault.values() == queue.seen == {"a": "3", "b": "2", "c": "4"}


def test_saved_is_said_when_the_last_has_committed_and_not_before(queue, vault):
    queue.enter(a="1")
    queue.enter(b="2")
    vault.work()
    vault.hear()
    assert queue.messages[-1] == 1
    assert queue.is_waiting
    vault.work()
    assert queue.messages[-1] == 1, "written, and not heard of yet"
    vault.hear()
    assert queue.messages[-1] == 0
    assert not queue.is_waiting


def test_what_waits_is_sent_on_leaving_and_what_follows_an_unheard_act_knows_its_version(
    queue, vault
):
    queue.enter(a="1")
    queue.enter(a="2", b="3")
    queue.leave()
    assert len(vault.asked) == 3
    for _ in range(3):
        vault.work()  # the page hears nothing
    assert vault.values() == {"a": "2", "b": "3"}


def test_who_leaves_and_stays_after_all_goes_on_as_before(queue, vault):
    queue.enter(a="1")
    queue.enter(a="2")
    queue.leave()
    queue.enter(a="", c="4")
    queue.leave()
    vault.finish()
    assert vault.values() == {"c": "4"}
    queue.enter(a="5")
    vault.finish()
    assert vault.values() == {"a": "5", "c": "4"}
    assert queue.errors == []


def test_a_refused_act_is_told_and_what_was_entered_since_is_written_after_the_page_is_read_anew(
    queue, vault
):
    vault.cells["a"] = Held("theirs", 7)
    queue.enter(a="mine")
    queue.enter(b="2")
    vault.finish()
    assert [type(error) for error in queue.errors] == [StaleRecordError]
    assert vault.values() == queue.seen == {"a": "theirs", "b": "2"}
    assert queue.messages[-1] == 0


def test_nothing_is_said_to_be_saved_where_all_was_refused(queue, vault):
    vault.fails_with = DiskFullError()
    queue.enter(a="1")
    vault.finish()
    assert 0 not in queue.messages
    assert queue.seen == {}


def test_what_waits_behind_a_refusal_is_sent_on_leaving_too(queue, vault):
    queue.refused.disconnect(queue.read_anew)
    vault.fails_with = DiskFullError()
    queue.enter(a="1")
    queue.enter(b="2")
    vault.work()
    vault.hear()
    assert queue.is_waiting
    assert not vault.asked
    queue.leave()
    vault.work()
    assert vault.values() == {"b": "2"}


def test_the_page_is_read_anew_only_once_all_is_written(queue, vault):
    queue.enter(a="1")
    vault.cells["b"] = Held("new", 1)
    assert queue.hold_reload()
    assert queue.seen == {"a": "1"}
    vault.finish()
    assert queue.seen == {"a": "1", "b": "new"}
    assert not queue.hold_reload()


def test_its_own_change_is_known_as_its_own_and_no_other(queue, vault):
    queue.enter(a="1")
    vault.finish()
    assert queue.heard_as_own
    assert not queue.is_own(frozenset({Kind.PUPIL})), "nobody's act is being told of"
    vault.changing = queue
    assert not queue.is_own(frozenset({Kind.PUPIL, Kind.CLASS})), "the page shows only its own"


def test_what_is_to_follow_waits_until_all_is_written_and_not_where_it_was_refused(queue, vault):
    done = []
    queue.when_written(lambda: done.append("at once"))
    queue.enter(a="1")
    queue.enter(b="2")
    queue.when_written(lambda: done.append("later"))
    vault.work()
    vault.hear()
    assert done == ["at once"]
    vault.finish()
    assert done == ["at once", "later"]
    vault.fails_with = DiskFullError()
    queue.enter(a="3")
    queue.when_written(lambda: done.append("never"))
    vault.finish()
    assert done == ["at once", "later"]


def test_a_page_that_cannot_be_read_anew_is_left_all_the_same(queue, vault):
    queue.refused.disconnect(queue.read_anew)
    vault.fails_with, done = DiskFullError(), []
    queue.enter(a="1")
    queue.enter(b="2")
    vault.finish()
    queue.when_written(lambda: done.append("left"))
    vault.finish()
    assert done == ["left"]
    assert vault.values() == {"b": "2"}


def test_where_each_cell_is_an_act_of_its_own_they_follow_each_other(qapp, vault):
    class Single(Queue):
        most = 1

    parent = QObject()
    queue = Single(vault, parent)
    queue.enter(a="1", b="2", c="3")
    assert len(vault.asked) == 1
    vault.work()
    vault.hear()
    queue.leave()
    vault.finish()
    assert vault.acts == [("a",), ("b",), ("c",)]
    assert vault.values() == {"a": "1", "b": "2", "c": "3"}


@pytest.mark.parametrize("seed", range(60))
def test_in_any_order_of_keys_answers_and_leaving_the_vault_ends_with_what_was_seen(
    queue, vault, seed
):
    dice = random.Random(seed)
    for step in range(80):
        match dice.randrange(5):
            case 0 | 1:
                cells = dice.sample("abcd", dice.randrange(1, 4))
                queue.enter(**{cell: dice.choice(("", f"{step}")) for cell in cells})
            case 2 if vault.asked:
                vault.work()
            case 3 if vault.answered:
                vault.hear()
            case 4 if step % 7 == 0:
                queue.leave()
        assert queue.is_waiting or not vault.asked
    vault.finish()
    assert queue.errors == []
    assert vault.values() == {cell: value for cell, value in queue.seen.items() if value}
    assert queue.messages[-1] == 0


def test_a_queue_that_does_not_say_what_it_writes_is_refused_by_name():
    with pytest.raises(TypeError, match="Half must say its version, settle, show, writes"):

        class Half(WriteBehind):
            def act(self, cells):
                """Nothing."""
