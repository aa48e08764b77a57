"""A public set of marks through the markbook's own door: the Open University Learning Analytics
Dataset (Kuzilek, Hlosta and Zdrahal, Scientific Data 4:170171, 2017; CC BY 4.0).

`python -m tests.bench.public_marks FOLDER` reads `studentAssessment.csv` and `assessments.csv` of
that set, and who is registered where if `studentInfo.csv` lies beside them. It brings each
assessment in through the preview of a CSV file, and says whether the figures of each agree with
those that this file works out by itself. It prints JSON.
"""

import csv
import json
import os
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

from tests.bench.measure import peak_mb
from tests.bench.vaults import new_vault
from vault.actions.classes import ListClasses
from vault.actions.import_marks import ApplyMarks, PreviewMarks
from vault.actions.import_roll import ApplyRoll, PreviewRoll
from vault.actions.markbook import AnalyseAssessment
from vault.domain.ids import ClassId
from vault.domain.import_marks import MarkOrder
from vault.domain.preview import ReadOptions
from vault.session import Session

RESULTS, ASSESSMENTS = "studentAssessment.csv", "assessments.csv"
REGISTRATIONS = "studentInfo.csv"
_SCALE, _TOTAL = "own.test", 100


@dataclass
class PublicMarks:
    """By assessment: the module's presentation that it is of, and the rows (student, score) as they
    stand in the file. By presentation: its students, once each, with or without a result."""

    presentation: dict[str, str]
    rows: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    rooms: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))

    @property
    def students(self) -> dict[str, None]:
        """All who are in a presentation, once each."""
        return {student: None for room in self.rooms.values() for student in room}


def read_public(folder: Path) -> PublicMarks:
    """Without the program: by the standard library alone."""
    with (folder / ASSESSMENTS).open(newline="", encoding="utf-8") as file:
        presentation = {
            row["id_assessment"]: f"{row['code_module']} {row['code_presentation']}"
            for row in csv.DictReader(file)
        }
    found = PublicMarks(presentation)
    with (folder / RESULTS).open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            found.rows[row["id_assessment"]].append((row["id_student"], row["score"]))
            found.rooms[presentation[row["id_assessment"]]][row["id_student"]] = None
    if (folder / REGISTRATIONS).is_file():
        with (folder / REGISTRATIONS).open(newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                room = f"{row['code_module']} {row['code_presentation']}"
                found.rooms[room][row["id_student"]] = None
    return found


def mean_and_spread(rows: list[tuple[str, str]]) -> tuple[int, Fraction, Fraction]:
    """How many scores, their mean and the variance of these, exactly. A row without one is none."""
    scores = [Fraction(score) for _, score in rows if score]
    if not scores:
        return 0, Fraction(0), Fraction(0)
    mean = sum(scores, Fraction(0)) / len(scores)
    return len(scores), mean, sum(((s - mean) ** 2 for s in scores), Fraction(0)) / len(scores)


def bring_in_students(session: Session, public: PublicMarks, work: Path) -> None:
    """A class for each presentation, and in it all its students; through the roll."""
    folder = work / "roll"
    folder.mkdir()
    blank = [""] * 3
    _write(
        folder / "manifest.csv",
        ["propertyName", "value"],
        [["manifest.version", "1.0"], ["oneroster.version", "1.1"], ["file.users", "bulk"]],
    )
    _write(
        folder / "users.csv",
        [
            *("sourcedId", "status", "dateLastModified", "enabledUser", "orgSourcedIds", "role"),
            *("username", "userIds", "givenName", "familyName", "middleName", "identifier"),
        ],
        [
            [s, "", "", "true", "", "student", s, "", f"Given{s}", f"Family{s}", "", s]
            for s in public.students
        ],
    )
    _write(
        folder / "classes.csv",
        ["sourcedId", "status", "dateLastModified", "title", "classType"],
        [[room, "", "", room, "scheduled"] for room in public.rooms],
    )
    _write(
        folder / "enrollments.csv",
        [
            *("sourcedId", "status", "dateLastModified", "classSourcedId", "schoolSourcedId"),
            *("userSourcedId", "role", "primary", "beginDate", "endDate"),
        ],
        [
            [f"{room}-{student}", *blank[:2], room, "", student, "student", "", "", ""]
            for room, students in public.rooms.items()
            for student in students
        ],
    )
    seen = session.run(PreviewRoll(folder))
    session.run(ApplyRoll(folder, ReadOptions(), seen.digest))


def bring_in_marks(session: Session, public: PublicMarks, work: Path) -> dict[str, int]:
    """Each assessment out of a file of its own, whose rows stand as they were published; what came
    of them."""
    rooms = {row.name: row.id for row in session.run(ListClasses())}
    done = dict.fromkeys(("new", "changed", "same", "refused", "skipped", "questions"), 0)
    table = work / RESULTS
    for assessment, rows in public.rows.items():
        _write(
            table,
            ["id_assessment", "id_student", "score"],
            [[assessment, student, score] for student, score in rows],
        )
        room = rooms[public.presentation[assessment]]
        order = MarkOrder(assessment, _SCALE, ClassId(room), None, _TOTAL)
        seen = session.run(PreviewMarks(table, order))
        report = session.run(ApplyMarks(table, order, ReadOptions(), seen.digest))
        for name in ("new", "changed", "same", "refused", "skipped"):
            done[name] += getattr(report, name)
        done["questions"] += len(seen.questions)
        print(assessment, done["new"], file=sys.stderr, flush=True)
    return done


def compare(session: Session, public: PublicMarks) -> dict[str, Any]:
    """The program's figures beside those of `mean_and_spread`: the worst difference of each."""
    worst_mean, worst_spread, counted = Fraction(0), 0.0, 0
    wrong = []
    for assessment, rows in public.rows.items():
        figures = session.run(AnalyseAssessment(assessment)).figures
        number, mean, variance = mean_and_spread(rows)
        counted += figures.count
        if figures.count != number:
            wrong.append(assessment)
        elif figures.mean is not None and figures.spread is not None:
            worst_mean = max(worst_mean, abs(Fraction(figures.mean) - mean))
            worst_spread = max(worst_spread, abs(float(figures.spread) - float(variance) ** 0.5))
    return {
        "counted": counted,
        "wrong_counts": wrong,
        "worst_mean": float(worst_mean),
        "worst_spread": worst_spread,
    }


def run(folder: Path) -> dict[str, Any]:
    """All of it, in a vault of its own that is gone afterwards."""
    public = read_public(folder)
    with tempfile.TemporaryDirectory(prefix="tuckbox-public-") as name:
        work = Path(name)
        with new_vault(work / "school.tuckbox") as session:
            began = time.perf_counter()
            bring_in_students(session, public, work)
            rolled = time.perf_counter()
            done = bring_in_marks(session, public, work)
            marked = time.perf_counter()
            found = compare(session, public)
            compared = time.perf_counter()
    return {
        "students": len(public.students),
        "registrations": sum(map(len, public.rooms.values())),
        "assessments": len(public.rows),
        "rows": sum(map(len, public.rows.values())),
        "rows_without_a_score": sum(1 for r in public.rows.values() for _, s in r if not s),
        **done,
        **found,
        "seconds_students": round(rolled - began, 1),
        "seconds_marks": round(marked - rolled, 1),
        "seconds_figures": round(compared - marked, 1),
        "peak_mb": round(peak_mb()),
    }


def _write(path: Path, header: list[str], rows: list[list[str]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([header, *rows])


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="tuckbox-home-") as home:
        os.environ["TUCKBOX_HOME"] = home
        found = run(Path(sys.argv[1]))
    print(json.dumps(found, indent=1))
