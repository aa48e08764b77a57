"""Error code to words: what happened, what it means, what to do. The only place with sentences."""

from vault.domain.english.wording import worded
from vault.domain.printing_messages import PRINTING_WORDS
from vault.domain.stick_messages import STICK_WORDS
from vault.domain.storage_messages import STORAGE_WORDS
from vault.domain.unlock_messages import UNLOCK_WORDS
from vault.domain.words import Words
from vault.errors import InvalidValueError, TuckboxError

_NOTHING_LOST = "Nothing was changed."
WORDS: dict[str, Words] = {
    **PRINTING_WORDS,
    **STICK_WORDS,
    **STORAGE_WORDS,
    **UNLOCK_WORDS,
    "tuckbox": Words("That did not work.", _NOTHING_LOST, "Try again."),
    "refused": Words("That was refused.", _NOTHING_LOST, "Ask your data lead."),
    "unlock.wrong_password": Words(
        "That password does not open this profile.",
        "The vault stays locked.",
        "Check Caps Lock, and try again. A data lead can give you a new password.",
    ),
    "unlock.too_soon": Words(
        "There were too many wrong passwords.",
        "The vault stays locked, and each further try has to wait longer.",
        "Wait {seconds} second{seconds:|s}, then try again. A data lead can give you a new"
        " password.",
    ),
    "unlock.no_such_profile": Words(
        "There is no profile with that name in this vault.",
        "The vault stays locked.",
        "Choose your name from the list.",
    ),
    "unlock.suspended": Words(
        "This profile is suspended.", "It cannot unlock the vault.", "Speak to your data lead."
    ),
    "unlock.ended": Words(
        "This profile ended on {date}.", "It cannot unlock the vault.", "Speak to your data lead."
    ),
    "unlock.clock_behind": Words(
        "This profile ended on {date}. This computer's clock says {clock}, but the vault was in"
        " use on {seen}.",
        "It cannot unlock the vault.",
        "Set the clock right, and speak to your data lead. If it stood ahead on that day, it is"
        " enough that a data lead unlocks the vault here.",
    ),
    "rekey.unfinished": Words(
        "The vault is being given new keys, and that was interrupted.",
        "Nothing is lost; a data lead has to finish it.",
        "Ask a data lead to unlock the vault once.",
    ),
    "recovery.shares_missing": Words(
        "There {have:is|are} {have} of {needed} recovery shares.",
        "The vault stays locked.",
        "Add the share of another person.",
    ),
    "recovery.shares_mixed": Words(
        "These recovery shares do not all belong together: share number {which} belongs to"
        " another set.",
        "A share from another set does not count; it may be from before the sheet was replaced.",
        "Check the dates on the papers, and add a share from the newest set.",
    ),
    "recovery.share": Words(
        "This share cannot be used: {reason}.",
        "The shares already entered are kept.",
        "Compare it with the paper, word by word.",
    ),
    "recovery.wrong_code": Words(
        "This code does not open the vault.",
        "A letter may be wrong, or the sheet belongs to another vault or was replaced.",
        "Compare it with the sheet, group by group.",
    ),
    "keyring.signature": Words(
        "The key file of this vault was altered.",
        "Someone or something changed who can open it, so it is not trusted.",
        "Do not go on. Tell your data lead, and go back to a backup.",
    ),
    "session.denied": Words(
        "Your profile may not do this.", _NOTHING_LOST, "Ask your data lead if you need to."
    ),
    "session.locked": Words("The vault is locked.", _NOTHING_LOST, "Unlock it and go on."),
    "password.weak": Words(
        "This password is too weak: {reason}.",
        "Someone who steals the laptop could guess it.",
        "Use five words that do not belong together, or let the program make them.",
    ),
    "profiles.last_data_lead": Words(
        "This is the last data lead of the vault.",
        "Without one nobody could add or change profiles.",
        "Make another data lead first.",
    ),
    "profiles.last_holder": Words(
        "Nobody would be able to open the safeguarding records.",
        "They would be lost for ever, so nothing was changed.",
        "Let a safeguarding lead unlock the vault once, or give one their key back with the"
        " recovery sheet that is there now; then try again.",
    ),
    "profiles.exists": Words(
        "There is a profile called {name} already.",
        "Names that look the same are easily mixed up. Nothing was changed.",
        "Choose another name.",
    ),
    "profiles.grant_missing": Words(
        "You cannot give the key for {compartment}.",
        "Only someone who has that key can, and only when a profile is added.",
        "Ask someone who has it, or remove the profile and add it again.",
    ),
    "store.not_found": Words(
        "You cannot see this record.",
        "It was removed, or your profile does not include it.",
        "Go back to the list.",
    ),
    "store.stale": Words(
        "This record was changed since you opened it.",
        "Your change was not saved, so that the other change is not lost.",
        "Open it again and make your change there.",
    ),
    "undo.nothing": Words("There is nothing to undo.", _NOTHING_LOST, "Go on."),
    "undo.conflict": Words(
        "This cannot be undone any more.",
        "What it changed has been changed or closed since.",
        "Make the change by hand.",
    ),
    "import.ground_moved": Words(
        "The vault changed since the preview was made.",
        "Nothing was imported.",
        "Look at the preview again, then import.",
    ),
    "cancelled": Words("Stopped, as you asked.", _NOTHING_LOST, "Start again when you are ready."),
    "value.invalid": Words("{problem}.", _NOTHING_LOST, "Change it, then save again."),
    "import.bad_file": Words(
        "This file cannot be read: {reason}.", "Nothing was imported.", "Export it again."
    ),
    "import.letters": Words(
        "This file is not read yet: {reason}.",
        "Nothing was imported.",
        "Say how its letters are read.",
    ),
    "import.stopped": Words(
        "The import has stopped: {reason}.",
        "Nothing was imported.",
        "Check the numbers in the file, or choose how its letters and columns are read.",
    ),
    "file.unreadable": Words(
        "This file cannot be read: {reason}.",
        "Nothing was taken from it.",
        "Check that it is there and complete, or ask for it again.",
    ),
    "check.bad_advisory": Words(
        "This is not a list of known vulnerabilities: {reason}.",
        "Nothing was imported; the current list stays.",
        "Import a file in the OSV format for the Python package index.",
    ),
    "sealed.nobody": Words(
        "This vault has no safeguarding lead yet, so nobody could read a concern.",
        "It was not saved.",
        "Tell the safeguarding lead in person today, and ask the data lead to add their profile.",
    ),
    "statement.altered": Words(
        "This custody statement was altered: its signature is not valid.",
        "Do not rely on it.",
        "Look for another copy, or for the printed one, and note what you found as an incident.",
    ),
    "statement.unreadable": Words(
        "This file is not a custody statement.",
        "Nothing could be checked.",
        "Choose the file that was saved as the statement; its name ends in .tuckstatement.",
    ),
    "training.bad_module": Words(
        "This training module cannot be read: {reason} (line {line}).",
        "It was not added, and the modules you have are as they were.",
        "Fix the file in a text editor, and add it again.",
    ),
    "training.due": Words(
        "Finish your training first: {modules}.",
        "Nothing was sent or changed.",
        "Open Training, read the module and answer its questions: it takes a few minutes.",
    ),
    "import.unsafe_file": Words(
        "This file was refused: {reason}.",
        "It is built in a way that could do harm. Nothing was imported.",
        "Do not use it. Ask the person who sent it.",
    ),
    "photo.rejected": Words(
        "This picture cannot be used: {reason}.",
        "It was not stored.",
        "Use a JPEG, PNG, WebP or HEIC picture.",
    ),
    "sealed.damaged": Words(
        "This sealed file cannot be opened: {reason}.",
        "Nothing was taken from it.",
        "Ask the sender to make it again, and copy it again.",
    ),
    "sealed.altered": Words(
        "This sealed file was altered since it was sealed.",
        "Its contents cannot be trusted. Nothing was taken from it.",
        "Do not use it. Tell the sender, and ask for the file again.",
    ),
    "sealed.cut": Words(
        "This sealed file is incomplete.",
        "Copying stopped early, or the USB stick was pulled out. Nothing was taken from it.",
        "Copy it again; if that does not help, ask the sender for the file again.",
    ),
    "backup.damaged": Words(
        "This backup cannot be used: {reason}.",
        "It is not what was backed up. Nothing was restored, and your vault is unchanged.",
        "Use another backup; if there is none, make one now of the vault you have.",
    ),
    "sealed.too_costly": Words(
        "This file was refused: opening it would use up the memory of this computer.",
        "It is built in a way that could do harm. Nothing was taken from it.",
        "Do not use it. Ask the person who sent it.",
    ),
    "sealed.wrong_recipient": Words(
        "This file is not sealed for you.",
        "Your profile's key does not open it; it may be meant for a colleague, or it was sealed"
        " for the card you had before your password was reset.",
        "Ask the sender to seal it for your card.",
    ),
    "sealed.wrong_passphrase": Words(
        "That passphrase does not open the file.",
        "Nothing was taken from it.",
        "Type it again with its hyphens, or ask the sender to read it out.",
    ),
    "sealed.wrong_vault": Words(
        "This file was sealed for another vault.",
        "The sender did not address it to you here; someone may have passed it on.",
        "Ask the sender to seal it for your card.",
    ),
    "sealed.unknown_sender": Words(
        "You have no card of this sender: {name}, {school}.",
        "The file may be real, but nobody here has compared this sender's words: {words}.",
        "Add the sender's staff card, compare the eight words aloud, then open the file again.",
    ),
    "card.unconfirmed": Words(
        "The card of {name} is not confirmed.",
        "Nobody has compared its eight words yet: {words}.",
        "Read them to each other, then confirm the card.",
    ),
    "card.withdrawn": Words(
        "The card of {name} was withdrawn here.",
        "Nothing is sent to it and nothing is taken from it.",
        "Ask your data lead.",
    ),
    "card.changed": Words(
        "This card of {name} has different keys from the one you have.",
        "It may be a new computer, or someone may be pretending to be {name}. It was not added.",
        "Ask {name} in person. If it is right, withdraw the old card and add this one.",
    ),
    "card.none": Words("You have no card of {name}.", _NOTHING_LOST, "Add the staff card first."),
    "sealed.list": Words(
        "There is a list in this sealed file, and nothing to merge.",
        _NOTHING_LOST,
        "Open it on the page Receive; on the command line, with 'lists open'.",
    ),
    "sealed.content": Words(
        "The contents of this sealed file cannot be right: {reason}.",
        "The program never writes such a file. Nothing was taken from it.",
        "Do not use it. Ask the sender to make it again.",
    ),
    "sealed.newer": Words(
        "This sealed file was made by a newer Tuckbox.",
        "It may contain something this version cannot read. Nothing was taken from it.",
        "Update Tuckbox here, then open it again.",
    ),
    "sealed.signature": Words(
        "The seal of this file is broken: {reason}.",
        "It is not what the sender signed. Nothing was taken from it.",
        "Do not use it. Ask the sender to make it again.",
    ),
    "sealed.ended": Words(
        "This file could be opened until {date}.",
        "The sender set that day. Nothing was taken from it.",
        "Ask the sender for a new one.",
    ),
    "sealed.already_merged": Words(
        "This file was merged already, on {date}.", _NOTHING_LOST, "There is nothing to do."
    ),
    "sealed.older": Words(
        "This file (number {number}) is older than one that was merged (number {newer}).",
        "Merging it could bring back what was changed since.",
        "Ask the sender for the newest one.",
    ),
    "merge.other_children": Words(
        "{count} {count:child|children} in this file {count:is another child|are other children}"
        " here: {names}.",
        "Merging would mix them up. Nothing was merged, and the vault is as it was.",
        "Ask the sender what was imported into their vault, and for a new file.",
    ),
    "merge.undecided": Words(
        "Decide {count} conflict{count:|s} first.",
        "The same thing was changed on both sides. Nothing was merged.",
        "Choose which one is right for each.",
    ),
    "receipt.mismatch": Words(
        "This receipt does not match: {reason}.", _NOTHING_LOST, "Ask the recipient for it again."
    ),
    "send.alone": Words(
        "This cannot be sent like that: {reason}.",
        "Health and safeguarding records are sent on their own, to the people who keep them.",
        "Make a separate file for them.",
    ),
    "erased.elsewhere": Words(
        "This copy is from before an erasure: {count} of its pupils {count:was|were} erased"
        " in another since.",
        "Nobody else can open it until a data lead decides for each pupil whether to erase them"
        " here as well.",
        "Ask a data lead to unlock it and decide. If this is not the copy you use, open the newer"
        " one.",
    ),
    "rights.held": Words(
        "There is a hold on this pupil: {reason}.",
        "Until it ends, nothing about this pupil may be erased or disposed of. Nothing was"
        " changed.",
        "Speak to the person who put it on; it can be ended when it is no longer needed.",
    ),
    "rights.kept_by_rule": Words(
        "A rule says that this must be kept for longer.",
        "It is shown with its source. Nothing was changed.",
        "To erase it anyway, tick the box and give the reason.",
    ),
    "rights.safeguarding_first": Words(
        "The safeguarding lead must review this first.",
        "There may be sealed records that only they can open, and that must be kept by law.",
        "Ask the safeguarding lead to open this request and decide about their records.",
    ),
    "rights.second_person": Words(
        "The person who asked for this cannot also confirm it.",
        "Two people are needed to erase a pupil, so that nobody does it by mistake or under"
        " pressure.",
        "Ask another data lead to unlock the vault and to confirm it there.",
    ),
    "rights.no_data_lead": Words(
        "There is no data lead who can decide this.",
        "Every data lead of this vault is suspended or past their last day. Nothing was changed.",
        "Open the vault with the recovery sheet to give a data lead a new password.",
    ),
    "rights.names_child": Words(
        "These words name the child.",
        "They are kept after the erasure, so the name would remain.",
        "Write it without the name, for example 'asked for by the mother'.",
    ),
    "rights.identity_first": Words(
        "You have not recorded who is asking.",
        "A child's data must not go to someone whose identity was not checked.",
        "Check who it is, record that in the request, then hand it over.",
    ),
    "rights.wrong_state": Words(
        "This step is not possible at this stage of the request.",
        "Someone may have moved it on, or it is closed. Nothing was changed.",
        "Open the request again.",
    ),
    "rights.no_clock_stop": Words(
        "The clock of a request cannot be stopped in {country}.",
        "The law there gives {limit} in all.",
        "Answer what you can, and record what you are waiting for.",
    ),
    "rights.no_extension": Words(
        "A request cannot be extended in {country}.",
        "The law there gives {limit} in all.",
        "Answer what you can in time, and record what is still to come.",
    ),
    "rights.too_late_to_extend": Words(
        "It is too late for more time: the answer was due on {due}.",
        "The person who asked must be told by that day, with the reason. Nothing was changed.",
        "Answer as soon as you can, and tell them why it is late.",
    ),
    "retention.date_doubtful": Words(
        "Nothing was recorded here for {days} days. This computer says that today is {today}.",
        "If its clock is wrong, records look due that are not. Nothing was disposed of.",
        "Check the date. If it is right, confirm it and carry on.",
    ),
    "vault.damaged": Words(
        "{file} is damaged.",
        "Part of it cannot be read. It was left as it is.",
        "Stop work. Copy the folder aside and go back to the last backup.",
    ),
    "keyring.damaged": Words(
        "The key file of this vault is damaged.",
        "No password can be tried.",
        "Restore keyring.json from a backup, or use the recovery sheet.",
    ),
    "vault.not_a_vault": Words(
        "This folder is not a Tuckbox vault.", "It has no key file.", "Choose another folder."
    ),
    "vault.trail_cut": Words(
        "Entry {entry} of the audit trail has disappeared or changed since it was last seen.",
        "Someone may have removed entries, or replaced the vault with another copy.",
        "Stop work. Tell your data lead; compare it with the custody statement at the office.",
    ),
    "vault.rolled_back": Words(
        "This vault is older than last time on this computer ({found}, was {seen}).",
        "Someone may have replaced it with an old copy.",
        "Stop work. Ask your data lead which copy is the right one.",
    ),
    "merge.behind": Words(
        "This vault is older than what the sender of this file has already received from it.",
        "Someone may have replaced it with an old copy. Nothing was merged.",
        "Stop work. Ask your data lead which copy is the right one.",
    ),
    "keyring.older": Words(
        "The key file of this vault is older than its records (number {found}, was {seen}).",
        "It may let someone in who has since been removed or given a smaller role.",
        "Stop work. Ask your data lead for the newest key file, or for the newest backup.",
    ),
    "vault.newer_version": Words(
        "This vault was made by a newer Tuckbox.", "It was left as it is.", "Update Tuckbox here."
    ),
    "vault.in_use": Words(
        "This vault is open already: {holder}.", _NOTHING_LOST, "Lock it there first."
    ),
    "storage": Words(
        "The disk reported an error.",
        "Your last change was not saved.",
        "Check the disk or USB stick.",
    ),
    "start.foreign_code": Words(
        "Tuckbox does not start like this: it would take program code from the folder {folder}.",
        _NOTHING_LOST,
        "Start it with the command tuckbox or tuckbox-cli, or from another folder.",
    ),
}


