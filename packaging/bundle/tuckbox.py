"""The program as it is bundled. A failure at the start shows a window with a code.

On Linux the command line is a second name of the same file, which saves 11 MB. Windows wants a
program of its own for a console, and macOS one that is signed for itself.
"""

import sys
from pathlib import Path

from start_failure import tell_failure


def run() -> None:
    """Guards, then the window; whatever keeps that from happening is told where it is seen."""
    try:
        from ui.__main__ import main

        main()
    except SystemExit as end:
        if isinstance(end.code, str):
            tell_failure(end.code)
            sys.exit(1)
        raise
    except BaseException as error:  # noqa: BLE001  the last place where anything can be told
        tell_failure(error)
        sys.exit(70)


if __name__ == "__main__":
    if Path(sys.argv[0]).stem == "tuckbox-cli":
        from vault.cli.__main__ import main as command_line

        command_line()
    else:
        run()
