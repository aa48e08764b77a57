"""Enters marks in a real window until it is killed, and prints what stood there each time that the
page said 'Saved'; started by the kill tests."""

import json
import os
import sys
from itertools import count
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from ui.desk.desk import Desk
from ui.desk.tasks import Tasks
from ui.shell.main_window import MainWindow
from vault.crypto.kdf import FLOOR
from vault.domain.objectives import Judgement
from vault.domain.secrets import Password
from vault.unlock import unlock_vault

_ONE_BY_ONE = 3


class Entering:
    """On one page, other values in each turn: what is entered next, by the names that are asked for
    afterwards."""

    def __init__(self, page, turn):
        self.page, self.turn = page, turn

    def register(self):
        for place, entry in enumerate(self.page.view.register.entries):
            code = "IM"[self.turn % 2]
            self.page.view.marked.emit([(place, code, 0, "")])
            yield entry.line.pupil, code

    def markbook(self):
        table = self.page.table
        for column in range(table.columnCount()):
            for row in range(table.rowCount()):
                cell = table.cell_at(table.index(row, column))
                value = str((row + column + self.turn) % 21)
                table.typed.emit({cell: value})
                yield "/".join(cell), value

    def objectives(self):
        table = self.page.table
        for row in range(table.rowCount()):
            for column in range(table.columnCount()):
                cell = table.cell_at(table.index(row, column))
                judged = tuple(Judgement)[(row + column + self.turn) % 5]
                self.page.view.judged.emit((cell,), judged)
                yield "/".join(cell), judged.value

    def checklists(self):
        grid = self.page.grid
        for column in range(grid.columnCount()):
            for row in range(grid.rowCount()):
                line, of, _ = grid.cell(grid.index(row, column))
                value = str(1 + (row + column + self.turn) % 20)
                grid.typed.emit(line.pupil, of.id, value)
                yield f"{line.pupil}/{of.id}", value

    def state(self):
        page = self.page
        return (page.saved if hasattr(page, "saved") else page.state).text()


def main():
    folder, job, record, turn = Path(sys.argv[1]), *sys.argv[2:]
    password = Password.typed(sys.stdin.readline().strip())
    app, tasks, owner = QApplication([]), Tasks(), QObject()

    def ask(work):
        box = []
        tasks.run(owner, work, box.append, box.append)
        while not box:
            app.processEvents()
        return box[0]

    session = ask(lambda: unlock_vault(folder, "Dana Lead", password, params=FLOOR))
    window = MainWindow(Desk(session, tasks), "Willow Bank")
    window.show()
    window.go(job, record)
    for _ in range(8):
        ask(lambda: None)
    entering = Entering(window.pages.currentWidget(), int(turn))
    seen, told = {}, ""
    keys = getattr(entering, job)()
    for step in count():
        if step % _ONE_BY_ONE == 0:
            entered = next(keys, None)
            seen |= [entered] if entered else []
        app.processEvents()
        claim = json.dumps(seen)
        if entering.state() == "Saved" and claim != told:
            print(claim if told else f"at work\n{claim}", flush=True)
            told = claim


main()
