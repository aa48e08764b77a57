"""Who works at the demo school, and in which classes."""

from vault.domain.access import Role

STAFF: tuple[tuple[str, Role, tuple[str, ...]], ...] = (
    ("Helen Head", Role.DATA_LEAD, ()),
    ("Sam Safeguarding", Role.SAFEGUARDING_LEAD, ()),
    ("Sena Coordinator", Role.SEND_COORDINATOR, ()),
    ("Tess Teacher", Role.TEACHER, ("4A",)),
    ("Tom Teacher", Role.TEACHER, ("4B",)),
    ("Tara Teacher", Role.TEACHER, ("1A", "1B")),
    ("Ada Assistant", Role.ASSISTANT, ("4A",)),
    ("Abel Assistant", Role.ASSISTANT, ("1A",)),
    ("Cleo Cover", Role.COVER, ("2A",)),
    ("Cai Cover", Role.COVER, ("6B",)),
    ("Tia Technician", Role.TECHNICIAN, ()),
    ("Aude Auditor", Role.AUDITOR, ()),
)
STAFFED = frozenset(name for _, _, names in STAFF for name in names)
"""Classes that a profile of the demo opens."""
_EMERGENCY_ONLY = (Role.ASSISTANT, Role.COVER)
HELPED = frozenset(name for _, role, names in STAFF for name in names if role in _EMERGENCY_ONLY)
"""Classes of people who see whom to ring in an emergency and no other contact. A roll cannot say
who that is, so the office types the parents of these in; the roll has those of the others."""
TAUGHT = frozenset(name for _, role, names in STAFF if role is Role.TEACHER for name in names)

_OTHERS = {
    "RA": "Moira Pennington",
    "RB": "Anil Deshmukh",
    "2A": "Sioned Prosser",
    "2B": "Marcin Wolski",
    "3A": "Yetunde Bello",
    "3B": "Colin Ferris",
    "5A": "Rosa Lindgren",
    "5B": "Farid Hakimi",
    "6A": "Judith Amery",
    "6B": "Keiran Boyle",
}
"""Teachers who have no profile in the demo."""
TEACHERS = _OTHERS | {
    class_name: name
    for name, role, class_names in STAFF
    for class_name in class_names
    if role is Role.TEACHER
}
"""Class to its teacher."""
