"""What the unlock can say no to: password, stick, profile, recovery."""

from vault.errors.base import RefusedError, TuckboxError


class WrongPasswordError(RefusedError):
    """The slot box does not open: the one and only sign of a wrong password."""

    code = "unlock.wrong_password"


class WrongPasswordOrStickError(WrongPasswordError):
    """The same where a USB stick goes with the password: which of them is wrong is not known."""

    code = "unlock.wrong_password_or_stick"


class StickNeededError(TuckboxError):
    """The profile opens with a USB stick as well, and none was given. Not a try, so not counted."""

    code = "unlock.stick_needed"


class StickNotAskedError(RefusedError):
    """The trail knows of a USB stick that the key file does not ask for."""

    code = "unlock.stick_not_asked"


class NoSuchProfileError(RefusedError):
    """The key file knows nobody by this name."""

    code = "unlock.no_such_profile"


class TooSoonError(RefusedError):
    """Too many wrong passwords in a row; details: seconds."""

    code = "unlock.too_soon"


class ProfileSuspendedError(RefusedError):
    """The password is right, and the profile is suspended."""

    code = "unlock.suspended"


class ProfileEndedError(RefusedError):
    """The profile is past its end date; details: date."""

    code = "unlock.ended"


class ClockBehindError(ProfileEndedError):
    """The same by what was written down here since, though the clock stands before it; details:
    date, clock, seen."""

    code = "unlock.clock_behind"


class RekeyUnfinishedError(RefusedError):
    """A re-key was interrupted, and only a data lead can finish it."""

    code = "rekey.unfinished"


class WrongRecoveryCodeError(RefusedError):
    """The code is not the one of this vault's newest recovery sheet."""

    code = "recovery.wrong_code"


class ShareRefusedError(RefusedError):
    """A recovery share that was misread or belongs to another set; details: reason."""

    code = "recovery.share"


class SharesMissingError(RefusedError):
    """details: have, needed."""

    code = "recovery.shares_missing"


class SharesMixedError(RefusedError):
    """Recovery shares of more than one set; details: which (by the order in which they came)."""

    code = "recovery.shares_mixed"
