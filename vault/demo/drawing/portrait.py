"""A look as a picture: plainly drawn, plainly invented."""

import io
from collections.abc import Iterator

from PIL import Image

from vault.demo.drawing import colours, features
from vault.demo.drawing.hair import COVERED, STYLES
from vault.demo.drawing.hair_layers import Tint
from vault.demo.drawing.look import Look
from vault.demo.drawing.stencils import Shapes, stencil

SIZE = 256
"""In pixels; the largest that pages show is smaller."""
_QUALITY = 88
Painted = tuple[str, Shapes, float]


def portrait_jpeg(look: Look, size: int = SIZE) -> bytes:
    """A pupil as a JPEG of `size` by `size` pixels; the same bytes for the same look."""
    image = Image.new("RGB", (size, size), colours.BACK[look.back])
    for colour, shapes, strength in _painted(look):
        cut = stencil(shapes, size, strength)
        image.paste(colour, cut.box, cut.mask)
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=_QUALITY)
    return buffer.getvalue()


def _painted(look: Look) -> Iterator[Painted]:
    """Colour, shapes and strength, from the back to the front."""
    style, tints = STYLES[look.style], _tints(look)
    for layer in style.back:
        yield tints[layer.tint], layer.shapes, layer.strength
    yield from _clothes(look, tints)
    yield from _face(look)
    for layer in style.front:
        yield tints[layer.tint], layer.shapes, layer.strength
    if look.band:
        yield tints[Tint.RIBBON], features.BAND, 1
    if look.clip:
        yield tints[Tint.RIBBON], features.CLIP, 1
    if look.hearing_aid:
        yield colours.HEARING_AID, features.HEARING_AID, 1


def _tints(look: Look) -> dict[Tint, str]:
    hair, strand = colours.HAIR[look.hair]
    cloth, fold = (colours.PATKA if look.style == "patka" else colours.HIJAB)[look.cloth]
    return {
        Tint.HAIR: hair,
        Tint.STRAND: strand,
        Tint.CLOTH: cloth,
        Tint.FOLD: fold,
        Tint.RIBBON: colours.RIBBON[look.ribbon],
    }


def _clothes(look: Look, tints: dict[Tint, str]) -> Iterator[Painted]:
    """The school's jumper and what shows of neck and head; under a hijab neither."""
    skin, shade = colours.SKIN[look.skin]
    yield colours.JUMPER, features.BODY, 1
    yield colours.SLEEVES, features.SLEEVES, 1
    if look.style == "hijab":
        yield tints[Tint.CLOTH], features.WRAP, 1
        yield skin, features.HIJAB_FACE, 1
        return
    yield colours.COLLAR, features.SHIRT if look.cardigan else features.COLLAR, 1
    if look.cardigan:
        yield colours.BUTTONS, features.BUTTONS, 1
    yield shade, features.NECK, 1
    yield shade, features.EARS, 1
    yield skin, features.FACES[look.face], 1


def _face(look: Look) -> Iterator[Painted]:
    inks = colours.ON_DARK if look.skin >= colours.DARK_FROM else colours.ON_LIGHT
    yield colours.CHEEKS, features.CHEEKS, 0.16
    brow = colours.BROWS.get(look.hair, colours.HAIR[look.hair][0])
    yield brow if look.style not in COVERED else inks.eyes, features.BROWS[look.brows], 1
    yield inks.eyes, features.EYES[look.eyes], 1
    yield colours.GLINT, features.GLINTS[look.eyes], 0.8
    yield colours.SKIN[look.skin][1], features.NOSES[look.nose], 1
    teeth = features.TEETH.get(look.mouth)
    yield inks.lips if teeth is None else colours.OPEN_MOUTH, features.MOUTHS[look.mouth], 1
    if teeth is not None:
        yield colours.TEETH, teeth, 1
    if look.freckles:
        yield colours.FRECKLES, features.FRECKLES, 0.9
    if look.glasses:
        yield colours.FRAMES[look.skin], features.GLASSES[look.glasses], 1
