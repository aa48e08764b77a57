"""Staff, their roles and passwords."""
