"""Characteristics of pupils as schools of each country name and count them, and on what ground.

England: codes of the Common Basic Data Set of the Department for Education (ethnicity, special
educational needs). United States: race and ethnicity by Statistical Policy Directive 15 (2024).
"""

from vault.domain.characteristics import YES_OR_NO, CharacteristicKind, CharacteristicRule

_TASK = "UK GDPR Article 6(1)(e), public task"
_DUTY = "UK GDPR Article 6(1)(c), legal duty"
_CENSUS = "Education Act 1996 s. 537A and the school census"
_STATISTICS = "Article 9(2)(g) with DPA 2018 Sch. 1 para. 8 (equality of opportunity)"
_SUPPORT = "Article 9(2)(g) with DPA 2018 Sch. 1 para. 6 (statutory purposes)"
ENGLISH_CHARACTERISTICS = {
    CharacteristicKind.FREE_MEALS: CharacteristicRule(
        title="Free school meals",
        values=YES_OR_NO,
        basis=f"{_TASK}: Education Act 1996 s. 512; {_CENSUS}",
        special="",
        usual="Providing the meals, and the school census",
    ),
    CharacteristicKind.PUPIL_PREMIUM: CharacteristicRule(
        title="Pupil premium",
        values=YES_OR_NO,
        basis=f"{_TASK}: the conditions of the grant, by which the school shows what it does",
        special="",
        usual="Using the grant for those whom it is for",
    ),
    CharacteristicKind.EAL: CharacteristicRule(
        title="English as an additional language",
        values=YES_OR_NO,
        basis=f"{_TASK}: {_CENSUS}",
        special="",
        usual="Support in lessons, and the school census",
    ),
    CharacteristicKind.SEN: CharacteristicRule(
        title="SEN status",
        values=(("N", "No special needs"), ("K", "SEN support"), ("E", "EHC plan")),
        basis=f"{_DUTY}: Children and Families Act 2014 Part 3; {_CENSUS}",
        special=_SUPPORT,
        usual="Support in lessons, and the school census",
    ),
    CharacteristicKind.LOOKED_AFTER: CharacteristicRule(
        title="Looked after",
        values=(("yes", "Looked after"), ("before", "Looked after before"), ("no", "No")),
        basis=f"{_DUTY}: Children and Young Persons Act 2008 s. 20 (designated teacher)",
        special="Article 9(2)(g) with DPA 2018 Sch. 1 para. 18 (safeguarding of children), where it"
        " tells of health or of the family",
        usual="The work of the designated teacher, and the personal education plan",
    ),
    CharacteristicKind.ETHNICITY: CharacteristicRule(
        title="Ethnicity",
        values=(
            ("WBRI", "White – British"),
            ("WIRI", "White – Irish"),
            ("WIRT", "Traveller of Irish heritage"),
            ("WROM", "Gypsy or Roma"),
            ("WOTH", "Any other White background"),
            ("MWBC", "White and Black Caribbean"),
            ("MWBA", "White and Black African"),
            ("MWAS", "White and Asian"),
            ("MOTH", "Any other mixed background"),
            ("AIND", "Indian"),
            ("APKN", "Pakistani"),
            ("ABAN", "Bangladeshi"),
            ("AOTH", "Any other Asian background"),
            ("BCRB", "Black Caribbean"),
            ("BAFR", "Black African"),
            ("BOTH", "Any other Black background"),
            ("CHNE", "Chinese"),
            ("OOTH", "Any other ethnic group"),
            ("REFU", "Refused"),
            ("NOBT", "Not yet asked"),
        ),
        basis=f"{_TASK}: {_CENSUS}; Equality Act 2010 s. 149",
        special=_STATISTICS,
        usual="The school census, and the public sector equality duty",
    ),
    CharacteristicKind.FIRST_LANGUAGE: CharacteristicRule(
        title="First language",
        values=(),
        basis=f"{_TASK}: {_CENSUS}",
        special="",
        usual="Speaking with the family, and the school census",
    ),
}

_FERPA = "Education record under FERPA (20 U.S.C. 1232g, 34 CFR Part 99)"
AMERICAN_CHARACTERISTICS = {
    CharacteristicKind.FREE_MEALS: CharacteristicRule(
        title="Free or reduced-price meals",
        values=(("free", "Free"), ("reduced", "Reduced price"), ("no", "No")),
        basis="42 U.S.C. 1758(b)(6): used and told only as the National School Lunch Act allows",
        special="",
        usual="Providing the meals",
    ),
    CharacteristicKind.PUPIL_PREMIUM: CharacteristicRule(
        title="Title I",
        values=YES_OR_NO,
        basis=f"{_FERPA}; 20 U.S.C. 6301 and following",
        special="",
        usual="Using the grant for those whom it is for",
    ),
    CharacteristicKind.EAL: CharacteristicRule(
        title="English learner",
        values=YES_OR_NO,
        basis=f"{_FERPA}; 20 U.S.C. 6801 and following",
        special="",
        usual="Support in lessons, and the state's reports",
    ),
    CharacteristicKind.SEN: CharacteristicRule(
        title="Special education",
        values=(("IEP", "IEP"), ("504", "504 plan"), ("none", "None")),
        basis=f"{_FERPA}; 34 CFR 300.610 to 300.627",
        special="",
        usual="Support in lessons",
    ),
    CharacteristicKind.LOOKED_AFTER: CharacteristicRule(
        title="In foster care",
        values=YES_OR_NO,
        basis=f"{_FERPA}; 20 U.S.C. 6311(g)(1)(E)",
        special="",
        usual="A stable place at school, and the state's reports",
    ),
    CharacteristicKind.ETHNICITY: CharacteristicRule(
        title="Race and ethnicity",
        values=(
            ("AIAN", "American Indian or Alaska Native"),
            ("ASIAN", "Asian"),
            ("BLACK", "Black or African American"),
            ("HISP", "Hispanic or Latino"),
            ("MENA", "Middle Eastern or North African"),
            ("NHPI", "Native Hawaiian or Pacific Islander"),
            ("WHITE", "White"),
            ("MULTI", "Two or more"),
            ("DECL", "Not told"),
        ),
        basis=f"{_FERPA}; the state's and federal reports",
        special="",
        usual="The state's and federal reports",
    ),
    CharacteristicKind.FIRST_LANGUAGE: CharacteristicRule(
        title="Home language",
        values=(),
        basis=f"{_FERPA}; 20 U.S.C. 6801 and following",
        special="",
        usual="Speaking with the family",
    ),
}
