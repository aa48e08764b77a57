"""The page where everybody lands."""
