"""What a check is: a question, why it matters, and a way to the answer."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from vault.domain.assessments import LEFT_OUT, CheckItem, Result
from vault.domain.english.wording import worded
from vault.domain.law.shape import Law
from vault.store.records import Records


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What one check found, and what to do where it is not good, `until` which day if one is
    set."""

    result: Result
    finding: str
    remedy: str = ""
    until: date | None = None


def _nothing(_: Law) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Check:
    """`needs_key`: it looks into records, and a technician leaves it out. `is_slow`: it reads
    every page or every entry, and runs once a term. `of_pupils`: what it looks at is about pupils
    or mishaps, and an auditor may not read it. `law_says` is what the school's law says of it, as
    a sentence after `why` for those who can know which law that is."""

    id: str
    title: str
    why: str
    look: Callable[[Records], CheckResult]
    page: str = ""
    needs_key: bool = True
    is_slow: bool = False
    of_pupils: bool = False
    law_says: Callable[[Law], str] = _nothing

    def run(self, records: Records, law: Law | None) -> CheckItem:
        """Look now; `law` None for those who cannot know which law holds."""
        outcome = self.look(records)
        is_good = outcome.result is Result.PASS
        return CheckItem(
            id=self.id,
            title=worded(self.title),
            result=outcome.result,
            found=outcome.finding,
            why=self._why(law),
            remedy="" if is_good else outcome.remedy,
            page="" if is_good else self.page,
            until=outcome.until,
        )

    def left_out(self, law: Law | None) -> CheckItem:
        """For who has no key to what it looks at."""
        return CheckItem(
            id=self.id,
            title=worded(self.title),
            result=Result.UNKNOWN,
            found=LEFT_OUT,
            why=self._why(law),
            remedy="Have a data lead run the check.",
        )

    def _why(self, law: Law | None) -> str:
        why = worded(self.why)
        return f"{why} {self.law_says(law)}".rstrip() if law is not None else why


def passed(finding: str) -> CheckResult:
    """Nothing is to be done."""
    return CheckResult(Result.PASS, finding)


def warned(finding: str, remedy: str, until: date | None = None) -> CheckResult:
    """Somebody should look at it, `until` that day if one is set."""
    return CheckResult(Result.WARN, finding, remedy, until)


def failed(finding: str, remedy: str, until: date | None = None) -> CheckResult:
    """It is to be put right, `until` that day if one is set."""
    return CheckResult(Result.FAIL, finding, remedy, until)


def unknown(finding: str, remedy: str) -> CheckResult:
    """It cannot be told here; the remedy says how it can."""
    return CheckResult(Result.UNKNOWN, finding, remedy)
