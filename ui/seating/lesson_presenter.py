"""Groups for a lesson, and what is printed of a class: nothing of it is written."""

import random
from functools import partial

from ui.desk.desk import Desk
from ui.desk.presenter import Presenter
from ui.seating.seating_page import GROUPS, PLAN, SeatingPageView
from vault.actions.printing import PrintSeating
from vault.actions.seating import DraftGroups, MakeGroups
from vault.domain.access import Permission
from vault.domain.group_maker import GroupsMade
from vault.domain.ids import PupilId
from vault.domain.seating import SeatingPage

SEEDS = 1 << 30


class LessonPresenter(Presenter[SeatingPageView]):
    """`shown` is the class with its plan, `absent` are those who are not here today."""

    def __init__(self, page: SeatingPageView, desk: Desk) -> None:
        super().__init__(page, desk)
        self.shown: SeatingPage | None = None
        self.absent: frozenset[PupilId] = frozenset()
        page.print.setVisible(desk.may(Permission.PRINT) and not desk.projector.is_on)
        page.print_wanted.connect(self._print)
        page.groups.wanted.connect(self._make_groups)

    def _make_groups(self) -> None:
        if self.shown is None:
            return
        groups, of_size = self._page.groups.asked
        seed = random.randrange(SEEDS)  # noqa: S311 - a group is no secret
        action = MakeGroups(self.shown.page.row.id, seed, groups, of_size, self.absent)
        self._do(action, self._show_groups)

    def _show_groups(self, made: GroupsMade) -> None:
        model = self._page.plan.room.room
        names = {pupil: model.name_of(pupil) for pupil in model.faces}
        full = {pupil: face.known_as for pupil, face in model.faces.items()}
        self._page.notice.clear()
        self._page.groups.show_groups(made, names, full)

    def _print(self) -> None:
        if self._desk.projector.is_on:
            return
        view, shown = self._page.views.view, self.shown
        if shown is None:
            return
        class_id, groups = shown.page.row.id, self._page.groups.made
        if view == PLAN and shown.plan is not None:
            head = self._page.plan.head
            action = PrintSeating(
                class_id, shown.plan.id, head.photos.isChecked(), head.turned.isChecked()
            )
            self._do(action, partial(self._show_printout, self.tr("Seating plan")))
        elif view == GROUPS and groups is not None:
            self._show_paper(DraftGroups(class_id, groups.groups))
