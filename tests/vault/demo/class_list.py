"""Class 4A of the practice school, by the given names."""

from datetime import date

from vault.demo.pupils import demo_pupils

TODAY = date(2026, 11, 24)


def of_4a(day=TODAY):
    return {p.child.given: p for p in demo_pupils(day) if p.class_name == "4A"}
