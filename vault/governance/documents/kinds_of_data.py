"""The kinds of data a vault can hold: what, why, on what lawful basis, in England and the US.

Sources: UK GDPR Art. 6, 9 and 10; Data Protection Act 2018 Sch. 1; Keeping children safe in
education; School Attendance (Pupil Registration) (England) Regulations 2024; Children and Families
Act 2014 Part 3 and s. 100; 20 U.S.C. 1232g and 34 CFR Part 99 (FERPA); 34 CFR 300.610-627 (IDEA).
"""

from dataclasses import dataclass

from vault.domain.retention import HeldData

STAFF = "Members of staff"
_TASK = "Article 6(1)(e), public task"
_DUTY = "Article 6(1)(c), legal obligation"
_FERPA = "Education record under FERPA (20 U.S.C. 1232g, 34 CFR Part 99)"


@dataclass(frozen=True, slots=True)
class KindOfData:
    """`tables` are counted together; `title`, `what` and `why` are words for a parent, `purpose`
    and `content` those for a document; `whose` says whose data it is; `special` is the further
    condition that England may ask for."""

    name: str
    title: str
    tables: tuple[str, ...]
    whose: str
    what: str
    why: str
    purpose: str
    england: str
    states: str
    held: HeldData | None
    special: str = ""
    said: str = ""

    @property
    def special_category(self) -> bool:
        """Art. 9: health, and what is told in a concern; a photo alone is none of it."""
        return self.name in ("Alerts", "Health and special needs", "Safeguarding")

    @property
    def content(self) -> str:
        """What it says, in words for somebody who is not the parent."""
        return self.said or self.what.replace("your child", "the child")


