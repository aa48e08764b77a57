"""Results of key stages in a common transfer file, as a table of marks: a row for each pupil and a
column for each assessment."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from xml.etree.ElementTree import Element

from vault.domain.english.wording import worded
from vault.errors import BadFileError
from vault.exchange.ctf.header import read_header, text_of
from vault.exchange.ctf.pupil_stream import Opens, name_of, pupils_of
from vault.exchange.tables import MOST_COLUMNS, Refuse, Table

SECTION = "stageassessments"
_PUPIL = ("UPN", "Surname", "Forename", "DOB")
_SUBJECTS = {"ENG": "English", "MAT": "Maths", "REA": "Reading", "SCI": "Science", "WRI": "Writing"}
"""The commoner codes of the standard; any other is kept as it stands."""
_IS_RESULT = "R"


def results_table(opens: Opens, file: str) -> Table:
    """Pupil, and results by assessment ('KS2 Maths 2025 (TT MTC MT)'). BadFileError for a file
    without any, and for one of an older form; UnsafeFileError."""
    rows = _Rows()
    is_known = False
    for root, pupil in pupils_of(opens):
        if not is_known:
            read_header(root)
            is_known = True
        rows.add(pupil)
    if not rows.titles:
        raise BadFileError(reason=worded("there are no results of key stages in it"))
    if len(rows.titles) + len(_PUPIL) > MOST_COLUMNS:
        raise BadFileError(reason="it has far too many assessments")
    table = Table((*_PUPIL, *rows.titles), rows, file, is_guarded=False)
    if rows.again:
        words = worded("Results that stand there twice, of which the last was read: {0}.")
        table.notes.append(words.format(rows.again))
    return table


@dataclass
class _Rows:
    titles: dict[str, None] = field(default_factory=dict)
    again: int = 0
    _pupils: list[tuple[list[str], dict[str, str]]] = field(default_factory=list)

    def add(self, pupil: Element) -> None:
        results: dict[str, str] = {}
        for title, result in _results_of(pupil):
            self.again += title in results
            results[title] = result
        self.titles |= dict.fromkeys(results)
        facts = [text_of(pupil, name.lower()) for name in _PUPIL]
        self._pupils.append((facts, results))

    def records(self, _refuse: Refuse) -> Iterator[tuple[int, list[str]]]:
        yield 0, [*_PUPIL, *self.titles]
        for line, (facts, results) in enumerate(self._pupils, start=1):
            yield line, [*facts, *(results.get(title, "") for title in self.titles)]


def _results_of(pupil: Element) -> Iterator[tuple[str, str]]:
    sections = (section for section in pupil if name_of(section) == SECTION)
    for stage in chain.from_iterable(sections):
        for one in stage:
            result = text_of(one, "result")
            if name_of(one) == "stageassessment" and result:
                yield _title(text_of(stage, "stage"), one), result


def _title(stage: str, one: Element) -> str:
    """'KS2 Maths 2025 (TT MTC MT)': in brackets stand the standard's codes for the method, the part
    and the kind of result, and for the status of one that is only an estimate."""
    subject = text_of(one, "subject")
    named = (stage, _SUBJECTS.get(subject.upper(), subject), text_of(one, "year"))
    codes = [text_of(one, name) for name in ("method", "component", "resultqualifier")]
    status = text_of(one, "resultstatus").upper()
    if status != _IS_RESULT:
        codes.append(status)
    told = " ".join(part for part in codes if part)
    words = " ".join(part for part in named if part)
    return f"{words} ({told})" if told else words
