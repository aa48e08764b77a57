"""Keeping the search index: the words of pupils that a unit of work touched."""

from vault.store.database.search_words import INDEXED_WORDS
from vault.store.database.work import Work

_REINDEX_ALL_AT = 2000


def reindex(work: Work, token: str) -> None:
    """Write the index anew for the pupils that were touched, or for all where these are None or
    very many. `token` is the fence's, which is lifted for this."""
    columns = "rowid, given, family, preferred, class"
    put = f"{token} INSERT INTO main.pupil_fts ({columns}) {INDEXED_WORDS}"
    pupils = work.touched_pupils
    if pupils is None or len(pupils) > _REINDEX_ALL_AT:
        work.execute(f"{token} DELETE FROM main.pupil_fts")
        work.execute(f"{token} {put}")
        return
    for number in work.gone_from_index:
        work.execute(f"{token} DELETE FROM main.pupil_fts WHERE rowid = ?", (number,))
    for pupil in pupils:
        work.execute(
            f"{token} DELETE FROM main.pupil_fts WHERE rowid ="
            " (SELECT num FROM main.pupil WHERE id = ?)",
            (pupil,),
        )
        work.execute(f"{token} {put} WHERE p.id = ?", (pupil,))
