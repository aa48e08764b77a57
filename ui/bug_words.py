"""What is said when the program itself is at fault."""


def bug_words(error: BaseException) -> str:
    """A fault of the program, by its type and never by its words, which may quote a record."""
    return f"Something went wrong in the program itself ({type(error).__name__})."
