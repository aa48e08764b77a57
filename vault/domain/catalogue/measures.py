"""What the school keeps to show that it takes care: rights, retention, papers, breaches."""

from vault.domain.access import Role
from vault.domain.catalogue import told
from vault.domain.catalogue.access import (
    ADD,
    ALL,
    COUNT,
    ME,
    NOTHING,
    READ,
    READ_ADD,
    WRITE,
    Access,
    by_role,
)
from vault.domain.catalogue.columns import (
    Number,
    choice,
    codes,
    day,
    flag,
    link,
    moments,
    naming,
    plain,
    profiles,
    words,
)
from vault.domain.catalogue.shape import About, History, Kept, Table, Travels, Words, own_record
from vault.domain.data_kinds import DataKind
from vault.domain.kinds import Kind
from vault.domain.retention import HeldData
from vault.domain.rights import RestrictionKind

_MOST = 1 << 31
_LEADS = by_role(
    lead=WRITE,
    safeguarding=WRITE,
    send=NOTHING,
    teacher=NOTHING,
    assistant=NOTHING,
    cover=NOTHING,
    auditor=COUNT,
)
"""The two leads deal with it; the auditor may count."""
_OVERSEEN = by_role(
    lead=WRITE,
    safeguarding=READ,
    send=NOTHING,
    teacher=NOTHING,
    assistant=NOTHING,
    cover=NOTHING,
    auditor=READ,
)
"""The data lead's, open to the safeguarding lead and the auditor."""
_EVERYBODYS = by_role(
    lead=WRITE,
    safeguarding=READ,
    send=READ,
    teacher=READ,
    assistant=READ,
    cover=READ,
    auditor=READ,
)


def _number(name: str, *, by_act: bool = False) -> Number:
    return Number(name=name, most=_MOST, by_act=by_act)


POLICY = own_record(
    name="policy",
    columns=plain("key", "value", because="a setting of the school"),
    access=_EVERYBODYS,
    kind=Kind.POLICY,
    words=Words(singular="setting of the school", plural="settings of the school", title="Policy"),
)

ASSESSMENT = own_record(
    name="assessment",
    columns=(
        *moments("at"),
        *profiles("by_profile"),
        *codes("scope", "results"),
        *map(_number, ("passed", "warned", "failed")),
    ),
    access={**_OVERSEEN, Role.AUDITOR: READ_ADD},
    kind=Kind.CHECK,
    words=Words(singular="security check", plural="security checks", title="Security checks"),
)

ACCESS_REVIEW = own_record(
    name="access_review",
    columns=(
        *moments("at"),
        *profiles("by_profile"),
        *codes("body"),
        *map(_number, ("confirmed", "withdrawn")),
    ),
    access=_OVERSEEN,
    kind=Kind.REVIEW,
    words=Words(singular="access review", plural="access reviews", title="Access reviews"),
)

RIGHTS_REQUEST = Table(
    name="rights_request",
    about=About.PUPIL,
    columns=(
        link("pupil_id", "pupil"),
        *codes("kind"),
        naming("requester"),
        day("received_on"),
        # Steps of a case: each reads the case within its own transaction and adds to it.
        day("due_on", by_act=True),
        day("paused_on", by_act=True),
        _number("paused_days", by_act=True),
        day("identity_on", by_act=True),
        words("scope", by_act=True),
        words("notes", by_act=True),
        *codes("state", by_act=True),
        words("reason", by_act=True),
        *profiles("first_profile", "second_profile", by_act=True),
        day("sealed_on", by_act=True),
        day("handed_on", by_act=True),
        _number("redacted", by_act=True),
        day("closed_on", by_act=True),
        words("outcome", by_act=True),
    ),
    access=_LEADS,
    history=History.KEPT,
    travels=None,
    kept=Kept(
        HeldData.REQUESTS,
        since=("closed_on",),
        title="Request of",
        named="received_on",
        closed=True,
    ),
    counted=False,
    told=told.REQUESTS,
    kind=Kind.RIGHTS,
    words=Words(
        singular="request about data",
        plural="requests about data",
        title="Requests about their data",
        step="request",
        columns={
            "identity_on": "who asks was checked on",
            "sealed_on": "looked at by the safeguarding lead on",
            "handed_on": "copy made on",
            "redacted": "names left out",
            "first_profile": "asked for by",
            "second_profile": "confirmed by",
        },
    ),
    is_case=True,
)

