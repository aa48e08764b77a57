"""Dialogs: a form each, opened over a page."""
