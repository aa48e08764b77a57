"""The safeguarding lead's list."""
