"""Records of a sealed file against the vault: what would change, and writing it."""

from vault.domain.access import Permission, Role
from vault.domain.matrix import may
from vault.domain.sender_rights import SenderRights
from vault.domain.transfer import Decisions
from vault.store.context import Context
from vault.store.history.sealed_undo import SealedUndo
from vault.store.history.sync import Sync
from vault.store.merge.merge_plan import MergePlan
from vault.store.merge.merge_planner import MergePlanner
from vault.store.merge.merge_sealed import SealedMerge
from vault.store.merge.merge_writer import MergeWriter
from vault.store.merge.received import ReceivedFile
from vault.store.school.sealed import Sealed


class Merging:
    """Plans what a received file changes here, and writes it."""

    def __init__(self, context: Context) -> None:
        self._context, self._work = context, context.work
        self._sync, self._sealed = Sync(context), Sealed(context)

    def plan(
        self,
        received: ReceivedFile,
        decisions: Decisions,
        sender: Role,
        *,
        is_own_school: bool,
        to_be_shown: bool = False,
    ) -> MergePlan:
        """What merging would do here and now with the file of a sender of this role; one
        `to_be_shown` takes little memory, and cannot be written."""
        planner = MergePlanner(
            self._work,
            self._sync,
            decisions,
            SealedMerge(self._sealed, self._sync),
            SenderRights(sender, is_own_school=is_own_school),
            is_own_school=is_own_school,
            writes=may(self._work.profile.role, Permission.PUPIL_WRITE),
            to_be_shown=to_be_shown,
        )
        return planner.plan(received)

    def write(self, plan: MergePlan, received: ReceivedFile) -> int:
        """Write the plan; how many pictures were refused."""
        writer = MergeWriter(self._context, self._sync, received)
        writer.write(plan)
        past = SealedUndo(self._context)
        for compartment, record, clock in plan.sealed:
            past.remember(compartment, record.id, record.pupil)
            self._sealed.write_merged(compartment, record, clock)
            self._work.wrote = True
        return writer.refused
