"""What is said when the program itself is at fault."""

from vault.domain.faults import fault_code


def bug_words(error: BaseException) -> str:
    """A fault of the program, by its type and place, never by its words."""
    return f"Something went wrong in the program itself ({fault_code(error)})."
