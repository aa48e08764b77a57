"""Generated figures instead of faces: plainly drawn, plainly invented."""

import io
import random

from PIL import Image, ImageDraw

_SKIN = ("#f2d3b3", "#e0ac7e", "#c68642", "#8d5524", "#5c3a1e")
_HAIR = ("#1c1410", "#4a2f1b", "#8a5a2b", "#c9a05a", "#a33b20")
_SHIRT = ("#2f5d8a", "#3f7d54", "#8a2f4b", "#6a4c93", "#b5651d")
_BACK = ("#dfe9f2", "#e8f0e0", "#f2e6df", "#ece4f2")


def figure_jpeg(seed: int, size: int = 320) -> bytes:
    """One portrait as JPEG bytes; the same seed gives the same figure."""
    dice = random.Random(seed)  # noqa: S311 - a drawing, not a key
    image = Image.new("RGB", (size, size), dice.choice(_BACK))
    pen = ImageDraw.Draw(image)
    s = size / 100
    hair, skin = dice.choice(_HAIR), dice.choice(_SKIN)
    long_hair = dice.random() < 0.5
    pen.ellipse((24 * s, 12 * s, 76 * s, (80 if long_hair else 60) * s), fill=hair)
    pen.ellipse((10 * s, 76 * s, 90 * s, 140 * s), fill=dice.choice(_SHIRT))
    pen.rectangle((43 * s, 62 * s, 57 * s, 82 * s), fill=skin)
    pen.ellipse((29 * s, 22 * s, 71 * s, 72 * s), fill=skin)
    for x in (41, 59):
        pen.ellipse(((x - 3) * s, 43 * s, (x + 3) * s, 49 * s), fill="#222222")
    pen.arc((41 * s, 48 * s, 59 * s, 62 * s), 20, 160, fill="#7a2f2f", width=max(2, int(1.5 * s)))
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=82)
    return buffer.getvalue()
