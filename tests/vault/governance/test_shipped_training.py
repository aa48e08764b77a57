"""The modules that are shipped are whole."""

import pytest

from vault.domain.access import Role
from vault.domain.policy import Country
from vault.domain.training import BlockKind
from vault.governance.shipped_training import shipped_modules, shipped_picture


@pytest.mark.parametrize("country", Country)
def test_every_shipped_module_is_whole_and_has_its_pictures(country):
    modules = shipped_modules(country)
    assert len({m.id for m in modules}) == len(modules) >= 8
    for module in modules:
        assert 5 <= module.minutes <= 10, module.id
        assert len(module.questions) >= 5, module.id
        assert "{{" not in repr(module)
        pictures = [b for b in module.blocks if b.kind is BlockKind.PICTURE]
        assert pictures, module.id
        for picture in pictures:
            assert picture.text
            assert shipped_picture(picture.picture).startswith(b"\x89PNG")


@pytest.mark.parametrize("role", [r for r in Role if r is not Role.TECHNICIAN])
def test_every_role_has_modules_and_something_that_its_exports_wait_for(role):
    modules = [m for m in shipped_modules(Country.ENGLAND) if m.is_for(role)]
    assert len(modules) >= 3
    assert any(m.gates for m in modules)


def test_no_shipped_module_gives_the_answer_away_by_its_place():
    places = [q.right for m in shipped_modules(Country.ENGLAND) for q in m.questions]
    assert all(places.count(place) < 0.6 * len(places) for place in set(places))
