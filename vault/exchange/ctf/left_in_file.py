"""What of a common transfer file stays in it, in plain words: a vault has no place for it, or
nobody asked for it."""

from collections import Counter
from collections.abc import Iterator

from vault.domain.english.wording import worded
from vault.exchange.ctf.results import SECTION

_MOST_SHOWN = 20
_WORDS = {
    "address": "the pupil's own address",
    "admissions": "admissions",
    "applicationreference": "application references",
    "attendance": "attendance at other schools",
    "basicdetails": "details",
    "careauthority": "care authorities",
    "contacts": "contacts",
    "disabilities": "disabilities",
    "email": "email addresses of pupils",
    "enrolstatus": "enrolment statuses",
    "ethnicity": "ethnicity",
    "ethnicitysource": "sources of ethnicity",
    "formerforename": "former forenames",
    "formersurname": "former surnames",
    "formerupn": "former UPNs",
    "fsmhistory": "free school meals",
    "languages": "languages",
    "lookedafter": "looked-after status",
    "medicalflag": "medical flags",
    "middlenames": "middle names",
    "nawdetails": "details for Wales",
    "ncyearactual": "years",
    "phones": "phone numbers of pupils",
    "preferredforename": "preferred forenames",
    "preferredsurname": "preferred surnames",
    "schoolhistory": "earlier schools",
    "senhistory": "special needs",
    "servicechild": "service children",
    "stageassessments": "results of key stages",
    "suppinfo": "further details of the sender",
    "uci": "candidate numbers (UCI)",
    "uniquelearnernumber": "learner numbers (ULN)",
}
"""By the element's name; any other is told by that."""


def left_in_file(elements: Counter[str]) -> Iterator[str]:
    """Sentences for the preview, of names of elements and how many pupils have them."""
    shown = (f"{_called(name)} ({many})" for name, many in elements.most_common(_MOST_SHOWN))
    yield worded("Left in the file, with how often it stands there: {0}.").format(", ".join(shown))
    if any(name.lower() == SECTION for name in elements):
        yield worded("Results come in as marks: choose this file in the markbook.")


def _called(name: str) -> str:
    known = _WORDS.get(name.lower())
    return worded(known) if known else name
