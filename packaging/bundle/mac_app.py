"""Tuckbox.app: what macOS is told of the program and of the files that it opens."""

import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from file_kinds import file_kinds  # noqa: E402
from program_icons import write_icon  # noqa: E402
from versions import version  # noqa: E402

APP = "Tuckbox.app"
IDENTIFIER = "org.tuckbox.Tuckbox"
OLDEST_SYSTEM = "14.0"
"""That of Qt's wheels."""


def information() -> dict[str, Any]:
    """Info.plist, beside what PyInstaller writes itself."""
    kinds = file_kinds()
    return {
        "CFBundleDisplayName": "Tuckbox",
        "CFBundleShortVersionString": version(),
        "LSMinimumSystemVersion": OLDEST_SYSTEM,
        "LSApplicationCategoryType": "public.app-category.education",
        "NSHighResolutionCapable": True,
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": kind.name,
                "CFBundleTypeRole": "Viewer",
                "LSHandlerRank": "Owner",
                "LSItemContentTypes": [f"org.tuckbox.{kind.short}"],
            }
            for kind in kinds
        ],
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": f"org.tuckbox.{kind.short}",
                "UTTypeDescription": kind.name,
                "UTTypeConformsTo": ["public.data"],
                "UTTypeTagSpecification": {
                    "public.filename-extension": [kind.short],
                    "public.mime-type": [kind.media_type],
                },
            }
            for kind in kinds
        ],
    }


def mac_app(folder: Any, root: Path) -> Any:
    """PyInstaller's BUNDLE around its COLLECT `folder`; signed by packaging/macos/sign_app.py."""
    from PyInstaller.building.osx import BUNDLE

    icon = write_icon(root / "build" / "bundle" / "tuckbox.icns")
    return BUNDLE(
        folder,
        name=APP,
        icon=str(icon),
        bundle_identifier=IDENTIFIER,
        version=version(),
        info_plist=information(),
    )
