"""Everything cryptographic, small and alone, without input or output."""
