"""The icon stands in every size that its system asks for."""

import runpy
from pathlib import Path

import pytest
from PIL import Image

ICONS = runpy.run_path(
    str(Path(__file__).resolve().parents[3] / "packaging" / "bundle" / "program_icons.py")
)


@pytest.mark.parametrize(
    ("name", "sizes"), [("a.ico", {16, 24, 32, 48, 256}), ("a.icns", {16, 32, 128, 256, 512})]
)
def test_an_icon_is_drawn_in_each_size_and_the_same_each_time(tmp_path, name, sizes):
    first = ICONS["write_icon"](tmp_path / name)
    again = ICONS["write_icon"](tmp_path / "again" / name)
    assert first.read_bytes() == again.read_bytes()
    with Image.open(first) as icon:
        assert sizes <= {size[0] for size in icon.info["sizes"]}
        corner, middle = (0, 0), (icon.width // 2, icon.height // 2)
        shown = icon.convert("RGBA")
    assert shown.getpixel(corner)[3] == 0
    assert shown.getpixel(middle)[3] == 255
