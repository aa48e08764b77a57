"""Charts that every page may show: painted from the tokens, with a table behind each."""
