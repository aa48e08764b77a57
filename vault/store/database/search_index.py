"""Keeping the search index: the words of pupils that a unit of work touched."""

from vault.store.database.search_words import drop_words, write_words
from vault.store.database.work import Work

_REINDEX_ALL_AT = 2000


def reindex(work: Work, token: str) -> None:
    """Write the index anew for the pupils that were touched, or for all where these are None or
    very many. `token` is the fence's, which is lifted for this."""
    pupils = work.touched_pupils
    if pupils is None or len(pupils) > _REINDEX_ALL_AT:
        write_words(work.connection, None, token)
        return
    for number in work.gone_from_index:
        drop_words(work.connection, number, token)
    write_words(work.connection, pupils, token)
