"""The list of libraries that were shipped (CycloneDX), and known weaknesses (OSV) against it."""

import json
import re
import sys
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from packaging.version import InvalidVersion, Version

from vault.domain.outside_json import OutsideJsonError, read_json
from vault.errors import BadAdvisoryError

MOST_BYTES = 50 << 20
_ECOSYSTEM = "pypi"


@dataclass(frozen=True, slots=True)
class Library:
    """A dependency at the version that is installed or listed."""

    name: str
    version: str


@cache
def shipped_libraries() -> tuple[Library, ...]:
    """From the bill of materials that comes with the program."""
    return tuple(Library(part["name"], part["version"]) for part in _bill()["components"])


def shipped_version() -> str:
    """The version of the program, as its bill of materials has it."""
    return str(_bill()["metadata"]["component"]["version"])


@cache
def _bill() -> Any:
    return json.loads(files("vault.governance").joinpath("sbom.cdx.json").read_bytes())


def library_changes() -> tuple[str, ...]:
    """Libraries that are here in another version than was shipped, or are not here."""
    changes, installed = [], _installed()
    for library in shipped_libraries():
        version = installed.get(normal(library.name))
        if version is None:
            changes.append(f"{library.name} is missing")
            continue
        if version != library.version:
            changes.append(f"{library.name} is {version}, shipped was {library.version}")
    return tuple(changes)


def _installed() -> dict[str, str]:
    """Normal name to version, after the folders in which installers leave a library's papers
    (PEP 376, PEP 427). importlib.metadata would load `email`, and with it sockets."""
    versions: dict[str, str] = {}
    for folder in sys.path:
        for papers in Path(folder).glob("*.dist-info"):
            name, _, version = papers.stem.rpartition("-")
            versions.setdefault(normal(name), version)
    return versions


def read_advisories(raw: bytes) -> str:
    """What of an OSV file (one entry, a list, or an object with `vulns`) concerns our libraries,
    as JSON text to keep. BadAdvisoryError for what is no OSV."""
    if len(raw) > MOST_BYTES:
        raise BadAdvisoryError(reason="it is larger than 50 MB")
    try:
        content = read_json(raw)
    except OutsideJsonError as error:
        raise BadAdvisoryError(reason="it is no JSON") from error
    entries = content.get("vulns", [content]) if isinstance(content, dict) else content
    if not isinstance(entries, list) or not entries or not all(_is_osv(e) for e in entries):
        raise BadAdvisoryError(reason="its entries are not in the OSV format")
    ours = {normal(library.name) for library in shipped_libraries()}
    return json.dumps([e for e in entries if ours & {n for n, _ in _affected(e)}])


def findings(text: str) -> tuple[str, ...]:
    """'NAME VERSION: ID, in words' for each entry that concerns a version that was shipped. What
    an earlier version kept and is no OSV says nothing."""
    versions = {normal(library.name): library.version for library in shipped_libraries()}
    lines = []
    for entry in json.loads(text):
        if not _is_osv(entry) or entry.get("withdrawn"):
            continue
        for name, affected in _affected(entry):
            if name in versions and _is_hit(versions[name], affected):
                words = str(entry.get("summary") or entry.get("details") or "")[:120]
                lines.append(f"{name} {versions[name]}: {entry['id']} {words}".rstrip())
    return tuple(dict.fromkeys(lines))


def normal(name: str) -> str:
    """A name as the index compares it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _is_osv(entry: Any) -> bool:
    """The fields that the format demands (OSV schema 1.6): id and modified."""
    if not isinstance(entry, dict):
        return False
    affected = entry.get("affected", [])
    return (
        isinstance(entry.get("id"), str)
        and isinstance(entry.get("modified"), str)
        and isinstance(affected, list)
        and all(isinstance(package, dict) and _is_affected(package) for package in affected)
    )


def _is_affected(package: dict[str, Any]) -> bool:
    """Versions are texts, ranges have events, and events are pairs of texts."""
    versions, ranges = package.get("versions", []), package.get("ranges", [])
    return (
        isinstance(versions, list)
        and all(isinstance(version, str) for version in versions)
        and isinstance(ranges, list)
        and all(
            isinstance(part, dict)
            and isinstance(part.get("events", []), list)
            and all(_is_event(event) for event in part.get("events", []))
            for part in ranges
        )
    )


def _is_event(event: Any) -> bool:
    return isinstance(event, dict) and all(isinstance(value, str) for value in event.values())


def _affected(entry: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    packages = []
    for affected in entry.get("affected", []):
        package = affected.get("package")
        if isinstance(package, dict) and str(package.get("ecosystem", "")).lower() == _ECOSYSTEM:
            packages.append((normal(str(package.get("name", ""))), affected))
    return packages


def _is_hit(version: str, affected: dict[str, Any]) -> bool:
    if version in affected.get("versions", []):
        return True
    ranges = affected.get("ranges", [])
    kinds = ("ECOSYSTEM", "SEMVER")
    return any(
        _in_range(Version(version), span.get("events", []))
        for span in ranges
        if isinstance(span, dict) and span.get("type") in kinds
    )


def _in_range(version: Version, events: list[dict[str, str]]) -> bool:
    """OSV's own evaluation: each event that is passed on the way up switches the state."""
    is_hit = False
    for event in events:
        for kind, bound in event.items():
            try:
                at = Version("0") if bound == "0" else Version(str(bound))
            except InvalidVersion:
                continue
            if kind == "introduced" and version >= at:
                is_hit = True
            elif (kind == "fixed" and version >= at) or (kind == "last_affected" and version > at):
                is_hit = False
    return is_hit
