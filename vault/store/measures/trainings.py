"""SQL for training: who passed what, since when somebody works here, modules of the school."""

from datetime import date

from vault.domain.ids import RecordId
from vault.domain.training import Passed
from vault.store.context import Context
from vault.store.database.rows import fill

_ROWS = "SELECT profile, module, digest, passed_on, expires_on, score FROM training"
_IN_ORDER = "ORDER BY passed_on, made"


class Trainings:
    """Who has passed which training module."""

    def __init__(self, context: Context) -> None:
        self._work, self._first_day_of = context.work, context.vault.trail.first_day_of

    def mine(self) -> dict[str, Passed]:
        """The acting person's newest pass of each module."""
        mine = str(self._work.profile.id)
        rows = self._work.select(f"{_ROWS} WHERE profile = ? {_IN_ORDER}", (mine,))
        return {row.module: fill(Passed, row) for row in rows}

    def everybodys(self) -> dict[str, dict[str, Passed]]:
        """By profile and module: what the role may see of it, the newest of each."""
        rows = self._work.select(f"{_ROWS} {_IN_ORDER}")
        by_profile: dict[str, dict[str, Passed]] = {}
        for row in rows:
            passed = fill(Passed, row)
            by_profile.setdefault(passed.profile, {})[passed.module] = passed
        return by_profile

    def add(self, passed: Passed) -> RecordId:
        """Its new id; earlier passes stay."""
        return self._work.insert(
            "training",
            {
                "profile": passed.profile,
                "module": passed.module,
                "digest": passed.digest,
                "passed_on": passed.passed_on.isoformat(),
                "expires_on": passed.expires_on.isoformat(),
                "score": passed.score,
            },
        )

    @property
    def started(self) -> date:
        """The day of the acting person's first entry in the trail; today for who has none."""
        return self._first_day_of(str(self._work.profile.id)) or date.today()

    def own_modules(self) -> tuple[bytes, ...]:
        """Texts of the modules that the school added, the newest of each."""
        rows = self._work.select("SELECT module, body FROM training_module ORDER BY number")
        newest = {row.module: row.body for row in rows}
        return tuple(body.encode() for _, body in sorted(newest.items()) if body)

    def put_module(self, module: str, body: str) -> RecordId:
        """A new version of a module of the school; an empty body takes it away."""
        number = self._work.select_value(
            "SELECT coalesce(max(number), 0) FROM training_module WHERE module = ?", (module,)
        )
        return self._work.insert(
            "training_module",
            {
                "module": module,
                "number": number + 1,
                "at": self._work.now,
                "by_profile": str(self._work.profile.id),
                "body": body,
            },
        )
