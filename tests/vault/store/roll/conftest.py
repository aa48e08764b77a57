"""A class list on the disk."""

import pytest


@pytest.fixture
def put(tmp_path):
    def write(text, name="list.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write
