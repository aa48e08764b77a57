"""The catalogue: every table of the vault, declared once. What is derived from it stands beside."""
