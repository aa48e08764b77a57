"""SQLCipher, the fence before it, and one unit of work."""
