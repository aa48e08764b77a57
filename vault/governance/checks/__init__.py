"""The checks of the security check, by what they look at."""
