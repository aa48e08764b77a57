"""What the office keeps about files and their partners; no content of a pupil."""

from vault.domain.catalogue import told
from vault.domain.catalogue.access import ADD, NOTHING, READ, READ_ADD, WRITE, by_role
from vault.domain.catalogue.columns import (
    Code,
    Number,
    codes,
    day,
    flag,
    moments,
    plain,
    profiles,
    words,
)
from vault.domain.catalogue.shape import About, History, Kept, Table, Words, own_record
from vault.domain.kinds import Kind
from vault.domain.retention import HeldData

_MOST = 1 << 53

EXTERNAL_ID = own_record(
    name="external_id",
    columns=codes("kind", "record", "source", "sourced"),
    access=by_role(
        lead=WRITE,
        safeguarding=WRITE,
        send=NOTHING,
        teacher=NOTHING,
        assistant=NOTHING,
        cover=NOTHING,
        auditor=NOTHING,
    ),
    history=History.NONE,
    kind=Kind.PUPIL,
    words=Words(
        singular="id of another program",
        plural="ids of other programs",
        title="What other programs call these records",
    ),
)

CARD = own_record(
    name="card",
    columns=(
        *plain("name", "school"),
        *codes("role", "vault", "profile", "recipient", "verify_key"),
        day("made_on"),
        day("confirmed_on", by_act=True),
        day("withdrawn_on", by_act=True),
    ),
    access=by_role(
        lead=WRITE,
        safeguarding=WRITE,
        send=READ,
        teacher=READ,
        assistant=NOTHING,
        cover=NOTHING,
        auditor=READ,
    ),
    history=History.ACTS,
    kind=Kind.CARD,
    words=Words(
        singular="staff card", plural="staff cards", title="Staff cards", named_by=("name",)
    ),
)

TRANSFER = Table(
    name="transfer",
    about=About.SCHOOL,
    columns=(
        *codes("direction"),
        *plain("file"),
        *codes("number", "partner_vault", "partner_profile"),
        *plain("partner", "kinds"),
        *plain("scope", "about", because="the program writes it: classes, or how many pupils"),
        Number(name="pupils", most=_MOST),
        Number(name="photos", most=_MOST),
        words("reason"),
        day("until"),
        *moments("at"),
        *profiles("by_profile"),
        *codes("manifest", "state"),
        *moments("receipt_at", by_act=True),
    ),
    access=by_role(
        lead=WRITE,
        safeguarding=WRITE,
        # Others' reasons and partners are not theirs to read; the list is the data lead's.
        send=ADD,
        teacher=ADD,
        assistant=NOTHING,
        cover=NOTHING,
        auditor=READ,
    ),
    history=History.NONE,
    travels=None,
    kept=Kept(HeldData.TRANSFERS, since=("at",), title="Sealed file:", named="about"),
    counted=False,
    told=told.DISCLOSURES,
    kind=Kind.TRANSFER,
    words=Words(
        singular="line of the list of sealed files",
        plural="lines of the list of sealed files",
        title="Sealed files",
    ),
)

BACKUP = own_record(
    name="backup",
    columns=(
        *moments("at"),
        *profiles("by_profile"),
        *plain("place"),
        *codes("device", "kind"),
        Number(name="bytes", most=_MOST),
        Code(name="entry"),
        flag("away", by_act=True),
    ),
    access=by_role(
        lead=WRITE,
        safeguarding=READ_ADD,
        send=NOTHING,
        teacher=NOTHING,
        assistant=NOTHING,
        cover=NOTHING,
        auditor=READ,
    ),
    history=History.NONE,
    kind=Kind.BACKUP,
    words=Words(singular="backup", plural="backups", title="Backups"),
)
