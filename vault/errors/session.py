"""What the session, the one door to the records, can say no to."""

from vault.errors.base import RefusedError


class SessionLockedError(RefusedError):
    """The vault was locked; nothing can be asked of it."""

    code = "session.locked"


class PermissionDeniedError(RefusedError):
    """The role has no right to this action, or no key to what it looks at."""

    code = "session.denied"


class TrainingDueError(RefusedError):
    """This act waits for training modules; details: modules (titles)."""

    code = "training.due"


class NotFoundError(RefusedError):
    """The record is not there, or not in this profile's sight: deliberately the same."""

    code = "store.not_found"
    exit_code = 2


class StaleRecordError(RefusedError):
    """Somebody (or another window) changed the record since it was read."""

    code = "store.stale"


class NothingToUndoError(RefusedError):
    """The step wrote nothing, or all of it was taken back."""

    code = "undo.nothing"


class UndoConflictError(RefusedError):
    """Somebody has changed what would be taken back."""

    code = "undo.conflict"


class PlanOutdatedError(RefusedError):
    """The vault changed between preview and apply; nothing was written."""

    code = "import.ground_moved"
