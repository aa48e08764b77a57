"""Writes the bill of materials (CycloneDX 1.6) of what the program ships, from what is installed.

Only what the program itself needs, and what that needs in turn: no tool of the developers.
"""

import json
import re
import sys
from importlib.metadata import distribution, version
from pathlib import Path

from packaging.requirements import Requirement

TARGET = Path(__file__).resolve().parents[1] / "vault" / "governance" / "sbom.cdx.json"


def needed(name: str, found: set[str]) -> set[str]:
    """The names of a distribution's needs, and of theirs."""
    for text in distribution(name).requires or ():
        need = Requirement(text)
        wanted = re.sub(r"[-_.]+", "-", need.name).lower()
        if (need.marker is None or need.marker.evaluate({"extra": ""})) and wanted not in found:
            found.add(wanted)
            needed(wanted, found)
    return found


def licence_of(name: str) -> str:
    """As the distribution says it."""
    metadata = distribution(name).metadata
    return metadata.get("License-Expression") or metadata.get("License") or "see the distribution"


def main() -> None:
    """`--check` only says whether the file is up to date."""
    names = sorted(needed("tuckbox", set()))
    content = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {"type": "application", "name": "tuckbox", "version": version("tuckbox")}
        },
        "components": [
            {
                "type": "library",
                "name": name,
                "version": version(name),
                "purl": f"pkg:pypi/{name}@{version(name)}",
                "licenses": [{"license": {"name": licence_of(name).split("\n")[0][:80]}}],
            }
            for name in names
        ],
    }
    text = json.dumps(content, indent=1, ensure_ascii=False) + "\n"
    if "--check" in sys.argv:
        sys.exit(0 if TARGET.read_text(encoding="utf-8") == text else "run packaging/make_sbom.py")
    TARGET.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
