"""Error code to words, for disks, folders and memory."""

from vault.domain.words import Words

_NOTHING_LOST = "Nothing was changed."
STORAGE_WORDS: dict[str, Words] = {
    "storage.gone": Words(
        "The USB stick or drive was removed.",
        "The unfinished file was discarded.",
        "Plug it in again and start again.",
    ),
    "storage.not_confirmed": Words(
        "The file was saved, but the disk or USB stick did not confirm it.",
        "It opens now, but it may be lost after a power cut or when the USB stick is taken out."
        " The records say that it was made.",
        "Check that it is there; if not, make it again on another disk or USB stick.",
    ),
    "storage.read": Words(
        "Part of the vault could not be read just now.",
        _NOTHING_LOST,
        "Try again. If it happens again, make a backup: the disk or USB stick may be failing.",
    ),
    "storage.file": Words(
        "The file could not be read from the drive.",
        "Nothing shows that anyone changed it, and nothing was taken from it.",
        "Try again. If it happens again, copy the file to another drive, or ask for it again: the"
        " disk or USB stick may be failing.",
    ),
    "storage.full": Words(
        "The disk is full.", "Your last change was not saved.", "Free some space and try again."
    ),
    "storage.read_only": Words(
        "This folder cannot be written to.",
        _NOTHING_LOST,
        "Choose another folder, or ask your technician for access.",
    ),
    "storage.in_use": Words(
        "Another program has the file open.",
        _NOTHING_LOST,
        "Close it there; a virus scanner or a cloud program needs a moment. Then try again.",
    ),
    "storage.path_too_long": Words(
        "The folder's name and the file's name together are too long for this computer.",
        _NOTHING_LOST,
        "Choose a folder that lies less deep, or a shorter name.",
    ),
    "storage.no_folder": Words(
        "This folder is not there.",
        "It was moved or deleted, or its USB stick or drive was taken out.",
        "Plug the USB stick in again, or choose another folder.",
    ),
    "storage.note": Words(
        "Your work is saved, but this computer could not record how far it got.",
        "It could not tell if someone replaced the vault with an older copy.",
        "Free some space on the disk, then unlock the vault again.",
    ),
    "storage.exists": Words(
        "There is already a file or folder with that name.", _NOTHING_LOST, "Choose another name."
    ),
    "storage.cloud_folder": Words(
        "This folder is synchronised by {service}.",
        "Children's records would leave this computer automatically.",
        "Choose a folder that no cloud service copies.",
    ),
    "storage.memory": Words(
        "There is not enough free memory.", _NOTHING_LOST, "Close other programs and try again."
    ),
}
