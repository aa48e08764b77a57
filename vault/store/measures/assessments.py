"""SQL for security checks that were run."""

import json
from dataclasses import asdict
from datetime import date

from vault.domain.assessments import (
    Assessment,
    AssessmentRow,
    CheckItem,
    CheckStatus,
    Result,
)
from vault.domain.ids import RecordId
from vault.domain.pages import page_now
from vault.errors import NotFoundError
from vault.store.context import Context
from vault.store.database.rows import fill


class Assessments:
    """Runs over the security checks, with what each found."""

    def __init__(self, context: Context) -> None:
        self._work, self._name_of = context.work, context.name_of

    def status(self, began: date | None) -> CheckStatus:
        """Newest first."""
        rows = self._work.select(
            "SELECT id, at, by_profile, scope, passed, warned, failed FROM assessment"
            " ORDER BY at DESC, made DESC"
        )
        return CheckStatus(
            tuple(fill(AssessmentRow, row, by=self._name_of(row.by_profile)) for row in rows), began
        )

    def get(self, assessment: RecordId) -> Assessment:
        """With its findings. NotFoundError."""
        row = self._work.select_one(
            "SELECT at, by_profile, scope, results FROM assessment WHERE id = ?", (assessment,)
        )
        if row is None:
            raise NotFoundError
        return fill(
            Assessment,
            row,
            by=self._name_of(row.by_profile),
            items=tuple(
                CheckItem(
                    **{
                        **item,
                        "result": Result(item["result"]),
                        "page": page_now(item.get("page", "")),
                    }
                )
                for item in json.loads(row.results)
            ),
        )

    def add(self, assessment: Assessment) -> RecordId:
        """The run as it came out."""
        return self._work.insert(
            "assessment",
            {
                "at": self._work.now,
                "by_profile": str(self._work.profile.id),
                "scope": assessment.scope.value,
                "results": results_text(assessment),
                "passed": assessment.count(Result.PASS),
                "warned": assessment.count(Result.WARN),
                "failed": assessment.count(Result.FAIL),
            },
        )


def results_text(assessment: Assessment) -> str:
    """Every result as JSON: what is stored, and what the trail's entry signs the hash of."""
    return json.dumps(
        [_kept(item) for item in assessment.items], ensure_ascii=False, sort_keys=True
    )


def _kept(item: CheckItem) -> dict[str, object]:
    """Without the day by which it was to be done: that is worked out anew each time."""
    return {name: value for name, value in asdict(item).items() if name != "until"}
