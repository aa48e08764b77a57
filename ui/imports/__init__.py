"""Class lists, rolls and photos that come in."""
