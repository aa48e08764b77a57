"""What the school keeps of a pupil: every table whose rows are about one child."""

from vault.domain.catalogue.access import COUNT, READ, WRITE, by_role, reads
from vault.domain.catalogue.columns import (
    Blob,
    Number,
    choice,
    day,
    flag,
    link,
    plain,
    words,
)
from vault.domain.catalogue.shape import About, History, Table, Travels, Words
from vault.domain.data_kinds import DataKind
from vault.domain.kinds import Kind
from vault.domain.people import ALERT_KINDS, CONSENT_PURPOSES, CONSENT_STATES
from vault.domain.retention import HeldData

_NAMES = ("legal_given", "legal_family", "preferred_given", "preferred_family")
_AS_HELPER = reads(*_NAMES, "year_group", "started", "left_on")
_IN_EMERGENCY = reads(
    *("pupil_id", "given", "family", "relationship", "phone", "priority", "emergency"),
    rows="emergency = 1",
)
# Without it a picture whose consent is refused would show to those who help in the class.
_PHOTO_CONSENT = reads("pupil_id", "purpose", "state", rows="purpose = 'photo-class'")

PUPIL = Table(
    name="pupil",
    about=About.PUPIL,
    columns=(
        *plain("legal_given", "legal_family", "middle", "preferred_given", "preferred_family"),
        day("born"),
        choice("sex", ("", "F", "M", "X"), needed=False),
        *plain("upn", "admission_no", "year_group"),
        day("started"),
        day("left_on"),
        *plain("languages", "flags"),
    ),
    access=by_role(
        lead=WRITE,
        safeguarding=WRITE,
        send=READ,
        teacher=READ,
        assistant=_AS_HELPER,
        cover=_AS_HELPER,
        auditor=COUNT,
    ),
    history=History.KEPT,
    travels=Travels(
        kind=DataKind.NAMES,
        apart={
            DataKind.DETAILS: (
                *("middle", "born", "sex", "upn", "admission_no", "languages", "flags"),
            )
        },
        same=(),
        section="Pupils",
    ),
    kept=HeldData.PUPIL_FILE,
    counted=True,
    kind=Kind.PUPIL,
    words=Words(
        singular="pupil's record",
        plural="pupils",
        title="Who they are",
        detail="names, dates of birth, pupil numbers",
    ),
)

ENROLMENT = Table(
    name="enrolment",
    about=About.PUPIL,
    columns=(
        link("pupil_id", "pupil"),
        link("class_id", "class"),
        day("starts"),
        day("ends", by_act=True),
    ),
    access=by_role(
        lead=WRITE,
        safeguarding=WRITE,
        send=READ,
        teacher=READ,
        assistant=READ,
        cover=READ,
        auditor=COUNT,
    ),
    history=History.KEPT,
    travels=Travels(
        kind=DataKind.NAMES,
        same=("pupil_id", "class_id", "starts"),
        section="Classes and class lists",
    ),
    kept=HeldData.PUPIL_FILE,
    counted=True,
    kind=Kind.CLASS,
    words=Words(singular="class membership", plural="class memberships", title="Classes"),
)

CONTACT = Table(
    name="contact",
    about=About.PUPIL,
    columns=(
        link("pupil_id", "pupil"),
        *plain("given", "family", "relationship", "phone", "email", "address"),
        Number(name="priority", most=99),
        flag("parental_responsibility"),
        flag("emergency"),
    ),
    access=by_role(
        lead=WRITE,
        safeguarding=WRITE,
        send=READ,
        teacher=READ,
        assistant=_IN_EMERGENCY,
        cover=_IN_EMERGENCY,
        auditor=COUNT,
    ),
    history=History.KEPT,
    travels=Travels(
        kind=DataKind.CONTACTS, same=("pupil_id", "given", "family"), section="Contacts"
    ),
    kept=HeldData.CONTACTS,
    counted=True,
    kind=Kind.CONTACT,
    words=Words(
        singular="contact",
        plural="contacts",
        title="Contacts",
        detail="names of parents and carers, telephone numbers, addresses",
    ),
)

ALERT = Table(
    name="alert",
    about=About.PUPIL,
    columns=(
        link("pupil_id", "pupil"),
        choice("kind", ALERT_KINDS),
        words("text"),
        day("ends"),
    ),
    access=by_role(
        lead=WRITE,
        safeguarding=WRITE,
        send=WRITE,
        teacher=WRITE,
        assistant=READ,
        cover=READ,
        auditor=COUNT,
    ),
    history=History.KEPT,
    travels=Travels(kind=DataKind.ALERTS, same=("pupil_id", "kind", "text"), section="Alerts"),
    kept=HeldData.ALERTS,
    counted=True,
    kind=Kind.ALERT,
    words=Words(
        singular="alert", plural="alerts", title="Alerts", detail="short, such as allergies"
    ),
)

CONSENT = Table(
    name="consent",
    about=About.PUPIL,
    columns=(
        link("pupil_id", "pupil"),
        choice("purpose", CONSENT_PURPOSES),
        choice("state", CONSENT_STATES),
        *plain("decided_by"),
        day("decided_on"),
    ),
    access=by_role(
        lead=WRITE,
        safeguarding=WRITE,
        send=READ,
        teacher=READ,
        assistant=_PHOTO_CONSENT,
        cover=_PHOTO_CONSENT,
        auditor=COUNT,
    ),
    history=History.KEPT,
    travels=Travels(kind=DataKind.CONSENTS, same=("pupil_id", "purpose"), section="Consents"),
    kept=HeldData.CONSENTS,
    counted=True,
    kind=Kind.CONSENT,
    words=Words(singular="consent decision", plural="consent decisions", title="Consents"),
)

PHOTO = Table(
    name="photo",
    about=About.PUPIL,
    columns=(
        link("pupil_id", "pupil"),
        day("taken_on", needed=True),
        flag("is_current", by_act=True),
        Blob(name="blob"),
        Blob(name="thumb"),
    ),
    access=by_role(
        lead=WRITE,
        safeguarding=READ,
        send=READ,
        teacher=WRITE,
        assistant=READ,
        cover=READ,
        auditor=COUNT,
    ),
    history=History.KEPT,
    travels=Travels(kind=DataKind.PHOTOS, same=(), section="Photos", stays=("blob", "thumb")),
    kept=HeldData.PHOTOS,
    counted=True,
    kind=Kind.PHOTO,
    words=Words(singular="photo", plural="photos", title="Photos"),
)
