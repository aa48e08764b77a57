"""England: UK GDPR and Data Protection Act 2018, with the law of schools.

Sources beside these: Keeping children safe in education; School Attendance (Pupil Registration)
(England) Regulations 2024; Children and Families Act 2014 Part 3 and s. 100.
"""

from datetime import timedelta

from vault.domain.data_categories import DataCategory
from vault.domain.documents import DocumentKind, Part
from vault.domain.english.spoken import English
from vault.domain.incidents import Risk
from vault.domain.law import shared
from vault.domain.law.characteristics import ENGLISH_CHARACTERISTICS
from vault.domain.law.shape import Breach, Law
from vault.domain.law.time_limits import RequestTime
from vault.domain.law.words import (
    AssessmentTitles,
    Basis,
    BreachTitles,
    DisclosureRecord,
    LawfulBasis,
    Notice,
    ProcessingTitles,
    StartingSchedule,
    Terms,
    Training,
)
from vault.domain.papers import Point, Text
from vault.domain.policy import Country, Phase
from vault.domain.pupil_number import PupilNumber, upn_doubt
from vault.domain.school_files import SchoolFile

_TASK = "Article 6(1)(e), public task"
_DUTY = "Article 6(1)(c), legal obligation"

_REQUEST_TIME = RequestTime(
    months=1, days=0, extension_months=2, can_pause=True, moves_past_weekend=True
)
"""UK GDPR Art. 12(3) as the ICO counts it: the corresponding day of the next month, or of the
third one where it was extended, moved on from a weekend; later by the days on which the clock
stood. Of an extension they are told within the first month, with the reason."""

_HOURS = shared.TELL_WITHIN // timedelta(hours=1)

_BREACH = Breach(
    tell_within=shared.TELL_WITHIN,
    time_given=f"The law gives a school {_HOURS} hours to tell the authority, counted from the"
    " moment when someone at the school became aware.",
    must_tell=shared.MUST_TELL,
    risks={
        Risk.UNDECIDED: "Not decided yet",
        Risk.UNLIKELY: "A risk to the children is unlikely: nobody has to be told, the record"
        " stays",
        Risk.LIKELY: "There is a risk: the authority has to be told",
        Risk.HIGH: "There is a high risk: the authority and the families have to be told",
    },
    under="Article 33 of the UK GDPR",
    titles=BreachTitles(
        happened="1. What happened (Art. 33(3)(a))",
        data="2. Whose data, and which (Art. 33(3)(a))",
        contact="3. Who can be asked (Art. 33(3)(b))",
        consequences="4. Likely consequences (Art. 33(3)(c))",
        measures="5. Measures taken and proposed (Art. 33(3)(d))",
        late=f"6. Why this comes later than {_HOURS} hours (Art. 33(1))",
    ),
)
"""Every item of UK GDPR Art. 33(3), in its order, and of Art. 33(1) on lateness."""

_PROCESSING = ProcessingTitles(
    controller="Who is responsible (Art. 30(1)(a))",
    purposes="What it is for (Art. 30(1)(b))",
    categories="Whose data, and which (Art. 30(1)(c))",
    recipients="Who is given it (Art. 30(1)(d))",
    transfers="Out of the country (Art. 30(1)(e))",
    limits="Until when it is kept (Art. 30(1)(f))",
    measures="How it is protected (Art. 30(1)(g))",
)
"""Every item of UK GDPR Art. 30(1)."""

_ASSESSMENT = AssessmentTitles(
    why="Why it is made (Art. 35(1))",
    advice="What the data protection officer advised (Art. 35(2))",
    views="What families and staff say (Art. 35(9))",
    decision="Decision and next look (Art. 35(11), Art. 36)",
)
"""The other parts are Art. 35(7)(a) to (d)."""

