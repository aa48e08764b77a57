"""Pupils drawn in the place of photographs: paths, hair, faces, and one colour over the other."""
