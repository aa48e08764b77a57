"""How many examples hypothesis makes up: a fifth in the fast run, all in `make test-slow`."""

from hypothesis import settings

settings.register_profile("full", max_examples=100)
settings.register_profile("fast", max_examples=20)
settings.load_profile("fast")


def examples(full: int) -> int:
    """For a test that makes up `full` of them in the full run."""
    return max(full * settings.default.max_examples // 100, 5)
