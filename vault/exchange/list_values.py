"""What single cells of a class list say: names, years, sexes, classes."""

import re
from collections.abc import Mapping, Sequence

from vault.domain.english.wording import worded
from vault.domain.identity.folding import NUMBERS, fold
from vault.domain.pupil_values import clean_text

NOTHING = frozenset({"", "NULL", "#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "0"})
"""What stands in a cell of text that nobody filled in; '0' is what a lookup of nothing gives."""
_SEXES = {
    **dict.fromkeys(
        ("m", "male", "boy", "b", "man", "mannlich", "männlich", "junge", "garçon"), "M"
    ),
    **dict.fromkeys(("masculin", "homme", "h"), "M"),
    **dict.fromkeys(
        ("f", "female", "girl", "g", "woman", "weiblich", "w", "mädchen", "fille"), "F"
    ),
    **dict.fromkeys(("féminin", "femme"), "F"),
    **dict.fromkeys(
        ("x", "non-binary", "nonbinary", "non binary", "nb", "divers", "d", "other"), "X"
    ),
    **dict.fromkeys(("", "u", "unknown", "not known", "not specified", "unspecified", "n"), ""),
}
SECRETS_LEFT = "Passwords and user names were not read."
"""Said of files that have columns for them."""
_YEAR = re.compile(
    r"(?:(?:national )?curriculum |nc |school )?(?:year|yr|y|grade|gr|klasse|jahrgang)?"
    r"[ .:]*0*(\d{1,2})"
    r"(?:st|nd|rd|th|\.)?(?: grade| year| klasse)?",
    re.IGNORECASE,
)
_YEARS = {
    **dict.fromkeys(("reception", "year r", "yr", "r", "rec", "yr r", "fs2", "f2", "eyfs2"), "R"),
    **dict.fromkeys(("foundation 2", "foundation stage 2", "year 0"), "R"),
    **dict.fromkeys(("nursery", "n", "fs1", "f1", "n1", "n2", "foundation 1", "nursery 2"), "N"),
    **dict.fromkeys(("foundation stage 1", "nursery 1"), "N"),
    **dict.fromkeys(("kindergarten", "k", "kg", "kinder", "grade k"), "K"),
    **dict.fromkeys(("pre-k", "prek", "pk", "pre-kindergarten", "pre kindergarten"), "PK"),
    **dict.fromkeys(("-1", "-2"), "PK"),
}


def year_group(text: str) -> str:
    """'Curriculum Year 4', 'Y4', '4th Grade' and '04' are 4; 'Reception' and 'FS2' are R;
    everything else stays as it is written."""
    match = _YEAR.fullmatch(text.strip())
    return match.group(1) if match else _YEARS.get(text.strip().casefold(), text)


def sex(text: str) -> str | None:
    """F, M, X or empty; None for a word that is none of those."""
    return _SEXES.get(clean_text(text).casefold())


def given_part(preferred: str, family: str) -> str:
    """'Em Carter' of the Carters is called Em; 'Carter, Em' too."""
    words, last = clean_text(preferred), clean_text(family)
    if not last or not words:
        return words
    before, _, behind = words.partition(",")
    if behind and fold(before) == fold(last):
        return behind.strip()
    if fold(words) != fold(last) and words.casefold().endswith(f" {last.casefold()}"):
        return words[: -len(last)].strip()
    return words


def no_sex(text: str) -> str:
    """What is told of a word that is none."""
    return worded("'{0}' is none of F, M and X; left out").format(text[:20])


def same_class(name: str) -> str:
    """What '4P', '4p' and '4 P' have in common."""
    return "".join(name.split()).casefold()


def key_of(values: Mapping[str, str | None], school_classes: Sequence[str]) -> tuple[str, bool]:
    """A key that identifies the pupil in the list, and whether it is more than a name."""
    for field in NUMBERS:
        if values.get(field):
            return f"{field}:{values[field]}", True
    names = (values.get(f) or "" for f in ("legal_family", "legal_given", "born"))
    key = "name:" + "|".join(str(name).casefold() for name in names)
    if values.get("born"):
        return key, True
    return "|".join((key, *sorted(map(str.casefold, school_classes)))), False
