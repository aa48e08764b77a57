"""Keys of the window's pages that a vault remembers: the last page, and where a check sends one."""

_FORMER = {"register": "transfers", "check": "protection", "security": "protection"}


def page_now(key: str) -> str:
    """The present key of the page that was stored as `key`, perhaps by an older version."""
    return _FORMER.get(key, key)
