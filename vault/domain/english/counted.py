"""A number and what is counted, in singular or plural."""

from vault.domain.english.wording import worded


def counted(count: int, thing: str, things: str = "") -> str:
    """'1 profile', '3 profiles', '1,204 entries'; `things` where the plural is not with an s."""
    return f"{count:,} {worded(thing if count == 1 else things or f'{thing}s')}"
