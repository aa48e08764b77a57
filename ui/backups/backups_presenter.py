"""Backups: making them, and marking where they are kept."""

from datetime import date
from pathlib import Path

from ui.backups.backups_page import BackupsAct, BackupsPage
from ui.desk.desk import Desk
from ui.desk.presenter import Presenter
from vault.actions.backups import ListBackups, MakeBackup, SetBackupAway
from vault.domain.access import Permission
from vault.domain.backups import BackupReport, BackupRow, BackupStatus
from vault.domain.ids import BackupId, RecordId
from vault.domain.kinds import Kind
from vault.domain.messages import place_doubts
from vault.errors import TuckboxError


class BackupsPresenter(Presenter[BackupsPage]):
    """Makes a backup in one file or into a folder that grows, and notes which are kept away."""

    shows = frozenset({Kind.BACKUP})

    def __init__(self, page: BackupsPage, desk: Desk, _record: str = "") -> None:
        super().__init__(page, desk)
        self._reads = desk.may(Permission.BACKUP_READ)
        page.allow(
            make=desk.may(Permission.BACKUP),
            read=self._reads,
            write=desk.may(Permission.BACKUP_WRITE),
        )
        page.file_wanted.connect(self._ask_file)
        page.folder_wanted.connect(self._ask_folder)
        page.records.do({BackupsAct.AWAY: self._turn_away})
        self.reload()

    def reload(self) -> None:
        if self._reads:
            self._do(ListBackups(), self._show)

    def make(self, path: Path) -> None:
        """Back up, read it back, and say how it went; the window shows progress and a cancel."""
        self._page.show_busy(busy=True)
        self._page.notice.say(
            self.tr("Backing up, then reading it back. Leave the USB stick in until this is done …")
        )
        self._desk.do(self, MakeBackup(path), then=self._made, failed=self._failed)

    def _made(self, report: BackupReport) -> None:
        self._page.show_busy(busy=False)
        proof = {
            "opened": self.tr("Read back, opened and checked."),
            "whole": self.tr("Read back and complete, byte for byte."),
        }[report.checked]
        size = f"{max(report.bytes, report.written) / 1_000_000:.1f} MB"
        new = f"{report.written / 1_000_000:.1f} MB"
        template = self.tr("Backed up to {0}: {1}, of which {2} had to be written. {3}")
        words = template.format(report.path, size, new, proof)
        doubts = place_doubts(report.cloud or None, on_network=report.on_network)
        self._say("\n".join((words, *doubts)), "warn" if doubts else "good")

    def _failed(self, error: TuckboxError) -> None:
        self._page.show_busy(busy=False)
        self._explain(error)

    def _ask_file(self) -> None:
        name = self._page.ask_file()
        if name:
            path = Path(name)
            self.make(path if path.suffix else path.with_suffix(".tuckbackup"))

    def _ask_folder(self) -> None:
        name = self._page.ask_folder()
        if name:
            self.make(Path(name))

    def _turn_away(self, row: BackupRow) -> None:
        action = SetBackupAway(BackupId(RecordId(row.id)), away=not row.away)
        self._do(action)

    def _show(self, status: BackupStatus) -> None:
        self._page.show_status(status, date.today())
