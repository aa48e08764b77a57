"""What merging a sealed file would do: its records held against those of this vault.

Records are found by id, by an id they are known by elsewhere, then by what makes them the same
thing (a class's name). Of a pupil every such key only proposes: name and birth date confirm, and
where they do not a person is asked; what nobody answers stays as it is on both sides.
"""

from itertools import islice
from typing import Any

from vault.domain.catalogue.all_tables import CATALOGUE
from vault.domain.merge import Clock, Outcome, Side, Value, compare_numbered, covers, joined
from vault.domain.sender_rights import SenderRights, is_decided_anew
from vault.domain.transfer import (
    LINKS,
    SEALED_TABLES,
    Decisions,
    FieldComparison,
    MergeItem,
    Standing,
)
from vault.errors import PartnerAheadError
from vault.store.database.work import Work
from vault.store.files.staged import StagedLine
from vault.store.history.sync import Known, Sync, Tombstone
from vault.store.merge.late_changes import REGISTER_TAKEN, register_of
from vault.store.merge.merge_consent import merge_consent_fields
from vault.store.merge.merge_match import Matcher, MatchResult
from vault.store.merge.merge_plan import MergePlan, Values, label_of, new_item
from vault.store.merge.merge_removals import (
    Removal,
    Removals,
    is_beyond,
    removed_item,
    tombstones_of,
)
from vault.store.merge.merge_sealed import SealedMerge
from vault.store.merge.merge_spans import DAYS, Spans, refuse
from vault.store.merge.received import ReceivedFile

_AT_ONCE = 400


