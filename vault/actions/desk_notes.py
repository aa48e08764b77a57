"""What belongs to one person's own desk: drafts and settings."""

from dataclasses import dataclass

from vault.actions.base import Command, Query
from vault.domain.access import Permission
from vault.domain.people import Draft
from vault.store.records import Records
from vault.store.school.drafts import Drafts
from vault.store.school.school import Settings


@dataclass(frozen=True)
class SaveDraft(Command[None]):
    """Keep what is being typed (JSON text), sealed to its author; an empty body drops the draft.
    With `hides_record` nobody else sees about which record it is."""

    name = "draft.save"
    needs = Permission.DRAFT_OWN
    is_recorded = False
    can_undo = False

    page: str
    record: str
    body: str
    hides_record: bool = False

    def apply(self, records: Records) -> None:
        records.of(Drafts).save(self.page, self.record, self.body, hides_record=self.hides_record)


@dataclass(frozen=True)
class MyDrafts(Query[tuple[Draft, ...]]):
    """What this person was typing, over all pages and dialogs."""

    name = "draft.list"
    needs = Permission.DRAFT_OWN
    is_recorded = False

    def apply(self, records: Records) -> tuple[Draft, ...]:
        return records.of(Drafts).mine()


@dataclass(frozen=True)
class SetSetting(Command[None]):
    """One of this person's own settings: column widths, the theme, minutes until it locks."""

    name = "setting.set"
    needs = Permission.SETTING_OWN
    is_recorded = False
    can_undo = False

    key: str
    value: str

    def apply(self, records: Records) -> None:
        records.of(Settings).set(self.key, self.value)


@dataclass(frozen=True)
class MySettings(Query[dict[str, str]]):
    """Key and value of everything this person ever set."""

    name = "setting.list"
    needs = Permission.SETTING_OWN
    is_recorded = False

    def apply(self, records: Records) -> dict[str, str]:
        return records.of(Settings).mine()
