"""Rows of the seven measures and of what families may ask for."""
