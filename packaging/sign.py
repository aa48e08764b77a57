"""`sign.py FOLDER`: SHA256SUMS of the packages in it, and minisign's signature of that.

The secret key is the text of TUCKBOX_MINISIGN_KEY (a key file's), its word in
TUCKBOX_MINISIGN_PASSWORD. Without a key there are the sums alone, and it says so.
Needs nothing but Python and minisign.
"""

import hashlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

SUMS = "SHA256SUMS"


def write_sums(folder: Path) -> Path:
    """As `sha256sum -c` reads them, sorted by name."""
    lines = []
    for path in sorted(folder.iterdir()):
        if path.is_file() and not path.name.startswith(SUMS):
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            lines.append(f"{digest}  {path.name}\n")
    target = folder / SUMS
    target.write_text("".join(lines), encoding="utf-8", newline="\n")
    return target


def sign(target: Path, key: str, password: str) -> None:
    """Writes TARGET.minisig beside it. CalledProcessError where the key or its word is wrong."""
    with tempfile.TemporaryDirectory() as place:  # for its owner alone
        secret = Path(place) / "minisign.key"
        secret.write_text(key.rstrip() + "\n", encoding="utf-8")
        command = ["minisign", "-S", "-s", str(secret), "-m", str(target), "-t", "Tuckbox"]
        subprocess.run(command, check=True, input=password + "\n", text=True, capture_output=True)


def main() -> None:
    """Sums always; a signature where there is a key."""
    target = write_sums(Path(sys.argv[1]))
    key = os.environ.get("TUCKBOX_MINISIGN_KEY", "")
    if key:
        sign(target, key, os.environ.get("TUCKBOX_MINISIGN_PASSWORD", ""))
    else:
        print(f"{target} is not signed: there is no TUCKBOX_MINISIGN_KEY.", file=sys.stderr)


if __name__ == "__main__":
    main()
