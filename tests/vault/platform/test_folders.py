"""Where this machine keeps what it remembers of its vaults."""

import os
import sys

import pytest

from vault.platform.folders import recent_vaults, remember_vault

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="names are text elsewhere")

ODD = os.fsdecode(b"caf\xe9")


@pytest.fixture
def odd(tmp_path):
    folder = tmp_path / ODD
    folder.mkdir()
    return folder


def test_a_vault_there_is_remembered(odd):
    remember_vault(odd)
    assert recent_vaults() == [odd]
