"""What a person can do, one value per use case."""
