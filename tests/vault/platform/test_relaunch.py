"""What the program that takes this one's place is given arrives as it was given."""

import subprocess
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vault.platform import relaunch
from vault.platform.relaunch import quoted


@given(st.text(alphabet='ab \t"\\é', max_size=12))
@example(r"C:\Program Files\Tuckbox\tuckbox.exe")
@example(r"C:\Users\Tess Teacher\school.tuckbox" + "\\")
def test_an_argument_is_quoted_as_windows_programs_read_it(argument):
    assert quoted(argument) == subprocess.list2cmdline([argument])


@given(before=st.none() | st.just("/opt/lib"))
def test_the_bundles_libraries_stand_once_in_the_path_however_often_it_locks(before):
    """PyInstaller's loader puts its folder before what is there, and keeps what was there."""
    environment = {"HOME": "/home/tess"} | ({"LD_LIBRARY_PATH": before} if before else {})
    for _ in range(3):
        own = environment.get("LD_LIBRARY_PATH", "")
        started = {**environment, "LD_LIBRARY_PATH": f"/usr/lib/tuckbox/_internal:{own}".strip(":")}
        if own:
            started["LD_LIBRARY_PATH_ORIG"] = own
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sys, "frozen", True, raising=False)
            environment = relaunch._own_environment(started)
    assert environment.get("LD_LIBRARY_PATH") == before
    assert "LD_LIBRARY_PATH_ORIG" not in environment


def test_from_source_the_environment_is_left_as_it_is():
    own = {"LD_LIBRARY_PATH": "/a", "LD_LIBRARY_PATH_ORIG": "/b"}
    assert relaunch._own_environment(own) == own
