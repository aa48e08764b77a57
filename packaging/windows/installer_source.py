"""What Windows Installer is told, as WiX source: every file of the bundle's folder, the Start menu,
and the files that open with a double click.

All of it is the signed-in person's own: `%LOCALAPPDATA%\\Programs\\Tuckbox` and
HKEY_CURRENT_USER, so no administrator is asked. Vaults lie in `%LOCALAPPDATA%\\Tuckbox`, which is
named nowhere here.
"""

import hashlib
import sys
import uuid
import xml.etree.ElementTree as ET
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from file_kinds import file_kinds  # noqa: E402

UPGRADE_CODE = "{6B0E2C53-3F5B-4F0A-9D0C-0B6C5A1F7E42}"
"""Never changes: by it an installer finds the version that it takes the place of."""
_NAMES = uuid.UUID(UPGRADE_CODE)
_CLASSES = r"Software\Classes"
_OWN_KEY = r"Software\Tuckbox\Installed"
_WINDOWS_10 = "Installed OR VersionNT64 >= 603"


def installer_source(folder: Path, version: str) -> str:
    """A WiX 3 document. `folder` is dist/tuckbox as it was built on Windows; the document calls it
    `bundle` and the icon `tuckbox.ico`, both beside itself (wixl takes no absolute paths)."""
    wix = ET.Element("Wix", xmlns="http://schemas.microsoft.com/wix/2006/wi")
    product = ET.SubElement(
        wix, "Product", Id=_guid(f"product {version}"), UpgradeCode=UPGRADE_CODE, Name="Tuckbox",
        Version=version, Manufacturer="Tuckbox", Language="1033",
    )  # fmt: skip
    ET.SubElement(
        product, "Package", InstallerVersion="500", Compressed="yes", InstallScope="perUser",
        Description="Student records in an encrypted vault", Manufacturer="Tuckbox",
    )  # fmt: skip
    ET.SubElement(product, "Media", Id="1", Cabinet="tuckbox.cab", EmbedCab="yes")
    ET.SubElement(
        product, "MajorUpgrade", DowngradeErrorMessage="A newer Tuckbox is installed already."
    )
    asked = ET.SubElement(product, "Condition", Message="Tuckbox needs 64-bit Windows 10 or later.")
    asked.text = _WINDOWS_10
    ET.SubElement(product, "Icon", Id="tuckbox.ico", SourceFile="tuckbox.ico")
    # amus: a library that has an older version in a newer Tuckbox is put in place all the same.
    for name, value in {
        "ARPPRODUCTICON": "tuckbox.ico",
        "ARPNOMODIFY": "1",
        "ARPCOMMENTS": "Removing Tuckbox leaves every vault where it is.",
        "REINSTALLMODE": "amus",
    }.items():
        ET.SubElement(product, "Property", Id=name, Value=value)
    feature = ET.Element("Feature", Id="Tuckbox", Level="1", Title="Tuckbox")
    _folders(product, feature, folder, version)
    product.append(feature)
    ET.indent(wix)
    return ET.tostring(wix, encoding="unicode", xml_declaration=True) + "\n"


def _folders(product: ET.Element, feature: ET.Element, folder: Path, version: str) -> None:
    root = ET.SubElement(product, "Directory", Id="TARGETDIR", Name="SourceDir")
    local = ET.SubElement(root, "Directory", Id="LocalAppDataFolder")
    programs = ET.SubElement(local, "Directory", Id="UserPrograms", Name="Programs")
    place = ET.SubElement(programs, "Directory", Id="INSTALLDIR", Name="Tuckbox")
    menu = ET.SubElement(root, "Directory", Id="ProgramMenuFolder")
    _tree(place, feature, folder, folder, version)
    _start_menu(menu, _component(menu, feature, "StartMenu", version))
    _associations(_component(place, feature, "Associations", version))


def _tree(at: ET.Element, feature: ET.Element, folder: Path, top: Path, version: str) -> None:
    """One component for each folder. Its files change from version to version, and with them its
    identity, as Windows Installer wants it."""
    inner = folder.relative_to(top).as_posix()
    component = _component(at, feature, _id("c", inner), version)
    ET.SubElement(component, "RemoveFolder", Id=_id("r", inner), On="uninstall")
    for path in sorted(folder.iterdir()):
        name = path.relative_to(top).as_posix()
        if path.is_dir():
            below = ET.SubElement(at, "Directory", Id=_id("d", name), Name=path.name)
            _tree(below, feature, path, top, version)
        else:
            identity = path.name if path.name == "tuckbox.exe" else _id("f", name)
            ET.SubElement(component, "File", Id=identity, Name=path.name, Source=f"bundle/{name}")


def _component(at: ET.Element, feature: ET.Element, name: str, version: str) -> ET.Element:
    """Known to be there by a value in the person's own registry, as what lies in a profile is."""
    component = ET.SubElement(
        at, "Component", Id=name, Guid=_guid(f"{version} {name}"), Win64="yes"
    )  # fmt: skip
    _value(component, _OWN_KEY, name, version).set("KeyPath", "yes")
    ET.SubElement(feature, "ComponentRef", Id=name)
    return component


def _start_menu(menu: ET.Element, component: ET.Element) -> None:
    ET.SubElement(
        component, "Shortcut", Id="StartMenuTuckbox", Name="Tuckbox", Directory=menu.get("Id", ""),
        Target="[INSTALLDIR]tuckbox.exe", WorkingDirectory="INSTALLDIR", Icon="tuckbox.ico",
        Description="Student records in an encrypted vault",
    )  # fmt: skip


def _associations(component: ET.Element) -> None:
    program = '"[INSTALLDIR]tuckbox.exe"'
    for kind in file_kinds():
        identity = f"Tuckbox.{kind.short}"
        _value(component, rf"{_CLASSES}\{kind.suffix}", None, identity)
        _value(component, rf"{_CLASSES}\{kind.suffix}", "Content Type", kind.media_type)
        _value(component, rf"{_CLASSES}\{kind.suffix}\OpenWithProgids", identity, "")
        _value(component, rf"{_CLASSES}\{identity}", None, kind.name)
        _value(component, rf"{_CLASSES}\{identity}\DefaultIcon", None, f"{program},0")
        opened = rf"{_CLASSES}\{identity}\shell\open\command"
        _value(component, opened, None, f'{program} "%1"')


def _value(component: ET.Element, key: str, name: str | None, value: str) -> ET.Element:
    named = {} if name is None else {"Name": name}
    return ET.SubElement(
        component, "RegistryValue", Root="HKCU", Key=key, Type="string", Value=value, **named
    )  # fmt: skip


def _id(kind: str, name: str) -> str:
    """Windows Installer's names know neither blanks nor more than 72 letters."""
    return kind + hashlib.sha256(name.encode()).hexdigest()[:24]


def _guid(name: str) -> str:
    return f"{{{str(uuid.uuid5(_NAMES, name)).upper()}}}"
