"""What is new in each version, as shipped with the program."""
