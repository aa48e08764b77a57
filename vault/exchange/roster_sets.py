"""Sets of CSV files that rostering services ask for, packed together: Clever and Apple School
Manager. A set is a value that says which file holds what; one reader goes by it."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RosterSet:
    """Files by what they hold, and of each kind the column that holds each field. `teachers` are
    the columns of a class that name who teaches it."""

    name: str
    source: str
    files: Mapping[str, str]
    pupil: Mapping[str, str]
    staff: Mapping[str, str]
    school_class: Mapping[str, str]
    member: tuple[str, str]
    teachers: tuple[str, ...]
    school: tuple[str, str]
    contact: Mapping[str, str]


_PERSON = {"legal_given": "first_name", "legal_family": "last_name", "middle": "middle_name"}
CLEVER = RosterSet(
    name="Clever",
    source="clever",
    files={
        "pupil": "students.csv",
        "staff": "teachers.csv",
        "class": "sections.csv",
        "member": "enrollments.csv",
        "school": "schools.csv",
    },
    pupil={
        **_PERSON,
        "key": "student_id",
        "admission_no": "student_number",
        "upn": "state_id",
        "year_group": "grade",
        "sex": "gender",
        "born": "dob",
    },
    staff={
        "key": "teacher_id",
        "given": "first_name",
        "family": "last_name",
        "code": "teacher_number",
    }
    | {"email": "teacher_email", "title": "title"},
    school_class={"key": "section_id", "name": "name", "code": "section_number", "room": "room"}
    | {"subject": "course_name", "year_group": "grade"},
    member=("student_id", "section_id"),
    teachers=("teacher_id", *(f"teacher_{n}_id" for n in range(2, 11))),
    school=("school_id", "school_name"),
    contact={"name": "contact_name", "relationship": "contact_relationship"}
    | {"phone": "contact_phone", "email": "contact_email"},
)
APPLE = RosterSet(
    name="Apple School Manager",
    source="apple-school-manager",
    files={
        "pupil": "students.csv",
        "staff": "staff.csv",
        "class": "classes.csv",
        "course": "courses.csv",
        "member": "rosters.csv",
        "school": "locations.csv",
    },
    pupil={
        **_PERSON,
        "key": "person_id",
        "admission_no": "person_number",
        "year_group": "grade_level",
    },
    staff={
        "key": "person_id",
        "given": "first_name",
        "family": "last_name",
        "code": "person_number",
    }
    | {"email": "email_address"},
    school_class={"key": "class_id", "name": "class_number", "subject": "course_name"},
    member=("student_id", "class_id"),
    teachers=("instructor_id", *(f"instructor_id_{n}" for n in range(2, 16))),
    school=("location_id", "location_name"),
    contact={},
)
SETS = (CLEVER, APPLE)
