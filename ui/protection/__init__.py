"""The seven measures: recovery, checks, reviews of access."""
