"""The bill of materials (CycloneDX 1.6) of the whole bundle: every file that holds machine code is
named with where it comes from and at which version; Python, Qt, OpenSSL and SQLCipher as well."""

import ast
import json
import os
import platform
import re
import subprocess
import sys
from collections import defaultdict
from importlib.metadata import distributions
from pathlib import Path
from typing import Any, NoReturn

_PICTURE_LIBRARIES = {
    "avif": "libavif",
    "libjpeg_turbo": "libjpeg-turbo",
    "libtiff": "libtiff",
    "webp": "libwebp",
    "freetype2": "freetype",
    "littlecms2": "lcms2",
    "jpg_2000": "openjpeg",
}
BILL = Path("vault/governance/bundle.cdx.json")


def write_bill(folder: Path, collected: Path, version: str) -> None:
    """`collected` is PyInstaller's own list of what came from where. A library that nobody can
    name stops the build."""
    sources = {
        Path(to).as_posix(): Path(src) for to, src, kind in _entries(collected) if kind != "SYMLINK"
    }
    owners = _owners()
    parts: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not path.is_file() or not _is_code(path):
            continue
        name = path.relative_to(folder).as_posix().removeprefix("_internal/")
        if name in ("tuckbox", "tuckbox-cli", "tuckbox.exe", "tuckbox-cli.exe"):
            continue
        parts[_origin(sources.get(name, path), owners)].append(name)
    for papers in (folder / "_internal").glob("*.dist-info"):
        name, _, found = papers.stem.rpartition("-")
        parts["pypi", _normal(name), found] += []
    for part in _inside():
        parts[part] += []
    components = [_component(*part, files) for part, files in sorted(parts.items())]
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": "tuckbox", "version": version}},
        "components": components,
    }
    text = json.dumps(bill, indent=1, ensure_ascii=False) + "\n"
    (folder / "_internal" / BILL).write_text(text, encoding="utf-8")


def _entries(collected: Path) -> list[tuple[str, str, str]]:
    content = ast.literal_eval(collected.read_text(encoding="utf-8"))
    return next(part for part in content if isinstance(part, list) and part)


def _is_code(path: Path) -> bool:
    with path.open("rb") as file:
        head = file.read(4)
    return head in (b"\x7fELF", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe") or head[:2] == b"MZ"


def _owners() -> dict[Path, tuple[str, str]]:
    """Which distribution brought a file."""
    owners = {}
    for found in distributions():
        for file in found.files or ():
            owners[Path(str(found.locate_file(file))).resolve()] = (
                _normal(found.metadata["Name"]),
                found.version,
            )
    return owners


def _normal(name: str) -> str:
    """As package registries write a name (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _origin(source: Path, owners: dict[Path, tuple[str, str]]) -> tuple[str, str, str]:
    """Kind ('pypi', 'deb', 'python'), name and version."""
    real = source.resolve()
    if real in owners:
        return ("pypi", *owners[real])
    if real.is_relative_to(Path(sys.base_prefix).resolve()) and not _is_system(real):
        return ("python", "cpython", _python())
    if sys.platform == "win32" and real.is_relative_to(Path(os.environ["SYSTEMROOT"]).resolve()):
        return ("generic", "windows", platform.version())
    if sys.platform != "linux":
        _stop(real)
    return _debian(real)


def _debian(real: Path) -> tuple[str, str, str]:
    asked = subprocess.run(["dpkg", "-S", str(real)], check=False, capture_output=True, text=True)
    if asked.returncode and real.parts[1] == "usr":
        # Debian's lists have the name from before /lib became a link into /usr.
        older = "/" + "/".join(real.parts[2:])
        asked = subprocess.run(["dpkg", "-S", older], check=False, capture_output=True, text=True)
    if asked.returncode:
        _stop(real)
    package = asked.stdout.split(": ")[0].split(",")[0]
    ask = ["dpkg-query", "-W", "-f", "${source:Package} ${Version}", package]
    name, found = subprocess.run(ask, check=True, capture_output=True, text=True).stdout.split()
    return ("deb", name, found)


def _stop(real: Path) -> NoReturn:
    sys.exit(f"No package is known to have brought {real}; the bill of materials must name it.")


def _is_system(path: Path) -> bool:
    """A Python that the system brought has its libraries among the system's."""
    return sys.base_prefix == "/usr" and "python3" not in path.as_posix()


def _python() -> str:
    return ".".join(str(part) for part in sys.version_info[:3])


def _inside() -> list[tuple[str, str, str]]:
    """What is linked into others and has no file of its own, as it says itself."""
    import sqlcipher3
    from PIL import features
    from PySide6.QtCore import qVersion

    database = sqlcipher3.connect(":memory:")
    database.execute("pragma key = 'any'")
    cipher = database.execute("pragma cipher_version").fetchone()[0].split()[0]
    provider = database.execute("pragma cipher_provider_version").fetchone()[0]
    database.close()
    found = [
        ("generic", "python", _python()),
        ("generic", "qt", qVersion()),
        ("generic", "sqlcipher", cipher),
        ("generic", "sqlite", sqlcipher3.sqlite_version),
        ("generic", "openssl", re.sub(r"^OpenSSL (\S+).*", r"\1", provider)),
    ]
    for asked, name in _PICTURE_LIBRARIES.items():
        version = features.version(asked)
        if version:
            found.append(("generic", name, str(version)))
    return found


def _component(kind: str, name: str, version: str, files: list[str]) -> dict[str, Any]:
    purl = f"pkg:{'generic' if kind == 'python' else kind}/"
    purl += f"debian/{name}" if kind == "deb" else name
    component: dict[str, Any] = {
        "type": "library",
        "name": name,
        "version": version,
        "purl": f"{purl}@{version}",
    }
    if files:
        component["properties"] = [{"name": "tuckbox:file", "value": file} for file in files]
    return component
