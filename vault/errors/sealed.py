"""What a sealed file, a card or a backup can be refused for."""

from vault.errors.base import RefusedError
from vault.errors.files import BadFileError, UnsafeFileError


class NobodyKeepsError(RefusedError):
    """Nobody holds the key that a concern would be sealed to."""

    code = "sealed.nobody"


class SealedFileDamagedError(BadFileError):
    """A sealed file that is none, or was altered or cut short; details: reason."""

    code = "sealed.damaged"


class SealedFileAlteredError(SealedFileDamagedError):
    """Its seal does not hold: something in it is not as it was sealed."""

    code = "sealed.altered"


class SealedFileCutError(SealedFileDamagedError):
    """It has not the length it was sealed with: a copy that broke off."""

    code = "sealed.cut"


class BackupDamagedError(SealedFileDamagedError):
    """A backup that is none, or not what was backed up; details: reason."""

    code = "backup.damaged"


class TooCostlyFileError(UnsafeFileError):
    """Opening it would cost gigabytes of memory: a trap."""

    code = "sealed.too_costly"


class WrongRecipientError(RefusedError):
    """The sealed file is for somebody else."""

    code = "sealed.wrong_recipient"


class WrongPassphraseError(RefusedError):
    """The passphrase does not open the sealed file."""

    code = "sealed.wrong_passphrase"


class WrongVaultError(RefusedError):
    """It was sealed for a profile of another vault, or passed on by somebody it was meant for."""

    code = "sealed.wrong_vault"


class UnknownSenderError(RefusedError):
    """Nobody's card here has the sender's keys; details: name, school, words."""

    code = "sealed.unknown_sender"


class UnconfirmedCardError(RefusedError):
    """The card is there, but its eight words were not compared; details: name, words."""

    code = "card.unconfirmed"


class WithdrawnCardError(RefusedError):
    """details: name."""

    code = "card.withdrawn"


class CardChangedError(RefusedError):
    """A card of the same person with other keys; details: name, words."""

    code = "card.changed"


class NoSuchCardError(RefusedError):
    """details: name."""

    code = "card.none"
    exit_code = 2


class NewerFileError(BadFileError):
    """A sealed file that a later version of the program made."""

    code = "sealed.newer"


class BadContentError(BadFileError):
    """What is inside a sealed file is not what the program writes; details: reason."""

    code = "sealed.content"


class SealedListError(BadContentError):
    """A sealed file that holds a list or a file of a standard, and nothing to merge; details:
    ending (of what is in it)."""

    code = "sealed.list"


class SealBrokenError(RefusedError):
    """A signature does not hold, or not over what came with it; details: reason."""

    code = "sealed.signature"


class TransferEndedError(RefusedError):
    """The file is past its last day; details: date."""

    code = "sealed.ended"


class AlreadyMergedError(RefusedError):
    """details: date."""

    code = "sealed.already_merged"


class OlderTransferError(RefusedError):
    """A newer file of the same sender and the same pupils was merged; details: number, newer."""

    code = "sealed.older"


class OtherChildrenError(RefusedError):
    """Too many records that both vaults share are other children there; details: count, names."""

    code = "merge.other_children"


class UndecidedError(RefusedError):
    """Conflicts that a person has to decide; details: count."""

    code = "merge.undecided"


class ReceiptMismatchError(RefusedError):
    """details: reason."""

    code = "receipt.mismatch"


class SealedAloneError(RefusedError):
    """Health and safeguarding records travel alone, to those who keep them; details: reason."""

    code = "send.alone"
