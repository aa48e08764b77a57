"""A person's decisions about one received file, so far. There are no defaults."""

import json
from collections.abc import Iterable, Iterator

from vault.domain.identity.questions import Answers
from vault.domain.transfer import Decisions, FieldComparison, MergeItem

MINE, THEIRS = "mine", "theirs"


class Deciding:
    """Choices by 'record field', answers by question, and what is left out."""

    def __init__(self) -> None:
        self._choices: dict[str, str] = {}
        self._answers: dict[str, str] = {}
        self._without_tables: frozenset[str] = frozenset()
        self._without_pupils: frozenset[str] = frozenset()

    def decide(self, item: MergeItem, comparison: FieldComparison, choice: str) -> None:
        """Set 'mine' or 'theirs' for one field."""
        self._choices[_key(item, comparison)] = choice

    def decided(self, item: MergeItem, comparison: FieldComparison) -> str:
        """'mine', 'theirs', or '' while it is open."""
        return self._choices.get(_key(item, comparison), MINE if comparison.is_beyond else "")

    def answer(self, answers: Answers) -> None:
        """Replace the answers to the questions who is who. Each was given for itself: there is no
        answer for all."""
        self._answers = dict(answers)

    def leave_out(self, tables: Iterable[str], pupils: Iterable[str]) -> None:
        """Replace the tables and pupils that are left out."""
        self._without_tables, self._without_pupils = frozenset(tables), frozenset(pupils)

    def is_left_out(self, item: MergeItem) -> bool:
        """Whether the item is of such a table or pupil."""
        return item.table in self._without_tables or item.pupil in self._without_pupils

    def still_open(self, items: Iterable[MergeItem]) -> list[tuple[MergeItem, FieldComparison]]:
        """The conflicts without a decision, in the order of the file."""
        return [asked for asked in self._asked(items) if not self.decided(*asked)]

    def decide_rest(self, items: Iterable[MergeItem], choice: str) -> None:
        """Set 'mine' or 'theirs' for every field that is still open. Who a child is, is never
        answered in bulk."""
        for item, comparison in self.still_open(items):
            self.decide(item, comparison, choice)

    def decisions(self) -> Decisions:
        """All decisions, as merging takes them."""
        return Decisions(
            choices=tuple(sorted(self._choices.items())),
            answers=tuple(sorted(self._answers.items())),
            without_tables=self._without_tables,
            without_pupils=self._without_pupils,
        )

    def answers(self) -> Decisions:
        """Only the answers: the list of differences depends on them."""
        return Decisions(answers=tuple(sorted(self._answers.items())))

    def text(self) -> str:
        """JSON of all decisions, to be kept over a lock."""
        left = [sorted(self._without_tables), sorted(self._without_pupils)]
        return json.dumps([self._choices, self._answers, *left])

    def take_text(self, text: str) -> None:
        """Restore the decisions of `text`."""
        choices, answers, tables, pupils = json.loads(text)
        self._choices, self._answers = dict(choices), dict(answers)
        self.leave_out(tables, pupils)

    def _asked(self, items: Iterable[MergeItem]) -> Iterator[tuple[MergeItem, FieldComparison]]:
        for item in items:
            if not self.is_left_out(item):
                yield from (
                    (item, comparison) for comparison in item.fields if comparison.is_conflict
                )


def _key(item: MergeItem, comparison: FieldComparison) -> str:
    return f"{item.record} {comparison.field}".strip()
