"""A small school without a display, as a program of its own: every page, a sealed file, a backup
and a check.

The walk of `make run` does that with 420 pupils, goes through a term and takes pictures
(tests/forensic/test_no_sockets runs that one in the slow suite).
"""

import os
import sys
from pathlib import Path

from ui.__main__ import _put_guards_up


def main(home: Path) -> None:
    """Fails with a traceback where a step does not go well."""
    _put_guards_up()
    os.environ["TUCKBOX_HOME"] = str(home)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    import vault.unlock
    from ui.walk.walk_stage import Stage
    from vault.actions.security_check import RunSecurityCheck
    from vault.crypto.kdf import FLOOR
    from vault.demo.build import LEAD
    from vault.demo.partner import meet_partner
    from vault.domain.assessments import Scope
    from vault.store.keyfile import creation

    # Keys are not what is looked at here.
    vault.unlock.default_params = creation.calibrated = lambda: FLOOR
    school = home / "school.tuckbox"
    pupil = small_school(school, LEAD)
    stage = Stage(home / "pictures", home, "light")
    stage.picture = lambda widget, name: widget.grab()
    desk, window = stage.open(school, LEAD)
    stage.ask(lambda session: str(meet_partner(session, home)))
    for place in window._places:
        window.go(place, pupil if place == "pupil" else "")
        stage.settle()
    stage.ask(lambda session: str(session.run(RunSecurityCheck(Scope.QUICK))))
    stage.close(desk, window)
    stage.finish()


def small_school(school: Path, lead: str) -> str:
    """A class of a few pupils; the id of one."""
    from vault.actions.classes import AddClass
    from vault.actions.pupils import AddPupil
    from vault.crypto.kdf import FLOOR
    from vault.demo import DEMO_PASSWORD
    from vault.domain.secrets import Password
    from vault.unlock import create_vault

    session, _ = create_vault(school, "Willow Bank", lead, Password.typed(DEMO_PASSWORD), FLOOR)
    with session:
        room = session.run(AddClass("4A"))
        for name in ("Ann", "Bob", "Cid"):
            pupil = session.run(AddPupil((("legal_given", name), ("legal_family", "Ash")), room))
    return pupil


if __name__ == "__main__":
    main(Path(sys.argv[1]))
