"""Qt's language data in 8 MB instead of 32.

Qt reads ICU's tables for two things here: how letters compare and fold, and where lines break. The
names of months, currencies and countries in 480 languages stay behind; the program speaks English,
and Qt's own locale tables are elsewhere. Cut with ICU's own tool (icupkg, icu-devtools).
"""

import re
import subprocess
import tempfile
from pathlib import Path

from elftools.elf.elffile import ELFFile

_BY_COUNTRY = ("curr", "zone", "lang", "region", "unit", "rbnf", "coll", "translit")
_KEPT_OF_THOSE = ("root.res", "pool.res", "res_index.res", "en.res", "supplementalData.res")
_ENGLISH = ("en.res", "en_001.res", "en_GB.res", "en_US.res")
_LOCALE = re.compile(r"^[a-z]{2,3}[_.]")


def cut_language_data(folder: Path) -> None:
    """In the bundle's folder. CalledProcessError or OSError when icupkg, as or ld are not there."""
    for library in folder.rglob("libicudata.so.*"):
        if library.is_symlink():
            continue
        symbol, data = _data_in(library)
        with tempfile.TemporaryDirectory() as place:
            # icupkg takes the name of the data from the name of the file: icudt73l.dat.
            whole = Path(place) / f"{symbol.removesuffix('_dat')}l.dat"
            whole.write_bytes(data)
            gone, small = Path(place) / "gone.txt", Path(place) / "small" / whole.name
            small.parent.mkdir()
            listed = ["icupkg", "-l", str(whole)]
            names = subprocess.run(listed, check=True, capture_output=True, text=True).stdout
            gone.write_text("\n".join(n for n in names.split() if not _stays(n)) + "\n", "ascii")
            subprocess.run(["icupkg", "-r", str(gone), str(whole), str(small)], check=True)
            _link(library, symbol, small, Path(place))


def _stays(item: str) -> bool:
    folder, _, name = item.rpartition("/")
    if folder in _BY_COUNTRY:
        return name in _KEPT_OF_THOSE or name.endswith(".icu")
    if folder == "brkitr":
        return True
    if name.endswith(".cnv"):
        return False  # Python decodes what comes in
    return name in _ENGLISH if _LOCALE.match(name) else True


def _data_in(library: Path) -> tuple[str, bytes]:
    with library.open("rb") as file:
        elf = ELFFile(file)
        (symbol,) = (
            s
            for s in elf.get_section_by_name(".dynsym").iter_symbols()
            if s.name.startswith("icudt")
        )
        section = elf.get_section(symbol["st_shndx"])
        file.seek(section["sh_offset"] + symbol["st_value"] - section["sh_addr"])
        return symbol.name, file.read(symbol["st_size"])


def _link(library: Path, symbol: str, data: Path, place: Path) -> None:
    source, made = place / "data.s", place / "data.o"
    source.write_text(
        f'    .section .rodata\n    .balign 16\n    .globl {symbol}\n    .type {symbol}, "object"\n'
        f'{symbol}:\n    .incbin "{data}"\n    .size {symbol}, . - {symbol}\n'
        '    .section .note.GNU-stack,"",%progbits\n',
        encoding="utf-8",
    )
    subprocess.run(["as", "-o", str(made), str(source)], check=True)
    link = ["ld", "-shared", "-s", "--build-id=none", "-soname", library.name]
    subprocess.run([*link, "-o", str(library), str(made)], check=True)
