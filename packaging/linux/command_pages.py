"""Man pages and shell completion of the two programs, from the command line's own help."""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))


def commands() -> Iterator[tuple[str, Any]]:
    """('profile add', command) for each command, in the order of the help."""
    import typer

    from vault.cli.__main__ import app

    yield from _below(typer.main.get_command(app), ())


def _below(group: Any, names: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    for name, command in group.commands.items():
        if command.hidden:
            continue
        if hasattr(command, "commands"):
            yield from _below(command, (*names, name))
        else:
            yield " ".join((*names, name)), command


def options_of(command: Any) -> list[str]:
    """Each name that an option of a command has."""
    return [name for option in command.params for name in option.opts if name.startswith("-")]


def man_page(version: str, day: date) -> str:
    """tuckbox-cli(1), as roff (man(7))."""
    lines = [_head("tuckbox-cli", version, day), ".SH NAME"]
    lines += [r"tuckbox\-cli \- a school's encrypted records, from the command line"]
    lines += [".SH SYNOPSIS", r".B tuckbox\-cli", ".I command", "[options]", ".SH DESCRIPTION"]
    lines += ["The same jobs as the window's, for technicians and scripts. A password is asked at"]
    lines += [
        "the terminal, or read from standard input where",
        r".B \-\-password\-stdin",
        "is given;",
    ]
    lines += ["it is never an argument. Whatever a role may not do is refused here as well."]
    lines += [".SH COMMANDS"]
    for name, command in commands():
        lines += [f".SS {_plain(name)}", _plain((command.help or "").strip().split("\n\n")[0])]
        for option in command.params:
            text = getattr(option, "help", None) or ""
            name_of = ", ".join(option.opts)
            shown = name_of if name_of.startswith("-") else option.name.upper()
            lines += [".TP", rf"\fB{_plain(shown)}\fR", _plain(text) or r"\&"]
    lines += [".SH SEE ALSO", ".BR tuckbox (1)"]
    return "\n".join(lines) + "\n"


def window_page(version: str, day: date) -> str:
    """tuckbox(1)."""
    return "\n".join(
        [
            _head("tuckbox", version, day),
            ".SH NAME",
            r"tuckbox \- student records and photos in an encrypted vault, offline",
            ".SH SYNOPSIS",
            ".B tuckbox",
            "[vault] [file]",
            ".SH DESCRIPTION",
            "Opens the program on a vault's folder, or on the vault that was open last.",
            "A sealed file (.tuck), a staff card (.tuckcard) or a receipt (.tuckreceipt)",
            "is opened after the vault is unlocked. A backup (.tuckbackup) opens where backups",
            "become vaults again.",
            ".SH OPTIONS",
            ".TP",
            r"\fB\-\-demo\fR",
            "Open a made-up school to try things out.",
            ".SH FILES",
            ".TP",
            r"\fI~/.local/share/Tuckbox\fR",
            "Vaults, and what this computer remembers of them.",
            ".SH ENVIRONMENT",
            ".TP",
            r"\fBTUCKBOX_HOME\fR",
            "Another folder in place of that.",
            ".SH SEE ALSO",
            ".BR tuckbox-cli (1)",
            "",
        ]
    )


def bash_completion() -> str:
    """Commands, their options, and else file names."""
    known = list(commands())
    groups: dict[str, list[str]] = {}
    for name, _ in known:
        first, _, second = name.partition(" ")
        groups.setdefault(first, []).extend([second] if second else [])
    cases = [
        f"        {first}) words='{' '.join(seconds)}' ;;"
        for first, seconds in groups.items()
        if seconds
    ]
    options = [
        f"        '{name}') words='{' '.join(options_of(command))}' ;;" for name, command in known
    ]
    return _BASH.format(first=" ".join(groups), groups="\n".join(cases), options="\n".join(options))


_BASH = """# bash completion of tuckbox-cli
_tuckbox_cli() {{
    local now=${{COMP_WORDS[COMP_CWORD]}} words=''
    local one=${{COMP_WORDS[1]}} two=${{COMP_WORDS[2]}}
    if [[ $COMP_CWORD -eq 1 ]]; then
        words='{first}'
    elif [[ $now == -* ]]; then
        case "$one $two" in
{options}
        esac
        [[ -n $words ]] || case "$one" in
{options}
        esac
    elif [[ $COMP_CWORD -eq 2 ]]; then
        case "$one" in
{groups}
        esac
    fi
    COMPREPLY=($(compgen -W "$words" -- "$now"))
    [[ ${{#COMPREPLY[@]}} -gt 0 ]] || compopt -o default
}}
complete -F _tuckbox_cli tuckbox-cli
"""


def _head(name: str, version: str, day: date) -> str:
    return f'.TH {name.upper()} 1 "{day:%B %Y}" "Tuckbox {version}" "Tuckbox"'


def _plain(text: str) -> str:
    """Text in which roff sees no request and no hyphenation point."""
    flat = " ".join(text.split()).replace("\\", r"\e").replace("-", r"\-")
    return rf"\&{flat}" if flat.startswith((".", "'")) else flat


if __name__ == "__main__":
    sys.stdout.write(man_page("0", date(2026, 1, 1)))
