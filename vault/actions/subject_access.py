"""Subject access: what is held, whose names are in it, and the sealed file to hand over."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from vault.actions.base import Command, Query
from vault.actions.send import usable_card
from vault.crypto.passwords import suggest_passphrase
from vault.domain.access import Permission
from vault.domain.dossier import Dossier, HandOver, HandOverReport
from vault.domain.ids import RecordId
from vault.domain.machine_policy import Leaving
from vault.domain.rights import COPY, Case, RequestKind, RequestState
from vault.domain.secrets import Passphrase
from vault.domain.training import Gate
from vault.errors import (
    IdentityFirstError,
    PlanOutdatedError,
    WrongStateError,
)
from vault.exchange.transfer.sealing import PartFile, seal_into
from vault.exchange.transfer.tar_stream import tar_end, tar_entry
from vault.governance.dossier import gather, left_out
from vault.governance.hand_over import parts
from vault.store.measures.disclosures import Disclosures
from vault.store.measures.policies import Policies
from vault.store.measures.requests import Requests
from vault.store.merge.cards import Cards
from vault.store.records import Records
from vault.store.school.photos import Photos
from vault.store.school.school import SchoolRow

_WORDS = 7


@dataclass(frozen=True)
class PreviewDossier(Query[Dossier]):
    """Everything about the pupil of a case, and other people's names in it. Nothing leaves."""

    name = "access.preview"
    needs = Permission.RIGHTS_READ
    is_paper = True

    case: RecordId

    def apply(self, records: Records) -> Dossier:
        return gather(records, _access_case(records, self.case).pupil)


@dataclass(frozen=True)
class HandOverDossier(Command[HandOverReport]):
    """Seal what the preview showed, without what was chosen to be left out. PlanOutdatedError when
    the record changed since; the case keeps how many names were left out, never which.
    IdentityFirstError before it was checked who asks."""

    name = "access.hand-over"
    needs = Permission.RIGHTS_WRITE
    leaving = Leaving.SEALED
    is_paper = True
    waits_for = Gate.EXPORT
    can_undo = False

    case: RecordId
    digest: str
    order: HandOver
    path: Path

    def apply(self, records: Records) -> HandOverReport:
        case = _access_case(records, self.case)
        if case.identity_on is None:
            raise IdentityFirstError
        cards = tuple(usable_card(records.of(Cards).get(card)) for card in self.order.cards)
        passphrase = "" if cards else suggest_passphrase(_WORDS)
        dossier = gather(records, case.pupil)
        if dossier.digest != self.digest:
            raise PlanOutdatedError
        shown = left_out(dossier, self.order.redact, contacts_too=self.order.contacts_too)
        redacted = sum(finding.key in self.order.redact for finding in dossier.findings)
        photos = [(words, records.of(Photos).picture(photo)) for photo, words in shown.photos]
        part = PartFile(self.path)
        secret = Passphrase(passphrase.encode()) if passphrase else None
        size = part.fill(
            lambda out: seal_into(
                out, _tar(records, shown, photos), [card.recipient for card in cards], secret
            )
        )
        records.after_commit(part.publish_or_discard, part.discard)
        names = tuple(card.name for card in cards)
        _write_down(records, case, names, redacted)
        return HandOverReport(
            path=self.path,
            bytes=size,
            records=sum(len(section.rows) for section in shown.sections),
            photos=len(photos),
            redacted=redacted,
            missing=dossier.missing,
            recipients=names,
            handed_on=date.today(),
            passphrase=passphrase,
        )


def _tar(records: Records, shown: Dossier, photos: list[tuple[str, bytes]]) -> Iterator[bytes]:
    from vault.reports.dossier_report import dossier_pdf  # late: PDF takes time to load

    policy = records.of(Policies).read()
    pdf = dossier_pdf(
        shown,
        photos,
        law=records.of(Policies).law(),
        school=records.of(SchoolRow).facts().name,
        contact=policy.officer or policy.contact,
        made_on=date.today(),
        anchor=records.audit.anchor_line(),
    )
    for name, data in parts(shown, photos, pdf, date.today()):
        yield from tar_entry(name, data)
    yield tar_end()


def _write_down(records: Records, case: Case, names: tuple[str, ...], redacted: int) -> None:
    today = date.today()
    note = f"{today:%d %B %Y}: Copy made; names of other people left out: {redacted}"
    records.of(Requests).change(
        case.id,
        {
            "handed_on": today.isoformat(),
            "redacted": redacted,
            "notes": f"{case.notes}\n{note}".strip(),
        },
    )
    records.of(Disclosures).add(
        [case.pupil],
        act=COPY,
        party=case.requester if not names else ", ".join(names),
        purpose="request for access",
        ground="right of access",
        what="everything that was held, less what the case says",
    )


def _access_case(records: Records, case: str) -> Case:
    request = records.of(Requests).get(case)
    if request.kind is not RequestKind.ACCESS or request.state is RequestState.CLOSED:
        raise WrongStateError
    return request
