"""Records of a sealed file against the vault: what would change, and writing it."""

from collections.abc import Callable, Iterable

from vault.domain.access import Permission, Role
from vault.domain.matrix import may
from vault.domain.pictures import CleanPicture
from vault.domain.sender_rights import SenderRights
from vault.domain.transfer import Decisions
from vault.store.context import Context
from vault.store.files.staged import StagedLine
from vault.store.history.sealed_undo import SealedUndo
from vault.store.history.sync import Sync
from vault.store.merge.merge_plan import MergePlan
from vault.store.merge.merge_planner import MergePlanner
from vault.store.merge.merge_sealed import SealedMerge
from vault.store.merge.merge_writer import MergeWriter
from vault.store.school.sealed import Sealed


class Merging:
    """Plans what a received file changes here, and writes it."""

    def __init__(self, context: Context) -> None:
        self._context, self._work = context, context.work
        self._sync, self._sealed = Sync(context), Sealed(context)

    def plan(
        self,
        lines: Iterable[StagedLine],
        people: Callable[[], Iterable[StagedLine]],
        decisions: Decisions,
        sender: Role,
        *,
        is_own_school: bool,
        to_be_shown: bool = False,
    ) -> MergePlan:
        """What merging would do here and now with lines of a sender of this role; one
        `to_be_shown` takes little memory, and cannot be written. `people` gives the lines of
        pupils, as often as it is asked."""
        planner = MergePlanner(
            self._work,
            self._sync,
            decisions,
            SealedMerge(self._sealed, self._sync),
            SenderRights(sender),
            is_own_school=is_own_school,
            writes=may(self._work.profile.role, Permission.PUPIL_WRITE),
            to_be_shown=to_be_shown,
        )
        return planner.plan(lines, people)

    def write(
        self, plan: MergePlan, cleaned: Callable[[list[str]], list[CleanPicture | None]]
    ) -> int:
        """Write the plan; how many pictures were refused."""
        pictures = self._context.vault.pictures.open
        writer = MergeWriter(self._work, self._sync, pictures, cleaned)
        writer.write(plan)
        past = SealedUndo(self._context)
        for compartment, record, clock in plan.sealed:
            past.remember(compartment, record.id, record.pupil)
            self._sealed.write_merged(compartment, record, clock)
            self._work.wrote = True
        return writer.refused
