"""One page a file, each with a presenter beside it."""
