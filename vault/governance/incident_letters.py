"""Drafts: to the authority, to parents, to staff. What is missing is marked, never made up."""

from dataclasses import dataclass
from datetime import datetime

from vault.domain.blast_radius import BlastRadius
from vault.domain.catalogue.all_tables import words_of
from vault.domain.english.counted import counted
from vault.domain.english.wording import worded
from vault.domain.incidents import Incident, IncidentKind, Letter, Locked
from vault.domain.law import law_of
from vault.domain.law.shape import Law
from vault.domain.law.words import Terms
from vault.domain.papers import Heading, Paper, Piece, Point, Text, missing
from vault.domain.policy import Policy
from vault.governance.blast_radius import guesses_a_second, years_for_words

KIND_WORDS = {
    IncidentKind.LOST_DEVICE: "a computer was lost or stolen",
    IncidentKind.LOST_MEDIA: "a USB stick, a disk or a paper was lost or stolen",
    IncidentKind.WRONG_RECIPIENT: "something was sent or given to the wrong person",
    IncidentKind.LEFT_OPEN: "records were left open to be seen",
    IncidentKind.MISUSE: "someone opened or used records without a reason",
    IncidentKind.PASSWORD: "a password may have become known",
    IncidentKind.DAMAGE: "records were damaged, changed or could not be reached",
    IncidentKind.OTHER: "something else happened",
}
_LOCKED = {
    Locked.YES: "The vault was locked.",
    Locked.NO: "The vault was open.",
    Locked.UNKNOWN: "It is not known whether the vault was locked.",
}


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the letters are made from."""

    school: str
    policy: Policy
    incident: Incident
    blast: BlastRadius
    now: datetime
    anchor: str

    @property
    def law(self) -> Law:
        """Of the country that the policy names."""
        return law_of(self.policy.country)


def _held(kind: str) -> str:
    """'photos', 'contacts (names of parents and carers, …)'."""
    words = words_of(kind)
    return f"{words.plural} ({words.detail})" if words.detail else words.plural


def letter(kind: Letter, facts: Facts) -> Paper:
    """The draft of one letter."""
    make = {Letter.AUTHORITY: _authority, Letter.PARENTS: _parents, Letter.STAFF: _staff}
    title, pieces = make[kind](facts)
    head = "REHEARSAL: nothing of this happened. " if facts.incident.is_rehearsal else ""
    return Paper(
        title=title,
        subtitle=f"{head}{facts.school} · draft of {facts.now.astimezone():%d %B %Y at %H:%M}",
        pieces=pieces,
        footer=f"{head}Audit trail {facts.anchor}",
    )


def _authority(facts: Facts) -> tuple[str, tuple[Piece, ...]]:
    """Every item that the law asks for, in its order, and why it is late if it is."""
    incident, text = facts.incident, facts.incident.text
    terms, law = facts.law.terms, facts.law.breach
    pieces: list[Piece] = [
        Text(f"Notification of a personal data breach under {law.under}."),
        Heading(law.titles.happened),
        Text(f"In short: {KIND_WORDS[incident.kind]}. {text.what or missing('what happened')}"),
        Point(f"When it happened: {_time(incident.happened_at)}"),
        Point(f"When the school became aware: {_time(incident.aware_at)}"),
        Point(f"What was lost or reached: {text.device or missing('device, file or paper')}"),
        Heading(law.titles.data),
        *_whose(facts.blast, terms),
        Heading(law.titles.contact),
        Text(_contact(facts)),
        Heading(law.titles.consequences),
        Text(text.consequences or missing(worded("what it may mean for the pupils"))),
        *(Text(line) for line in _strength(facts)),
        Heading(law.titles.measures),
        Text(text.measures or missing("what is being done")),
        *(Point(f"{_time(step.at)}: {step.text}") for step in incident.steps),
    ]
    if facts.now > incident.deadline and not incident.is_authority_notified:
        pieces += [
            Heading(law.titles.late),
            Text(text.delay or missing("the reasons for the delay")),
        ]
    return terms.notification, tuple(pieces)


def _parents(facts: Facts) -> tuple[str, tuple[Piece, ...]]:
    """What happened in plain words, with the evidence on encryption."""
    incident, text = facts.incident, facts.incident.text
    return worded("To parents and carers"), (
        Text(worded("Dear parents and carers,")),
        Text(
            f"We are writing because {KIND_WORDS[incident.kind]}, and data about your child may be"
            " part of it. We want you to hear it from us, and to know what we are doing."
        ),
        Heading("What happened"),
        Text(text.what or missing("what happened, in two or three plain sentences")),
        Heading("What it is about"),
        *(Point(_held(kind)) for kind, _ in facts.blast.counts),
        Heading("What it may mean for you"),
        Text(text.consequences or missing("what it may mean for families")),
        *(Text(line) for line in _strength(facts)),
        Heading("What we are doing"),
        Text(text.measures or missing("what is being done")),
        Heading("What you can do"),
        Text(
            worded(
                "Be careful with messages that use your child's name or the school's name, and that"
                " press you to act at once. Ring the school on the number you know."
            )
        ),
        Heading("Who you can ask"),
        Text(_contact(facts)),
    )


def _staff(facts: Facts) -> tuple[str, tuple[Piece, ...]]:
    text = facts.incident.text
    return "To all staff", (
        Text(f"This has happened: {KIND_WORDS[facts.incident.kind]}."),
        Text(text.what or missing("what staff need to know")),
        Heading("What we ask of you"),
        Point(
            worded("Do not speak about it with parents or pupils; pass their questions on today.")
        ),
        Point("Do not delete or clear up anything that has to do with it."),
        Point("If you know anything about it, however small, tell us today."),
        Point("Lock your vault when you turn away, and change your password if it may be known."),
        Heading("Who to tell"),
        Text(_contact(facts)),
    )


def _whose(blast: BlastRadius, terms: Terms) -> list[Piece]:
    pieces: list[Piece] = [
        Text(
            worded("About {0}; about {1} in all, worked out from the {2}:").format(
                counted(blast.pupils, "pupil"), counted(blast.records, "record"), blast.source
            )
        )
    ]
    pieces += [Point(f"{_held(kind)}: {count:,}") for kind, count in blast.counts]
    if blast.special:
        of_these = "1 of these is" if blast.special == 1 else f"{blast.special:,} of these are"
        sealed = "It is sealed with keys" if blast.special == 1 else "They are sealed with keys"
        pieces.append(
            Text(
                f"{of_these} {terms.sensitive}. {sealed} of their own, beside the encryption of"
                " the whole vault."
            )
        )
    if blast.files_out_count:
        pieces.append(
            Text(f"Sealed files that had gone out and were still good: {blast.files_out_count}.")
        )
    return pieces


def _strength(facts: Facts) -> list[str]:
    """How strong the lock was, as far as that is known: the evidence on encryption."""
    lock = facts.blast.weakest
    if facts.incident.kind not in (IncidentKind.LOST_DEVICE, IncidentKind.LOST_MEDIA):
        return []
    lines = [_LOCKED[facts.incident.text.locked]]
    if lock is not None and facts.incident.text.locked is not Locked.NO:
        lines.append(
            "Everything in it is encrypted (SQLCipher, AES-256) with a key that is made from a"
            f" password by {lock.words}. We estimate that one strong graphics card tries about"
            f" {guesses_a_second(lock):,.0f} passwords a second against it; for a passphrase of"
            f" four random words that is about {years_for_words(lock, 4):,.0f} years."
        )
    return lines


def _contact(facts: Facts) -> str:
    policy = facts.policy
    who = policy.officer or missing(f"{facts.law.terms.officer} or contact point")
    how = policy.contact or missing(worded("telephone and email"))
    return f"{who}, {how}{', ' + policy.address if policy.address else ''}"


def _time(value: datetime | None) -> str:
    return f"{value.astimezone():%d %B %Y at %H:%M}" if value else missing("day and time")
