"""Nothing of networks comes along in the bundle, and all that the program needs does."""

import runpy
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
CONTENTS = runpy.run_path(str(ROOT / "packaging" / "bundle" / "contents.py"))


@pytest.mark.parametrize(
    "path",
    [
        "PySide6/Qt/lib/libQt6Network.so.6",
        "PySide6/Qt6Network.dll",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/plugins/tls/qschannelbackend.dll",
        "PySide6/Qt/lib/libQt6EglFsKmsSupport.so.6",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/translations/qtbase_de.qm",
    ],
)
def test_stays_behind(path):
    assert not CONTENTS["is_wanted"](path)


@pytest.mark.parametrize(
    "path",
    [
        "PySide6/Qt/lib/libQt6Gui.so.6",
        "PySide6/Qt6Gui.dll",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
        "PySide6/Qt/plugins/printsupport/libcupsprintersupport.so",
        "resources/icons/lock.svg",
        "vault/crypto/words_en.txt",
    ],
)
def test_comes_along(path):
    assert CONTENTS["is_wanted"](path)


def test_no_module_that_the_program_loads_is_left_out():
    """Looked at in this process, which has loaded most of the program by its tests."""
    left_out = tuple(CONTENTS["EXCLUDED_MODULES"])
    needed = [
        name
        for name in sys.modules
        if name.startswith(("vault", "ui."))
        and any(
            getattr(value, "__name__", "") in left_out
            for value in vars(sys.modules[name]).values()
            if isinstance(value, type(sys))
        )
    ]
    assert needed == []
