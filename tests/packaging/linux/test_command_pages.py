"""The man page and the completion know every command and option that there is."""

import runpy
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

PAGES = runpy.run_path(
    str(Path(__file__).resolve().parents[3] / "packaging" / "linux" / "command_pages.py")
)
COMMANDS = dict(PAGES["commands"]())


def test_the_man_page_has_every_command_and_option():
    page = PAGES["man_page"]("1.0", date(2026, 11, 1)).replace(r"\-", "-")
    assert {"create", "profile add", "register take", "marks import"} <= set(COMMANDS)
    for name, command in COMMANDS.items():
        assert f".SS {name}\n" in page
        for option in PAGES["options_of"](command):
            assert option in page, (name, option)
    assert not [line for line in page.splitlines() if line.startswith("'")]


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (["tuckbox-cli", "reg"], {"register"}),
        (["tuckbox-cli", "register", ""], {"show", "take"}),
        (["tuckbox-cli", "register", "take", "--"], {"--as", "--class", "--on", "--session"}),
        (["tuckbox-cli", "import", "x", "--exp"], {"--explain"}),
    ],
)
def test_bash_offers_commands_and_options(typed, offered):
    words = " ".join(f"'{word}'" for word in typed)
    script = (
        f"{PAGES['bash_completion']()}\ncompopt() {{ :; }}\nCOMP_WORDS=({words})\n"
        f"COMP_CWORD={len(typed) - 1}\n_tuckbox_cli\nprintf '%s\\n' \"${{COMPREPLY[@]}}\""
    )
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True)
    assert offered <= set(done.stdout.split())
