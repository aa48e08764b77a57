"""PDF, made without Qt."""
