"""Sentences for what an unlock finds, tells, and does not stop for."""

from vault.domain.words import Words

UNLOCK_WORDS: dict[str, Words] = {
    "keyring.plan": Words(
        "The key file contains a plan for new keys that no data lead made for it.",
        "It was not carried out: the vault still opens with its keys. Someone who can change"
        " files in its folder may have put it there.",
        "Tell your data lead, and find out who can. If new keys really were planned, a data lead"
        " plans them again.",
    ),
    "notes.damaged": Words(
        "This computer's own notes ({names}) were damaged and have been set aside.",
        "The vault is as it was. This computer can no longer tell whether this is an older copy,"
        " or which passwords were tried before.",
        "If the computer did not crash lately, tell your data lead.",
    ),
    "keyring.plan_lost": Words(
        "New keys were planned for this vault, but the plan has disappeared from its key file.",
        "The person who left can still open it. Someone who can change files in its folder may"
        " have removed the plan, or replaced the key file with an older one.",
        "Tell your data lead at once: they plan the new keys again, and find out who can change"
        " files in the folder.",
    ),
}
