"""Error code to words, for paper that does not come out, and for what may not leave."""

from vault.domain.words import Words

PRINTING_WORDS: dict[str, Words] = {
    "policy.export": Words(
        "This computer is set up so that no {way} leave Tuckbox.",
        "Nothing was changed.",
        "Ask your technician, or do it on another computer.",
    ),
    "paper.damaged": Words(
        "This paper cannot be shown or printed: it is damaged.",
        "Nothing was printed, and the records are as they were.",
        "Close it and make it again.",
    ),
    "printer.none": Words(
        "No printer can be reached from here.",
        "Nothing was printed.",
        "Set the printer up on this computer first, or save the paper as PDF and print that.",
    ),
    "printer.refused": Words(
        "The printer did not take the paper: {reason}.",
        "A part of it may have come out.",
        "Look at the printer and try again, or save the paper as PDF and print that.",
    ),
}