def place_doubts(
    service: str | None, *, on_network: bool, is_sealed: bool = True, opens_vault: bool = True
) -> tuple[str, ...]:
    """Warnings about a place that something was written to or is read from. What is not sealed
    either opens the vault, as a recovery sheet does, or is read there as it is."""
    doubts = []
    nature = "It is encrypted, but the choice should be yours."
    if not is_sealed:
        nature = "Anyone who reads it there can open the vault: move it, and make another."
    if not is_sealed and not opens_vault:
        nature = "It is not encrypted there: move it to a place that only you can read."
    if service is not None:
        doubts.append(
            worded(
                "This place is synchronised by {0}: anything there is copied to its servers."
            ).format(service)
            + f" {nature}"
        )
    if on_network:
        doubts.append(
            f"This place is on a network drive: others run it, and can read what is there. {nature}"
        )
    return tuple(doubts)


class _Detail:
    """What fills a blank; '{count:child|children}' is the first for one, else the second."""

    def __init__(self, value: object) -> None:
        self._value = value

    def __format__(self, form: str) -> str:
        single, bar, many = form.partition("|")
        if not bar:
            return format(self._value, form)
        return single if self._value == 1 else many


class _Blanks(dict[str, _Detail]):
    def __missing__(self, key: str) -> _Detail:
        return _Detail("?")


def words_for(error: TuckboxError) -> Words:
    """The error's sentences, its details filled in."""
    words = WORDS[error.code]
    blanks = _Blanks({name: _Detail(value) for name, value in error.details.items()})
    if isinstance(error, InvalidValueError):
        blanks["problem"] = _Detail(_problem(error))
    written = map(worded, (words.happened, words.meaning, words.do))
    texts = (text.format_map(blanks) for text in written)
    return Words(*map(_with_capital, texts))


def _problem(error: InvalidValueError) -> str:
    """On which field, as its form has it, and why."""
    field, reason = str(error.details.get("field", "")), str(error.details.get("reason", "?"))
    from vault.domain.form_fields import field_label  # late: the unlock window needs no tables

    label = str(error.details.get("called") or field_label(field))
    return f"{label}: {reason}" if label else reason


def _with_capital(text: str) -> str:
    """A file's name ('vault.db') stays as it is."""
    first = text.partition(" ")[0].rstrip(".:,")
    return text if "." in first else text[:1].upper() + text[1:]


def sentence(error: TuckboxError) -> str:
    """All three in one line."""
    words = words_for(error)
    return f"{words.happened} {words.meaning} {words.do}"
