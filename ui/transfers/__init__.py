"""Sealed files between staff: cards, sending, receiving, and what was sent."""
