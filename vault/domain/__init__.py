"""Pure data and pure functions: the school's words, and who may do what."""
