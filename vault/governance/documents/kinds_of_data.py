"""The kinds of data a vault can hold: what, whose, and why; on what basis, the law says."""

from dataclasses import dataclass

from vault.domain.data_categories import DataCategory
from vault.domain.retention import HeldData

STAFF = "Members of staff"


@dataclass(frozen=True, slots=True)
class KindOfData:
    """`tables` are counted together; `title`, `what` and `why` are words for a parent, `purpose`
    and `content` those for a document (`formal` where it does not follow from `what`); `whose`
    says whose data it is."""

    name: DataCategory
    title: str
    tables: tuple[str, ...]
    whose: str
    what: str
    why: str
    purpose: str
    held: HeldData | None
    formal: str = ""

    @property
    def special_category(self) -> bool:
        """Health, and what is told in a concern; a photo alone is none of it."""
        return self.name in (DataCategory.ALERTS, DataCategory.HEALTH, DataCategory.SAFEGUARDING)

    @property
    def content(self) -> str:
        """What it says, in words for somebody who is not the parent."""
        return self.formal or self.what.replace("your child", "the child")


KINDS = (
    KindOfData(
        DataCategory.IDENTITY,
        "Who your child is",
        ("pupil",),
        "Pupils",
        "names, date of birth, pupil numbers, year group and when your child joined us",
        "so that we know who we teach, and can keep the register that the law asks for",
        "knowing who is taught, and keeping the register that the law asks for",
        HeldData.PUPIL_FILE,
        formal="names, date of birth, pupil numbers, year group and day of joining",
    ),
    KindOfData(
        DataCategory.CLASSES,
        "Classes",
        ("enrolment",),
        "Pupils",
        "which classes your child is and was in",
        "so that each teacher sees the right children",
        "showing each teacher the right children",
        HeldData.PUPIL_FILE,
    ),
    KindOfData(
        DataCategory.CONTACTS,
        "People we can call",
        ("contact",),
        "Parents, carers and other contacts",
        "names, phone numbers, email and home addresses of the people who care for your child",
        "so that we can reach you, most of all when something has happened",
        "reaching the people who care for a child, most of all in an emergency",
        HeldData.CONTACTS,
    ),
    KindOfData(
        DataCategory.ALERTS,
        "Alerts",
        ("alert",),
        "Pupils",
        "short notes that keep your child safe, such as an allergy",
        "so that the adult in the room knows it in time",
        "telling the adult in the room in time",
        HeldData.ALERTS,
    ),
    KindOfData(
        DataCategory.CONSENTS,
        "What you allowed",
        ("consent",),
        "Pupils and parents",
        "what you said yes or no to, who said so, and when",
        "so that we do what you decided, and can show it",
        "doing what parents decided, and being able to show it",
        HeldData.CONSENTS,
        formal="each decision of a parent or pupil, who made it, and when",
    ),
    KindOfData(
        DataCategory.CHECKLISTS,
        "Lists of a class",
        ("checklist_mark",),
        "Pupils",
        "ticks and short notes on the lists of a class, such as who handed in a slip",
        "so that nobody is forgotten when slips, books or work come in",
        "seeing who has handed something in",
        HeldData.CHECKLISTS,
    ),
    KindOfData(
        DataCategory.PHOTOS,
        "Photos",
        ("photo",),
        "Pupils",
        "photos of your child's face",
        "so that staff know who is who; for anything else only if you said yes",
        "staff knowing who is who; anything else only with consent",
        HeldData.PHOTOS,
    ),
    KindOfData(
        DataCategory.HEALTH,
        "Health and special needs",
        ("health",),
        "Pupils",
        "sealed notes on health, special needs and what helps your child",
        "so that your child is safe and gets the help they need",
        "keeping the child safe, and giving the help they need",
        HeldData.HEALTH,
    ),
    KindOfData(
        DataCategory.SAFEGUARDING,
        "Keeping children safe",
        ("safeguarding", "concern"),
        "Pupils, and others who are named in a concern",
        "sealed notes when someone is worried about a child",
        "so that no child is harmed",
        "protecting children from harm",
        HeldData.SAFEGUARDING,
    ),
    KindOfData(
        DataCategory.STAFF,
        "Staff",
        ("staff", "training"),
        STAFF,
        "names and work email of staff, what each may see, and the training each has passed",
        "so that each person sees only what their work needs",
        "letting each person see only what their work needs",
        HeldData.TRAINING,
    ),
    KindOfData(
        DataCategory.REQUESTS,
        "What you asked us",
        ("rights_request", "restriction", "hold"),
        "Pupils, parents, and whoever asks",
        "what people asked us about their data, what we answered, and when",
        "so that we answer in time, and can show it",
        "answering in time, and being able to show it",
        HeldData.REQUESTS,
        formal="what people asked about their data, what was answered, and when",
    ),
    KindOfData(
        DataCategory.COMPLAINTS,
        "Complaints",
        ("complaint",),
        "Pupils, parents, and whoever complains",
        "what people told us we do wrong with data, and what we answered",
        "so that we put it right, and can show it",
        "putting right what was complained of, and being able to show it",
        HeldData.COMPLAINTS,
        formal="what people complained of, and what was answered",
    ),
    KindOfData(
        DataCategory.DISCLOSURES,
        "What was passed on",
        ("transfer", "disclosure"),
        "Pupils, and whoever was given something",
        "what was passed on about your child, to whom, when and why",
        "so that you can ask, and we can answer",
        "telling families who was given what",
        HeldData.TRANSFERS,
    ),
    KindOfData(
        DataCategory.INCIDENTS,
        "Mishaps",
        ("incident",),
        "Pupils, staff",
        "what went wrong with data, and what was done about it",
        "so that it is put right, told, and does not happen again",
        "putting it right, telling those concerned, and learning from it",
        HeldData.INCIDENTS,
    ),
)
"""What a person reads; the audit trail is told of beside them, because it is never disposed of."""

FIELDS = {
    "legal_given": "given name",
    "legal_family": "family name",
    "middle": "middle names",
    "preferred_given": "name in use",
    "preferred_family": "family name in use",
    "born": "date of birth",
    "sex": "sex",
    "upn": "unique pupil number",
    "admission_no": "admission number",
    "year_group": "year group",
    "started": "day of joining",
    "left_on": "day of leaving",
    "languages": "languages",
    "flags": "marks such as free school meals or special needs",
    "given": "given name",
    "family": "family name",
    "relationship": "relation to the pupil",
    "phone": "phone number",
    "email": "email address",
    "address": "home address",
    "parental_responsibility": "parental responsibility",
    "emergency": "whether to call in an emergency",
    "text": "text of the alert",
    "title": "title",
    "code": "staff code",
}
"""Columns in words; those that are not here say nothing of their own about a person."""
