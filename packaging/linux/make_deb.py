"""`make deb`: the bundle as a Debian package, in /usr/lib/tuckbox. Needs `make bundle` before."""

import gzip
import json
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
BUNDLE, TREE = ROOT / "dist" / "tuckbox", ROOT / "build" / "deb"
sys.path[:0] = [str(HERE), str(ROOT / "packaging" / "bundle")]

from command_pages import bash_completion, man_page, window_page  # noqa: E402
from from_system import packages_needed  # noqa: E402

_DESCRIPTION = """Student records and photos in an encrypted vault, offline
 Tuckbox keeps a school's records on the teacher's own machine, in an encrypted
 vault that opens with a password. Each member of staff has a role; data moves
 between staff only in sealed files; the program has no network.
 .
 Removing the package leaves every vault where it is."""


def main() -> None:
    """Writes dist/tuckbox_VERSION_ARCH.deb."""
    built = json.loads((ROOT / "build" / "bundle" / "built.json").read_text(encoding="utf-8"))
    version, day = built["version"], date.fromisoformat(built["date"])
    shutil.rmtree(TREE, ignore_errors=True)
    usr = TREE / "usr"
    shutil.copytree(BUNDLE, usr / "lib" / "tuckbox", symlinks=True)
    (usr / "bin").mkdir()
    for name in ("tuckbox", "tuckbox-cli"):
        (usr / "bin" / name).symlink_to(f"../lib/tuckbox/{name}")
    _write(usr / "share/applications/tuckbox.desktop", (HERE / "tuckbox.desktop").read_text())
    _write(usr / "share/mime/packages/tuckbox.xml", (HERE / "tuckbox-mime.xml").read_text())
    papers = (HERE / "org.tuckbox.Tuckbox.metainfo.xml").read_text()
    papers = papers.replace("@VERSION@", version).replace("@DATE@", day.isoformat())
    _write(usr / "share/metainfo/org.tuckbox.Tuckbox.metainfo.xml", papers)
    icon = (ROOT / "resources" / "brand" / "tuckbox.svg").read_text()
    _write(usr / "share/icons/hicolor/scalable/apps/tuckbox.svg", icon)
    _write(usr / "share/bash-completion/completions/tuckbox-cli", bash_completion())
    for name, text in (("tuckbox", window_page), ("tuckbox-cli", man_page)):
        _write_packed(usr / f"share/man/man1/{name}.1.gz", text(version, day))
    _write(usr / "share/doc/tuckbox/copyright", _copyright())
    _write_packed(usr / "share/doc/tuckbox/changelog.gz", (ROOT / "CHANGELOG.md").read_text())
    _control(version)
    for path in [TREE, *TREE.rglob("*")]:
        if path.is_dir():
            path.chmod(0o755)
    target = ROOT / "dist" / f"tuckbox_{version}_{_architecture()}.deb"
    build = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z6", "--build", str(TREE), str(target)]
    subprocess.run(build, check=True, env={**os.environ, "SOURCE_DATE_EPOCH": _epoch(day)})
    print(f"{target}: {target.stat().st_size / 1e6:.0f} MB")


def _control(version: str) -> None:
    size = (
        sum(p.stat().st_size for p in TREE.rglob("*") if not p.is_symlink() and p.is_file()) // 1024
    )
    depends = packages_needed(BUNDLE)
    _write(
        TREE / "DEBIAN" / "control",
        f"Package: tuckbox\nVersion: {version}\nArchitecture: {_architecture()}\n"
        f"Maintainer: Tuckbox <tuckbox@example.org>\nInstalled-Size: {size}\n"
        f"Depends: {', '.join(depends)}\nRecommends: libcups2 | libcups2t64, shared-mime-info\n"
        f"Section: education\nPriority: optional\nDescription: {_DESCRIPTION}\n",
    )


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(0o644)


def _write_packed(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    path.chmod(0o644)


def _copyright() -> str:
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    others = (ROOT / "THIRD_PARTY.md").read_text(encoding="utf-8")
    return f"Tuckbox is under the Apache licence 2.0.\n\n{others}\n\n{licence}"


def _architecture() -> str:
    ask = ["dpkg", "--print-architecture"]
    return subprocess.run(ask, check=True, capture_output=True, text=True).stdout.strip()


def _epoch(day: date) -> str:
    return str((day - date(1970, 1, 1)).days * 86400)


if __name__ == "__main__":
    main()
