"""Seating plans of a class, and what a lesson needs beside them."""