KINDS = (
    KindOfData(
        "Identity",
        "Who your child is",
        ("pupil",),
        "Pupils",
        "names, date of birth, pupil numbers, year group and when your child joined us",
        "so that we know who we teach, and can keep the register that the law asks for",
        "knowing who is taught, and keeping the register that the law asks for",
        f"{_TASK}, and {_DUTY}: School Attendance (Pupil Registration) (England) Regulations 2024",
        _FERPA,
        HeldData.PUPIL_FILE,
        said="names, date of birth, pupil numbers, year group and day of joining",
    ),
    KindOfData(
        "Classes",
        "Classes",
        ("enrolment",),
        "Pupils",
        "which classes your child is and was in",
        "so that each teacher sees the right children",
        "showing each teacher the right children",
        _TASK,
        _FERPA,
        HeldData.PUPIL_FILE,
    ),
    KindOfData(
        "Contacts",
        "People we can call",
        ("contact",),
        "Parents, carers and other contacts",
        "names, phone numbers, email and home addresses of the people who care for your child",
        "so that we can reach you, most of all when something has happened",
        "reaching the people who care for a child, most of all in an emergency",
        f"{_TASK}, and {_DUTY}: the admission register must name parents and how to reach them",
        _FERPA,
        HeldData.CONTACTS,
    ),
    KindOfData(
        "Alerts",
        "Alerts",
        ("alert",),
        "Pupils",
        "short notes that keep your child safe, such as an allergy",
        "so that the adult in the room knows it in time",
        "telling the adult in the room in time",
        f"{_TASK}; in an emergency Article 6(1)(d), vital interests",
        f"{_FERPA}; in an emergency 34 CFR 99.36",
        HeldData.ALERTS,
        "Article 9(2)(g) with DPA 2018 Sch. 1 para. 6 (statutory purposes: Children and Families"
        " Act 2014 s. 100) and para. 18 (safeguarding); in an emergency Article 9(2)(c)",
    ),
    KindOfData(
        "Consents",
        "What you allowed",
        ("consent",),
        "Pupils and parents",
        "what you said yes or no to, who said so, and when",
        "so that we do what you decided, and can show it",
        "doing what parents decided, and being able to show it",
        f"{_DUTY}: Article 7(1) asks the school to be able to show a consent",
        "34 CFR 99.30 (consent) and 99.37 (opting out of directory information)",
        HeldData.CONSENTS,
        said="each decision of a parent or pupil, who made it, and when",
    ),
    KindOfData(
        "Checklists",
        "Lists of a class",
        ("checklist_mark",),
        "Pupils",
        "ticks and short notes on the lists of a class, such as who handed in a slip",
        "so that nobody is forgotten when slips, books or work come in",
        "seeing who has handed something in",
        _TASK,
        _FERPA,
        HeldData.CHECKLISTS,
    ),
    KindOfData(
        "Photos",
        "Photos",
        ("photo",),
        "Pupils",
        "photos of your child's face",
        "so that staff know who is who; for anything else only if you said yes",
        "staff knowing who is who; anything else only with consent",
        f"{_TASK} for knowing pupils in school; for displays, the website and the press only"
        " Article 6(1)(a), consent",
        f"{_FERPA}; beyond the school by consent (34 CFR 99.30), or as directory information that"
        " nobody opted out of",
        HeldData.PHOTOS,
        "None is needed: photos are never used to recognise faces by machine, so they are no"
        " biometric data under Article 9(1)",
    ),
    KindOfData(
        "Health and special needs",
        "Health and special needs",
        ("health",),
        "Pupils",
        "sealed notes on health, special needs and what helps your child",
        "so that your child is safe and gets the help they need",
        "keeping the child safe, and giving the help they need",
        f"{_TASK}: Children and Families Act 2014 Part 3 and s. 100",
        f"{_FERPA}; for special education 34 CFR 300.610 to 300.627",
        HeldData.HEALTH,
        "Article 9(2)(g) with DPA 2018 Sch. 1 para. 6 (statutory purposes)",
    ),
    KindOfData(
        "Safeguarding",
        "Keeping children safe",
        ("safeguarding", "concern"),
        "Pupils, and others who are named in a concern",
        "sealed notes when somebody is worried about a child",
        "so that no child is harmed",
        "protecting children from harm",
        f"{_TASK}, and {_DUTY}: Education Act 2002 s. 175 or s. 157",
        f"{_FERPA}; health or safety emergencies 34 CFR 99.36; duties to report under state law",
        HeldData.SAFEGUARDING,
        "Article 9(2)(g) with DPA 2018 Sch. 1 para. 18 (safeguarding of children); for criminal"
        " offence data Article 10 with the same paragraph",
    ),
    KindOfData(
        "Staff",
        "Staff",
        ("staff", "training"),
        STAFF,
        "names and work email of staff, what each may see, and the training each has passed",
        "so that each person sees only what their work needs",
        "letting each person see only what their work needs",
        f"{_TASK}; for training and access also {_DUTY}: Articles 24, 29 and 32",
        "State employment law; not an education record (34 CFR 99.3)",
        HeldData.TRAINING,
    ),
    KindOfData(
        "Requests",
        "What you asked us",
        ("rights_request", "restriction", "hold"),
        "Pupils, parents, and whoever asks",
        "what people asked us about their data, what we answered, and when",
        "so that we answer in time, and can show it",
        "answering in time, and being able to show it",
        f"{_DUTY}: Articles 12 to 22",
        "34 CFR 99.10 to 99.22 (access, amendment, hearings)",
        HeldData.REQUESTS,
        said="what people asked about their data, what was answered, and when",
    ),
    KindOfData(
        "Complaints",
        "Complaints",
        ("complaint",),
        "Pupils, parents, and whoever complains",
        "what people told us we do wrong with data, and what we answered",
        "so that we put it right, and can show it",
        "putting right what was complained of, and being able to show it",
        f"{_DUTY}: DPA 2018 s. 164A",
        "34 CFR 99.63 and 99.64 (complaints)",
        HeldData.COMPLAINTS,
        said="what people complained of, and what was answered",
    ),
    KindOfData(
        "Disclosures",
        "What was passed on",
        ("transfer", "disclosure"),
        "Pupils, and whoever was given something",
        "what was passed on about your child, to whom, when and why",
        "so that you can ask, and we can answer",
        "telling families who was given what",
        f"{_DUTY}: Articles 5(2) and 30",
        "34 CFR 99.32 (record of disclosures)",
        HeldData.TRANSFERS,
    ),
    KindOfData(
        "Incidents",
        "Mishaps",
        ("incident",),
        "Pupils, staff",
        "what went wrong with data, and what was done about it",
        "so that it is put right, told, and does not happen again",
        "putting it right, telling those concerned, and learning from it",
        f"{_DUTY}: Article 33(5)",
        "State law on breaches of data",
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
