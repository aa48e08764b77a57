"""Checklists of a class."""