_BASES = {
    DataCategory.IDENTITY: Basis(
        basis=f"{_TASK}, and {_DUTY}: School Attendance (Pupil Registration) (England) Regulations"
        " 2024"
    ),
    DataCategory.CLASSES: Basis(basis=_TASK),
    DataCategory.CONTACTS: Basis(
        basis=f"{_TASK}, and {_DUTY}: the admission register must name parents and how to reach"
        " them"
    ),
    DataCategory.ALERTS: Basis(
        basis=f"{_TASK}; in an emergency Article 6(1)(d), vital interests",
        special="Article 9(2)(g) with DPA 2018 Sch. 1 para. 6 (statutory purposes: Children and"
        " Families Act 2014 s. 100) and para. 18 (safeguarding); in an emergency Article 9(2)(c)",
    ),
    DataCategory.CONSENTS: Basis(
        basis=f"{_DUTY}: Article 7(1) asks the school to be able to show a consent"
    ),
    DataCategory.CHARACTERISTICS: Basis(
        basis=f"{_TASK}, and {_DUTY}, as it is said for each below",
        special="Article 9(2)(g) with DPA 2018 Sch. 1 para. 6 (statutory purposes), para. 8"
        " (equality of opportunity) and para. 18 (safeguarding), as it is said for each below",
    ),
    DataCategory.ATTENDANCE: Basis(
        basis=f"{_DUTY}: School Attendance (Pupil Registration) (England) Regulations 2024, which"
        " ask for a register of each session"
    ),
    DataCategory.TEACHING: Basis(basis=_TASK),
    DataCategory.PHOTOS: Basis(
        basis=f"{_TASK} for knowing pupils in school; for displays, the website and the press only"
        " Article 6(1)(a), consent",
        special="None is needed: photos are never used to recognise faces by machine, so they are"
        " no biometric data under Article 9(1)",
    ),
    DataCategory.HEALTH: Basis(
        basis=f"{_TASK}: Children and Families Act 2014 Part 3 and s. 100",
        special="Article 9(2)(g) with DPA 2018 Sch. 1 para. 6 (statutory purposes)",
    ),
    DataCategory.SAFEGUARDING: Basis(
        basis=f"{_TASK}, and {_DUTY}: Education Act 2002 s. 175 or s. 157",
        special="Article 9(2)(g) with DPA 2018 Sch. 1 para. 18 (safeguarding of children); for"
        " criminal offence data Article 10 with the same paragraph",
    ),
    DataCategory.STAFF: Basis(
        basis=f"{_TASK}; for training and access also {_DUTY}: Articles 24, 29 and 32"
    ),
    DataCategory.REQUESTS: Basis(basis=f"{_DUTY}: Articles 12 to 22"),
    DataCategory.COMPLAINTS: Basis(basis=f"{_DUTY}: DPA 2018 s. 164A"),
    DataCategory.DISCLOSURES: Basis(basis=f"{_DUTY}: Articles 5(2) and 30"),
    DataCategory.INCIDENTS: Basis(basis=f"{_DUTY}: Article 33(5)"),
}

_LAWFUL_BASIS = LawfulBasis(
    title="Why the school may hold it (UK GDPR Art. 6, 9 and 10; DPA 2018 Sch. 1)",
    young_pupils=None,
    parts=(
        Part(
            "special",
            "Appropriate policy document (DPA 2018 Sch. 1 Part 4)",
            (
                Point(
                    "How the principles of Art. 5 are kept: by the record of processing, the"
                    " security programme and the retention policy of this vault."
                ),
                Point("How long special category data is kept: by the retention policy."),
                Point(
                    "This document is kept under review, and for six months after the processing"
                    " ends."
                ),
            ),
            asks="who reviews it and when",
        ),
        Part(
            "contract",
            "Public task in law",
            (
                Text(
                    "Article 6(3) asks that a public task is laid down in law. For a school in"
                    " England these are above all the Education Act 1996, the Education Act 2002"
                    " and the Children and Families Act 2014."
                ),
            ),
            asks="the kind of school (maintained, academy, independent) and the governing document"
            " that gives it its task",
        ),
    ),
)

