"""How a table is understood, in words or as JSON: the same for every door."""

from dataclasses import asdict
from typing import Any

from vault.cli.frame import give, say
from vault.domain.preview import HowRead

CHOOSE = "choose how they are read with --encoding"
_SIGNS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}


def tell_how(how: HowRead, *, as_json: bool) -> None:
    """How a table is understood, whatever it is read as."""
    answer = asdict(how)
    del answer["header"], answer["mapping"]
    if as_json:
        give(answer)
    else:
        _say_how(answer)


def _say_how(answer: dict[str, Any]) -> None:
    say(f"Read as {answer['format_name']}.")
    for sheet in answer["sheets"]:
        how = "read" if sheet["is_read"] else f"not read: {sheet['why'] or 'not chosen'}"
        say(f"sheet '{sheet['name']}': {how}")
    if answer["encoding"]:
        sign = _SIGNS.get(answer["delimiter"], answer["delimiter"])
        say(f"letters: {answer['encoding']}; columns parted by: {sign}")
    for reading in answer["readings"]:
        say(f"letters read as {reading['encoding']}: {', '.join(reading['samples'])}")
    if answer["doubt"]:
        say(f"{answer['doubt']}; {CHOOSE}")
    if answer["columns"]:
        dates = f"; dates: {answer['date_order']}" if answer["date_order"] else ""
        say(f"headings in line {answer['header_line']}{dates}")
    for column in answer["columns"]:
        samples = ", ".join(column["samples"])
        say(f"column '{column['column']}': {column['field'] or 'not read'} ({samples})")
    for note in answer["notes"]:
        say(note)
