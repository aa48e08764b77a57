"""Rows of pupils, classes, staff and what hangs on them."""
