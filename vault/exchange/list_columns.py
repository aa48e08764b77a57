"""Which column of a class list is which field, by the words that school programs write above them.

SIMS, Arbor, Bromcom, iSAMS, ScholarPack; PowerSchool, Infinite Campus, Skyward, Aeries, Clever;
German and French lists. The surest word of a field stands first."""

import re
import unicodedata

from rapidfuzz import fuzz, process

from vault.domain.law import LAWS
from vault.exchange.characteristic_columns import FIELD_HEADINGS

Mapping = tuple[tuple[str, str], ...]
NAMES = frozenset({"legal_family", "legal_given", "full_name"})
FIELD_NAMES: dict[str, tuple[str, ...]] = {
    "legal_family": (
        *("legal surname", "legal last name", "legal family name", "surname", "last name"),
        *("family name", "familyname", "lastname", "child surname", "txtsurname", "ln"),
        *("surname legal", "last name legal", "family name legal"),
        *("nachname", "familienname", "zuname", "nom de famille", "nom"),
    ),
    "legal_given": (
        *("legal forename", "legal first name", "legal given name", "forename", "first name"),
        *("given name", "givenname", "firstname", "forenames", "first names", "txtforename", "fn"),
        *("forename legal", "first name legal", "given name legal"),
        *("vorname", "vornamen", "prenom", "prenoms"),
    ),
    "full_name": (
        *("full name", "pupil name", "student name", "child name", "learner name", "student full"),
        *("lastfirst", "last first", "name", "pupil", "student", "name vorname", "nom et prenom"),
        *("full name last first middle", "full name last first", "name last first"),
        *("nom prenom", "eleve", "schuler", "schueler"),
    ),
    "middle": (
        *("middle name", "middle names", "middlename", "legal middle name", "legal middle names"),
        *("mn", "middle name s", "zweiter vorname", "deuxieme prenom"),
    ),
    "preferred_given": (
        *("preferred forename", "preferred first name", "preferred given name", "known as"),
        *("preferred name", "chosen name", "chosen forename", "chosen first name", "nickname"),
        *("nick name", "rufname", "prenom usuel", "preferredfirstname", "pre name"),
        *("known forename", "known first name", "known name", "forename known as"),
    ),
    "preferred_family": (
        *("preferred surname", "preferred last name", "preferred family name", "chosen surname"),
        *("nom usuel", "preferredlastname", "known surname", "known last name"),
    ),
    "born": (
        *("dob", "date of birth", "birth date", "birthdate", "born", "birthday", "birth day"),
        *("date of birth dd mm yyyy", "d o b", "bd", "geburtsdatum", "geb datum", "geboren"),
        *(
            "geboren am",
            "geburtstag",
            "gebdat",
            "date de naissance",
            "ne e le",
            "ne le",
            "naissance",
        ),
    ),
    "sex": (
        *("sex", "gender", "legal sex", "sx", "gen", "m f", "boy girl"),
        *("gndr", "geschlecht", "geschl", "sexe", "genre"),
    ),
    "upn": tuple(header for law in LAWS.values() for header in law.pupil_number.headers),
    "admission_no": (
        *("admission no", "admission number", "adno", "admno", "adm no", "admission"),
        *(
            "student number",
            "pupil number",
            "person number",
            "local id",
            "student local id",
            "pupil id",
        ),
        *("student id", "studentid", "stu id", "sis id", "school id", "mis id", "person id"),
        *("other id", "arbor student id", "learner id", "child id", "student no", "pupil no"),
        *("perm id", "permanent id", "studentnumber", "schulernummer", "schuelernummer"),
        *("schuler id", "schueler id", "numero eleve", "matricule", "id eleve"),
    ),
    "year_group": (
        *("year", "year group", "nc year", "curriculum year", "grade", "ncyear", "yeargroup"),
        *("national curriculum year", "year taught in", "current nc year", "year nc", "yr"),
        *("grade level", "gradelevel", "current grade", "gr", "nc year group", "yr group"),
        *("grd", "int ncyear", "int nc year"),
        *("jahrgang", "jahrgangsstufe", "klassenstufe", "stufe", "niveau"),
    ),
    "class": (
        *("reg", "reg grp", "reg group", "registration group", "registration form", "reg class"),
        *(
            "reg form",
            "regform",
            "registration class",
            "registration",
            "form",
            "form group",
            "form name",
        ),
        *("class", "class name", "tutor group", "tutor group name", "tutor grp", "tg"),
        *("homeroom", "home room", "homegroup", "hr", "group", "teaching group"),
        *("klasse", "klassenname", "classe", "division"),
    ),
    "started": (
        *("start date", "date of admission", "admission date", "registration date", "entry date"),
        *("enrolment date", "enrollment date", "date of entry", "entrydate", "doa", "date joined"),
        *("enrolment start date", "enrollment start date", "eintritt", "eintrittsdatum"),
        *("date d entree",),
    ),
    "left_on": (
        *("leaving date", "date of leaving", "end date", "exit date", "date left", "exitdate"),
        *("withdrawal date", "dol", "austritt", "austrittsdatum", "date de sortie"),
    ),
    "languages": (*("languages", "language", "languages spoken", "other languages"),),
    **FIELD_HEADINGS,
}
"""A heading in small letters, without accents and signs."""
_BY_NAME = {name: field for field, names in reversed(FIELD_NAMES.items()) for name in names}
_RANK = {name: rank for names in FIELD_NAMES.values() for rank, name in enumerate(names)}
_NEAR = 88
_OF_WHOM = re.compile(r"^(?:child|pupil|student|learner|stu|stud|person|txt)s? (?=\w)")
"""What programs write before every heading: CHILD_FIRST_NAME, student.lastName."""
_CONTACT = re.compile(
    r"^(?:(?:emergency |primary |parental |main )?(?:contact|parent|guardian|carer)s?"
    r"(?: (?:s|contact|parent|guardian|carer))*|primary|emergency|emerg|priority|next of kin"
    r"|(?P<who>mother|father|mum|dad)s?(?: s)?)"
    r" ?(?P<number>[1-5])?(?: contact)? (?P<part>[a-z ]+?) ?(?P<after>[1-5])?$"
)
_PARTS_OF_CONTACT = {
    **dict.fromkeys(("name", "full name", "contact name"), "name"),
    **dict.fromkeys(("forename", "first name", "given name", "firstname", "fn"), "given"),
    **dict.fromkeys(("surname", "last name", "family name", "lastname", "ln"), "family"),
    **dict.fromkeys(
        (
            *("relationship", "relation", "relationship to pupil", "relationship to student"),
            *("relationship to child", "relation to pupil", "relationship type", "type"),
        ),
        "relationship",
    ),
    **dict.fromkeys(
        (
            *("phone", "mobile", "telephone", "mobile phone", "mobile number", "phone number"),
            *("telephone number", "home phone", "cell", "cell phone", "tel", "home telephone"),
            *("main phone", "primary phone", "contact number", "number", "mobile telephone"),
            *("daytime phone", "day phone", "home number", "work phone", "work telephone"),
        ),
        "phone",
    ),
    **dict.fromkeys(("email", "e mail", "email address", "e mail address", "main email"), "email"),
    **dict.fromkeys(("address", "home address", "full address", "postal address"), "address"),
}
_REACHED = {**dict.fromkeys(("telephone", "phone", "mobile", "tel", "phone number"), "phone")}
"""What beside a bare 'Name' says that it is the name of somebody to call."""
RELATIONS = {"mother": "Mother", "mum": "Mother", "father": "Father", "dad": "Father"}
_PARENT_ALONE = ("parent guardian", "parent carer", "parents guardians", "parents carers")
_SECOND = ("father", "dad")
_WHO_ALONE = ("mother", "father")
"""Of PowerSchool: the name of that parent."""
_EMERGENCY = {f"emerg contact {n}": f"emergency contact {n} name" for n in "123"}


