"""Documents made from what the vault really holds and how it is really set."""
