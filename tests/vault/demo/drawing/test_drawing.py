"""Drawn pupils: the same child looks the same every time, and two of a class never alike."""

import io
from dataclasses import replace
from itertools import combinations, groupby, pairwise
from math import isclose

import pytest
from PIL import Image, ImageChops, ImageStat

from vault.demo.class_looks import features_of
from vault.demo.drawing import colours, features
from vault.demo.drawing.hair import STYLES
from vault.demo.drawing.look import Look
from vault.demo.drawing.paths import points
from vault.demo.drawing.portrait import SIZE, portrait_jpeg
from vault.demo.drawing.stencils import Oval, stencil
from vault.demo.figures import figure_jpeg
from vault.demo.pupils import demo_pupils
from vault.exchange.pictures import clean_picture

NEAREST = 5  # half a mouth and a parting are about one
LIGHT_HAIR = frozenset({"fair", "pale", "red", "copper", "light brown", "brown"})


def opened(jpeg):
    return Image.open(io.BytesIO(jpeg)).convert("RGB")


def small(look):
    return opened(portrait_jpeg(look, 64))


def unlike(one, other):
    """How far two pictures differ: the mean over all pixels, of three times 255."""
    return sum(ImageStat.Stat(ImageChops.difference(one, other)).mean)


def classes():
    return [list(some) for _, some in groupby(demo_pupils(), lambda p: p.class_name)]


def test_a_pupil_is_drawn_the_same_every_time():
    look = demo_pupils()[250].look
    assert portrait_jpeg(look) == portrait_jpeg(look)
    assert [p.look for p in demo_pupils()] == [p.look for p in demo_pupils()]
    assert figure_jpeg(3) == figure_jpeg(3) != figure_jpeg(4)


def test_a_drawing_is_a_photo_as_they_are_kept():
    picture = clean_picture(figure_jpeg(1))
    assert (picture.width, picture.height) == (SIZE, SIZE)
    assert opened(figure_jpeg(1, 64)).size == (64, 64)


@pytest.mark.parametrize("members", classes(), ids=lambda some: some[0].class_name)
def test_no_two_of_a_class_look_alike(members):
    assert len({features_of(p.look) for p in members}) == 30
    drawn = [small(replace(p.look, back=0)) for p in members]
    assert min(unlike(*pair) for pair in combinations(drawn, 2)) > NEAREST


def test_neighbours_in_the_list_stand_before_other_backgrounds():
    for members in classes():
        backs = [p.look.back for p in members]
        assert all(one != other for one, other in pairwise(backs))


@pytest.mark.parametrize("style", STYLES)
def test_every_hair_style_shows(style):
    drawn = small(Look(1, "black", style))
    others = [small(Look(1, "black", name)) for name in STYLES if name != style]
    assert min(unlike(drawn, other) for other in others) > NEAREST
    for layer in (*STYLES[style].front, *STYLES[style].back):
        assert stencil(layer.shapes, SIZE, layer.strength).mask.getextrema()[1] > 100


@pytest.mark.parametrize(
    "more",
    [
        {"glasses": "round"},
        {"glasses": "square"},
        {"freckles": True},
        {"band": True},
        {"clip": True},
        {"hearing_aid": True},
        {"cardigan": True},
    ],
    ids=str,
)
def test_what_a_look_says_is_drawn(more):
    assert portrait_jpeg(Look(0, "brown", "bob", **more)) != portrait_jpeg(Look(0, "brown", "bob"))


@pytest.mark.parametrize("part", ["FACES", "BROWS", "EYES", "NOSES", "MOUTHS"])
def test_no_two_faces_of_a_list_are_the_same(part):
    field = part.lower().rstrip("s") + ("s" if part in ("BROWS", "EYES") else "")
    drawn = {
        portrait_jpeg(Look(0, "brown", "crop", **{field: place}))
        for place in range(len(getattr(features, part)))
    }
    assert len(drawn) == len(getattr(features, part))


def test_hair_and_cloths_go_with_the_child():
    for pupil in demo_pupils():
        look = pupil.look
        assert not (look.skin > 1 and look.hair in LIGHT_HAIR - {"brown"}), pupil
        assert not (look.style == "patka" and pupil.child.sex == "F"), pupil
        assert not (look.style == "hijab" and pupil.child.sex == "M"), pupil
        assert not (look.style == "hijab" and pupil.year_group in "R12"), pupil


def test_the_school_is_as_varied_as_schools_are():
    looks = [p.look for p in demo_pupils()]
    assert {look.style for look in looks} == set(STYLES)
    assert {look.skin for look in looks} == set(range(len(colours.SKIN)))
    assert {look.hair for look in looks} == set(colours.HAIR)
    assert 30 < sum(bool(look.glasses) for look in looks) < 120


def test_the_edges_of_a_shape_are_smooth():
    mask = stencil((Oval(32, 32, 20, 20),), 128).mask
    assert len(set(mask.tobytes())) > 8
    assert mask.getpixel((mask.width // 2, mask.height // 2)) == 255


@pytest.mark.parametrize(
    ("path", "last"),
    [
        ("M1 2L3 4", (3, 4)),
        ("M1 2l3 4h2v-1", (6, 5)),
        ("M1 2H9V8", (9, 8)),
        ("M0 0C0 1 1 1 1 0S2-1 2 0", (2, 0)),
        ("M0 0q1 2 2 0 .5.5 1-.5z", (3, -0.5)),
        ("M10-5.5.5.5", (0.5, 0.5)),
    ],
)
def test_a_path_ends_where_svg_says(path, last):
    assert points(path)[-1] == pytest.approx(last)


def test_a_curve_goes_through_its_middle_and_goes_on_smoothly():
    first = points("M0 0C0 8 8 8 8 0")
    assert any(isclose(x, 4) and isclose(y, 6) for x, y in first)
    both = points("M0 0C0 8 8 8 8 0S16-8 16 0")
    assert min(both, key=lambda p: p[1])[0] == pytest.approx(12)
