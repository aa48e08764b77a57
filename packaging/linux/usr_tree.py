"""What a Linux package puts under /usr: the bundle, its two commands, what the desktop has to know,
man pages, completion and papers. One tree for the Debian package, the AppImage and the Flatpak."""

import gzip
import json
import shutil
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
BUNDLE = ROOT / "dist" / "tuckbox"
sys.path.insert(0, str(HERE))

from command_pages import bash_completion, man_page, window_page  # noqa: E402

_INSTALLED = "/usr/lib/tuckbox/tuckbox"


@dataclass(frozen=True)
class Built:
    """Which version the bundle is, and of which day."""

    version: str
    day: date


def built() -> Built:
    """As `make bundle` wrote it down; FileNotFoundError before there is a bundle."""
    told = json.loads((ROOT / "build" / "bundle" / "built.json").read_text(encoding="utf-8"))
    return Built(told["version"], date.fromisoformat(told["date"]))


def write_usr(usr: Path, of: Built, bundle: Path = BUNDLE) -> None:
    """`usr` is new. The desktop file names the command by where a package installs it."""
    shutil.copytree(bundle, usr / "lib" / "tuckbox", symlinks=True)
    (usr / "bin").mkdir()
    for name in ("tuckbox", "tuckbox-cli"):
        (usr / "bin" / name).symlink_to(f"../lib/tuckbox/{name}")
    write(usr / "share/applications/tuckbox.desktop", _own("tuckbox.desktop"))
    write(usr / "share/mime/packages/tuckbox.xml", _own("tuckbox-mime.xml"))
    papers = _own("org.tuckbox.Tuckbox.metainfo.xml")
    papers = papers.replace("@VERSION@", of.version).replace("@DATE@", of.day.isoformat())
    write(usr / "share/metainfo/org.tuckbox.Tuckbox.metainfo.xml", papers)
    write(usr / "share/icons/hicolor/scalable/apps/tuckbox.svg", icon())
    write(usr / "share/bash-completion/completions/tuckbox-cli", bash_completion())
    for name, text in (("tuckbox", window_page), ("tuckbox-cli", man_page)):
        _write_packed(usr / f"share/man/man1/{name}.1.gz", text(of.version, of.day))
    write(usr / "share/doc/tuckbox/copyright", _copyright())
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    _write_packed(usr / "share/doc/tuckbox/changelog.gz", changes)


def icon() -> str:
    """The drawing, as SVG."""
    return (ROOT / "resources" / "brand" / "tuckbox.svg").read_text(encoding="utf-8")


def portable_desktop_file() -> str:
    """For packages that lie anywhere: the command by its name alone."""
    lines = _own("tuckbox.desktop").replace(f"Exec={_INSTALLED}", "Exec=tuckbox").splitlines()
    return "\n".join(line for line in lines if not line.startswith("TryExec=")) + "\n"


def write(path: Path, text: str) -> None:
    """Readable by everybody, whatever this machine's umask is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(0o644)


def give_folder_rights(tree: Path) -> None:
    """The same for the folders."""
    for path in [tree, *tree.rglob("*")]:
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o755)


def _own(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


def _write_packed(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    path.chmod(0o644)


def _copyright() -> str:
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    others = (ROOT / "THIRD_PARTY.md").read_text(encoding="utf-8")
    return f"Tuckbox is under the Apache licence 2.0.\n\n{others}\n\n{licence}"
