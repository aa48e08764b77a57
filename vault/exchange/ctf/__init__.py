"""Common transfer files (England): XML about pupils who change schools."""
