"""Lessons and their questions."""
