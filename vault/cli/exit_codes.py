"""With what every command ends, so that a script acts on the number alone."""

from typing import Final

EXIT_CODES: Final = {
    0: "done",
    1: "a fault in the program itself, or stopped with Ctrl+C",
    2: "an option, a value, or a name that is not here or not in sight",
    3: "refused: password, profile, rights, signature, recipient or date",
    4: "a file that cannot be read, or is not what it has to be",
    5: "the vault is damaged, older than it should be, or not there",
    6: "the vault is open elsewhere",
    7: "the disk, the drive or the folder says no",
}
"""The number, and what it says in every command."""

_TOLD: Final = (
    "What fails says why on standard error. With --json it is one object on standard output as"
    ' well, unless the answer itself tells it: {"error": {"code", "exit", "message"}}, and "field"'
    ' and "reason" where one value is meant.'
)


def exit_codes_text() -> str:
    """The table for the help: a paragraph that is not wrapped, and one that is."""
    lines = [
        "\b",
        "Every command ends with",
        *(f"  {n}  {words}" for n, words in EXIT_CODES.items()),
    ]
    return "\n".join(lines) + f"\n\n{_TOLD}"
