"""Keys of the window's pages that a vault remembers: the last page, and where a check sends one."""

_FORMER = {"register": "transfers"}


def page_now(key: str) -> str:
    """What the page is called today that was written down under `key`, perhaps long ago."""
    return _FORMER.get(key, key)
