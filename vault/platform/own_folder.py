"""Where the program's own code lies; the folder a person happens to stand in is no part of it.

Python puts the working folder first where it looks for code when it is begun with `-m`, and an
empty part of PYTHONPATH does the same. A folder of downloads could then bring code of its own.
"""

import os
import sys

from vault.errors import ForeignCodeError


def own_folder() -> str:
    """The folder that holds this program's packages, or the frozen program itself."""
    if getattr(sys, "frozen", False):
        return os.path.dirname(os.path.abspath(sys.executable))
    return os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def refuse_foreign_code() -> None:
    """ForeignCodeError when code would be looked for in the working folder, unless that is the
    program's own folder or lies in the environment that the program is installed in."""
    try:
        cwd = os.path.realpath(os.getcwd())
    except OSError:
        return  # a folder that is gone brings no code
    places = [os.path.realpath(place or cwd) for place in sys.path]
    if cwd in places and not _is_own(cwd):
        raise ForeignCodeError(folder=cwd)


def stand_in_own_folder() -> None:
    """From now on nothing is looked for where the program was begun. What was given relative to
    that place has to be made absolute before."""
    chosen = os.environ.get("TUCKBOX_HOME")
    if chosen:
        os.environ["TUCKBOX_HOME"] = os.path.abspath(chosen)
    os.chdir(own_folder())


def _is_own(folder: str) -> bool:
    own = [os.path.realpath(own_folder())]
    if sys.prefix != sys.base_prefix:
        own.append(os.path.realpath(sys.prefix))
    return any(folder == place or folder.startswith(place + os.sep) for place in own)
