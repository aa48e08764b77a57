"""What every adult with a child has to know: whole sentences that say what to do."""

from datetime import date, timedelta

from vault.demo import class_4a
from vault.demo.pupils import CLASS_SIZE, DemoPupil

_NEEDS = (
    ("allergy", ("Severe egg allergy. One adrenaline pen in the office, one in the red bag by the"
     " door. Call 999, then the office.")),
    ("medical", "Asthma. Blue inhaler in the tray by the door; two puffs before PE."),
    ("medical", "Epilepsy. Time the seizure and clear the space; call 999 after five minutes."),
    ("collection", "Only people on the office's list may collect. Ask for the password."),
    ("medical", ("Type 1 diabetes. Blue pouch goes along everywhere; if shaky, juice first, then"
     " the office.")),
    ("access", "Wheelchair. Ground-floor rooms only; the ramp is by the field gate."),
    ("allergy", ("Allergic to bee and wasp stings. Antihistamine in the office; call 999 if"
     " breathing changes.")),
    ("other", "New to English. The picture dictionary is in the tray; show as well as tell."),
    ("medical", "Grommets. No head under water; ear plugs are in the swimming bag."),
    ("access", "Sees little with the left eye. Sits on the left, near the board."),
    ("allergy", "No milk at all. Lunch comes on the blue tray; check before sharing food."),
    ("collection", "Goes home by taxi from the side gate. The driver shows a badge."),
    ("medical", "Eczema. Cream in the office; may wear cotton gloves."),
)  # fmt: skip
_PASSING = "Broken wrist in plaster. No PE, and someone carries the bag."
_WEEKS = timedelta(weeks=3)
_INDEXES = (4, 14, 24)
"""Where in the list of a class that is not written out the children with an alert stand."""
Alert = tuple[str, str, date | None]


def alerts_of(pupil: DemoPupil, today: date) -> tuple[Alert, ...]:
    """Kind and sentence of each, and its last day where it passes."""
    if pupil.class_name == class_4a.NAME:
        return tuple((kind, text, None) for kind, text in pupil.child.alerts)
    class_index, index = divmod(pupil.number, CLASS_SIZE)
    if index == class_index:
        return (("medical", _PASSING, today + _WEEKS),)
    if index not in _INDEXES:
        return ()
    kind, text = _NEEDS[(class_index * len(_INDEXES) + _INDEXES.index(index)) % len(_NEEDS)]
    return ((kind, text, None),)
