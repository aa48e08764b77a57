"""The key file: profiles, grants, plans of new keys, sticks."""
