"""How many examples hypothesis makes up: a fifth in the fast run, all in `make test-slow`."""

from hypothesis import HealthCheck, settings

# How fast examples are drawn says how busy the machine is, and nothing of the program.
BUSY = (HealthCheck.too_slow,)
settings.register_profile("full", max_examples=100, suppress_health_check=BUSY)
settings.register_profile("fast", max_examples=20, suppress_health_check=BUSY)
settings.load_profile("fast")


def examples(full: int) -> int:
    """For a test that makes up `full` of them in the full run."""
    return max(full * settings.default.max_examples // 100, 5)
