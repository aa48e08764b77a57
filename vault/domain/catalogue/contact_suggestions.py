"""Suggested changes of contacts, by people who read contacts and do not write them."""

from vault.domain.access import Permission
from vault.domain.catalogue import told
from vault.domain.catalogue.access import COUNT, NOTHING, WRITE, Access, by_role
from vault.domain.catalogue.columns import (
    Choice,
    Number,
    day,
    flag,
    link,
    naming,
    plain,
    profiles,
    reach,
    words,
)
from vault.domain.catalogue.shape import About, History, Kept, Table, Travels, Words
from vault.domain.contact_suggestions import SuggestionState
from vault.domain.data_kinds import DataKind
from vault.domain.kinds import Kind
from vault.domain.retention import HeldData

SUGGESTION_READ = Permission.declare("contact_suggestion:read")
SUGGESTION_WRITE = Permission.declare("contact_suggestion:write")

# Nothing of a suggestion is changed by them afterwards, least of all what came of it.
_SUGGESTS = Access(read=frozenset({"*"}), insert=True, delete=True)

CONTACT_SUGGESTION = Table(
    name="contact_suggestion",
    about=About.PUPIL,
    columns=(
        link("pupil_id", "pupil"),
        link("contact_id", "contact", needed=False, lets_go=True),
        *(naming("given"), naming("family"), *plain("relationship")),
        *reach("phone", "email", "address"),
        Number(name="priority", most=99),
        *(flag("parental_responsibility"), flag("emergency")),
        *(naming("was_given"), naming("was_family"), *plain("was_relationship")),
        *reach("was_phone", "was_email", "was_address"),
        Number(name="was_priority", most=99),
        *(flag("was_parental_responsibility"), flag("was_emergency")),
        *profiles("by_profile"),
        naming("suggested_by"),
        day("suggested_on", needed=True),
        Choice(
            name="state",
            values=tuple(state for state in SuggestionState if state),
            by_act=True,
        ),
        words("reason", by_act=True),
        naming("decided_by", by_act=True),
        day("decided_on", by_act=True),
    ),
    access=by_role(
        lead=WRITE,
        safeguarding=WRITE,
        send=_SUGGESTS,
        teacher=_SUGGESTS,
        assistant=NOTHING,
        cover=NOTHING,
        auditor=COUNT,
    ),
    history=History.KEPT,
    travels=Travels(
        since=3, kind=DataKind.CONTACTS, same=(), section="Contacts", stays=("by_profile",)
    ),
    kept=Kept(HeldData.CONTACTS),
    counted=True,
    told=told.CONTACTS,
    kind=Kind.CONTACT,
    words=Words(
        singular="suggested contact",
        plural="suggested contacts",
        title="Suggested contacts",
        named_by=("given", "family"),
        detail="changes of contacts that staff suggested",
        columns={
            "given": "given name",
            "family": "family name",
            "priority": "called in this order",
            "emergency": "called in an emergency",
            "was_given": "given name before",
            "was_family": "family name before",
            "was_relationship": "relationship before",
            "was_phone": "phone before",
            "was_email": "email before",
            "was_address": "address before",
            "was_priority": "order before",
            "was_parental_responsibility": "parental responsibility before",
            "was_emergency": "called in an emergency before",
            "by_profile": "profile of who suggested it",
            "suggested_on": "day of the suggestion",
            "state": "what came of it",
            "decided_on": "day of the decision",
        },
    ),
    acts={
        "contact.suggest": "suggested a contact",
        "contact.suggestion_list": "looked at the suggested contacts",
        "contact.withdraw": "withdrew a suggested contact",
        "contact.accept": "accepted a suggested contact",
        "contact.decline": "declined a suggested contact",
    },
)
