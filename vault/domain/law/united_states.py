"""The United States: FERPA (20 U.S.C. 1232g, 34 CFR Part 99), COPPA (16 CFR Part 312).

Sources beside these: 34 CFR 300.610-627 (IDEA). The retention policy has the items of 16 CFR 312.10
in every country: the purposes, the need for keeping, and the time after which it is deleted.
"""

from datetime import timedelta

from vault.domain.data_categories import DataCategory
from vault.domain.documents import DocumentKind
from vault.domain.english.spoken import English
from vault.domain.incidents import Risk
from vault.domain.law import shared
from vault.domain.law.characteristics import AMERICAN_CHARACTERISTICS
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
    YoungPupils,
)
from vault.domain.policy import Country, Phase
from vault.domain.pupil_number import PupilNumber
from vault.domain.school_files import SchoolFile

_FERPA = "Education record under FERPA (20 U.S.C. 1232g, 34 CFR Part 99)"

_REQUEST_TIME = RequestTime(
    months=0, days=45, extension_months=0, can_pause=False, moves_past_weekend=False
)
"""34 CFR 99.10(b): access within a reasonable time, at most 45 days."""

_HOURS = shared.TELL_WITHIN // timedelta(hours=1)

_BREACH = Breach(
    tell_within=shared.TELL_WITHIN,
    time_given="State laws say whom to tell of a breach and by when, and they differ. Tuckbox"
    f" counts {_HOURS} hours from the moment when someone at the school became aware.",
    must_tell=shared.MUST_TELL,
    risks={
        Risk.UNDECIDED: "Not decided yet",
        Risk.UNLIKELY: "A risk to the children is unlikely: nobody is told, unless the state's law"
        " asks for it; the record stays",
        Risk.LIKELY: "There is a risk: the authority that the state's law names is told",
        Risk.HIGH: "There is a high risk: that authority and the families are told",
    },
    under="the law of the state",
    titles=BreachTitles(
        happened="1. What happened",
        data="2. Whose data, and which",
        contact="3. Who can be asked",
        consequences="4. Likely consequences",
        measures="5. Measures taken and proposed",
        late=f"6. Why this comes later than {_HOURS} hours",
    ),
)
"""FERPA asks for no notification of a breach. The items are what state laws commonly ask for."""

_PROCESSING = ProcessingTitles(
    controller="Who is responsible",
    purposes="What it is for",
    categories="Whose data, and which",
    recipients="Who is given it (34 CFR 99.31 and 99.32)",
    transfers="Out of the country",
    limits="Until when it is kept",
    measures="How it is protected",
)
_ASSESSMENT = AssessmentTitles(
    why="Why it is made",
    advice="What the privacy officer advised",
    views="What families and staff say",
    decision="Decision and next look",
)
"""No federal law asks a school for either document; both are good practice."""

_BASES = {
    DataCategory.IDENTITY: Basis(basis=_FERPA),
    DataCategory.CLASSES: Basis(basis=_FERPA),
    DataCategory.CONTACTS: Basis(basis=_FERPA),
    DataCategory.ALERTS: Basis(basis=f"{_FERPA}; in an emergency 34 CFR 99.36"),
    DataCategory.CONSENTS: Basis(
        basis="34 CFR 99.30 (consent) and 99.37 (opting out of directory information)"
    ),
    DataCategory.CHARACTERISTICS: Basis(basis=f"{_FERPA}, and as it is said for each below"),
    DataCategory.ATTENDANCE: Basis(basis=f"{_FERPA}; state law on compulsory attendance"),
    DataCategory.TEACHING: Basis(basis=_FERPA),
    DataCategory.PHOTOS: Basis(
        basis=f"{_FERPA}; beyond the school by consent (34 CFR 99.30), or as directory information"
        " that nobody opted out of"
    ),
    DataCategory.HEALTH: Basis(basis=f"{_FERPA}; for special education 34 CFR 300.610 to 300.627"),
    DataCategory.SAFEGUARDING: Basis(
        basis=f"{_FERPA}; health or safety emergencies 34 CFR 99.36; duties to report under state"
        " law"
    ),
    DataCategory.STAFF: Basis(basis="State employment law; not an education record (34 CFR 99.3)"),
    DataCategory.REQUESTS: Basis(basis="34 CFR 99.10 to 99.22 (access, amendment, hearings)"),
    DataCategory.COMPLAINTS: Basis(basis="34 CFR 99.63 and 99.64 (complaints)"),
    DataCategory.DISCLOSURES: Basis(basis="34 CFR 99.32 (record of disclosures)"),
    DataCategory.INCIDENTS: Basis(basis="State law on breaches of data"),
}

_LAWFUL_BASIS = LawfulBasis(
    title="Why the school may hold it",
    young_pupils=YoungPupils(
        below=13,
        key="consent",
        title="Children under 13",
        before="COPPA (16 CFR Part 312) binds operators of online services. This program is none.",
        after="Their parents' decisions are kept with their record, parents may look at it and have"
        " it erased, and no more is collected than the school's work needs.",
    ),
    parts=(),
)

