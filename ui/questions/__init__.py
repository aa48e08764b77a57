"""Two children side by side, and which of them is meant."""
