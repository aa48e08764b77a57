"""`sign_app.py dist/Tuckbox.app`: signs everything in it, from the inside outwards.

With the identity in TUCKBOX_MAC_IDENTITY ('Developer ID Application: …', in the keychain); without
one the signature is only of this machine, which is enough for the sandbox and not for other Macs.
"""

import os
import subprocess
import sys
from pathlib import Path

ENTITLEMENTS = Path(__file__).resolve().parent / "tuckbox.entitlements"
_MACH_O = (b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe")


def sign_app(app: Path, identity: str) -> None:
    """CalledProcessError where codesign refuses, or the result does not hold."""
    main = app / "Contents" / "MacOS" / "tuckbox"
    for path in code_inside(app):
        # The command line is not in the sandbox: it opens files that are named, not chosen.
        _sign(path, identity)
    for framework in sorted(app.glob("Contents/Frameworks/*.framework")):
        if not framework.is_symlink():
            _sign(framework, identity)
    _sign(main, identity, entitlements=True)
    _sign(app, identity, entitlements=True)
    subprocess.run(["codesign", "--verify", "--deep", "--strict", str(app)], check=True)


def code_inside(app: Path) -> list[Path]:
    """Every file of machine code but the program itself, the deepest first."""
    found = [
        path
        for path in app.rglob("*")
        if path.is_file() and not path.is_symlink() and _is_code(path)
    ]
    found.remove(app / "Contents" / "MacOS" / "tuckbox")
    return sorted(found, key=lambda path: (-len(path.parts), path))


def _is_code(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) in _MACH_O


def _sign(path: Path, identity: str, *, entitlements: bool = False) -> None:
    command = ["codesign", "--force", "--sign", identity]
    if identity != "-":
        command += ["--timestamp", "--options", "runtime"]
    if entitlements:
        command += ["--entitlements", str(ENTITLEMENTS)]
    subprocess.run([*command, str(path)], check=True)


if __name__ == "__main__":
    sign_app(Path(sys.argv[1]), os.environ.get("TUCKBOX_MAC_IDENTITY") or "-")
