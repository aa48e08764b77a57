"""The encrypted files: SQL, schema, fence and key file."""
