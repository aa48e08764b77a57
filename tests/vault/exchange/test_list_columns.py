"""Headings of the programs that schools use, each known as what it is."""

import pytest

from vault.exchange.list_columns import guess_mapping

LISTS = {
    "SIMS": (
        "Legal Surname,Legal Forename,Preferred Surname,Adno,Reg Group,Year taught in,Person id",
        "legal_family legal_given preferred_family admission_no class year_group -",
    ),
    "Arbor": (
        "Legal Last Name,Legal First Name,Preferred First Name,Arbor Student ID,Sex,Reg Form",
        "legal_family legal_given preferred_given admission_no sex class",
    ),
    "Bromcom": (
        "Surname,Forename,Preferred Name,Tutor Group,Year,Admission No,MIS ID,Date of Birth",
        "legal_family legal_given preferred_given class year_group admission_no - born",
    ),
    "iSAMS": (
        "txtSurname,txtForename,School ID,NC Year,Form,Enrolment Date",
        "legal_family legal_given admission_no year_group class started",
    ),
    "ScholarPack": (
        "Forename,Surname,DOB,Year Group,Class,UPN,Pupil ID,Admission Date",
        "legal_given legal_family born year_group class upn admission_no started",
    ),
    "PowerSchool": (
        "Last_Name,First_Name,Student_Number,Grade_Level,Home_Room,EntryDate,ExitDate,DOB",
        "legal_family legal_given admission_no year_group class started left_on born",
    ),
    "Infinite Campus": (
        "student.lastName,student.firstName,student.studentNumber,student.birthdate,student.grade",
        "legal_family legal_given admission_no born year_group",
    ),
    "SIMS, contacts": (
        "Pupil ID,Contact's First Name,Contact's Last Name,Contact's Phone Number,Contact's Email",
        "admission_no contact1_given contact1_family contact1_phone contact1_email",
    ),
    "SIMS, groups": (
        "Surname,Free School Meal Eligibility,Pupil Premium Eligibility,Registration Group",
        "legal_family free_school_meals pupil_premium class",
    ),
    "PowerSchool, parents": (
        "LastFirst,SchoolID,Student_Number,Mother,Father,Emerg_Contact_3,Emerg_Phone_3",
        ("full_name - admission_no contact1_name contact2_name contact3_name contact3_phone"),
    ),
    "PowerSchool, guardian": (
        "LastFirst,Student_Number,Mother,Guardian_FN,Guardian_LN,GuardianEmail",
        "full_name admission_no - contact1_given contact1_family contact1_email",
    ),
    "Infinite Campus, numbers": (
        "student.stateID,student.lastName,student.homePrimaryLanguage",
        "upn legal_family first_language",
    ),
    "iSAMS, tables": (
        "txtSchoolID,txtForename,txtSurname,txtPreName,txtDOB,txtForm,intNCYear,txtGender",
        "admission_no legal_given legal_family preferred_given born class year_group sex",
    ),
    "Names with their kind behind": (
        "Pupil ID,Forename Legal,Surname Legal,Known As,Date Of Birth,NC Year,House",
        "admission_no legal_given legal_family preferred_given born year_group -",
    ),
    "Skyward, whole names": (
        "Student Full Name Last First Middle,Grd,Gndr,Student Birthdate,Student Other ID",
        "full_name year_group sex born admission_no",
    ),
    "ScholarPack, known names": (
        "Legal Surname,Legal Forename,Known Surname,Known Forename,DoB,Class Name",
        "legal_family legal_given preferred_family preferred_given born class",
    ),
    "Aeries, parents": (
        "Perm ID,Last Name,First Name,Parent/Guardian,Primary Phone",
        "admission_no legal_family legal_given contact1_name contact1_phone",
    ),
    "German, short": ("Name,Vorname,Geb.-Datum,Geschl.", "legal_family legal_given born sex"),
    "Apple School Manager": (
        "person_id,person_number,first_name,last_name,grade_level",
        "- admission_no legal_given legal_family year_group",
    ),
    "Skyward": (
        "Student Last Name,Student First Name,Other ID,Birth Date,Homeroom",
        "legal_family legal_given admission_no born class",
    ),
    "Aeries": (
        "Stu ID,LN,FN,GR,SX,BD",
        "admission_no legal_family legal_given year_group sex born",
    ),
    "Clever": (
        "Student_number,Last_name,Middle_name,First_name,Grade,Gender,Contact_name,Contact_phone",
        "admission_no legal_family middle legal_given year_group sex contact1_name contact1_phone",
    ),
    "prefixed": (
        "CHILD_FIRST_NAME,CHILD_LAST_NAME,CHILD_DOB",
        "legal_given legal_family born",
    ),
    "German": (
        "Nachname,Vorname,Rufname,Geschlecht,Geburtsdatum,Klasse,Jahrgangsstufe,Muttersprache",
        "legal_family legal_given preferred_given sex born class year_group first_language",
    ),
    "French": (
        "Nom de famille,Prénom,Né(e) le,Sexe,Classe,Niveau",
        "legal_family legal_given born sex class year_group",
    ),
    "contacts": (
        "Mother's name,Mother's mobile,Father name,Parent/Carer 3 Surname,Emergency contact 3 tel",
        "contact1_name contact1_phone contact2_name contact3_family contact3_phone",
    ),
}


@pytest.mark.parametrize("program", LISTS)
def test_headings_of_a_program_are_known(program):
    header, fields = LISTS[program]
    columns = tuple(header.split(","))
    found = dict(guess_mapping(columns))
    assert " ".join(found.get(column, "-") for column in columns) == fields


def test_a_full_name_overrides_neither_given_nor_family_name():
    assert "full_name" not in dict(guess_mapping(("Surname", "Forename", "Full Name"))).values()


def test_the_name_that_is_used_stands_beside_the_legal_one():
    found = dict(guess_mapping(("Surname", "Legal Surname", "Forename")))
    assert found == {
        "Surname": "preferred_family",
        "Legal Surname": "legal_family",
        "Forename": "legal_given",
    }
