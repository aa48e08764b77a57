"""Columns of class lists that say in which groups a child counts, by what school programs write."""

from vault.domain.characteristics import LIST_FIELD, CharacteristicKind

HEADINGS: dict[CharacteristicKind, tuple[str, ...]] = {
    CharacteristicKind.FREE_MEALS: (
        *(
            "free school meals",
            "free school meal eligibility",
            "fsm",
            "fsm eligible",
            "fsm eligibility",
            "eligible for fsm",
        ),
        *("eligible for free meals", "eligible for free school meals", "free meals", "fsm status"),
        *(
            "free or reduced lunch",
            "free reduced lunch",
            "lunch status",
            "frl",
            "frl status",
            "frpl",
        ),
    ),
    CharacteristicKind.PUPIL_PREMIUM: (
        *("pupil premium", "pp", "pupil premium indicator", "pupil premium eligible", "ppi"),
        *("pp eligible", "pupil premium status", "disadvantaged", "title i", "title 1"),
    ),
    CharacteristicKind.EAL: (
        *("eal", "english as an additional language", "english additional language", "eal status"),
        *("english learner", "ell", "ell status", "el status", "lep", "lep status"),
    ),
    CharacteristicKind.SEN: (
        *("sen status", "sen", "sen status code", "sen provision", "sen code", "send status"),
        *("send", "sen stage", "special education", "sped", "sped status", "iep", "iep status"),
    ),
    CharacteristicKind.LOOKED_AFTER: (
        *("looked after", "in care", "in lea care", "in la care", "lac", "cla", "in local"),
        *(
            "looked after child",
            "child looked after",
            "ever in care",
            "foster care",
            "in foster care",
        ),
    ),
    CharacteristicKind.ETHNICITY: (
        *("ethnicity", "ethnicity code", "ethnic origin", "ethnic group", "ethnic code", "race"),
        *("race ethnicity", "federal race ethnicity", "ethnic background"),
    ),
    CharacteristicKind.FIRST_LANGUAGE: (
        *(
            "first language",
            "home language",
            "home primary language",
            "mother tongue",
            "native language",
            "homelanguage",
        ),
        *("mother tongue code", "home language code", "first language code", "language at home"),
        *("muttersprache", "langue maternelle"),
    ),
}
"""A heading in small letters, without accents and signs; the surest first."""
FIELD_HEADINGS = {LIST_FIELD[kind]: names for kind, names in HEADINGS.items()}
