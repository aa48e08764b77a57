"""Error code to words, for USB sticks."""

from vault.domain.words import Words

STICK_WORDS: dict[str, Words] = {
    "unlock.wrong_password_or_stick": Words(
        "That password and that USB stick do not open this profile together.",
        "The vault stays locked. One of the two is wrong.",
        "Check that the USB stick is the newest one for this profile, check Caps Lock, and try"
        " again. If the USB stick is lost, use the recovery sheet.",
    ),
    "unlock.stick_needed": Words(
        "This profile also needs its USB stick.",
        "The vault stays locked.",
        "Plug the USB stick in, or choose its key file. If it is lost, use the recovery sheet.",
    ),
    "unlock.stick_not_asked": Words(
        "Your profile was given a USB stick, but the vault did not ask for it.",
        "Someone may have replaced the newest key file with an older one.",
        "Make a new key file in the settings, and tell your data lead.",
    ),
    "profiles.stick_required": Words(
        "Your data lead asks for a USB stick with this profile.",
        "It still needs one.",
        "Make a new key file instead, or ask your data lead.",
    ),
    "stick.unreadable": Words(
        "This key file cannot be used: {reason}.",
        "Nothing was changed.",
        "Choose the file whose name ends in .tuckkey on the USB stick.",
    ),
}
