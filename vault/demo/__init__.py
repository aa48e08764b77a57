"""The demo school: invented pupils, generated figures as photos, a profile for every role."""

DEMO_PASSWORD = "lantern-orchard-violin-pebble"
"""Shown on the unlock page of the demo; it protects nothing."""
DEMO_SCHOOL = "Willow Bank Primary (demo)"
