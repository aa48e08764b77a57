"""Item models for tables and grids."""
