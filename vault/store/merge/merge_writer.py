"""Writing a merge: one step, that undo takes back as one."""

from collections.abc import Mapping

from vault.domain.merge import joined
from vault.domain.transfer import TABLES
from vault.store.context import Context
from vault.store.history.sync import Sync
from vault.store.merge.late_changes import LATE_CHANGE, late_changes
from vault.store.merge.merge_match import COLUMNS
from vault.store.merge.merge_plan import MergePlan, Values
from vault.store.merge.received import ReceivedFile
from vault.store.school.links import Links

_PHOTOS_AT_ONCE = 32


class MergeWriter:
    """Of one plan."""

    def __init__(self, context: Context, sync: Sync, received: ReceivedFile) -> None:
        self._work, self._sync, self._links = context.work, sync, Links(context)
        self._pictures, self._received = context.vault.pictures, received
        self.refused = 0

    def write(self, plan: MergePlan) -> None:
        """Parents first; children first where something goes."""
        late = late_changes(self._work, plan)
        order = {table: position for position, table in enumerate(TABLES)}
        total = len(plan.inserts) + len(plan.updates)
        inserts = sorted(plan.inserts, key=lambda insert: order[insert[0]])
        rows = [insert for insert in inserts if insert[0] != "photo"]
        for done, (table, record, values) in enumerate(rows, start=1):
            self._insert(table, record, values)
            self._work.report(done, total)
        photos = [insert for insert in inserts if insert[0] == "photo"]
        for start in range(0, len(photos), _PHOTOS_AT_ONCE):
            self._insert_photos(photos[start : start + _PHOTOS_AT_ONCE])
            self._work.report(len(rows) + start, total)
        for done, (table, record, values) in enumerate(plan.updates, start=len(inserts) + 1):
            self._work.put(table, record, dict(values))
            self._work.report(done, total)
        for table, record in sorted(plan.deletes, key=lambda deletion: -order[deletion[0]]):
            self._work.delete(table, record)
        for entry in late:
            self._work.insert(LATE_CHANGE, entry)
        self._links.write(
            [(table, record, "tuckbox", other) for table, record, other in plan.aliases]
        )
        for record, clocks in plan.bases:
            self._sync.write_base(record, clocks)
        for tombstone in plan.tombstones:
            self._sync.write_tombstone(tombstone)
        if any(table == "photo" for table, *_ in (*plan.inserts, *plan.updates)):
            self._one_current_photo()

    def _insert_photos(self, photos: list[tuple[str, str, Values]]) -> None:
        """One commit of photos.db for all of them, however many the file holds: memory is flat."""
        cleaned = self._received.cleaned([record for _, record, _ in photos])
        good = [
            (photo, clean)
            for photo, clean in zip(photos, cleaned, strict=True)
            if clean is not None
        ]
        self.refused += len(photos) - len(good)
        blobs = self._pictures.open().put(
            [jpeg for _, clean in good for jpeg in (clean.jpeg, clean.thumb_jpeg)],
            self._work.after_commit,
        )
        for index, ((table, record, values), _) in enumerate(good):
            blob, thumb = blobs[2 * index : 2 * index + 2]
            self._insert(table, record, {**values, "blob": blob, "thumb": thumb})

    def _insert(self, table: str, record: str, values: Mapping[str, object]) -> None:
        self._work.insert_as(table, record, {k: v for k, v in values.items() if v is not None})

    def _one_current_photo(self) -> None:
        """Where both sides added a photo, the newest one shows, and that is a change of its own."""
        rows = self._work.select_column(
            "SELECT pupil_id FROM photo WHERE is_current = 1 GROUP BY pupil_id HAVING count(*) > 1"
        )
        for pupil in rows:
            _, *older = self._work.select(
                "SELECT id, made, pupil_id, taken_on, is_current FROM photo"
                " WHERE pupil_id = ? AND is_current = 1 ORDER BY taken_on DESC, id DESC",
                (pupil,),
            )
            for record, known in list(self._sync.known(COLUMNS["photo"], older)):
                self._work.set_state("photo", record, {"is_current": 0})
                clocks = dict(known.clocks)
                clocks["is_current"] = joined(clocks["is_current"], self._sync.dot())
                self._sync.write_base(record, clocks)