class MergePlanner:
    """Goes through the lines once, parents first. `sealed` is there for those who hold a key;
    without `writes` records are only looked up, so that what is sealed finds its pupil. A plan
    that is only `to_be_shown` cannot be written."""

    def __init__(
        self,
        work: Work,
        sync: Sync,
        decisions: Decisions,
        sealed: SealedMerge,
        rights: SenderRights,
        *,
        is_own_school: bool,
        writes: bool = True,
        to_be_shown: bool = False,
    ) -> None:
        self._work, self._sync = work, sync
        self._sealed, self._writes, self._to_be_shown = sealed, writes, to_be_shown
        self._decisions, self._rights = decisions, rights
        self._choices = dict(decisions.choices)
        self._match = Matcher(work, sync, decisions, is_own_school=is_own_school)
        self._plan = MergePlan()
        self._removals = Removals(work, sync, self._match)
        self._labels: dict[str, str] = {}
        self._matched: set[tuple[str, str]] = set()
        self._decided_with: set[tuple[str, str]] = set()
        """Records here that go or stay with one that the file deletes."""
        self._going: set[tuple[str, str]] = set()
        """Of these, what goes."""
        self._named: set[tuple[str, str]] = set()
        """Records that a new one of the file hangs on."""
        self._kept_deleted: dict[str, Tombstone] = {}
        """Incoming pupils that stay gone here."""

    def plan(self, received: ReceivedFile) -> MergePlan:
        """Of a whole file, once."""
        self._match.match_pupils(received)
        self._spans = Spans(self._work, received)
        source = iter(received.lines())
        while batch := list(islice(source, _AT_ONCE)):
            self._match.look_ahead(batch)
            for line in batch:
                self._check_clocks(line)
                if line.deletion is not None:
                    self._deletion(line, line.deletion)
                else:
                    self._record(line)
            if self._to_be_shown:
                self._plan.forget_writes()
        self._plan.sealed = self._sealed.to_write
        return self._plan

    def _record(self, line: StagedLine) -> None:
        values = self._match.local_links(line)
        if self._match.is_erased(line):
            self._match.settle(line, None, is_new=False)
            values = None
        if values is None:
            self._note_missing_parent(line)
            return
        pupil = line.record if line.table == "pupil" else str(line.values.get("pupil_id") or "")
        label = self._label(line, pupil)
        if line.table in SEALED_TABLES:
            self._sealed_record(line, values, pupil, label)
            return
        self._note_closed(line, values)
        match = self._match.find(line, values)
        if self._is_left_out(line.table, pupil):
            self._plan.left_out += 1
            self._match.settle(line, match.record, is_new=False)
            return
        if self._is_set_aside(line, match, values, label):
            return
        if not self._writes:
            self._plan.untouched += 1
            self._match.settle(line, match.record, is_new=False)
            return
        if match.record is not None and not self._is_first(line.table, match.record):
            self._plan.aside += 1
            return
        if match.record is not None:
            self._compare_record(line, match.record, values, pupil, label)
            return
        if line.table != "photo" or line.has_picture:
            # Else an older photo: only that it is not the current one is told.
            self._add_or_restore(line, values, pupil, label)

    def _note_closed(self, line: StagedLine, values: Values) -> None:
        if line.table == REGISTER_TAKEN:
            self._plan.closed.add(register_of(values))

    def _is_set_aside(
        self, line: StagedLine, match: MatchResult, values: Values, label: str
    ) -> bool:
        """Whether it is another child's here, or a child about whom a question is open: both sides
        stay as they are."""
        if match.record is not None and "pupil_id" in values:
            mine, _ = self._match.local_values(line.table, match.record)
            if mine["pupil_id"] != values["pupil_id"]:
                self._plan.aside += 1
                return True
        if match.question is not None:
            self._plan.questions.append(match.question)
        if match.is_by_name:
            self._plan.by_name.append(label)
        if match.is_held:
            self._match.settle(line, None, is_new=False)
        return match.is_held

    def _add_or_restore(self, line: StagedLine, values: Values, pupil: str, label: str) -> None:
        """A record that is new here, or that was deleted here."""
        tombstone = self._match.tombstone_of(line)
        same = self._match.same_thing(line, values) if tombstone is not None else None
        if tombstone is not None:
            comes_in = self._is_restored(line, tombstone, pupil, label, same)
        else:
            comes_in = self._accepts_new(line, values, pupil, label)
        if not comes_in:
            self._match.settle(line, None, is_new=False)
        elif same is None:
            self._insert(line, values, pupil, label, tombstone)
        elif self._is_first(line.table, same):
            # Deleted here, and made anew since: there must not be two of it.
            self._compare_record(line, same, values, pupil, label)
        else:
            self._plan.aside += 1

    def _insert(
        self, line: StagedLine, values: Values, pupil: str, label: str, tombstone: Tombstone | None
    ) -> None:
        plan = self._plan
        plan.inserts.append((line.table, line.record, values))
        links = CATALOGUE[line.table].links.items()
        self._named.update((to, str(values[column])) for column, to in links if values.get(column))
        clocks = dict(line.clocks)
        if tombstone is not None:
            dot = joined(tombstone.clock, self._sync.dot())
            clocks = {name: joined(clock, dot) for name, clock in clocks.items()}
        plan.bases.append((line.record, clocks))
        plan.aliases += [(line.table, line.record, other) for other in line.aliases]
        if tombstone is None and self._rights.may_add(line.table, values):
            plan.items.append(new_item(line, pupil, label))
        self._match.settle(line, line.record, is_new=True)

    def _compare_record(
        self, line: StagedLine, record: str, values: Values, pupil: str, label: str
    ) -> None:
        """A record that is on both sides, field by field."""
        self._match.settle(line, record, is_new=False)
        if record != line.record:
            self._plan.aliases.append((line.table, record, line.record))
        mine, known = self._match.local_values(line.table, record)
        clocks = dict(known.clocks)
        changes: Values = {}
        comparisons: list[FieldComparison] = []
        refusal = self._spans.refusal(line, values, record)
        for name in (name for name in values if name not in LINKS):
            own = known.clocks.get(name, {})
            incoming = line.clocks.get(name, {})
            outcome = compare_numbered(
                name, Side(mine.get(name), own), Side(values[name], incoming)
            )
            after = joined(own, incoming)
            if outcome in (Outcome.THEIRS, Outcome.CONFLICT):
                lies_over = refusal if name in DAYS else ""
                beyond = bool(lies_over) or self._is_beyond(line.table, name, mine, values)
                comparison = self._comparison(
                    name, mine, values[name], line, known, outcome, beyond=beyond
                )
                comparisons.append(comparison)
                if self._takes_theirs(line.record, comparison):
                    refuse(lies_over)
                    changes[name] = values[name]
                elif self._is_left(line.record, comparison):
                    continue
                if comparison.is_conflict:
                    after = joined(after, self._sync.dot())
            clocks[name] = after
        if line.table == "consent":
            merge_consent_fields(changes, clocks, mine, values, comparisons, self._sync.dot())
        self._keep(line, record, changes, clocks, known)
        if comparisons:
            is_open = any(m.is_conflict for m in comparisons)
            standing = Standing.CONFLICT if is_open else Standing.CHANGED
            self._plan.items.append(
                MergeItem(line.table, line.record, pupil, label, standing, tuple(comparisons))
            )
        else:
            self._plan.same += 1

    def _takes_theirs(self, record: str, comparison: FieldComparison) -> bool:
        """Whether theirs is taken: by itself, or because a person chose it."""
        if not comparison.is_conflict:
            return True
        return self._wants_theirs(record, comparison.field, beyond=comparison.is_beyond)

    def _is_left(self, record: str, comparison: FieldComparison) -> bool:
        """Whether nothing was decided about it: then nothing is known of it afterwards either, and
        the same change is news again when it comes from who may write it."""
        return comparison.is_beyond and not self._is_answered(record, comparison.field)

    def _sealed_record(self, line: StagedLine, values: Values, pupil: str, label: str) -> None:
        if self._is_left_out(line.table, pupil):
            self._plan.left_out += 1
            return
        if self._sealed.pupil_of(line) not in {None, values["pupil_id"]}:
            self._plan.aside += 1
            return
        if not self._sealed.knows(line):
            if not self._accepts_new(line, values, pupil, label):
                return
            self._sealed.add(line, values)
            if self._rights.may_add(line.table, values):
                item = MergeItem(line.table, line.record, pupil, label, Standing.NEW)
                self._plan.items.append(item)
            return
        beyond = not self._rights.may_change(line.table, "text")
        comparison = self._sealed.compare_record(line, values, beyond=beyond)
        if comparison is None:
            self._plan.same += 1
            return
        standing = Standing.CONFLICT if comparison.is_conflict else Standing.CHANGED
        if comparison.is_conflict:
            theirs = self._wants_theirs(line.record, comparison.field, beyond=beyond)
            if theirs or not beyond or self._is_answered(line.record, comparison.field):
                self._sealed.decide(line, values, theirs=theirs)
        self._plan.items.append(
            MergeItem(line.table, line.record, pupil, label, standing, (comparison,))
        )

    def _keep(
        self,
        line: StagedLine,
        record: str,
        changes: Values,
        clocks: dict[str, Clock],
        known: Known,
    ) -> None:
        if changes:
            self._plan.updates.append((line.table, record, changes))
        if any(clocks[name] != known.clocks.get(name, {}) for name in clocks):
            self._plan.bases.append((record, clocks))

    def _deletion(self, line: StagedLine, clock: Clock) -> None:
        if not self._writes:
            self._plan.untouched += 1
            return
        record = self._match.local_id(line.table, line.record)
        if record is None:
            if self._sync.tombstone(line.record) is None and self._rights.may_remove(line.table):
                # Never had: still remembered, so that an older file cannot bring it in.
                self._plan.tombstones.append(Tombstone(line.table, line.record, line.pupil, clock))
            return
        if self._is_left_out(line.table, line.pupil):
            self._plan.left_out += 1
            return
        if (line.table, record) in self._decided_with:
            # It hangs on a record of the file that goes or stays as a whole.
            self._plan.same += 1
            return
        mine, _ = self._match.local_values(line.table, record)
        removal = self._removals.removal(line.table, record, clock, self._going)
        pupils = {part.pupil for part in removal.parts}
        left_out = {self._match.local_id("pupil", p) for p in self._decisions.without_pupils}
        if not left_out.isdisjoint(pupils):
            self._plan.left_out += 1
            return
        is_held = not self._match.held.isdisjoint({record, *pupils})
        if (
            is_held
            or removal.hangs_on(self._decided_with, self._named)
            or not self._is_first(line.table, record)
        ):
            self._plan.aside += 1
            return
        label = self._labels.get(line.pupil, "") or label_of(line.table, mine)
        self._decided_with |= removal.rows
        if removal.is_known:
            # It was decided against already: what is here knows of the deletion.
            self._plan.same += 1
            return
        if not removal.can_go:
            # What the law has kept here hangs on the pupil: it stays, and is counted as set aside.
            self._plan.aside += 1
            return
        beyond = is_beyond(removal, line.table, mine, self._rights, self._match.classes)
        self._remove(line, removal, label, beyond=beyond)

    def _remove(self, line: StagedLine, removal: Removal, label: str, *, beyond: bool) -> None:
        """All that would go with a record goes, or stays."""
        clock = removal.clock
        goes = removal.is_clear and not beyond
        if not goes:
            goes = self._wants_theirs(line.record, "", beyond=beyond)
            clock = self._removals.after(removal)
        self._plan.items.append(removed_item(line, label, removal, beyond=beyond))
        if goes:
            self._going |= removal.rows
            self._plan.deletes += removal.rows
            self._plan.tombstones += tombstones_of(removal, clock)
        elif not beyond or self._is_answered(line.record, ""):
            self._plan.bases += [
                (part.record, dict.fromkeys(part.known.clocks, clock)) for part in removal.parts
            ]

    def _is_restored(
        self, line: StagedLine, tombstone: Tombstone, pupil: str, label: str, same: str | None
    ) -> bool:
        """It was deleted here: whether it is to be there again. `same` is what is there instead."""
        theirs = joined(*line.clocks.values())
        if covers(tombstone.clock, theirs):
            self._plan.same += 1
            self._keep_deleted(line, tombstone)
            return False
        if covers(theirs, tombstone.clock):
            # The other side knows that it was deleted, and decided to keep it.
            if same is None and not self._accepts_new(line, line.values, pupil, label):
                return False
            if same is None and self._rights.may_add(line.table, line.values):
                self._plan.items.append(new_item(line, pupil, label))
            return True
        beyond = not self._rights.may_add(line.table, line.values)
        comparison = FieldComparison(
            "", "deleted here", "changed there", is_conflict=True, is_beyond=beyond
        )
        self._plan.items.append(
            MergeItem(line.table, line.record, pupil, label, Standing.CONFLICT, (comparison,))
        )
        if self._wants_theirs(line.record, "", beyond=beyond):
            return True
        if not beyond or self._is_answered(line.record, ""):
            self._keep_deleted(line, tombstone, joined(theirs, self._sync.dot()))
        return False

    def _accepts_new(self, line: StagedLine, values: Values, pupil: str, label: str) -> bool:
        """A record that is not here: what the sender could have made comes in, the rest is a
        question, and stays out until it is answered."""
        refusal = self._spans.refusal(line, values)
        if not refusal and self._rights.may_add(line.table, values):
            return True
        why = refusal or "not here"
        comparison = FieldComparison("", why, "new there", is_conflict=True, is_beyond=True)
        shown = () if line.table in SEALED_TABLES else new_item(line, pupil, label).fields
        self._plan.items.append(
            MergeItem(
                line.table, line.record, pupil, label, Standing.CONFLICT, (comparison, *shown)
            )
        )
        if not self._wants_theirs(line.record, "", beyond=True):
            return False
        refuse(refusal)
        return True

    def _is_beyond(self, table: str, name: str, mine: dict[str, Any], theirs: Values) -> bool:
        """Whether the sender's role could not have written this change; nor is a consent taken
        that does not say who gave it and when."""
        if table == "consent" and not is_decided_anew(mine, theirs):
            return True
        return not self._rights.may_change(table, name)

    def _keep_deleted(
        self, line: StagedLine, tombstone: Tombstone, more: Clock | None = None
    ) -> None:
        """The tombstone learns what it was held against, and later what hangs on the pupil."""
        joint = Tombstone(
            tombstone.table, tombstone.record, tombstone.pupil, joined(tombstone.clock, more or {})
        )
        if more is not None:
            self._plan.tombstones.append(joint)
        if line.table == "pupil":
            self._kept_deleted[line.record] = joint

    def _note_missing_parent(self, line: StagedLine) -> None:
        """What hangs on a pupil or class that is not here; where the pupil was decided to stay
        gone, that covers it too."""
        self._plan.aside += 1
        tombstone = self._kept_deleted.get(str(line.values.get("pupil_id") or ""))
        if tombstone is None:
            return
        clock = joined(tombstone.clock, *line.clocks.values())
        if not covers(tombstone.clock, clock):
            self._plan.tombstones.append(
                Tombstone(tombstone.table, tombstone.record, tombstone.pupil, clock)
            )
            self._kept_deleted[str(line.values.get("pupil_id"))] = self._plan.tombstones[-1]

    def _is_first(self, table: str, record: str) -> bool:
        """Two of a file that are one here: the second one could write over the first unseen."""
        if (table, record) in self._matched:
            return False
        self._matched.add((table, record))
        return True

    def _check_clocks(self, line: StagedLine) -> None:
        """PartnerAheadError when somebody knows what this vault does not know of itself."""
        newest = self._sync.newest
        for clock in (*line.clocks.values(), line.deletion or {}):
            if clock.get(self._sync.replica, 0) > newest:
                raise PartnerAheadError

    def _is_answered(self, record: str, name: str) -> bool:
        """Whether a person decided about this very field."""
        return f"{record} {name}".strip() in self._choices

    def _wants_theirs(self, record: str, name: str, *, beyond: bool = False) -> bool:
        """What is beyond the sender's role is only ever taken one by one, and left until then."""
        if beyond and not self._is_answered(record, name):
            return False
        choice = self._choices.get(f"{record} {name}".strip(), self._decisions.prefer)
        if choice in ("mine", "theirs"):
            self._plan.decided += 1
        else:
            self._plan.undecided += 1
        return choice == "theirs"

    def _comparison(
        self,
        name: str,
        mine: dict[str, Any],
        theirs: Value,
        line: StagedLine,
        known: Known,
        outcome: Outcome,
        *,
        beyond: bool,
    ) -> FieldComparison:
        edit = known.edits.get(name)
        by, at = line.edits.get(name, ("", ""))
        return FieldComparison(
            field=name,
            mine=mine.get(name),
            theirs=theirs,
            mine_by=edit.by if edit else "",
            mine_at=edit.at if edit else "",
            theirs_by=by,
            theirs_at=at,
            is_conflict=beyond or outcome is Outcome.CONFLICT,
            is_beyond=beyond,
        )

    def _is_left_out(self, table: str, pupil: str) -> bool:
        return table in self._decisions.without_tables or pupil in self._decisions.without_pupils

    def _label(self, line: StagedLine, pupil: str) -> str:
        if line.table == "pupil":
            self._labels[line.record] = label_of("pupil", line.values)
        return self._labels.get(pupil, "") or label_of(line.table, line.values)
