"""Error code to words: what happened, what it means, what to do. The only place with sentences."""

from dataclasses import dataclass

from vault.errors import TuckboxError


@dataclass(frozen=True, slots=True)
class Words:
    """Three plain sentences, shown by the window and the command line alike."""

    happened: str
    meaning: str
    do: str


_NOTHING_LOST = "Nothing was changed."
WORDS: dict[str, Words] = {
    "tuckbox": Words("That did not work.", _NOTHING_LOST, "Try again."),
    "refused": Words("That was refused.", _NOTHING_LOST, "Ask your data lead."),
    "unlock.wrong_password": Words(
        "That password does not open this profile.",
        "The vault stays locked.",
        "Try again, and look at Caps Lock. A data lead can give you a new password.",
    ),
    "unlock.too_soon": Words(
        "There were too many wrong passwords.",
        "The vault stays locked, and each further try has to wait longer.",
        "Wait {seconds} seconds, then try again. A data lead can give you a new password.",
    ),
    "unlock.no_such_profile": Words(
        "There is no profile of that name in this vault.",
        "The vault stays locked.",
        "Choose your name from the list.",
    ),
    "unlock.suspended": Words(
        "This profile is suspended.", "It opens nothing.", "Speak to your data lead."
    ),
    "unlock.ended": Words(
        "This profile ended on {date}.", "It opens nothing.", "Speak to your data lead."
    ),
    "recovery.wrong_code": Words(
        "This code does not open the vault.",
        "A letter may be wrong, or the sheet belongs to another vault or was replaced.",
        "Compare it with the sheet, group by group.",
    ),
    "keyring.signature": Words(
        "The key file of this vault was altered.",
        "Somebody or something changed who may open it, so it is not trusted.",
        "Do not go on. Tell your data lead, and go back to a backup.",
    ),
    "session.denied": Words(
        "Your profile may not do this.", _NOTHING_LOST, "Ask your data lead if you need to."
    ),
    "session.locked": Words("The vault is locked.", _NOTHING_LOST, "Unlock it and go on."),
    "password.weak": Words(
        "This password is too weak: {reason}.",
        "A thief with the laptop could guess it.",
        "Use five words that do not belong together, or let the program make them.",
    ),
    "profiles.last_data_lead": Words(
        "This is the last data lead of the vault.",
        "Without one nobody could add or change profiles.",
        "Make another data lead first.",
    ),
    "profiles.exists": Words(
        "There is a profile called {name} already.", _NOTHING_LOST, "Choose another name."
    ),
    "profiles.grant_missing": Words(
        "You cannot hand on the key for {compartment}.",
        "Only somebody who holds that key can, and it goes into a profile as it is made.",
        "Ask a holder, or remove the profile and add it anew.",
    ),
    "store.not_found": Words(
        "This record is not there for you.",
        "It was removed, or it is outside what your profile may see.",
        "Go back to the list.",
    ),
    "store.stale": Words(
        "This record was changed since you opened it.",
        "Your change was not saved, so that the other one is not lost.",
        "Open it again and make your change on what is there now.",
    ),
    "undo.nothing": Words("There is nothing to undo.", _NOTHING_LOST, "Go on."),
    "undo.conflict": Words(
        "This cannot be undone any more.",
        "What it changed has been changed again since.",
        "Make the change by hand.",
    ),
    "import.ground_moved": Words(
        "The vault changed since the preview was made.",
        "Nothing was imported.",
        "Look at the preview again, then import.",
    ),
    "cancelled": Words("Stopped, as you asked.", _NOTHING_LOST, "Start again when you like."),
    "value.invalid": Words(
        "The value for {field} cannot be used: {reason}.", _NOTHING_LOST, "Correct it."
    ),
    "import.bad_file": Words(
        "This file cannot be read: {reason}.", "Nothing was imported.", "Export it again."
    ),
    "import.unsafe_file": Words(
        "This file was refused: {reason}.",
        "It is built in a way that can do harm. Nothing was imported.",
        "Do not use it. Ask whoever sent it.",
    ),
    "photo.rejected": Words(
        "This picture cannot be used: {reason}.",
        "It was not stored.",
        "Use a JPEG, PNG, WebP or HEIC picture.",
    ),
    "vault.damaged": Words(
        "{file} is damaged.",
        "Part of it cannot be read. It was left as it is.",
        "Do not work on. Copy the folder aside and go back to the last backup.",
    ),
    "keyring.damaged": Words(
        "The key file of this vault is damaged.",
        "No password can be tried.",
        "Put keyring.json back from a backup, or use the recovery sheet.",
    ),
    "vault.not_a_vault": Words(
        "This folder is no Tuckbox vault.", "It has no key file.", "Choose another folder."
    ),
    "vault.rolled_back": Words(
        "This vault is older than it was the last time here ({found}, was {seen}).",
        "Somebody may have put an old copy in its place.",
        "Do not work on. Ask your data lead which copy is the right one.",
    ),
    "vault.newer_version": Words(
        "This vault was made by a newer Tuckbox.", "It was left as it is.", "Update Tuckbox here."
    ),
    "vault.in_use": Words(
        "This vault is open already: {holder}.", _NOTHING_LOST, "Lock it there first."
    ),
    "storage": Words(
        "The disk would not do it.", "What was being saved is not saved.", "Check disk or stick."
    ),
    "storage.full": Words(
        "The disk is full.", "What was being saved is not saved.", "Make room and try again."
    ),
    "storage.read_only": Words(
        "This folder cannot be written to.", _NOTHING_LOST, "Choose another, or ask for the right."
    ),
    "storage.exists": Words(
        "There is something at this place already.", _NOTHING_LOST, "Choose another name."
    ),
    "storage.cloud_folder": Words(
        "This folder is synchronised by {service}.",
        "Children's records would leave this machine by themselves.",
        "Choose a folder that no cloud service copies.",
    ),
    "storage.memory": Words(
        "There is not enough free memory.", _NOTHING_LOST, "Close other programs and try again."
    ),
}


class _Blanks(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "?"


def words_for(error: TuckboxError) -> Words:
    """The error's sentences, its details filled in."""
    words = WORDS[error.code]
    blanks = _Blanks(error.details)
    return Words(*(text.format_map(blanks) for text in (words.happened, words.meaning, words.do)))


def sentence(error: TuckboxError) -> str:
    """All three in one line."""
    words = words_for(error)
    return f"{words.happened} {words.meaning} {words.do}"
