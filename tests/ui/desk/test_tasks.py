"""Work on the one background thread: who takes apart what, and where."""

import gc
import threading

from PySide6.QtCore import QObject

from ui.desk.tasks import Tasks


class Cycle:
    """Only the collector of cycles finds it; says on which thread it went."""

    def __init__(self, gone):
        self.itself, self.gone = self, gone

    def __del__(self):
        self.gone.append(threading.current_thread())


def test_what_a_closed_page_leaves_is_never_taken_apart_by_the_worker(qtbot):
    tasks, owner, gone, answers = Tasks(), QObject(), [], []

    def much_work():
        # Enough new values to set the collector off many times over.
        return len([[n] for n in range(200_000)])

    for _ in range(3):
        Cycle(gone)
        tasks.run(owner, much_work, answers.append, answers.append)
    qtbot.waitUntil(lambda: len(answers) == 3, timeout=30_000)
    gc.collect()
    tasks.shutdown()
    assert answers == [200_000] * 3
    assert gone == [threading.main_thread()] * 3
    assert gc.isenabled()


def test_work_leaves_the_collector_at_rest_where_it_rested_before(qtbot):
    tasks, owner, answers = Tasks(), QObject(), []
    gc.disable()  # as the window does, whose collector runs in pauses alone
    try:
        tasks.run(owner, lambda: 1, answers.append, answers.append)
        qtbot.waitUntil(lambda: bool(answers))
        assert not gc.isenabled()
        tasks.shutdown()
        assert not gc.isenabled()
    finally:
        gc.enable()
