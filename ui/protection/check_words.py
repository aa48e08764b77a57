"""Results of checks in words, with a sign for those who see no colours."""

from vault.domain.assessments import Result

RESULTS = {
    Result.PASS: "✓ good",
    Result.WARN: "! look at it",
    Result.FAIL: "✗ mend it",
    Result.UNKNOWN: "? not known",
}
TONES = {
    Result.PASS: "good",
    Result.WARN: "warn",
    Result.FAIL: "bad",
    Result.UNKNOWN: "info",
}
