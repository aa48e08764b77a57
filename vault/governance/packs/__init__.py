"""The starting schedules, as data."""
