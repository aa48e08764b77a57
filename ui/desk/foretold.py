"""What the version of a row will be once a write that is on its way has come about.

Whoever leaves a page or locks waits for no answer, so what was typed meanwhile goes at once too.
"""


def foretold(version: int, before: object, after: object, *, is_empty: bool) -> int:
    """Of a row that held `before` at this version (0: there was none) and is to hold `after`, which
    takes the row away where it `is_empty`. What is the same already is not written."""
    if before == after:
        return version
    return 0 if is_empty and version else version + 1
