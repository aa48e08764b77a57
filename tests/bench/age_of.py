"""`age_of.py PROGRAM seal|open IN OUT IDENTITY`: the age program, or pyrage where there is none."""

import subprocess
import sys
from pathlib import Path

import pyrage

program, way, source, target, identity = sys.argv[1:]
text = Path(identity).read_text(encoding="ascii").strip()
key = pyrage.x25519.Identity.from_str(text)
if program != "pyrage" and way == "seal":
    command = [program, "-r", str(key.to_public()), "-o", target, source]
    sys.exit(subprocess.run(command, check=False).returncode)
if program != "pyrage":
    command = [program, "-d", "-i", identity, "-o", target, source]
    sys.exit(subprocess.run(command, check=False).returncode)
with Path(source).open("rb") as have, Path(target).open("wb") as out:
    if way == "seal":
        pyrage.encrypt_io(have, out, [key.to_public()])
    else:
        pyrage.decrypt_io(have, out, [key])
