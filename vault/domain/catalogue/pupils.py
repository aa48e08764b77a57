"""What the school keeps of a pupil: every table whose rows are about one child."""

from vault.domain.catalogue import told
from vault.domain.catalogue.access import COUNT, READ, WRITE, by_role, reads
from vault.domain.catalogue.classes import IN_OWN_GROUPS
from vault.domain.catalogue.columns import (
    Blob,
    Number,
    choice,
    day,
    flag,
    link,
    naming,
    plain,
    reach,
    words,
)
from vault.domain.catalogue.shape import About, History, Kept, Table, Travels, Words
from vault.domain.data_kinds import DataKind
from vault.domain.kinds import Kind
from vault.domain.people import ALERT_KINDS, CONSENT_PURPOSES, CONSENT_STATES, PUPIL_NAMES
from vault.domain.retention import HeldData

_AS_HELPER = reads(*PUPIL_NAMES, "year_group", "started", "left_on")
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
        since=1,
        kind=DataKind.NAMES,
        apart={
            DataKind.DETAILS: (
                *("middle", "born", "sex", "upn", "admission_no", "languages", "flags"),
            )
        },
        same=(),
        section="Pupils",
    ),
    kept=Kept(HeldData.PUPIL_FILE),
    counted=True,
    told=told.IDENTITY,
    kind=Kind.PUPIL,
    words=Words(
        singular="pupil's record",
        plural="pupils",
        title="Who they are",
        detail="names, dates of birth, pupil numbers",
        step="pupil",
        columns={
            "legal_given": "given name",
            "legal_family": "family name",
            "middle": "middle names",
            "preferred_given": "known as",
            "preferred_family": "family name in use",
            "born": "date of birth",
            "upn": "UPN",
            "admission_no": "admission number",
            "started": "date of joining",
            "left_on": "date of leaving",
        },
        explained={
            "preferred_given": "name in use",
            "upn": "unique pupil number",
            "flags": "marks such as free school meals or special needs",
        },
    ),
    told_when_added=True,
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
        send=IN_OWN_GROUPS,
        teacher=IN_OWN_GROUPS,
        assistant=READ,
        cover=READ,
        auditor=COUNT,
    ),
    history=History.KEPT,
    travels=Travels(
        since=1,
        kind=DataKind.NAMES,
        same=("pupil_id", "class_id", "starts"),
        section="Classes and class lists",
    ),
    kept=Kept(HeldData.PUPIL_FILE),
    counted=True,
    told=told.CLASSES,
    kind=Kind.CLASS,
    words=Words(
        singular="class membership",
        plural="class memberships",
        title="Classes",
        step="place in a class",
        columns={"starts": "first day", "ends": "last day"},
    ),
    told_on="starts",
)

CONTACT = Table(
    name="contact",
    about=About.PUPIL,
    columns=(
        link("pupil_id", "pupil"),
        *plain("given", "family", "relationship"),
        *reach("phone", "email", "address"),
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
        since=1, kind=DataKind.CONTACTS, same=("pupil_id", "given", "family"), section="Contacts"
    ),
    kept=Kept(HeldData.CONTACTS),
    counted=True,
    told=told.CONTACTS,
    kind=Kind.CONTACT,
    words=Words(
        singular="contact",
        plural="contacts",
        title="Contacts",
        named_by=("given", "family"),
        detail="names of parents and carers, telephone numbers, addresses",
        columns={
            "given": "given name",
            "family": "family name",
            "priority": "called in this order",
            "emergency": "called in an emergency",
        },
        explained={
            "relationship": "relation to the pupil",
            "phone": "phone number",
            "email": "email address",
            "address": "home address",
            "priority": "order in which to call",
            "emergency": "whether to call in an emergency",
        },
    ),
    told_when_added=True,
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
    travels=Travels(
        since=1,
        kind=DataKind.ALERTS,
        same=("pupil_id", "kind", "text"),
        section="Alerts",
        protective=True,
    ),
    kept=Kept(HeldData.ALERTS),
    counted=True,
    told=told.ALERTS,
    kind=Kind.ALERT,
    words=Words(
        singular="alert",
        plural="alerts",
        title="Alerts",
        named_by=("text",),
        detail="short, such as allergies",
        columns={"ends": "last day"},
        explained={"kind": "kind of alert", "text": "text of the alert"},
    ),
    told_when_added=True,
)

CONSENT = Table(
    name="consent",
    about=About.PUPIL,
    columns=(
        link("pupil_id", "pupil"),
        choice("purpose", CONSENT_PURPOSES),
        choice("state", CONSENT_STATES),
        naming("decided_by"),
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
    travels=Travels(
        since=1, kind=DataKind.CONSENTS, same=("pupil_id", "purpose"), section="Consents"
    ),
    kept=Kept(HeldData.CONSENTS),
    counted=True,
    told=told.CONSENTS,
    kind=Kind.CONSENT,
    words=Words(
        singular="consent decision",
        plural="consent decisions",
        title="Consents",
        step="consent",
        columns={"purpose": "for", "state": "decision"},
        explained={"purpose": "what it is for"},
    ),
    told_on="decided_on",
)

PHOTO = Table(
    name="photo",
    about=About.PUPIL,
    columns=(
        link("pupil_id", "pupil"),
        day("taken_on", needed=True),
        flag("is_current", by_act=True),
        flag("is_evidence", by_act=True),
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
    travels=Travels(
        since=1,
        kind=DataKind.PHOTOS,
        same=(),
        section="Photos",
        stays=("is_evidence", "blob", "thumb"),
    ),
    kept=Kept(HeldData.PHOTOS),
    counted=True,
    told=told.PHOTOS,
    kind=Kind.PHOTO,
    words=Words(
        singular="photo",
        plural="photos",
        title="Photos",
        columns={
            "taken_on": "day it was taken",
            "is_current": "shown now",
            "is_evidence": "evidence of a judgement",
        },
    ),
    told_on="taken_on",
)
