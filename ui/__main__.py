"""Tuckbox: opens the program. Guards go up before Qt is imported."""

import argparse
import builtins
import gc
import os
import sys
from pathlib import Path

if not __package__ and not getattr(sys, "frozen", False):
    # Begun by the path of this file, as locking does: no folder of ours is on the path by itself.
    _OWN = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    if _OWN not in sys.path:
        sys.path.insert(0, _OWN)

from vault.domain.backups import BACKUP_SUFFIX
from vault.domain.messages import sentence
from vault.errors import ForeignCodeError
from vault.platform.error_hooks import report_codes_only
from vault.platform.network import install_network_guard
from vault.platform.own_folder import refuse_foreign_code, stand_in_own_folder
from vault.platform.process import harden_process
from vault.platform.session_bus import settle_session_bus
from vault.platform.shared_libraries import how_to_install, missing_to_start

FILES = (".tuck", ".tuckcard", ".tuckreceipt", BACKUP_SUFFIX)
"""What is opened with a double click; every package of the program tells its system of these."""


def main() -> None:
    """`tuckbox [VAULT] [FILE.tuck] [--profile ID] [--demo]`; cards, receipts and backups open as
    well."""
    _put_guards_up()
    wanted = _options()
    absent = missing_to_start()
    if absent:
        sys.exit(how_to_install(absent))
    what, pictures = [path.absolute() for path in wanted.what], Path("demo-out").absolute()
    stand_in_own_folder()
    _load_qt_alone()
    if wanted.gallery:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from ui.walk.gallery import paint_gallery

        sys.exit(0 if paint_gallery(pictures) else 1)
    has_display = sys.platform != "linux" or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    )
    if not has_display:
        from ui.walk.walk import walk_offscreen

        sys.exit(walk_offscreen(pictures))
    gc.disable()  # until QuietCollector takes over: while modules load there is hardly any garbage
    from ui.app import Program
    from ui.look.theme import dress
    from ui.shell.application import Application
    from ui.shell.collector import QuietCollector
    from vault.platform.folders import recent_vaults

    app = Application(sys.argv[:1])
    dress(app)
    QuietCollector(app)
    vault, file = vault_and_file(what)
    vault = vault or next(iter(recent_vaults()), None)
    program = Program(app, wanted.locked)
    app.file_given.connect(program.take_file)
    if wanted.demo:
        program.start_demo()
    else:
        program.start(vault, wanted.profile, file, is_noted=not wanted.not_noted)
    sys.exit(app.exec())


def _load_qt_alone() -> None:
    """Without the import hook that it puts in place: that reads the source of each module that is
    imported later, to look for switches that nothing here uses
    (findings/pyside-reads-the-source-of-later-modules.sh)."""
    before = builtins.__import__
    import PySide6.QtCore  # noqa: F401

    builtins.__import__ = before


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tuckbox")
    parser.add_argument("what", nargs="*", type=Path, metavar="VAULT or FILE.tuck")
    parser.add_argument("--profile", default="")
    parser.add_argument("--demo", action="store_true")
    parser.add_argument("--gallery", action="store_true", help="a picture of every widget")
    parser.add_argument("--locked", metavar="WHY", help=argparse.SUPPRESS)
    parser.add_argument("--not-noted", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def _put_guards_up() -> None:
    install_network_guard()
    harden_process()
    settle_session_bus()
    report_codes_only()
    try:
        refuse_foreign_code()
    except ForeignCodeError as error:
        sys.exit(sentence(error))


def vault_and_file(what: list[Path]) -> tuple[Path | None, Path | None]:
    """The vault and the file to open, in whichever order they were given."""
    files = [path for path in what if path.suffix.casefold() in FILES]
    vaults = [path for path in what if path not in files]
    return next(iter(vaults), None), next(iter(files), None)


if __name__ == "__main__":
    main()