def guess_mapping(header: tuple[str, ...]) -> Mapping:
    """(column, field) pairs, each field once: of several columns the one with the surest heading. A
    heading that is misspelt by little counts."""
    found: dict[str, tuple[int, str]] = {}
    for column in header:
        name = plain(column)
        field = known_field(name)
        rank = _RANK.get(name, _RANK.get(_OF_WHOM.sub("", name), 40))
        if field is None and len(name) > 4:
            near = process.extractOne(name, list(_BY_NAME), scorer=fuzz.ratio)
            field = _BY_NAME[near[0]] if near[1] >= _NEAR else None
            rank = 90
        if field is not None and (field not in found or rank < found[field][0]):
            found[field] = rank, column
    chosen = {column: field for field, (_, column) in found.items()}
    _settle_names(header, chosen)
    _settle_parents(chosen)
    return tuple((column, chosen[column]) for column in header if column in chosen)


def _settle_names(header: tuple[str, ...], chosen: dict[str, str]) -> None:
    """Where given and family names have columns, a full name overrides neither; 'Name' beside a
    given name alone is the family name, and beside a telephone somebody to call. 'Surname' beside
    'Legal surname' is the one that is used."""
    columns = {field: column for column, field in chosen.items()}
    full = columns.get("full_name")
    if full is not None and plain(full) == "name" and "legal_family" not in columns:
        if "legal_given" in columns:
            chosen[full] = "legal_family"
    elif full is not None and {"legal_given", "legal_family"} <= columns.keys():
        del chosen[full]
        behind = header[header.index(full) + 1 :][:1]
        reached = _REACHED.get(plain(behind[0])) if behind else None
        if plain(full) == "name" and reached and "contact1_name" not in columns:
            chosen[full], chosen[behind[0]] = "contact1_name", f"contact1_{reached}"
    for field, legal in (("preferred_family", "legal_family"), ("preferred_given", "legal_given")):
        if field in columns or not plain(columns.get(legal, "")).startswith("legal "):
            continue
        for column in header:
            if column not in chosen and _BY_NAME.get(plain(column)) == legal:
                chosen[column] = field
                break


