"""What macOS is told of the program."""

import plistlib
import runpy
from pathlib import Path

from ui.__main__ import FILES

PACKAGING = Path(__file__).resolve().parents[3] / "packaging"
MAC = runpy.run_path(str(PACKAGING / "bundle" / "mac_app.py"))


def test_a_double_click_on_each_of_the_programs_files_opens_it():
    told = plistlib.loads(plistlib.dumps(MAC["information"]()))
    suffixes = {
        kind["UTTypeIdentifier"]: f".{suffix}"
        for kind in told["UTExportedTypeDeclarations"]
        for suffix in kind["UTTypeTagSpecification"]["public.filename-extension"]
    }
    opened = [
        suffixes[kind]
        for doc in told["CFBundleDocumentTypes"]
        for kind in doc["LSItemContentTypes"]
    ]
    assert sorted(opened) == sorted(FILES)


def test_the_sandbox_is_asked_for_and_no_network():
    with (PACKAGING / "macos" / "tuckbox.entitlements").open("rb") as file:
        asked = plistlib.load(file)
    assert asked == {
        "com.apple.security.app-sandbox": True,
        "com.apple.security.files.user-selected.read-write": True,
        "com.apple.security.print": True,
    }
