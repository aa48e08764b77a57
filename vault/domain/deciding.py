"""What a person has decided so far about one received file. Nothing is decided beforehand."""

import json
from collections.abc import Iterable, Iterator

from vault.domain.transfer import Decisions, FieldMeeting, MergeItem, Standing

MINE, THEIRS = "mine", "theirs"
SAME, OTHER = "same", "new"


class Deciding:
    """Choices by 'record field', answers by incoming pupil, and what is left out."""

    def __init__(self) -> None:
        self._choices: dict[str, str] = {}
        self._matches: dict[str, str] = {}
        self._without_tables: frozenset[str] = frozenset()
        self._without_pupils: frozenset[str] = frozenset()

    def decide(self, item: MergeItem, met: FieldMeeting, said: str) -> None:
        """'mine' or 'theirs' about one field; about a question 'same' or 'new'."""
        if item.standing is Standing.QUESTION:
            self._matches[item.record] = said
        else:
            self._choices[_key(item, met)] = said

    def decided(self, item: MergeItem, met: FieldMeeting) -> str:
        """What was said about it, or ''."""
        if item.standing is Standing.QUESTION:
            return self._matches.get(item.record, "")
        return self._choices.get(_key(item, met), "")

    def leave_out(self, tables: Iterable[str], pupils: Iterable[str]) -> None:
        """Exactly these kinds of record and these pupils stay out."""
        self._without_tables, self._without_pupils = frozenset(tables), frozenset(pupils)

    def is_left_out(self, item: MergeItem) -> bool:
        return item.table in self._without_tables or item.pupil in self._without_pupils

    def still_open(self, items: Iterable[MergeItem]) -> list[tuple[MergeItem, FieldMeeting]]:
        """What a person still has to decide, in the order of the file."""
        return [one for one in self._asked(items) if not self.decided(*one)]

    def decide_rest(self, items: Iterable[MergeItem], said: str) -> None:
        """'mine' or 'theirs' for every field that is still open. Whether two children are the
        same is never answered in bulk."""
        for item, met in self.still_open(items):
            if item.standing is not Standing.QUESTION:
                self.decide(item, met, said)

    def decisions(self) -> Decisions:
        """All of it, as merging takes it."""
        return Decisions(
            choices=tuple(sorted(self._choices.items())),
            matches=tuple(sorted(self._matches.items())),
            without_tables=self._without_tables,
            without_pupils=self._without_pupils,
        )

    def answers(self) -> Decisions:
        """Only which children are the same: what the list of differences depends on."""
        return Decisions(matches=tuple(sorted(self._matches.items())))

    def text(self) -> str:
        """To be kept over a lock."""
        left = [sorted(self._without_tables), sorted(self._without_pupils)]
        return json.dumps([self._choices, self._matches, *left])

    def take_text(self, text: str) -> None:
        """What `text` gave."""
        choices, matches, tables, pupils = json.loads(text)
        self._choices, self._matches = dict(choices), dict(matches)
        self.leave_out(tables, pupils)

    def _asked(self, items: Iterable[MergeItem]) -> Iterator[tuple[MergeItem, FieldMeeting]]:
        for item in items:
            if not self.is_left_out(item):
                yield from ((item, met) for met in item.fields if met.is_conflict)


def _key(item: MergeItem, met: FieldMeeting) -> str:
    return f"{item.record} {met.field}".strip()
