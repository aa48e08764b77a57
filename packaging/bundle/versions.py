"""The version as Windows shows it in a program's properties."""

import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
_DESCRIPTIONS = {"tuckbox": "Tuckbox", "tuckbox-cli": "Tuckbox command line"}


def version() -> str:
    """As pyproject.toml has it."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    return str(tomllib.loads(text)["project"]["version"])


def version_file(program: str) -> Any:
    """VS_VERSIONINFO for a program of ours; made on Windows only, where PyInstaller has it."""
    from PyInstaller.utils.win32 import versioninfo as info

    numbers = tuple([*(int(part) for part in version().split(".")), 0, 0, 0][:4])
    strings = {
        "CompanyName": "Tuckbox",
        "FileDescription": _DESCRIPTIONS[program],
        "FileVersion": version(),
        "InternalName": program,
        "OriginalFilename": f"{program}.exe",
        "ProductName": "Tuckbox",
        "ProductVersion": version(),
    }
    table = info.StringTable("040904B0", [info.StringStruct(*pair) for pair in strings.items()])
    return info.VSVersionInfo(
        ffi=info.FixedFileInfo(filevers=numbers, prodvers=numbers),
        kids=[
            info.StringFileInfo([table]),
            info.VarFileInfo([info.VarStruct("Translation", [1033, 1200])]),
        ],
    )
