"""Takes away the system libraries that no file of the bundle asks for any more.

PyInstaller collects what every plugin needs before the spec drops some of the plugins. The printing
system's own library stays with the system: a computer that prints has it, and it would bring three
networks' libraries along.
"""

from pathlib import Path

from elftools.elf.elffile import ELFFile

LEFT_TO_THE_SYSTEM = ("libcups.so.2",)


def drop_unneeded(folder: Path) -> list[str]:
    """The names that went; `folder` holds the two programs and `_internal`."""
    inner = folder / "_internal"
    loose = {path.name: path for path in inner.glob("lib*.so*")}
    python = {name for name in loose if name.startswith("libpython")}
    files = [path for path in folder.rglob("*") if path.is_file() and path.parent != inner]
    waiting = [*files, *(path for path in inner.glob("*.so") if path.name not in loose)]
    waiting += [loose[name] for name in python]
    needed = set(python)
    while waiting:
        for name in needs(waiting.pop()):
            if name in loose and name not in needed and name not in LEFT_TO_THE_SYSTEM:
                needed.add(name)
                waiting.append(loose[name])
    gone = sorted(set(loose) - needed)
    for name in gone:
        loose[name].unlink()
    return gone


def needs(path: Path) -> list[str]:
    """The libraries that a file is linked against (DT_NEEDED)."""
    with path.open("rb") as file:
        if file.read(4) != b"\x7fELF":
            return []
        dynamic = ELFFile(file).get_section_by_name(".dynamic")
        if dynamic is None:
            return []
        return [tag.needed for tag in dynamic.iter_tags() if tag.entry.d_tag == "DT_NEEDED"]
