"""What a change of profiles, or of what opens them, can be refused for."""

from vault.errors.base import RefusedError


class WeakPasswordError(RefusedError):
    """details: reason (a short plain phrase)."""

    code = "password.weak"


class StickRequiredError(RefusedError):
    """A data lead asks for a USB stick with this profile, so it cannot be switched off."""

    code = "profiles.stick_required"


class LastDataLeadError(RefusedError):
    """Without this profile nobody could manage the vault."""

    code = "profiles.last_data_lead"


class LastHolderError(RefusedError):
    """Nobody would be left, and no sheet, that opens the safeguarding records."""

    code = "profiles.last_holder"


class ProfileExistsError(RefusedError):
    """Another profile has this name, or one that looks like it."""

    code = "profiles.exists"


class GrantMissingError(RefusedError):
    """Only a holder of a compartment can hand it on; details: compartment."""

    code = "profiles.grant_missing"
