"""Results of checks in words, each with a tone and a symbol; what is found as a sentence."""

from ui.look.tones import ICON_OF_TONE
from ui.words import tr
from vault.domain.assessments import CheckItem, Result

TONES = {
    Result.PASS: "good",
    Result.WARN: "warn",
    Result.FAIL: "bad",
    Result.UNKNOWN: "info",
}
ICONS = {
    result: "circle-help" if result is Result.UNKNOWN else ICON_OF_TONE[tone]
    for result, tone in TONES.items()
}
TINTS = {
    result: "text2" if result is Result.UNKNOWN else f"{tone}Text" for result, tone in TONES.items()
}
_NUMBERS = (
    *("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve"),
)


def result_words(result: Result) -> str:
    """With a sign for those who see no colours."""
    words = {
        Result.PASS: tr("✓ good"),
        Result.WARN: tr("! review"),
        Result.FAIL: tr("✗ fix"),
        Result.UNKNOWN: tr("? not known"),
    }
    return words[result]


def sentence_of(item: CheckItem) -> str:
    """What was found, and what to do about it: 'Only one data lead. Have two.'"""
    return f"{capital(item.found)}. {item.remedy}".strip()


def capital(words: str) -> str:
    """As a sentence begins."""
    return words[:1].upper() + words[1:]


def number_words(count: int) -> str:
    """'three', up to twelve; then figures."""
    return tr(_NUMBERS[count]) if 0 <= count < len(_NUMBERS) else f"{count:,}"
