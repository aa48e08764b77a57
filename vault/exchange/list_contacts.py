"""Contacts in the rows of a class list."""

from vault.domain.identity.folding import fold
from vault.exchange.whole_names import out_of_brackets, split_name

SAYS_WHO = ("name", "given", "family", "phone", "email", "address")


def person_of(contact: dict[str, object]) -> tuple[str, ...]:
    """What tells two contacts of one pupil apart."""
    return tuple(fold(str(contact.get(part, ""))) for part in ("given", "family", "phone", "email"))


def contacts_of(parts_by_name: dict[str, dict[str, str]]) -> list[dict[str, object]]:
    """One contact for each number that has a name or a way to be reached."""
    contacts = []
    for name, parts in sorted(parts_by_name.items()):
        if not any(parts.get(part) for part in SAYS_WHO):
            continue
        given, family = parts.pop("given", ""), parts.pop("family", "")
        whole, behind = out_of_brackets(parts.pop("name", ""))
        if behind:
            parts.setdefault("relationship", behind)
        if whole and not given and not family:
            split = split_name(whole)
            given, family = str(split["legal_given"]), str(split["legal_family"])
        contacts.append(
            {
                "given": given,
                "family": family or ("" if given else "Contact"),
                **parts,
                "priority": int(name.removeprefix("contact")),
                "emergency": 1,
            }
        )
    return contacts