_NOTICE = Notice(
    allowed=(
        (
            "Most of it we keep because it is our job by law to teach your child and to keep them"
            " safe. The law calls this a public task (UK GDPR Article 6(1)(e)), or a legal duty"
            " (Article 6(1)(c))."
        ),
        (
            "Notes on health and safety have extra protection in law. We may keep them to help your"
            " child and keep them safe (Article 9(2)(g); Data Protection Act 2018, Schedule 1)."
        ),
        (
            "Some photos we use only if you said yes (Article 6(1)(a)). You can change your mind at"
            " any time. Just tell us."
        ),
    ),
    rights=(
        f"To see what we hold. We answer within {_REQUEST_TIME.in_words}, and it is free.",
        "To put right what is wrong.",
        "To erase what we no longer need. Some things we must keep, and we will tell you which.",
        "To stop using it while we sort out a question.",
        "To say no to how we use it. We will look at your reasons.",
        "To take it with you, so that you can give it to someone else.",
        "To take back a consent. This does not undo what was done before.",
    ),
    unhappy="You can also go to the Information Commissioner (ico.org.uk, telephone 0303 123"
    " 1113).",
)
"""The items of UK GDPR Art. 13 that differ by country, in plain words."""

LAW = Law(
    country=Country.ENGLAND,
    name="England",
    in_sentence="England",
    terms=Terms(
        acts="GDPR and COPPA",
        officer="data protection officer",
        sensitive="special category data",
        local_authority="the council",
        asking_to_see="subject access",
        school_number="DfE number",
        notification="Notification to the supervisory authority",
    ),
    is_month_first=False,
    english=English.BRITISH,
    is_in_grades=False,
    pupil_number=PupilNumber(
        word="UPN",
        explained="unique pupil number",
        headers=("upn", "upn no", "upn number", "unique pupil number"),
        sources=("UPN",),
        doubt=upn_doubt,
    ),
    registered_with="the Information Commissioner",
    request_time=_REQUEST_TIME,
    is_copy_free=True,
    acknowledge_within=shared.ACKNOWLEDGE_WITHIN,
    acknowledgement=f"The law gives {shared.ACKNOWLEDGE_WITHIN.days} days to tell them that you"
    " have it.",
    breach=_BREACH,
    sending_ground="public task (UK GDPR Art. 6(1)(e))",
    disclosure_record=DisclosureRecord(
        title="What was passed on",
        about="What left the school about this pupil, to whom, why, and on what ground. It is made"
        " from the list of sealed files and from what was written down by hand.",
        reason="Why",
    ),
    bases=_BASES,
    lawful_basis=_LAWFUL_BASIS,
    notice=_NOTICE,
    titles={
        DocumentKind.NOTICE: "Privacy notice",
        DocumentKind.PROCESSING: "Record of processing",
        DocumentKind.LAWFUL_BASIS: "Lawful basis of each kind of data",
        DocumentKind.DPIA: "Data protection impact assessment",
        DocumentKind.PROGRAMME: "Security programme",
        DocumentKind.RETENTION: "Retention policy",
    },
    processing=_PROCESSING,
    assessment=_ASSESSMENT,
    security_programme="It follows Article 32 of the UK GDPR and, beyond that, the items of 16 CFR"
    " 312.8(b). The COPPA Rule binds operators of online services; this program has no network, and"
    " is none.",
    second_factor="The cyber security standard of the DfE (February 2026) expects it of who handles"
    " sensitive data.",
    training=Training(
        may_ask="Every person has the right to see what a school holds about them. Parents usually"
        " ask for their child; older pupils may ask for themselves.",
        rights=(
            (
                "Rectification: a wrong address, a wrong date of birth, a wrong word. Facts are put"
                " right at once. With opinions it is noted that the parent disagrees."
            ),
            "Objection: anybody may say no to how data is used. The data lead weighs the reasons.",
        ),
        deleting="can be a crime",
        registers="The School Attendance (Pupil Registration) (England) Regulations 2024 ask for a"
        " register at the start of each morning and once in each afternoon. It may stay open for 30"
        " minutes at most.",
        register_changes="A change keeps the first entry, the new one, the reason, the date and the"
        " name of who made it. Each entry is kept for six years.",
        register_codes="The codes are those of the Department for Education, in force since 19"
        " August 2024. A reason for N has to be found, within five school days at the latest.",
    ),
    scale_file="england",
    area_file="england",
    attendance_codes="england",
    school_files=(SchoolFile.CTF, SchoolFile.ONEROSTER),
    characteristics=ENGLISH_CHARACTERISTICS,
    schedules={
        Phase.PRIMARY: StartingSchedule(pack="england-primary", title="England, primary school"),
        Phase.SECONDARY: StartingSchedule(
            pack="england-secondary", title="England, secondary school"
        ),
    },
)
