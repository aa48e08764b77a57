"""How hard an English text is to read, as a reading age in years.

The Flesch-Kincaid grade level: 0.39 (words / sentences) + 11.8 (syllables / words) - 15.59, from
J. P. Kincaid, R. P. Fishburne, R. L. Rogers, B. S. Chissom, "Derivation of New Readability
Formulas", Research Branch Report 8-75, Naval Technical Training, Memphis, 1975. A grade is a school
year that begins at five, so the age is the grade and five years. Syllables are counted as groups of
vowels, less silent endings; single words can be one off, a page is within a few in a hundred.
"""

import re

_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*")
_END = re.compile(r"[.!?]+(?=\s|$)|\n+")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:[^aeiouy]|u)e$|[^aeioudty]ed$|[^aeioucgsxz]es$|[ch][^aeiouc]es$")
_HEARD = re.compile(r"[^aeiou]le$")
_APART = re.compile(
    r"i(?:a|o(?!n|u))|eo(?!p|u)|rea(?!d|l|s)|[^q]ua[^r]|[yo]ing|being|idea|area|iou"
)
PER_SENTENCE, PER_WORD, LESS = 0.39, 11.8, 15.59
FIRST_SCHOOL_YEAR = 5


def syllables(word):
    """At least one."""
    text = re.sub(r"['’].*$", "", word.lower())
    groups = len(_VOWELS.findall(text))
    if groups > 1 and _SILENT.search(text) and not _HEARD.search(text):
        groups -= 1
    return max(groups + len(_APART.findall(text)), 1)


def reading_age(text):
    """Years; 0 for a text without a word."""
    sentences = [part for part in _END.split(text) if _WORD.search(part)]
    words = _WORD.findall(text)
    if not words:
        return 0.0
    of_words = sum(map(syllables, words)) / len(words)
    grade = PER_SENTENCE * len(words) / len(sentences) + PER_WORD * of_words - LESS
    return grade + FIRST_SCHOOL_YEAR


def longest_sentence(text):
    """In words: one endless sentence hides in the mean of many short ones."""
    return max((len(_WORD.findall(part)) for part in _END.split(text)), default=0)
