"""The README's pictures, all of one build: walks the program offscreen, light and dark, and keeps
those that the README shows."""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
KEPT = ROOT / "resources" / "screenshots"
_SHOWN = re.compile(r"\(resources/screenshots/((?:dark-)?[\w-]+)\.png\)")
_WALK = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[3])
from school_day import stand_on_a_school_day
del sys.path[0]
stand_on_a_school_day()
from ui.__main__ import _put_guards_up
_put_guards_up()
from ui.walk.walk import walk_offscreen
sys.exit(walk_offscreen(Path(sys.argv[1]), sys.argv[2]))
"""
"""As the program itself: without its guards the page Protection would say so."""


def shown_in_readme() -> list[str]:
    """Names of pictures; one that begins with 'dark-' is of the dark walk."""
    return _SHOWN.findall((ROOT / "README.md").read_text("utf-8"))


def main() -> None:
    found: dict[str, Path] = {}
    with tempfile.TemporaryDirectory() as folder:
        for theme, before in (("light", ""), ("dark", "dark-")):
            place = Path(folder) / theme
            # A process of its own for each: the walk ends with a window that is locked.
            subprocess.run(
                [sys.executable, "-P", "-c", _WALK, str(place), theme, str(HERE)],
                check=True,
                cwd=ROOT,
            )
            for path in sorted(place.glob("*.png")):
                found.setdefault(before + path.stem.partition("-")[2], path)
        missing = [name for name in shown_in_readme() if name not in found]
        if missing:
            sys.exit(f"the walk makes no picture named {', '.join(missing)}")
        shutil.rmtree(KEPT, ignore_errors=True)
        KEPT.mkdir(parents=True)
        for name in shown_in_readme():
            shutil.copyfile(found[name], KEPT / f"{name}.png")


if __name__ == "__main__":
    main()
