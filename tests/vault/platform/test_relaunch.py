"""What the program that takes this one's place is given arrives as it was given."""

import subprocess

from hypothesis import example, given
from hypothesis import strategies as st

from vault.platform.relaunch import quoted


@given(st.text(alphabet='ab \t"\\é', max_size=12))
@example(r"C:\Program Files\Tuckbox\tuckbox.exe")
@example(r"C:\Users\Tess Teacher\school.tuckbox" + "\\")
def test_an_argument_is_quoted_as_windows_programs_read_it(argument):
    assert quoted(argument) == subprocess.list2cmdline([argument])
