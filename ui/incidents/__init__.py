"""What went wrong, what it touched, and who is told."""
