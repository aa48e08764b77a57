"""Registers, absence in numbers, and planned absences."""
