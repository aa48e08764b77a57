"""Whether two descriptions are of one child: a key proposes, name and birth date confirm."""
