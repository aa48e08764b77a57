"""Objectives of a class: how each pupil stands to each of them."""
