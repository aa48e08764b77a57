"""What of the libraries does not come along: networking, other kits of Qt, tools of developers."""

EXCLUDED_MODULES = [
    # networks, and what would start other programs
    *("ssl", "_ssl", "ftplib", "smtplib", "imaplib", "poplib", "telnetlib", "nntplib", "xmlrpc"),
    *("http.server", "socketserver", "asyncio", "multiprocessing", "webbrowser", "wsgiref"),
    *(f"PySide6.{name}" for name in ("QtNetwork", "QtQml", "QtQuick", "QtQuickWidgets", "QtSql")),
    *(f"PySide6.{name}" for name in ("QtTest", "QtOpenGL", "QtOpenGLWidgets", "QtDesigner")),
    *(f"PySide6.{name}" for name in ("QtHelp", "QtUiTools", "QtXml", "QtConcurrent", "scripts")),
    # the same functions a second time for newer processors: a school's list takes the others
    *("rapidfuzz.fuzz_cpp_avx2", "rapidfuzz.distance.metrics_cpp_avx2"),
    # tools of developers, and libraries that others look for without need
    *("tkinter", "_tkinter", "unittest", "doctest", "pydoc", "pydoc_data", "lib2to3", "distutils"),
    *("setuptools", "pip", "wheel", "pytest", "hypothesis", "mypy", "ruff", "numpy", "IPython"),
    *("rich", "pygments", "markdown_it", "sqlite3", "_sqlite3", "apsw", "matplotlib", "curses"),
    *("PyInstaller", "altgraph", "elftools", "idlelib", "turtle", "turtledemo", "ensurepip"),
]
_QT_LIBRARIES = (
    *("Network", "Qml", "Quick", "VirtualKeyboard", "Pdf", "Sql", "Test", "OpenGLWidgets"),
    *("EglFS", "EglFs", "Labs", "Designer", "Help", "UiTools", "Xml", "Concurrent"),
)
_PLUGINS = (
    *("tls", "networkinformation", "sqldrivers", "egldeviceintegrations", "generic"),
    *("platformthemes/libqgtk3", "platforminputcontexts/libqtvirtualkeyboard"),
    *("platforms/libqeglfs", "platforms/libqlinuxfb", "platforms/libqvnc"),
    *("platforms/libqvkkhrdisplay", "platforms/libqminimal.", "platforms/libqminimalegl"),
    *("platforms/qdirect2d", "platforms/qminimal."),
    *(f"imageformats/{lib}{name}" for lib in ("libq", "q") for name in ("pdf", "tiff", "webp")),
    *(f"imageformats/{lib}{name}" for lib in ("libq", "q") for name in ("icns", "tga", "wbmp")),
)
"""Pictures are decoded by Pillow; Qt shows what that decoded, and our own SVG and PNG."""


def is_wanted(target: str) -> bool:
    """Whether a file stays, by its path in the folder."""
    path = target.replace("\\", "/")
    name = path.rsplit("/", 1)[-1]
    qt = name.removeprefix("lib").removeprefix("Qt6").split(".")[0]
    if name.removeprefix("lib").startswith("Qt6") and qt.startswith(_QT_LIBRARIES):
        return False
    if any(f"plugins/{part}" in path for part in _PLUGINS) or "/qml/" in path:
        return False
    if "/translations/" in path:
        return False
    if name.endswith((".pyi", ".h", ".c", ".pxd", ".hpp")):
        return False
    return not any(part in path for part in ("/PySide6/include/", "/PySide6/typesystems/"))
