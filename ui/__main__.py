"""Tuckbox: opens the program. Guards go up before Qt is imported."""

import argparse
import os
import sys
from pathlib import Path

from vault.platform.network import install_network_guard
from vault.platform.process import harden_process


def main() -> None:
    """`tuckbox [VAULT] [--profile ID] [--demo]`."""
    install_network_guard()
    harden_process()
    parser = argparse.ArgumentParser(prog="tuckbox")
    parser.add_argument("vault", nargs="?", type=Path)
    parser.add_argument("--profile", default="")
    parser.add_argument("--demo", action="store_true")
    wanted = parser.parse_args()
    has_display = sys.platform != "linux" or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    )
    if not has_display:
        from ui.walk import walk_offscreen

        sys.exit(walk_offscreen(Path("demo-out")))
    from PySide6.QtWidgets import QApplication

    from ui.app import Program
    from ui.collector import QuietCollector
    from ui.theme import dress
    from vault.platform.folders import recent_vaults

    app = QApplication(sys.argv[:1])
    dress(app)
    QuietCollector(app)
    recent = recent_vaults()
    vault = wanted.vault or (recent[0] if recent else None)
    program = Program(app)
    if wanted.demo:
        program.start_demo()
    else:
        program.start(vault, wanted.profile)
    sys.exit(app.exec())


if __name__ == "__main__":
    main()
