"""Sentences for what an unlock finds, tells, and does not stop for."""

from vault.domain.words import Words

UNLOCK_WORDS: dict[str, Words] = {
    "keyring.plan": Words(
        "In the key file lies a plan for new keys that no data lead made for it as it is now.",
        "It was not carried out: the vault opens with the keys that it has. Somebody who can write"
        " in its folder may have put it there.",
        "Tell your data lead, and find out who can. Where new keys were really planned, a data lead"
        " plans them once more.",
    ),
    "notes.damaged": Words(
        "This computer's own notes ({names}) were damaged and have been set aside.",
        "The vault is as it was. What this computer remembered of it is gone: whether an older copy"
        " lies here, and which passwords were tried, cannot be told for the time before.",
        "If the computer did not crash lately, tell your data lead.",
    ),
    "keyring.plan_lost": Words(
        "New keys were planned for this vault, and the plan is gone from its key file.",
        "Whoever was to leave can still open it. Somebody who can write in its folder may have"
        " taken the plan out, or put an older key file in its place.",
        "Tell your data lead at once: they plan the new keys once more, and find out who can write"
        " in the folder.",
    ),
}
