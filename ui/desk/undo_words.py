"""What undo took back, in words: 'Undone: phone of a contact of Mia Lee.'"""

from ui.desk.record_words import column_words
from ui.words import counted, tr
from vault.domain.catalogue.all_tables import words_of
from vault.domain.undone import Act, Undone

_ACTS = {Act.ADDED: "new {0}", Act.REMOVED: "removal of {0}"}


def undone_words(what: Undone, *, is_again: bool) -> str:
    """One sentence that names what changed and whose it was."""
    began = "Redone" if is_again else "Undone"
    whose = f" of {what.pupil}" if what.pupil and what.table != "pupil" else ""
    return f"{began}: {_thing(what)}{whose}."


def undo_words(what: Undone) -> str:
    """What a button that takes it back says: 'Undo: phone of a contact of Mia Lee'."""
    return undone_words(what, is_again=False).replace("Undone", "Undo", 1).removesuffix(".")


def nothing_words(*, is_again: bool) -> str:
    """Where there is no step to go back to."""
    return tr("There is nothing to redo.") if is_again else tr("There is nothing to undo.")


def _thing(what: Undone) -> str:
    if what.act is Act.SEVERAL:
        if what.table and what.records > 1:
            return f"{what.records} {tr(words_of(what.table).plural)}"
        return counted(what.records, tr("1 record"), tr("{0} records"))
    words = words_of(what.table)
    name = words.step or words.singular
    if what.table == "pupil" and what.pupil:
        name = tr("pupil {0}").format(what.pupil)
    if what.act is not Act.CHANGED:
        return _ACTS[what.act].format(name)
    if what.table == "pupil":
        return f"{_fields(what)} of {what.pupil or tr('a pupil')}"
    return f"{_fields(what)} of {_article(name)}"


def _article(name: str) -> str:
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def _fields(what: Undone) -> str:
    words = [column_words(what.table, field) for field in what.fields]
    if len(words) > 3:
        return f"{len(words)} facts"
    return " and ".join([", ".join(words[:-1]), words[-1]] if words[1:] else words)
