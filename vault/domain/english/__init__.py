"""The English that the program speaks: British as its texts are written, or American from them."""
