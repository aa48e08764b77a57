"""Notes and behaviour."""
