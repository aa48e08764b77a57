"""Error code to words: what happened, what it means, what to do. The only place with sentences."""

from vault.domain.stick_messages import STICK_WORDS
from vault.domain.unlock_messages import UNLOCK_WORDS
from vault.domain.words import Words
from vault.errors import TuckboxError

_NOTHING_LOST = "Nothing was changed."
WORDS: dict[str, Words] = {
    **STICK_WORDS,
    **UNLOCK_WORDS,
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
    "unlock.clock_behind": Words(
        "This profile ended on {date}. The clock of this computer says {clock}, but the vault was"
        " in use on {seen}.",
        "It opens nothing.",
        "Set the clock right, and speak to your data lead. If it stood ahead on that day, it is"
        " enough that a data lead unlocks the vault here.",
    ),
    "rekey.unfinished": Words(
        "The vault is being given new keys, and that was interrupted.",
        "Nothing is lost; a data lead has to finish it.",
        "Ask a data lead to unlock the vault once.",
    ),
    "recovery.shares_missing": Words(
        "There are {have} of {needed} recovery shares.",
        "The vault stays locked.",
        "Add the share of another person.",
    ),
    "recovery.shares_mixed": Words(
        "These recovery shares do not all belong together: number {which} of those that were typed"
        " is of another set.",
        "A share of another set is not counted; it may be from before the sheet was replaced.",
        "Look at the dates on the papers, and add a share of the newest set.",
    ),
    "recovery.share": Words(
        "This share cannot be used: {reason}.",
        "The shares that are in stay in.",
        "Compare it with the paper, word by word.",
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
    "profiles.last_holder": Words(
        "Nobody would be left who can open the safeguarding records.",
        "They would be lost for good, so nothing was changed.",
        "Let a safeguarding lead unlock the vault once, or give one their key back with the"
        " recovery sheet that is there now; then try again.",
    ),
    "profiles.exists": Words(
        "There is a profile called {name} already.",
        "Two names that are or look the same would be taken for each other. Nothing was changed.",
        "Choose another name.",
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
    "import.stopped": Words(
        "The import has stopped: {reason}.",
        "Nothing was imported.",
        "Look at the numbers in the file, or leave their column out.",
    ),
    "file.unreadable": Words(
        "This file cannot be read: {reason}.",
        "Nothing was taken from it.",
        "See that it is there and whole, or ask for it once more.",
    ),
    "check.bad_advisory": Words(
        "This is no list of known weaknesses: {reason}.",
        "Nothing was brought in; the list that is here stays.",
        "Bring in a file in the OSV format, as it is offered for the Python package index.",
    ),
    "sealed.nobody": Words(
        "This vault has no safeguarding lead yet, so nobody could read a concern.",
        "It was not saved.",
        "Tell the safeguarding lead in person today, and ask the data lead to add their profile.",
    ),
    "statement.altered": Words(
        "This custody statement was altered: its signature does not hold.",
        "What it says cannot be believed.",
        "Look for another copy, or for the printed one, and note what you found as an incident.",
    ),
    "statement.unreadable": Words(
        "This file is no custody statement.",
        "Nothing could be checked.",
        "Choose the file that was saved as the statement; its name ends in .tuckstatement.",
    ),
    "training.bad_module": Words(
        "This training module cannot be read: {reason} (line {line}).",
        "It was not added, and the modules you have are as they were.",
        "Mend the file in a text editor, and add it again.",
    ),
    "training.due": Words(
        "This waits until your training is done: {modules}.",
        "Nothing was sent or changed.",
        "Open Training, read the module and answer its questions: it takes a few minutes.",
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
    "sealed.damaged": Words(
        "This sealed file cannot be opened: {reason}.",
        "Nothing was taken from it.",
        "Ask the sender to make it again, and copy it anew.",
    ),
    "sealed.altered": Words(
        "This sealed file was altered since it was sealed.",
        "What is in it cannot be believed. Nothing was taken from it.",
        "Do not use it. Tell its sender, and ask for the file anew.",
    ),
    "sealed.cut": Words(
        "This sealed file is not all there: it was cut short.",
        "It broke off as it was copied, or its stick was pulled out. Nothing was taken from it.",
        "Copy it again; if it is no longer then, ask the sender for the file anew.",
    ),
    "backup.damaged": Words(
        "This backup cannot be used: {reason}.",
        "It is not what was backed up. Nothing was put back, and what you have is as it was.",
        "Take another backup; if there is none, make one now of the vault you have.",
    ),
    "sealed.too_costly": Words(
        "This file was refused: opening it would use up the memory of this computer.",
        "It is built in a way that can do harm. Nothing was taken from it.",
        "Do not use it. Ask whoever sent it.",
    ),
    "sealed.wrong_recipient": Words(
        "This file is not sealed for you.",
        "Your profile's key does not open it; it may be meant for a colleague, or was sealed to"
        " a card of yours from before your password was reset.",
        "Ask the sender to seal it for your card.",
    ),
    "sealed.wrong_passphrase": Words(
        "That passphrase does not open the file.",
        "Nothing was taken from it.",
        "Type it again with its hyphens, or ask the sender to read it out.",
    ),
    "sealed.wrong_vault": Words(
        "This file was sealed for another vault.",
        "Its sender did not address it to you here; somebody may have passed it on.",
        "Ask the sender to seal it for your card.",
    ),
    "sealed.unknown_sender": Words(
        "The sender is not known here: {name}, {school}.",
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
        "This card of {name} has other keys than the one that is known here.",
        "It may be a new computer, or somebody may pretend to be {name}. It was not taken.",
        "Ask {name} in person. If it is right, withdraw the old card and add this one.",
    ),
    "card.none": Words(
        "There is no card of {name} here.", _NOTHING_LOST, "Add the staff card first."
    ),
    "sealed.content": Words(
        "What is inside this sealed file cannot be right: {reason}.",
        "The program never writes such a file. Nothing was taken from it.",
        "Do not use it. Ask the sender to make it again.",
    ),
    "sealed.newer": Words(
        "This sealed file was made by a newer Tuckbox.",
        "It may hold what this version does not know. Nothing was taken from it.",
        "Update Tuckbox here, then open it again.",
    ),
    "sealed.signature": Words(
        "The seal of this file is broken: {reason}.",
        "It is not what its sender signed. Nothing was taken from it.",
        "Do not use it. Ask the sender to make it again.",
    ),
    "sealed.ended": Words(
        "This file could be opened until {date}.",
        "Its sender set that day. Nothing was taken from it.",
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
        "{count} children of this file are other children here: {names}.",
        "Merging would mix them up. Nothing was merged, and the vault is as it was.",
        "Ask the sender what was imported into their vault, and for a new file.",
    ),
    "merge.undecided": Words(
        "{count} conflicts are to be decided first.",
        "The same thing was changed on both sides. Nothing was merged.",
        "Choose for each of them which one is right.",
    ),
    "receipt.mismatch": Words(
        "This receipt does not fit: {reason}.", _NOTHING_LOST, "Ask the recipient for it again."
    ),
    "send.alone": Words(
        "This cannot be sent so: {reason}.",
        "Health and safeguarding records travel alone, to those who keep them.",
        "Make a file of its own for them.",
    ),
    "storage.gone": Words(
        "The stick or drive went away.",
        "What was being written there is not whole and was left out.",
        "Put it back in and start again.",
    ),
    "erased.elsewhere": Words(
        "This copy is from before an erasure: {count} of its pupils were erased in another since.",
        "Until a data lead has said of each whether to erase them here as well, nobody else can"
        " open it.",
        "Ask a data lead to unlock it and to answer. If this is not the copy you work with, open"
        " the newer one.",
    ),
    "rights.held": Words(
        "A hold stands on this pupil: {reason}.",
        "While it stands nothing of this pupil may be erased or disposed of. Nothing was changed.",
        "Speak to whoever put the hold there; when its reason is gone it can be ended.",
    ),
    "rights.kept_by_rule": Words(
        "A rule says that this has to be kept for longer.",
        "It is shown with its source. Nothing was changed.",
        "If it is to be erased all the same, say so by the tick, and write down why.",
    ),
    "rights.safeguarding_first": Words(
        "The safeguarding lead has to look first.",
        "There may be sealed records that only they can open, and that the law may ask to keep.",
        "Ask the safeguarding lead to open this request and to decide about theirs.",
    ),
    "rights.second_person": Words(
        "Whoever asked for this cannot confirm it as well.",
        "A pupil is erased by two people, so that nobody is pressed or mistaken alone.",
        "Ask another data lead to unlock the vault and to confirm it there.",
    ),
    "rights.no_data_lead": Words(
        "There is no data lead who could decide this.",
        "Every data lead of this vault is suspended or past their last day. Nothing was changed.",
        "Open the vault with the recovery sheet to give a data lead a new password.",
    ),
    "rights.names_child": Words(
        "These words name the child.",
        "They are kept after the erasure, so the name would not be gone.",
        "Write it without the name, for example 'asked for by the mother'.",
    ),
    "rights.identity_first": Words(
        "It is not written down yet that you know who is asking.",
        "Data of a child must not go to somebody who only says who they are.",
        "Check who it is, write that down in the request, then hand it over.",
    ),
    "rights.wrong_state": Words(
        "This step does not fit where the request stands.",
        "Somebody may have taken it further, or it is closed. Nothing was changed.",
        "Look at the request again.",
    ),
    "rights.no_clock_stop": Words(
        "The clock of a request cannot be stopped in {country}.",
        "The law there gives {limit} in all.",
        "Answer what you can, and write down what you are waiting for.",
    ),
    "rights.no_extension": Words(
        "A request cannot be extended in {country}.",
        "The law there gives {limit} in all.",
        "Answer what you can in time, and write down what is still to come.",
    ),
    "rights.too_late_to_extend": Words(
        "It is too late for more time: the answer was due on {due}.",
        "Whoever asks has to be told by that day, with the reason. Nothing was changed.",
        "Answer as soon as you can, and tell them why it is late.",
    ),
    "retention.date_doubtful": Words(
        "For {days} days nothing was written down here. The computer says that today is {today}.",
        "If its clock was set forward, things look due that are not. Nothing was disposed of.",
        "Compare the date with a calendar. If it is right, confirm it, and go on.",
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
    "vault.trail_cut": Words(
        "Entry {entry} of the audit trail was seen before, and is gone or is another one now.",
        "Somebody may have taken entries out, or put another copy of the vault in its place.",
        "Do not work on. Tell your data lead; compare with the office's custody statement.",
    ),
    "vault.rolled_back": Words(
        "This vault is older than it was the last time here ({found}, was {seen}).",
        "Somebody may have put an old copy in its place.",
        "Do not work on. Ask your data lead which copy is the right one.",
    ),
    "merge.behind": Words(
        "This vault is older than what the sender of this file already had from it.",
        "Somebody may have put an old copy in its place. Nothing was merged.",
        "Do not work on. Ask your data lead which copy is the right one.",
    ),
    "keyring.older": Words(
        "The key file of this vault is older than its records (number {found}, was {seen}).",
        "It may let somebody in who was removed since, or who may do less now.",
        "Do not work on. Ask your data lead for the newest key file, or for the newest backup.",
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
    "storage.not_confirmed": Words(
        "The file is written, but its disk or stick did not confirm that it keeps it.",
        "It is there now and opens. It may be gone after a power cut, or when the stick is taken"
        " out. The records say that it was made.",
        "See whether it is there, and make it anew on another disk or stick if it is not.",
    ),
    "start.foreign_code": Words(
        "Tuckbox does not start like this: it would take program code from the folder {folder}.",
        _NOTHING_LOST,
        "Start it with the command tuckbox or tuckbox-cli, or from another folder.",
    ),
    "storage.read": Words(
        "Part of the vault could not be read just now.",
        _NOTHING_LOST,
        "Try again. If it happens again, make a backup: the disk or stick may be failing.",
    ),
    "storage.full": Words(
        "The disk is full.", "What was being saved is not saved.", "Make room and try again."
    ),
    "storage.read_only": Words(
        "This folder cannot be written to.", _NOTHING_LOST, "Choose another, or ask for the right."
    ),
    "storage.no_folder": Words(
        "This folder is not there.",
        "It was moved or deleted, or the stick or drive that it is on was taken out.",
        "Put the stick back in, or choose another folder.",
    ),
    "storage.note": Words(
        "Your work is saved, but this computer could not write down how far it went.",
        "It could not tell, then, if somebody put an older copy of the vault in its place.",
        "Make room on the disk, then unlock the vault once more.",
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


def place_doubts(
    service: str | None, *, on_network: bool, is_sealed: bool = True
) -> tuple[str, ...]:
    """Warnings about a place that something was written to or is read from."""
    doubts = []
    nature = "It is encrypted, but the choice should be yours."
    if not is_sealed:
        nature = "Whoever reads it there opens the vault: move it, and make another."
    if service is not None:
        doubts.append(
            f"This place is synchronised by {service}: what lies there is copied to its servers."
            f" {nature}"
        )
    if on_network:
        doubts.append(
            "This place is on a network drive: others run it, and can read what lies there."
            f" {nature}"
        )
    return tuple(doubts)


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
