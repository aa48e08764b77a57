"""Error code to words, for USB sticks."""

from vault.domain.words import Words

STICK_WORDS: dict[str, Words] = {
    "unlock.wrong_password_or_stick": Words(
        "That password and that USB stick do not open this profile together.",
        "The vault stays locked. Which of the two is the wrong one cannot be told.",
        "See that the stick is the newest one made for this profile, look at Caps Lock, and try"
        " again. Where the stick is lost, the recovery sheet opens the vault.",
    ),
    "unlock.stick_needed": Words(
        "This profile also needs its USB stick.",
        "The vault stays locked.",
        "Plug the stick in, or choose its key file. Where it is lost, the recovery sheet opens the"
        " vault.",
    ),
    "unlock.stick_not_asked": Words(
        "Your profile was given a USB stick, but the vault did not ask for it.",
        "Somebody may have put an older key file in the place of the newest one.",
        "Make a new key file in the settings, and tell your data lead.",
    ),
    "profiles.stick_required": Words(
        "Your data lead asks for a USB stick with this profile.",
        "It goes on needing one.",
        "Make a new key file instead, or ask your data lead.",
    ),
    "stick.unreadable": Words(
        "This key file cannot be used: {reason}.",
        "Nothing was changed.",
        "Choose the file whose name ends in .tuckkey on the stick.",
    ),
}
