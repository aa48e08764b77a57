"""What a check is: a question, why it matters, and a way to the answer."""

from collections.abc import Callable
from dataclasses import dataclass

from vault.domain.assessments import CheckItem, Result
from vault.store.records import Records


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What one check found, and what to do where it is not good."""

    result: Result
    finding: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """`needs_key`: it looks into records, and a technician leaves it out. `is_slow`: it reads
    every page or every entry, and runs once a term. `of_pupils`: what it looks at is about pupils
    or mishaps, and an auditor may not read it."""

    id: str
    title: str
    why: str
    look: Callable[[Records], CheckResult]
    page: str = ""
    needs_key: bool = True
    is_slow: bool = False
    of_pupils: bool = False

    def run(self, records: Records) -> CheckItem:
        outcome = self.look(records)
        is_good = outcome.result is Result.PASS
        return CheckItem(
            id=self.id,
            title=self.title,
            result=outcome.result,
            found=outcome.finding,
            why=self.why,
            remedy="" if is_good else outcome.remedy,
            page="" if is_good else self.page,
        )

    def left_out(self) -> CheckItem:
        """For who has no key to what it looks at."""
        return CheckItem(
            id=self.id,
            title=self.title,
            result=Result.UNKNOWN,
            found="is about records that this role may not read, and was left out",
            why=self.why,
            remedy="Have a data lead run the check.",
        )


def counted(count: int, thing: str) -> str:
    """'1 profile', '3 profiles'."""
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"


def passed(finding: str) -> CheckResult:
    return CheckResult(Result.PASS, finding)


def warned(finding: str, remedy: str) -> CheckResult:
    return CheckResult(Result.WARN, finding, remedy)


def failed(finding: str, remedy: str) -> CheckResult:
    return CheckResult(Result.FAIL, finding, remedy)


def unknown(finding: str, remedy: str) -> CheckResult:
    return CheckResult(Result.UNKNOWN, finding, remedy)