def _settle_parents(chosen: dict[str, str]) -> None:
    """A bare 'Mother' is the name of a contact where no other column tells of one in the same
    place: a guardian's email may be somebody else's."""
    alone = {column for column in chosen if plain(column) in _WHO_ALONE}
    others = {
        field.partition("_")[0]
        for column, field in chosen.items()
        if field.startswith("contact") and not plain(column).startswith(_WHO_ALONE)
    }
    for column in alone:
        if chosen[column].partition("_")[0] in others:
            del chosen[column]


def plain(column: str) -> str:
    """A heading in small letters without accents and signs: 'student.lastName' is 'student last
    name'."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z][a-z])|(?<=[a-z]{3})(?=[A-Z]{2})", " ", column)
    bare = unicodedata.normalize("NFKD", apart.replace("ß", "ss"))
    bare = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return " ".join(re.sub(r"[^a-z0-9]+", " ", bare.lower()).split())


def known_field(name: str) -> str | None:
    """The field of a heading in its plain form."""
    field = _BY_NAME.get(name) or _contact_field(name)
    if field is None:
        shorter = _OF_WHOM.sub("", name)
        field = known_field(shorter) if shorter != name else None
    return field


def _contact_field(name: str) -> str | None:
    """'contact 2 mobile' is contact2_phone; without a number it is the first."""
    if name in _WHO_ALONE:
        return f"contact{2 if name in _SECOND else 1}_name"
    if name in _PARENT_ALONE:
        return "contact1_name"
    match = _CONTACT.match(_EMERGENCY.get(name, name))
    if not match or match["part"] not in _PARTS_OF_CONTACT:
        return None
    number = match["number"] or match["after"] or (2 if match["who"] in _SECOND else 1)
    return f"contact{number}_{_PARTS_OF_CONTACT[match['part']]}"


def relation_of(column: str) -> str:
    """'Mother phone' says who it is."""
    name = plain(column)
    if name in _WHO_ALONE:
        return RELATIONS[name]
    match = _CONTACT.match(name)
    return RELATIONS.get(match["who"] or "", "") if match else ""
