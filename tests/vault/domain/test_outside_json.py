"""JSON from outside: one text means one thing, and nothing odd gets past the border."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vault.domain.outside_json import DEEPEST, OutsideJsonError, read_json, read_object

ODD = {
    "infinity": b'{"a": Infinity}',
    "minus infinity": b'{"a": -Infinity}',
    "nan": b"[NaN]",
    "too large": b"[1e999]",
    "half a pair": b'["\\ud800"]',
    "half a pair in a key": b'{"\\udc00": 1}',
    "a key twice": b'{"a": 1, "a": 2}',
    "too deep": b"[" * (DEEPEST + 1) + b"]" * (DEEPEST + 1),
    "far too deep": b"[" * 100_000,
    "no utf-8": b'["\xff"]',
    "cut": b'{"a": ',
    "nothing": b"",
    "a number of 5000 digits": b"[" + b"9" * 5000 + b"]",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_what_no_other_program_would_mean_is_refused(text):
    with pytest.raises(OutsideJsonError):
        read_json(text)


@given(
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers(-(2**63), 2**63)
        | st.floats(allow_nan=False, allow_infinity=False)
        | st.text(st.characters(exclude_categories=("Cs",))),
        lambda inner: st.lists(inner) | st.dictionaries(st.text('ab[]{}"\\'), inner),
        max_leaves=20,
    )
)
def test_whatever_is_plain_json_is_read_as_it_is(value):
    assert read_json(json.dumps(value).encode()) == value
    assert read_json(json.dumps(value, ensure_ascii=False)) == value


def test_a_text_of_brackets_is_not_deep():
    assert read_json(json.dumps(["[" * 500 + '"\\'])) == ["[" * 500 + '"\\']
    with pytest.raises(OutsideJsonError):
        read_object(b"[]")
