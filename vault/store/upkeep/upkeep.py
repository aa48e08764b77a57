"""SQL for what has to be kept up: photos without a decision, late requests, old drafts."""

from datetime import date, datetime

from vault.store.context import Context


class Upkeep:
    """What piles up in a vault and should be looked after."""

    def __init__(self, context: Context) -> None:
        self._work = context.work

    def photos_without_decision(self) -> int:
        """Pupils who have a current photo, and nobody decided on its use in class lists."""
        count = self._work.select_value(
            "SELECT count(*) FROM photo p WHERE p.is_current = 1 AND NOT EXISTS"
            " (SELECT 1 FROM consent c WHERE c.pupil_id = p.pupil_id AND c.purpose = 'photo-class')"
        )
        return int(count)

    def requests_overdue(self, today: date) -> int:
        """Requests of families that are past their day, and not standing still."""
        count = self._work.select_value(
            "SELECT count(*) FROM rights_request WHERE closed_on IS NULL AND paused_on IS NULL"
            " AND due_on < ?",
            (today.isoformat(),),
        )
        return int(count)

    def old_drafts(self, before: datetime) -> int:
        """One's own drafts from before then."""
        count = self._work.select_value(
            "SELECT count(*) FROM my_draft WHERE at < ?", (before.isoformat(),)
        )
        return int(count)
