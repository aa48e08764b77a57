"""Every package tells its system of the same files that the program opens."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from ui.__main__ import FILES

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


def kinds():
    root = ET.parse(PACKAGING / "linux" / "tuckbox-mime.xml").getroot()
    return {
        glob.get("pattern"): kind.get("type")
        for kind in root.iter(f"{MIME}mime-type")
        for glob in kind.iter(f"{MIME}glob")
    }


def test_every_file_that_the_program_opens_is_a_kind_of_its_own():
    assert set(kinds()) == {f"*{suffix}" for suffix in FILES}
    assert len(set(kinds().values())) == len(FILES)


@pytest.mark.parametrize("name", ["tuckbox.desktop", "org.tuckbox.Tuckbox.metainfo.xml"])
def test_every_kind_is_named(name):
    text = (PACKAGING / "linux" / name).read_text(encoding="utf-8")
    assert set(re.findall(r"application/x-tuckbox-\w+", text)) == set(kinds().values())