RESTRICTION = Table(
    name="restriction",
    about=About.PUPIL,
    columns=(
        link("pupil_id", "pupil"),
        choice("kind", RestrictionKind),
        day("since"),
        words("reason"),
        day("ended_on", by_act=True),
    ),
    # Whose processing is restricted must be known to whoever could use the record.
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
    # A mark goes wherever the name goes.
    travels=Travels(
        since=1,
        kind=DataKind.NAMES,
        same=("pupil_id", "kind", "since"),
        section="Marks (restricted, correction asked)",
    ),
    kept=Kept(HeldData.PUPIL_FILE),
    counted=False,
    told=told.REQUESTS,
    kind=Kind.RIGHTS,
    words=Words(singular="mark", plural="marks", title="Marks on the record", step="restriction"),
)

HOLD = Table(
    name="hold",
    about=About.PUPIL,
    columns=(
        link("pupil_id", "pupil"),
        words("reason"),
        day("since"),
        day("until"),
        *profiles("by_profile"),
        day("ended_on", by_act=True),
    ),
    access=_LEADS,
    history=History.KEPT,
    travels=None,
    kept=Kept(HeldData.PUPIL_FILE),
    counted=False,
    told=told.REQUESTS,
    kind=Kind.RIGHTS,
    words=Words(
        singular="hold",
        plural="holds",
        title="Holds",
        step="legal hold",
        columns={"by_profile": "by"},
    ),
)

ERASURE = own_record(
    name="erasure",
    columns=(
        *codes("pupil"),
        *moments("at"),
        *profiles("by_profile", "second_profile"),
        words("reason"),
        *codes("counts"),
        *plain("outside"),
    ),
    access=_OVERSEEN,
    kind=Kind.RIGHTS,
    words=Words(singular="erasure", plural="erasures", title="Erasures"),
)

RETENTION_RULE = own_record(
    name="retention_rule",
    columns=(
        *codes("pack", "data"),
        *map(_number, ("years", "months")),
        *codes("starts_from", "act"),
        *plain("source", "source_date"),
        *plain("note", because="about a rule, and about nobody"),
    ),
    access=_OVERSEEN,
    kind=Kind.RETENTION,
    words=Words(singular="retention rule", plural="retention rules", title="Retention rules"),
)

DISPOSAL = own_record(
    name="disposal",
    columns=(
        *moments("at", by_act=True),
        *profiles("by_profile"),
        *profiles("second_profile", by_act=True),
        *codes("state", "items", by_act=True),
        day("sealed_on", by_act=True),
        *codes("counts", "certificate", by_act=True),
    ),
    access=by_role(
        lead=WRITE,
        # Whether they looked a batch over, and nothing else of it.
        safeguarding=Access(read=ALL, update=frozenset({"sealed_on"})),
        send=NOTHING,
        teacher=NOTHING,
        assistant=NOTHING,
        cover=NOTHING,
        auditor=READ,
    ),
    kind=Kind.RETENTION,
    words=Words(singular="disposal", plural="disposals", title="Disposals"),
)

DISCLOSURE = Table(
    name="disclosure",
    about=About.PUPIL,
    columns=(
        link("pupil_id", "pupil"),
        *moments("at"),
        *profiles("by_profile"),
        *codes("act"),
        naming("party"),
        words("purpose"),
        *plain("ground"),
        naming("what"),
    ),
    access=by_role(
        lead=WRITE,
        safeguarding=WRITE,
        send=ADD,
        teacher=ADD,
        assistant=NOTHING,
        cover=NOTHING,
        auditor=COUNT,
    ),
    history=History.KEPT,
    travels=None,
    kept=Kept(HeldData.PUPIL_FILE),
    counted=False,
    told=told.DISCLOSURES,
    kind=Kind.RIGHTS,
    words=Words(
        singular="line of what was passed on",
        plural="lines of what was passed on",
        title="What left the school, and to whom",
        columns={
            "party": "to whom",
            "purpose": "for",
            "act": "how",
            "at": "when",
            "by_profile": "by",
        },
    ),
)

