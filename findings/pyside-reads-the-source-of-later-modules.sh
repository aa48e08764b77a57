#!/usr/bin/env bash
# PySide6 6.12.0: once it is loaded, the source of every pure Python module that is imported later is read
# and kept in memory, also of modules that have nothing to do with Qt.
#
# Expected by a good engineer: the order of imports makes no difference; an import of a module with a
#   compiled file reads that file alone, and the feature switch (snake_case, true_property) concerns
#   modules that import PySide6.
# Behaviour: an import hook asks inspect.getsource for each later module, to see whether it names PySide.
#   The whole text is read, split into lines and left in linecache. A program of 200 modules spends
#   a tenth of its start on it. It is the import statement that asks, so a module that is there already
#   is read as soon as somebody imports it again.
# Output seen: imported before PySide6: kept []; imported after: kept ['colorsys.py', 'quopri.py']
#   imported after, with the import of before put back: kept []
# What to do: who uses none of the switches puts builtins.__import__ back after the first import of PySide6
#   (a module that is not on its list is switched to nothing); else import what needs no Qt before it.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check PySide6-Essentials==6.12.0
look='
import linecache, sys
names = ("colorsys.py", "quopri.py")
import builtins
plain = builtins.__import__
if sys.argv[1] == "before":
    import colorsys, quopri
import PySide6.QtCore
if sys.argv[1] == "put back":
    builtins.__import__ = plain
if sys.argv[1] in ("after", "put back"):
    import colorsys, quopri
print(sorted(p.replace("\\", "/").rsplit("/", 1)[-1] for p in linecache.cache if p.endswith(names)))
'
before=$("$place/venv/bin/python" -c "$look" before)
after=$("$place/venv/bin/python" -c "$look" after)
back=$("$place/venv/bin/python" -c "$look" "put back")
echo "imported before PySide6: kept $before; imported after: kept $after"
echo "imported after, with the import of before put back: kept $back"
[ "$before" = "[]" ] || { echo "changed: modules from before are read as well"; exit 1; }
[ "$after" = "['colorsys.py', 'quopri.py']" ] || { echo "changed: later modules are not read"; exit 1; }
[ "$back" = "[]" ] || { echo "changed: they are read without the hook as well"; exit 1; }