_NOTICE = Notice(
    allowed=(
        (
            "These are school records. A law called FERPA says who may see them. Mostly we need"
            " your written consent before anybody outside the school sees them."
        ),
        "Some facts count as directory information. You can tell us not to give them out.",
    ),
    rights=(
        f"To see your child's records. We answer within {_REQUEST_TIME.in_words}.",
        "To put right what is wrong. If we do not agree, you can ask for a hearing.",
        "To say who outside the school may see them, but for cases that the law names.",
        "To keep your child out of directory information.",
        "To erase what we no longer need. We will tell you what we must keep.",
    ),
    unhappy="You can also write to the Student Privacy Policy Office (U.S. Department of"
    " Education, 400 Maryland Avenue SW, Washington, DC 20202).",
)

LAW = Law(
    country=Country.UNITED_STATES,
    name="United States",
    in_sentence="the United States",
    terms=Terms(
        acts="FERPA and COPPA",
        officer="privacy officer",
        sensitive="data on health or safety",
        local_authority="the school district",
        asking_to_see="inspect and review",
        school_number="NCES school ID",
        notification="Notification of a data breach",
    ),
    is_month_first=True,
    english=English.AMERICAN,
    is_in_grades=True,
    pupil_number=PupilNumber(
        word="state student ID",
        explained="the number that the state gives a student",
        headers=(
            *("state student id", "state id", "state student number", "statewide student id"),
            *("statewide student identifier", "state student identifier", "ssid"),
        ),
        sources=("STATEID", "STATESTUDENTID", "STATE STUDENT ID", "STATE ID", "SSID"),
        # Each state has a form of its own.
        doubt=lambda _: "",
    ),
    registered_with="",
    request_time=_REQUEST_TIME,
    is_copy_free=False,
    acknowledge_within=shared.ACKNOWLEDGE_WITHIN,
    acknowledgement="No federal law gives a time to tell them that you have it; Tuckbox counts"
    f" {shared.ACKNOWLEDGE_WITHIN.days} days.",
    breach=_BREACH,
    sending_ground="school officials with legitimate educational interests (34 CFR 99.31(a)(1))",
    disclosure_record=DisclosureRecord(
        title="Record of disclosures",
        about="Record of requests for access to and disclosures of personally identifiable"
        " information from the education records of the student, kept under 34 CFR 99.32. For each"
        " it names the parties who received the information and the legitimate interests they had"
        " in it. It is kept as long as the education records themselves; parents and eligible"
        " students may inspect it.",
        reason="Legitimate interest",
    ),
    bases=_BASES,
    lawful_basis=_LAWFUL_BASIS,
    notice=_NOTICE,
    titles={
        DocumentKind.NOTICE: "Privacy notice",
        DocumentKind.PROCESSING: "Record of what data is used for",
        DocumentKind.LAWFUL_BASIS: "Why the law allows each kind of data",
        DocumentKind.DPIA: "Privacy impact assessment",
        DocumentKind.PROGRAMME: "Security program",
        DocumentKind.RETENTION: "Retention policy",
    },
    processing=_PROCESSING,
    assessment=_ASSESSMENT,
    security_programme="It follows the items of 16 CFR 312.8(b) (the COPPA Rule as amended in"
    " 2025). The COPPA Rule binds operators of online services; this program has no network, and is"
    " none.",
    second_factor="CISA's report on the security of schools (January 2023) has it among the first"
    " steps.",
    training=Training(
        may_ask="Parents have the right to see the school's records of their child. From the 18th"
        " birthday the right is the student's own.",
        rights=(
            (
                "Amendment: a parent may ask for what is wrong or misleading to be put right. Where"
                " the school does not agree, it tells them that they can have a hearing."
            ),
            (
                "Consent: before anybody outside the school is told, a parent has to agree in"
                " writing, but for cases that the law names. The data lead knows them."
            ),
            (
                "Directory information: a parent may say that the child is to be left out of what"
                " the school gives to everybody."
            ),
        ),
        deleting="is against the law",
        registers="Each state has its own law on compulsory attendance, and most ask for a count on"
        " every school day. Your district says when and how often it is taken.",
        register_changes="Keep the first entry, the new one, the reason, the date and the name of"
        " who made it: funding and truancy cases rest on this record.",
        register_codes="There is no national set of codes. Use those of your state; the program"
        " starts with common ones, and a data lead can load others.",
    ),
    scale_file="united_states",
    area_file="",
    attendance_codes="united_states",
    school_files=(SchoolFile.ONEROSTER,),
    characteristics=AMERICAN_CHARACTERISTICS,
    schedules={
        phase: StartingSchedule(pack="united-states", title="United States") for phase in Phase
    },
)