DOCUMENT = own_record(
    name="document",
    columns=(
        *codes("kind"),
        _number("number"),
        *moments("at"),
        *profiles("by_profile"),
        words("body"),
        *codes("state"),
    ),
    access=_OVERSEEN,
    kind=Kind.DOCUMENT,
    words=Words(singular="document", plural="documents", title="Documents"),
)

COMPLAINT = Table(
    name="complaint",
    about=About.SCHOOL,
    columns=(
        day("received_on"),
        naming("who"),
        words("about"),
        day("acknowledged_on"),
        day("answered_on"),
        words("outcome"),
        *codes("state"),
    ),
    access=_LEADS,
    history=History.KEPT,
    travels=None,
    kept=Kept(
        HeldData.COMPLAINTS,
        since=("answered_on", "received_on"),
        title="Complaint of",
        named="received_on",
        closed=True,
    ),
    counted=False,
    told=told.COMPLAINTS,
    kind=Kind.COMPLAINT,
    words=Words(singular="complaint", plural="complaints", title="Complaints"),
)

_OWN = Access(read=ALL, insert=True, rows=f"profile = {ME}")
TRAINING = Table(
    name="training",
    about=About.SCHOOL,
    columns=(
        *codes("profile", "module", "digest"),
        day("passed_on"),
        day("expires_on"),
        _number("score"),
    ),
    access=by_role(
        lead=WRITE,
        safeguarding=_OWN,
        send=_OWN,
        teacher=_OWN,
        assistant=_OWN,
        cover=_OWN,
        auditor=READ_ADD,
    ),
    history=History.KEPT,
    travels=None,
    kept=Kept(HeldData.TRAINING, since=("passed_on",), title="Training:", named="module"),
    counted=False,
    told=told.OF_STAFF,
    kind=Kind.TRAINING,
    words=Words(singular="training record", plural="training records", title="Training"),
)

TRAINING_MODULE = own_record(
    name="training_module",
    columns=(
        *codes("module"),
        _number("number"),
        *moments("at"),
        *profiles("by_profile"),
        *plain("body", because="a text for everybody to read"),
    ),
    access=_EVERYBODYS,
    kind=Kind.TRAINING,
    words=Words(singular="training module", plural="training modules", title="Training modules"),
)

INCIDENT = Table(
    name="incident",
    about=About.SCHOOL,
    columns=(
        words("title"),
        *codes("kind"),
        *moments("happened_at", "aware_at"),
        *codes("raised_by"),
        flag("rehearsal"),
        *codes("state"),
        words("body"),
        words("decision"),
        *moments("decided_at", "closed_at"),
    ),
    access=by_role(
        lead=WRITE,
        safeguarding=WRITE,
        # Anybody may raise an incident; what became of it is for those who deal with it.
        send=ADD,
        teacher=ADD,
        assistant=ADD,
        cover=ADD,
        auditor=COUNT,
    ),
    history=History.KEPT,
    travels=None,
    kept=Kept(HeldData.INCIDENTS, since=("closed_at",), title="Incident:", named="title"),
    counted=False,
    told=told.INCIDENTS,
    kind=Kind.INCIDENT,
    words=Words(singular="incident", plural="incidents", title="Incidents"),
)

STATEMENT = own_record(
    name="statement",
    columns=(
        *moments("at"),
        *profiles("by_profile"),
        _number("entry"),
        *plain("text", because="the program writes it: numbers, and no names"),
    ),
    access=_OVERSEEN,
    kind=Kind.STATEMENT,
    words=Words(
        singular="custody statement", plural="custody statements", title="Custody statements"
    ),
)
