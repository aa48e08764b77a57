"""The written retention policy: why each kind is kept, how long, and how it is disposed of."""

from vault.domain.documents import Part
from vault.domain.english.wording import worded
from vault.domain.papers import Piece, Point, Text
from vault.governance.documents import wording
from vault.governance.documents.facts import DocumentFacts


def parts(facts: DocumentFacts) -> tuple[Part, ...]:
    """The policy from the school's own schedule."""
    return (
        Part("purposes", "What each kind is kept for", tuple(_purposes(facts))),
        Part("periods", "For how long", _periods(facts)),
        Part(
            "disposal",
            "How it is disposed of",
            (
                Point("The vault lists what is due. It deletes nothing automatically."),
                Point(
                    "A batch is proposed by one person and confirmed by a second, unless the school"
                    " has one data lead only; the trail then says so."
                ),
                Point(
                    "Records, pictures, history and search words are taken out, and the files are"
                    " written anew, so that nothing of them is left. There is a certificate."
                ),
                Point(worded("While a hold stands on a pupil, nothing of theirs is disposed of.")),
                Point(
                    worded(
                        "Backups that are out of reach are listed on the certificate; files that"
                        " were handed on stand in the list of what was sent. Where an older copy"
                        " is opened again on a computer that knows of it, a data lead is asked"
                        " about each of these pupils by name, and nobody else can open it before;"
                        " on any other computer they have to be erased once more."
                    )
                ),
            ),
        ),
        Part(
            "backups",
            "Backups",
            (
                Text(
                    f"Backups on record: {facts.backups}. The newest is of"
                    f" {facts.last_backup:%d %B %Y}."
                    if facts.last_backup
                    else "No backup is on record yet."
                ),
            ),
            asks="how long the school keeps backups, and who destroys them",
        ),
        Part(
            "review",
            "Who reviews this policy",
            asks="who looks it over, how often, and who approves it",
        ),
    )


def _purposes(facts: DocumentFacts) -> list[Piece]:
    return [Point(f"{held.told.name}: {held.told.purpose}.") for held in facts.held] or [
        Text("The vault holds nothing about anybody yet.")
    ]


def _periods(facts: DocumentFacts) -> tuple[Piece, ...]:
    words = (
        "Nothing is kept for ever, and nothing longer than is reasonably needed for what it was"
        " collected for."
    )
    return (Text(words), *wording.kept_table(facts))
