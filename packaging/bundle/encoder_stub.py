"""The HEIC reader's encoder in a few bytes instead of 22 MB.

libheif as pillow-heif brings it is linked against libx265, which only writes HEIC. Nothing here
writes any, so a library of the same name stands in its place: it has the symbols that libheif asks
for and answers each with nothing (no encoder).
"""

import platform
import subprocess
import tempfile
from pathlib import Path

from elftools.elf.elffile import ELFFile

_RETURN_NOTHING = {
    "x86_64": "xorl %eax, %eax\n    ret",
    "aarch64": "mov x0, #0\n    ret",
}


def replace_encoder(folder: Path) -> None:
    """In the bundle's folder, where libx265 is found there. OSError or CalledProcessError when the
    assembler or linker (binutils) is not there."""
    for encoder in folder.rglob("libx265*.so*"):
        if encoder.is_symlink():
            continue
        wanted = {
            name
            for user in encoder.parent.glob("libheif*.so*")
            for name in _undefined(user) & _defined(encoder)
        }
        _write_stub(encoder, sorted(wanted))


def _symbols(library: Path) -> list[tuple[str, bool]]:
    with library.open("rb") as file:
        table = ELFFile(file).get_section_by_name(".dynsym")
        return [(s.name, s["st_shndx"] == "SHN_UNDEF") for s in table.iter_symbols() if s.name]


def _undefined(library: Path) -> set[str]:
    return {name for name, is_undefined in _symbols(library) if is_undefined}


def _defined(library: Path) -> set[str]:
    return {name for name, is_undefined in _symbols(library) if not is_undefined}


def _write_stub(library: Path, names: list[str]) -> None:
    answer = _RETURN_NOTHING[platform.machine()]
    body = "".join(
        f"    .globl {name}\n    .type {name}, %function\n{name}:\n    {answer}\n" for name in names
    )
    text = f'    .text\n{body}    .section .note.GNU-stack,"",%progbits\n'
    with tempfile.TemporaryDirectory() as place:
        source, made = Path(place) / "stub.s", Path(place) / "stub.o"
        source.write_text(text, encoding="ascii")
        subprocess.run(["as", "-o", str(made), str(source)], check=True)
        link = ["ld", "-shared", "-s", "--build-id=none", "-soname", library.name]
        subprocess.run([*link, "-o", str(library), str(made)], check=True)
