"""What somebody is told when pupils have left in a file: its words, and who was left out."""

from pathlib import Path

from ui.widgets.page import Page
from ui.widgets.passphrase_dialog import PassphraseDialog
from ui.words import counted, tr
from vault.domain.lists_out import ListReport
from vault.domain.messages import place_doubts


def tell_saved(page: Page, report: ListReport, saved: str, *, is_sealed: bool) -> None:
    """`saved` says how much is where; the passphrase is shown once, in a dialog of its own."""
    if report.passphrase:
        words = tr("{0} opens with these words:").format(Path(report.path).name)
        PassphraseDialog(page, words, report.passphrase).open()
    parts = [saved]
    if report.restricted:
        parts.append(
            counted(
                report.restricted,
                tr("1 pupil was left out: their processing is restricted."),
                tr("{0} pupils were left out: their processing is restricted."),
            )
        )
    if report.opted_out:
        parts.append(
            counted(
                report.opted_out,
                tr("1 pupil was left out: they opted out of lists for people outside."),
                tr("{0} pupils were left out: they opted out of lists for people outside."),
            )
        )
    if not is_sealed:
        parts.append(tr("Nothing protects that file: delete it when you are done."))
    parts += place_doubts(report.cloud or None, on_network=report.on_network, is_sealed=is_sealed)
    page.notice.say(" ".join(parts), "good" if is_sealed else "warn")
