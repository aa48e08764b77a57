"""`make bundle`: the program in one folder (dist/tuckbox), its bill of materials, and a .tar.xz.

Two builds of one commit on one machine are the same to the bit: time stamps come from the commit,
hashes are not salted, the archive is sorted.
"""

import json
import os
import shutil
import subprocess
import sys
import tarfile
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORK, DIST = ROOT / "build" / "bundle", ROOT / "dist"
FOLDER = DIST / "tuckbox"
LOCK = ROOT / "packaging" / "locks" / "bundle.txt"
_MOST_ON_DISK, _MOST_PACKED = 180_000_000, 70_000_000


def main() -> None:
    """Begun with any Python, it makes an environment of its own and goes on in that."""
    if "--in-environment" not in sys.argv:
        subprocess.run([_environment(), __file__, "--in-environment"], check=True)
        return
    from encoder_stub import replace_encoder
    from icu_data import cut_language_data
    from mac_app import APP
    from parts import BILL, write_bill
    from unneeded import drop_unneeded
    from versions import version

    built = _built()
    (WORK / "built.json").write_text(
        json.dumps({"version": version(), "date": f"{built:%Y-%m-%d}"}) + "\n", encoding="utf-8"
    )
    shutil.rmtree(FOLDER, ignore_errors=True)
    epoch = str(int(built.timestamp()))
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level=WARN"]
    command += ["--distpath", str(DIST), "--workpath", str(WORK / "work")]
    subprocess.run(
        [*command, str(ROOT / "packaging" / "tuckbox.spec")],
        check=True,
        env={**os.environ, "SOURCE_DATE_EPOCH": epoch, "PYTHONHASHSEED": "0"},
    )
    if sys.platform == "linux":
        (FOLDER / "tuckbox-cli").symlink_to("tuckbox")
        replace_encoder(FOLDER)
        cut_language_data(FOLDER)
        drop_unneeded(FOLDER)
    write_bill(FOLDER, WORK / "work" / "tuckbox" / "COLLECT-00.toc", version())
    if sys.platform == "darwin":
        shutil.copy(FOLDER / "_internal" / BILL, DIST / APP / "Contents" / "Resources" / BILL)
    _give_rights(FOLDER)
    packed = _pack(built, version())
    size = sum(path.lstat().st_size for path in FOLDER.rglob("*") if not path.is_dir())
    print(f"{FOLDER}: {size / 1e6:.0f} MB; {packed}: {packed.stat().st_size / 1e6:.0f} MB")
    if sys.platform == "linux" and (size > _MOST_ON_DISK or packed.stat().st_size > _MOST_PACKED):
        sys.exit("The bundle is larger than it may be (180 MB, 70 MB packed).")


def _environment() -> str:
    """The Python of an environment that holds what the lock says and nothing else."""
    folder = WORK / "environment"
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    stamp = folder / ".lock"
    if not stamp.exists() or stamp.read_bytes() != LOCK.read_bytes():
        shutil.rmtree(folder, ignore_errors=True)
        WORK.mkdir(parents=True, exist_ok=True)
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*install, "--require-hashes", "-r", str(LOCK)], check=True)
        stamp.write_bytes(LOCK.read_bytes())
    return str(python)


def _built() -> datetime:
    """When the commit that is built was made; SOURCE_DATE_EPOCH where it is set."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given is None:
        ask = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
        given = subprocess.run(ask, check=True, capture_output=True, text=True).stdout
    return datetime.fromtimestamp(int(given), UTC)


def _give_rights(folder: Path) -> None:
    """Readable by everybody, writable by its owner, whatever this machine's umask is."""
    for path in [folder, *folder.rglob("*")]:
        if path.is_symlink():
            continue
        runs = path.is_dir() or path.name in ("tuckbox", "tuckbox-cli")
        path.chmod(0o755 if runs else 0o644)


def _pack(built: datetime, version: str) -> Path:
    target = DIST / f"tuckbox-{version}-{sys.platform}.tar.xz"

    def plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = "root"
        entry.mtime = int(built.timestamp())
        return entry

    with tarfile.open(target, "w:xz", preset=6) as archive:
        for path in [FOLDER, *sorted(FOLDER.rglob("*"))]:
            name = f"tuckbox-{version}/{path.relative_to(FOLDER)}".removesuffix("/.")
            archive.add(path, name, recursive=False, filter=plain)
    return target


if __name__ == "__main__":
    main()
